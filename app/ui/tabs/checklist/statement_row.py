"""The row of one checklist statement, its agency chips and its editor for the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.records import Rating
from app.ui.theme.status_signs import RATING_SIGNS
from app.ui.widgets.fields.rating import RatingControl
from app.ui.widgets.fields.text_area import AutosaveTextEdit
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.highlight_label import HighlightLabel
from app.ui.widgets.labels import plain_label, plain_tooltip, restyle
from app.ui.widgets.lists.list_row import ListRow
from app.ui.widgets.text_search import find_spans, hit_selections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent

    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit
    from app.ui.tabs.checklist.statement_view import AgencyChipView, StatementView


RATING_KEYS = {Rating.NOT_YET: "1", Rating.PARTLY: "2", Rating.IN_PLACE: "3", None: "0"}
"""The key that sets each rating; None clears it."""


class AgencyChip(QPushButton):
    """A button of an agency's rating, such as "H ◐"; a click or Space opens a menu of ratings."""

    rated = Signal(object)  # Rating, or None to clear

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agency_id = ""
        self._menu: QMenu | None = None
        self.setProperty("role", "agency-chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open_menu)

    def show_chip(self, view: AgencyChipView) -> None:
        """Show an agency and its rating."""
        sign = RATING_SIGNS[view.rating]
        self.agency_id = view.agency_id
        self.setText(f"{view.mark} {sign.mark}".replace("&", "&&"))
        self.setAccessibleName(f"{view.name}: {sign.word.lower()}")
        self.setToolTip(plain_tooltip(f"{view.name}: {sign.word.lower()}"))
        rating = view.rating.value if view.rating else ""
        if self.property("rating") != rating:
            self.setProperty("rating", rating)
            restyle(self)

    def needed_width(self) -> int:
        """Return the width of the mark with the widest sign in pixels, so that chips line up."""
        advance = self.fontMetrics().horizontalAdvance
        around = self.sizeHint().width() - advance(self.text())
        mark = self.text().rpartition(" ")[0]
        widest = max(advance(f"{mark} {RATING_SIGNS[rating].mark}") for rating in RATING_KEYS)
        return max(self.sizeHint().width(), widest + around)

    @property
    def menu_shown(self) -> QMenu | None:
        """The menu of ratings while it is open."""
        return self._menu

    def close_menu(self) -> None:
        """Close the menu, as after a rating by key."""
        if self._menu:
            self._menu.close()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for rating, key in RATING_KEYS.items():
            sign = RATING_SIGNS[rating]
            words = sign.text if rating else f"{sign.mark} Clear"
            action = menu.addAction(f"&{key}   {words}")
            action.triggered.connect(lambda _on=False, rating=rating: self.rated.emit(rating))
        menu.aboutToHide.connect(self._on_menu_hidden)
        self._menu = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_menu_hidden(self) -> None:
        if self._menu:
            self._menu.deleteLater()
        self._menu = None


_MOST_LINES = 14


class EvidenceEditor(AutosaveTextEdit):
    """A plain text editor as high as its lines, up to 14, in which words can be marked."""

    def __init__(self, context: AppContext, edit: MakeEdit, parent: QWidget | None = None) -> None:
        super().__init__(context.autosave, edit, parent, least=1, most=_MOST_LINES)
        self._theme = context.theme
        self.setProperty("role", "evidence")
        self.setPlaceholderText("Add evidence…")
        self.document().setDocumentMargin(0)

    def mark(self, text: str) -> int:
        """Mark each place of `text` and return how many there are."""
        spans = find_spans(self.document(), text)
        fill, ink = self._theme.colour("highlight"), self._theme.colour("on-highlight")
        self.setExtraSelections(hit_selections(self.document(), spans, fill, ink))
        return len(spans)


_RATING = 2


class StatementRow(ListRow):
    """A row with the fields of one statement; its signals ask the tab for changes."""

    rated = Signal(object)  # Rating, or None to clear
    agency_rated = Signal(str, object)  # agency's id; Rating, or None to clear
    actions_requested = Signal()

    def __init__(self, context: AppContext, view: StatementView, make_edit: MakeEdit) -> None:
        theme = context.theme
        super().__init__(theme, view.id)
        self._view: StatementView | None = None
        self._chips: dict[str, AgencyChip] = {}
        self._number = plain_label(role="strong")
        self._text = HighlightLabel(theme, "statement")
        self.rating = RatingControl(theme, f"Statement {view.number}, rated together")
        self.evidence = EvidenceEditor(context, make_edit)
        self._actions = QPushButton()
        self._gap = plain_label(role="gap", wraps=True)
        self._build()
        self._connect()
        self.show_statement(view)

    @property
    def view(self) -> StatementView:
        """What the row shows."""
        if self._view is None:
            raise RuntimeError("a row is read before it shows anything")
        return self._view

    def show_statement(self, view: StatementView) -> None:
        """Show the statement; what did not change is not redrawn."""
        if view == self._view:
            return
        self._show_chips(view)
        self._view = view
        self._number.setText(view.number)
        self._text.show_text(view.text)
        self.rating.show_rating(view.rating)
        self.evidence.typed.load(view.evidence)
        self.evidence.setAccessibleName(f"Evidence, statement {view.number}")
        self._actions.setText(view.actions.replace("&", "&&"))
        self._actions.setAccessibleName(f"Statement {view.number}: {view.actions}")
        self._actions.setVisible(bool(view.actions))
        self._gap.setText(view.gap)
        self._gap.setVisible(bool(view.gap))
        self.setAccessibleName(
            f"Statement {view.number}: {view.text} {RATING_SIGNS[view.rating].word}"
        )

    def chip(self, agency_id: str) -> AgencyChip | None:
        """Return the chip of one agency, or None."""
        return self._chips.get(agency_id)

    def request_rating(self, rating: Rating | None) -> None:
        """Ask for a rating of the agency whose chip has the focus, else of the whole room."""
        chip = next((chip for chip in self._chips.values() if chip.hasFocus()), None)
        if chip is None:
            self.rated.emit(rating)
        else:
            chip.close_menu()
            self.agency_rated.emit(chip.agency_id, rating)

    def chip_width(self) -> int:
        """Return the width that the widest chip needs, in pixels."""
        return max((chip.needed_width() for chip in self._chips.values()), default=0)

    def set_chip_width(self, width: int) -> None:
        """Set the width of every chip, so that chips line up."""
        for chip in self._chips.values():
            chip.setFixedWidth(width)

    @override
    def set_widths(self, widths: Sequence[int]) -> None:
        self.rating.set_compact(is_compact=0 < widths[_RATING] < self.rating.full_width)
        super().set_widths(widths)

    def stops(self) -> list[QWidget]:
        """Return the row, its rating buttons, its chips, the evidence and the actions."""
        buttons: list[QWidget] = list(self.rating.findChildren(QPushButton))
        return [self, *buttons, *self._chips.values(), self.evidence, self._actions]

    @override
    def release(self) -> None:
        self.evidence.typed.release()

    def mark_text(self, text: str) -> int:
        """Mark `text` in the statement and its evidence, and return how many hits there are."""
        return self._text.mark(text) + self.evidence.mark(text)

    def _build(self) -> None:
        self.set_padding(self._theme.metric("gap"))
        self._actions.setProperty("role", "link")
        self._actions.setObjectName("statement-actions")
        self._actions.setCursor(Qt.CursorShape.PointingHandCursor)
        self._actions.setToolTip("Show on the Actions tab")
        self._agencies = QWidget()
        self._flow = FlowLayout(self._agencies, self._theme.metric("gap-small"))
        cells = (self._number, self._text, self.rating, self._agencies, self._evidence_cell())
        for cell in cells:
            self.add_cell(cell)

    def _evidence_cell(self) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.evidence)
        column.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._gap)
        return cell

    def _connect(self) -> None:
        self.rating.rated.connect(self.rated)
        self._actions.clicked.connect(self.actions_requested)

    def _show_chips(self, view: StatementView) -> None:
        wanted = [chip.agency_id for chip in view.chips]
        if wanted != list(self._chips):
            self._remake_chips(wanted)
        for chip in view.chips:
            self._chips[chip.agency_id].show_chip(chip)

    def _remake_chips(self, wanted: list[str]) -> None:
        old = self._chips
        self._chips = {
            agency: old.pop(agency) if agency in old else self._new_chip() for agency in wanted
        }
        while self._flow.takeAt(0):
            pass
        for chip in self._chips.values():
            self._flow.addWidget(chip)
            chip.show()
        for chip in old.values():
            chip.hide()
            chip.deleteLater()

    def _new_chip(self) -> AgencyChip:
        chip = AgencyChip(self._agencies)
        chip.rated.connect(lambda rating: self.agency_rated.emit(chip.agency_id, rating))
        return chip
