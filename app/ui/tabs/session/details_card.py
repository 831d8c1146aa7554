"""The card of the session's details: title, setting, date, place, facilitator and purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.edits import SetDetail
from app.models.text.dates import day_text
from app.ui.widgets.card import Card
from app.ui.widgets.fields.date_edit import DateEdit
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from app.ui.widgets.fields.text_area import AutosaveTextEdit
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from datetime import date

    from app.models.edits import Edit
    from app.models.records import SessionDetails
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit
    from app.ui.widgets.fields.date_edit import MakeDayEdit


# Field, its label, an example of what goes in, and its place in the card: row and column.
_LINES = (
    ("title", "Title", "What this workshop is called", 0, 0),
    ("setting", "Setting", "e.g. Hollin Bank Primary School", 1, 0),
    ("place", "Place", "e.g. main hall", 2, 0),
    ("facilitator", "Facilitator", "Who leads the workshop", 2, 1),
)
_PURPOSE_LINES = 4


class DetailsCard(Card):
    """A card of the session's details, each field saved by itself."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "Details", parent=parent)
        self._context = context
        self._session_id = ""
        self.lines = {
            name: AutosaveLineEdit(context.autosave, self._edit_of(name)) for name, *_ in _LINES
        }
        self.purpose = AutosaveTextEdit(
            context.autosave, self._edit_of("purpose"), least=_PURPOSE_LINES, most=_PURPOSE_LINES
        )
        self.date = DateEdit(context, self._date_edit(), day_text)
        self._build(context)

    @property
    def stops(self) -> list[QWidget]:
        """The fields in the order of the Tab key."""
        lines = self.lines
        return [
            lines["title"],
            lines["setting"],
            self.date.line,
            self.date.button,
            lines["place"],
            lines["facilitator"],
            self.purpose,
        ]

    def show_details(self, details: SessionDetails) -> None:
        """Show the details; text that is being typed stays."""
        if details.id != self._session_id:
            self._bind_session(details.id)
        for name, line in self.lines.items():
            line.typed.load(getattr(details, name))
        self.purpose.typed.load(details.purpose)
        self.date.show_day(details.date)

    def close_session(self) -> None:
        """Save what is typed and release the fields, before another session is shown."""
        for line in self.lines.values():
            line.typed.leave()
            line.typed.release()
        self.purpose.typed.leave()
        self.purpose.typed.release()
        self.date.typed.leave()
        self.date.release()
        self._session_id = ""

    def take_focus(self, field: str) -> None:
        """Put the focus on one field."""
        others = {"date": self.date, "purpose": self.purpose}
        widget = self.lines.get(field) or others.get(field)
        if widget is not None:
            widget.setFocus()

    def _build(self, context: AppContext) -> None:
        theme = context.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.metric("gap"))
        grid.setVerticalSpacing(theme.metric("gap-tiny"))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for name, words, example, row, column in _LINES:
            line = self.lines[name]
            line.setObjectName(f"detail-{name}")
            line.setPlaceholderText(example)
            line.setAccessibleName(words)
            span = 2 if name == "title" else 1
            self._put(grid, line, words, (row, column, span))
        self._put(grid, self.date, "Date", (1, 1, 1))
        self.date.set_name("Date")
        self.date.line.setObjectName("detail-date")
        self.date.line.setPlaceholderText("e.g. 24 Nov 2026")
        self.purpose.setObjectName("detail-purpose")
        self.purpose.setAccessibleName("Purpose")
        self.purpose.setPlaceholderText("What should be settled by the end of the workshop?")
        self._put(grid, self.purpose, "Purpose", (3, 0, 2))
        self.body.addLayout(grid)

    def _put(
        self, grid: QGridLayout, field: QWidget, words: str, place: tuple[int, int, int]
    ) -> None:
        row, column, span = place
        label = plain_label(words, "small")
        label.setBuddy(field)
        label.setContentsMargins(0, self._context.theme.metric("gap-tiny"), 0, 0)
        grid.addWidget(label, 2 * row, column, 1, span)
        grid.addWidget(field, 2 * row + 1, column, 1, span, Qt.AlignmentFlag.AlignTop)

    def _bind_session(self, session_id: str) -> None:
        """Write to another session from now on: an edit belongs to the one it was typed in."""
        if self._session_id:
            self.close_session()
        self._session_id = session_id
        for name, line in self.lines.items():
            line.typed.set_edit(self._edit_of(name))
        self.purpose.typed.set_edit(self._edit_of("purpose"))
        self.date.set_edit(self._date_edit())

    def _edit_of(self, name: str) -> MakeEdit:
        session_id = self._session_id

        def edit(before: str, after: str, burst: str) -> Edit | None:
            session = self._context.store.find(session_id)
            if session is None:
                return None
            fields = ({name: before}, {name: after})
            return SetDetail(session_id, session_id, *fields, session.details.title, burst)

        return edit

    def _date_edit(self) -> MakeDayEdit:
        session_id = self._session_id

        def edit(before: date | None, after: date | None, _burst: str) -> Edit | None:
            session = self._context.store.find(session_id)
            if session is None:
                return None
            fields = ({"date": before}, {"date": after})
            # No burst: two dates one after the other are two undo steps, however quickly chosen.
            return SetDetail(session_id, session_id, *fields, session.details.title)

        return edit
