"""The checklist: rate each statement together and by agency, note evidence, make actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.models.changes import Kind
from app.models.checklist import ChecklistOrder, count_ratings, in_order
from app.models.dates import local_today
from app.models.edits import AddAction, RateForAgency, RateStatement, SetEvidence
from app.models.identity import new_id
from app.models.records import Origin, Rating
from app.ui.checklist.checklist_bar import ChecklistBar
from app.ui.checklist.columns import HEADINGS, column_widths
from app.ui.checklist.statement_row import StatementRow
from app.ui.checklist.statement_view import StatementView, views_of
from app.ui.signs import sign_of_rating
from app.ui.tab import Tab
from app.ui.widgets.column_row import ColumnRow
from app.ui.widgets.command import command, separator
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QShowEvent

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

_SHOWN = (Kind.CHECKLIST, Kind.AGENCIES, Kind.ACTIONS, Kind.SESSIONS)


class ChecklistTab(Tab):
    """Rows of statements. `actions_wanted` asks the window for the actions of one statement."""

    hint = "1 not yet · 2 partly · 3 in place · 0 clear · E evidence · A action · ↑↓ statement"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = local_today,
    ) -> None:
        super().__init__(desk, parent)
        self._today = today
        self._views: dict[str, StatementView] = {}
        self._found: tuple[str, str] = ("", "")
        self._rating_width = 0
        self._chip_width = 0
        self._build()
        self._make_commands()
        self._connect()

    @property
    def rows(self) -> RowList[StatementRow]:
        """The list of statements."""
        return self._list

    @property
    def bar(self) -> ChecklistBar:
        """The line above the list."""
        return self._bar

    @override
    def open(self, session_id: str) -> None:
        self._desk.autosave.end_bursts()
        super().open(session_id)

    @override
    def refresh(self, change: Change | None) -> None:
        if change is not None and not change.touches(*_SHOWN):
            return
        if not self.isVisible():
            # Nobody sees it: it is read anew when it is shown.
            return
        session = self.session
        views = {view.id: view for view in views_of(session, self._today())}
        is_other = views.keys() != self._views.keys()
        has_other_agencies = change is None or change.touches(Kind.AGENCIES)
        self._views = views
        if is_other:
            self._remake_rows()
        for view in views.values():
            self._list.rows[view.id].show_statement(view)
        if is_other or change is None:
            self._arrange()
        if has_other_agencies:
            self._even_columns()
        self._bar.show_counts(count_ratings(session.checklist))
        self._list.setVisible(bool(views))
        self._empty.setVisible(not views)
        self._say_position()

    @override
    def reveal(self, edit: Edit) -> None:
        key = next((key for key in edit.ids if key in self._list.rows), None)
        if key is None:
            return
        self._list.go_to(key)
        row = self._list.rows[key]
        if isinstance(edit, SetEvidence):
            row.evidence.setFocus()
        elif isinstance(edit, RateForAgency):
            (row.chip(edit.agency_id) or row).setFocus()
        else:
            row.setFocus()

    @override
    def commands(self) -> list[QAction]:
        return list(self._commands)

    @override
    def take_focus(self) -> None:
        (self._list.current or self).setFocus()

    @override
    def find_text(self, text: str) -> int:
        hits = {key: self._list.rows[key].mark_text(text) for key in self._list.order}
        with_hits = [key for key, count in hits.items() if count]
        if with_hits:
            asked, last = self._found
            is_next = asked == text and last in with_hits
            place = with_hits.index(last) + 1 if is_next else 0
            key = with_hits[place % len(with_hits)]
            self._found = (text, key)
            self._list.go_to(key)
        return sum(hits.values())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._session_id:
            self.refresh(None)

    def _build(self) -> None:
        theme = self._desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = ChecklistBar(theme)
        header = ColumnRow(theme, "band")
        header.set_padding(theme.metric("gap-small"))
        for heading in HEADINGS:
            label = plain_label(heading, "column-head")
            # Words in an editor stand a little to the right of its edge; so does their heading.
            label.setProperty("inset", heading == HEADINGS[-1])
            header.add_cell(label)
        self._list = RowList[StatementRow](header, self._measure)
        self._list.setAccessibleName("Checklist")
        self._empty = EmptyState(
            theme,
            "checklist",
            "This session has no checklist.",
            "A new session takes its statements from the content packs.",
        )
        column.addWidget(self._bar)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        self._empty.hide()

    def _connect(self) -> None:
        self._bar.order_chosen.connect(self._on_bar_order_chosen)
        self._list.current_changed.connect(lambda _key: self._say_position())

    def _make_commands(self) -> None:
        self._commands = [
            command(self._list, "Rate not yet", "1", lambda: self._rate(Rating.NOT_YET)),
            command(self._list, "Rate partly", "2", lambda: self._rate(Rating.PARTLY)),
            command(self._list, "Rate in place", "3", lambda: self._rate(Rating.IN_PLACE)),
            command(self._list, "Clear the rating", "0", lambda: self._rate(None)),
            separator(self),
            command(self._list, "Write evidence", "E, F2", self._write_evidence),
            command(self._list, "Make an action", "A", self._make_action),
            separator(self),
            command(self._list, "Next statement", "Down", lambda: self._move(1)),
            command(self._list, "Previous statement", "Up", lambda: self._move(-1)),
        ]

    def _measure(self, width: int) -> list[int]:
        return column_widths(
            self._desk.theme,
            width,
            rating=self._rating_width,
            chip=self._chip_width,
            agencies=len(self.session.agencies) if self._session_id else 0,
        )

    def _even_columns(self) -> None:
        row = next(iter(self._list.rows.values()), None)
        if row is not None:
            self._rating_width = row.rating.sizeHint().width()
            self._chip_width = row.chip_width()
        for other in self._list.rows.values():
            other.even_chips(self._chip_width)
        self._list.measure_again()

    def _remake_rows(self) -> None:
        for key in list(self._list.rows):
            self._list.drop(key)
        for view in self._views.values():
            self._add_row(view)

    def _add_row(self, view: StatementView) -> None:
        desk = self._desk
        row = StatementRow(desk.theme, view, desk.autosave, self._evidence_edit(view.id))
        row.rated.connect(lambda rating: self._rate_together(view.id, rating))
        row.agency_rated.connect(
            lambda agency, rating: self._rate_for_agency(view.id, agency, rating)
        )
        row.actions_asked.connect(lambda: self.actions_wanted.emit(view.id))
        self._list.add(row)

    def _evidence_edit(self, statement_id: str) -> MakeEdit:
        session_id = self._session_id

        def make(before: str, after: str, burst: str) -> SetEvidence:
            called = self._called(statement_id)
            return SetEvidence(
                session_id, statement_id, {"evidence": before}, {"evidence": after}, called, burst
            )

        return make

    def _arrange(self) -> None:
        session = self.session
        order = ChecklistOrder(self._bar.order)
        agencies = [agency.id for agency in session.agencies]
        self._list.arrange(in_order(session.checklist, order, agencies))

    def _rate(self, rating: Rating | None) -> None:
        if row := self._list.current:
            row.ask_rating(rating)

    def _rate_together(self, statement_id: str, rating: Rating | None) -> None:
        view = self._views[statement_id]
        if rating is not view.rating:
            self._desk.history.perform(
                RateStatement(
                    self._session_id,
                    statement_id,
                    {"rating": view.rating},
                    {"rating": rating},
                    self._called(statement_id),
                )
            )
        # Where the library could not take it, the buttons go back to what is true.
        self._list.rows[statement_id].rating.show_rating(self._views[statement_id].rating)

    def _rate_for_agency(self, statement_id: str, agency_id: str, rating: Rating | None) -> None:
        view = self._views[statement_id]
        chip = next(chip for chip in view.chips if chip.agency_id == agency_id)
        if rating is chip.rating:
            return
        called = f"{self._called(statement_id)} for {chip.name or 'an agency'}"
        self._desk.history.perform(
            RateForAgency(self._session_id, statement_id, agency_id, chip.rating, rating, called)
        )

    def _write_evidence(self) -> None:
        if row := self._list.current:
            self._list.go_to(row.key)
            row.evidence.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_action(self) -> None:
        row = self._list.current
        if row is None:
            return
        values = {
            "id": new_id(),
            "what": "",
            "who": "",
            "agency_id": None,
            "due": None,
            "is_done": False,
            "origin": Origin.CHECKLIST,
            "origin_id": row.key,
            "created_at": datetime.now(UTC),
        }
        if self._desk.history.perform(AddAction(self._session_id, values)):
            self._desk.messages.say(
                f"Action added from {self._called(row.key)}. "
                "Write what will be done on the Actions tab."
            )

    def _move(self, steps: int) -> None:
        row, focused = self._list.current, self._list.focused
        chips = row.view.chips if row else ()
        agency = next((c.agency_id for c in chips if row and row.chip(c.agency_id) is focused), "")
        now = self._list.step(steps)
        if now:
            (now.chip(agency) or now).setFocus()

    def _on_bar_order_chosen(self) -> None:
        self._arrange()
        if row := self._list.current:
            self._list.go_to(row.key)

    def _called(self, statement_id: str) -> str:
        return f"statement {self._views[statement_id].number}"

    def _say_position(self) -> None:
        row = self._list.current
        if row is None:
            self.position_changed.emit("")
            return
        view = self._views.get(row.key, row.view)
        word = sign_of_rating(view.rating).text
        self.position_changed.emit(f"Statement {view.number} of {len(self._views)} · {word}")
