"""The checklist tab: the list of statements with their ratings, evidence and actions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits import RateForAgency, SetEvidence
from app.models.rules.checklist import ChecklistOrder, count_ratings, statements_in_order
from app.ui.services.menu_commands import menu_command, separator
from app.ui.tabs.checklist.edits import ChecklistEdits
from app.ui.tabs.checklist.statement_row import RATING_KEYS, StatementRow
from app.ui.tabs.checklist.statement_view import StatementView, statement_note, statement_views
from app.ui.tabs.checklist.toolbar import HEADINGS, ChecklistToolbar, column_widths
from app.ui.tabs.list_tab import ListTab
from app.ui.theme.status_signs import RATING_SIGNS
from app.ui.widgets.card import EmptyState
from app.ui.widgets.labels import plain_label
from app.ui.widgets.lists.list_row import AlignedRow
from app.ui.widgets.lists.row_list import RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.models.audience.scene import Note
    from app.models.changes import Change
    from app.models.edits import Edit
    from app.models.records import Rating


class ChecklistTab(ListTab[StatementRow]):
    """The tab of the checklist; `actions_requested` sends the id of a statement."""

    shown_kinds = (
        ChangeKind.CHECKLIST,
        ChangeKind.AGENCIES,
        ChangeKind.ACTIONS,
        ChangeKind.SESSIONS,
    )
    hint = (
        "".join(
            f"{key} {RATING_SIGNS[rating].word.lower() if rating else 'clear'} · "
            for rating, key in RATING_KEYS.items()
        )
        + "E evidence · A action · R to the room · ↑↓ statement"
    )

    _bar: ChecklistToolbar
    _empty: EmptyState
    _views: dict[str, StatementView]
    _sent_note: tuple[str, Note | None]

    @property
    def bar(self) -> ChecklistToolbar:
        """The toolbar above the list."""
        return self._bar

    @override
    def open(self, session_id: str) -> None:
        self._writer = ChecklistEdits(self._context, session_id, self._view_of)
        self._sent_note = ("", None)
        super().open(session_id)

    @override
    def refresh(self, change: Change | None) -> None:
        super().refresh(change)
        if change is None or change.touches(*self.shown_kinds):
            self._resend_note()

    @override
    def _show_session(self, change: Change | None) -> None:
        session = self.session
        views = {view.id: view for view in statement_views(session, self._today())}
        is_other = views.keys() != self._views.keys()
        has_other_agencies = change is None or change.touches(ChangeKind.AGENCIES)
        self._views = views
        if is_other:
            self._remake_rows()
        for view in views.values():
            self._list.rows[view.id].show_statement(view)
        if is_other or change is None:
            self._arrange()
        if has_other_agencies:
            self._update_column_widths()
        self._bar.show_counts(count_ratings(session.checklist))
        self._show.setEnabled(bool(views))
        self._list.setVisible(bool(views))
        self._empty.setVisible(not views)

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
    def take_focus(self) -> None:
        (self._list.current or self).setFocus()

    @override
    def _build(self) -> None:
        theme = self._context.theme
        self._views = {}
        self._sent_note = ("", None)
        self._writer = ChecklistEdits(self._context, "", self._view_of)
        self._rating_width = 0
        self._compact_width = 0
        self._chip_width = 0
        self._bar = ChecklistToolbar(theme)
        header = AlignedRow(theme, "band")
        header.set_padding(theme.metric("gap-small"))
        for heading in HEADINGS:
            label = plain_label(heading, "column-head")
            # Text in an editor starts a little to the right of its edge; so does its heading.
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
        self._lay_out(self._bar, self._empty)

    @override
    def _connect(self) -> None:
        self._bar.order_chosen.connect(self._on_bar_order_chosen)
        self._bar.add_command(self._show)

    @override
    def _make_commands(self) -> list[QAction]:
        make = partial(menu_command, self._list)
        self._show = make("Show to the room", "R", slot=self._show_to_room)
        return [
            *(self._rating_command(rating, key) for rating, key in RATING_KEYS.items()),
            separator(self),
            make("Write evidence", "E, F2", slot=self._write_evidence),
            make("Make an action", "A", slot=self._make_action),
            self._show,
            separator(self),
            make("Next statement", "Down", slot=lambda: self._move(1)),
            make("Previous statement", "Up", slot=lambda: self._move(-1)),
        ]

    def _rating_command(self, rating: Rating | None, key: str) -> QAction:
        words = f"Rate {RATING_SIGNS[rating].word.lower()}" if rating else "Clear the rating"
        return menu_command(self._list, words, key, slot=lambda: self._rate(rating))

    def _measure(self, width: int) -> list[int]:
        return column_widths(
            self._context.theme,
            width,
            rating=self._rating_width,
            compact=self._compact_width,
            chip=self._chip_width,
            agencies=len(self.session.agencies) if self._session_id else 0,
        )

    def _update_column_widths(self) -> None:
        row = next(iter(self._list.rows.values()), None)
        if row is not None:
            self._rating_width = row.rating.full_width
            self._compact_width = row.rating.compact_width
            self._chip_width = row.chip_width()
        for other in self._list.rows.values():
            other.set_chip_width(self._chip_width)
        self._list.update_widths()

    def _remake_rows(self) -> None:
        for key in list(self._list.rows):
            self._list.drop(key)
        for view in self._views.values():
            self._add_row(view)

    def _add_row(self, view: StatementView) -> None:
        row = StatementRow(self._context, view, self._writer.evidence(view.id))
        row.rated.connect(lambda rating: self._rate_together(view.id, rating))
        row.agency_rated.connect(
            lambda agency, rating: self._writer.rate_for(view.id, agency, rating)
        )
        row.actions_requested.connect(lambda: self.actions_requested.emit(view.id))
        self._list.add(row)

    def _arrange(self) -> None:
        session = self.session
        order = ChecklistOrder(self._bar.order)
        agencies = [agency.id for agency in session.agencies]
        self._list.arrange(statements_in_order(session.checklist, order, agencies))

    def _rate(self, rating: Rating | None) -> None:
        if row := self._list.current:
            row.request_rating(rating)

    def _rate_together(self, statement_id: str, rating: Rating | None) -> None:
        self._writer.rate(statement_id, rating)
        # Where the edit could not be saved, the buttons go back to the saved rating.
        self._list.rows[statement_id].rating.show_rating(self._views[statement_id].rating)

    def _write_evidence(self) -> None:
        if row := self._list.current:
            self._list.go_to(row.key)
            row.evidence.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_action(self) -> None:
        if row := self._list.current:
            self._writer.add_action(row.key)

    def _show_to_room(self) -> None:
        row = self._list.current
        if row and (note := statement_note(self.session, row.key)):
            self._sent_note = (row.key, note)
            self.room_requested.emit(note)

    def _resend_note(self) -> None:
        """Send the note again where it changed: a statement is rated while the room sees it."""
        key, shown = self._sent_note
        note = statement_note(self.session, key) if shown else None
        if note and note != shown:
            self._sent_note = (key, note)
            self.room_note_changed.emit(shown, note)

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

    def _view_of(self, statement_id: str) -> StatementView:
        return self._views[statement_id]

    @override
    def _position_text(self, row: StatementRow) -> str:
        view = self._views.get(row.key, row.view)
        word = RATING_SIGNS[view.rating].text
        return f"Statement {view.number} of {len(self._views)} · {word}"
