"""What one agency says of one statement, in a button as small as a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from app.models.records import Rating
from app.ui.signs import sign_of_rating
from app.ui.widgets.plain_text import plain_tooltip, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from app.ui.checklist.statement_view import ChipView

CHOICES = ((Rating.NOT_YET, "1"), (Rating.PARTLY, "2"), (Rating.IN_PLACE, "3"), (None, "0"))


class AgencyChip(QPushButton):
    """Show "H ◐"; a click or Space offers the ratings, and 1, 2, 3 or 0 sets one at once."""

    rated = Signal(object)  # Rating, or None to clear

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agency_id = ""
        self._menu: QMenu | None = None
        self.setProperty("role", "agency-chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._offer)

    def show_chip(self, view: ChipView) -> None:
        """Show an agency and its rating."""
        sign = sign_of_rating(view.rating)
        self.agency_id = view.agency_id
        self.setText(f"{view.mark} {sign.mark}".replace("&", "&&"))
        self.setAccessibleName(f"{view.name}: {sign.word.lower()}")
        self.setToolTip(plain_tooltip(f"{view.name}: {sign.word.lower()}"))
        rating = view.rating.value if view.rating else ""
        if self.property("rating") != rating:
            self.setProperty("rating", rating)
            restyle(self)

    def needed_width(self) -> int:
        """Give the width in which the mark fits beside the widest sign, so that chips line up."""
        advance = self.fontMetrics().horizontalAdvance
        around = self.sizeHint().width() - advance(self.text())
        mark = self.text().rpartition(" ")[0]
        widest = max(advance(f"{mark} {sign_of_rating(rating).mark}") for rating, _ in CHOICES)
        return max(self.sizeHint().width(), widest + around)

    @property
    def menu_shown(self) -> QMenu | None:
        """The menu of ratings while it is open."""
        return self._menu

    def close_menu(self) -> None:
        """Take the menu away; its answer came another way."""
        if self._menu:
            self._menu.close()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer()

    def _offer(self) -> None:
        menu = QMenu(self)
        for rating, key in CHOICES:
            words = sign_of_rating(rating).text if rating else "– Clear"
            action = menu.addAction(f"&{key}   {words}")
            action.triggered.connect(lambda _on=False, rating=rating: self.rated.emit(rating))
        menu.aboutToHide.connect(self._forget)
        self._menu = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _forget(self) -> None:
        if self._menu:
            self._menu.deleteLater()
        self._menu = None
