"""The base class of cards with rows of editors, and a row at the bottom that adds one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Generic

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.edits import moved
from app.ui.tabs.session.editor_rows import DraftRow, EditorColumn, EditorRows, Row, column_header
from app.ui.widgets.card import Card
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from app.models.edits.base import MoveRow
    from app.models.records import Session
    from app.ui.services.app_context import AppContext


class EditorRowsCard(Card, Generic[Row]):
    """A card of rows that keep focus and caret; a subclass lays them out with `_put_rows`."""

    move_edit: ClassVar[type[MoveRow]]

    rows: EditorRows[Row]

    def __init__(self, context: AppContext, heading: str = "") -> None:
        super().__init__(context.theme, heading)
        self._context = context
        self._session: Session | None = None

    @property
    def stops(self) -> list[QWidget]:
        """The editors in the order of the Tab key."""
        return [stop for row in self.rows.all for stop in row.stops] + self._draft_row.stops

    def close_session(self) -> None:
        """Save what is typed, and remove the rows, before another session is shown."""
        self._draft_row.add_typed()
        for row in self.rows.all:
            row.leave()
        self._draft_row.release()
        self.rows.arrange(())
        self._session = None

    def move_row(self, row: Row, steps: int) -> None:
        """Move a record by `steps` among the others; the focus stays on it."""
        if not self._context.autosave.commit_typing():
            return
        ids = self.rows.ids
        after = moved(ids, row.record_id, steps)
        if self._session is not None and after != ids:
            edit = self.move_edit(self._session.details.id, ids, after, row.called)
            self._context.history.perform(edit)

    def remove_row(self, row: Row) -> None:
        """Remove a record, and show a message of what went with it."""
        raise NotImplementedError(type(self).__name__)

    def focus_near(self, place: int, field: str = "name") -> None:
        """Put the focus on the row at a place, or on the empty row where there are fewer."""
        rows = self.rows.all
        if 0 <= place < len(rows):
            rows[place].take_focus(field)
        elif place >= len(rows):
            self._draft_row.take_focus(field)

    def _put_rows(self, columns: Sequence[EditorColumn], empty: str, draft_row: DraftRow) -> None:
        """Lay out headings, rows, the text shown without rows, and the row that adds one."""
        theme = self._context.theme
        self._draft_row = draft_row
        self._heads = column_header(theme, columns)
        self._empty_label = plain_label(empty, "muted", wraps=True)
        column = QVBoxLayout()
        column.setSpacing(theme.metric("gap-tiny"))
        self.rows = EditorRows(column, self._make_row)
        self.body.addWidget(self._heads)
        self.body.addWidget(self._empty_label)
        self.body.addLayout(column)
        self.body.addWidget(draft_row)
        draft_row.left.connect(draft_row.add_typed)
        draft_row.step_requested.connect(self._on_draft_row_stepped)

    def _show_rows(self, session: Session, ids: Sequence[str]) -> None:
        """Show a row for each id; the focus of a removed row goes to the row in its place."""
        self._session = session
        lost = self.rows.arrange(ids)
        self._fill_rows(session)
        self._heads.setVisible(bool(ids))
        self._empty_label.setVisible(not ids)
        if lost is not None:
            self.focus_near(lost)

    def _fill_rows(self, session: Session) -> None:
        """Show each record in its row."""
        raise NotImplementedError(type(self).__name__)

    def _new_row(self, record_id: str, session_id: str) -> Row:
        """Build the row of one record."""
        raise NotImplementedError(type(self).__name__)

    def _make_row(self, record_id: str) -> Row:
        row = self._new_row(record_id, self._session.details.id if self._session else "")
        row.step_requested.connect(
            lambda steps, field: self.focus_near(self.rows.place_of(row) + steps, field)
        )
        row.remove_requested.connect(lambda: self.remove_row(row))
        return row

    def _on_draft_row_stepped(self, steps: int, field: str) -> None:
        if steps < 0:
            self.focus_near(len(self.rows.all) - 1, field)
        elif self._draft_row.add_typed():
            self._draft_row.take_focus()
