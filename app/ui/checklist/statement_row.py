"""One statement of the checklist: its words, its ratings, its evidence and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.checklist.agency_chip import AgencyChip
from app.ui.checklist.evidence_editor import EvidenceEditor
from app.ui.signs import sign_of_rating
from app.ui.widgets.column_row import ListRow
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.marked_label import MarkedLabel
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.rating_control import RatingControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.records import Rating
    from app.ui.autosave import MakeEdit
    from app.ui.checklist.statement_view import StatementView
    from app.ui.desk import Desk


_RATING = 2


class StatementRow(ListRow):
    """Show one statement, and send what is asked of it."""

    rated = Signal(object)  # Rating, or None to clear
    agency_rated = Signal(str, object)  # agency's id; Rating, or None to clear
    actions_asked = Signal()

    def __init__(self, desk: Desk, view: StatementView, make_edit: MakeEdit) -> None:
        theme = desk.theme
        super().__init__(theme, view.id)
        self._view: StatementView | None = None
        self._chips: dict[str, AgencyChip] = {}
        self._number = plain_label(role="strong")
        self._text = MarkedLabel(theme, "statement")
        self.rating = RatingControl(theme, f"Statement {view.number}, rated together")
        self.evidence = EvidenceEditor(desk, make_edit)
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
        """Show the statement as it stands; nothing is redrawn that did not change."""
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
            f"Statement {view.number}: {view.text} {sign_of_rating(view.rating).word}"
        )

    def chip(self, agency_id: str) -> AgencyChip | None:
        """Give the chip of one agency."""
        return self._chips.get(agency_id)

    def ask_rating(self, rating: Rating | None) -> None:
        """Rate for the agency whose chip has the focus, else for the whole room."""
        chip = next((chip for chip in self._chips.values() if chip.hasFocus()), None)
        if chip is None:
            self.rated.emit(rating)
        else:
            chip.close_menu()
            self.agency_rated.emit(chip.agency_id, rating)

    def chip_width(self) -> int:
        """Give the room that the widest chip needs."""
        return max((chip.needed_width() for chip in self._chips.values()), default=0)

    def even_chips(self, width: int) -> None:
        """Make every chip as wide as the widest, so that they stand under one another."""
        for chip in self._chips.values():
            chip.setFixedWidth(width)

    @override
    def set_widths(self, widths: Sequence[int]) -> None:
        self.rating.set_compact(is_compact=0 < widths[_RATING] < self.rating.full_width)
        super().set_widths(widths)

    def stops(self) -> list[QWidget]:
        """List the row, its rating buttons, its chips, the evidence and the actions."""
        buttons: list[QWidget] = list(self.rating.findChildren(QPushButton))
        return [self, *buttons, *self._chips.values(), self.evidence, self._actions]

    @override
    def let_go(self) -> None:
        self.evidence.typed.let_go()

    def mark_text(self, text: str) -> int:
        """Mark `text` in the statement and its evidence, and count the hits."""
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
        self._actions.clicked.connect(self.actions_asked)

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
