"""A summary of a file without pages: what it holds, or why there is no preview."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.models.rules.meetings import in_calendar, meetings_in_order
from app.models.text.dates import long_day_text
from app.models.text.phrases import counted
from app.reports.options import Format
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from app.models.records import Session
    from app.ui.export.job import PreviewResult
    from app.ui.theme.theme import Theme


class SummaryView(QWidget):
    """A card with a sentence, a hint and a list; `retry_requested` after a failure."""

    retry_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("words-preview")
        self._sentence = plain_label(role="heading", wraps=True)
        self._hint = plain_label(role="muted", wraps=True)
        self._list = QListWidget()
        self._list.setProperty("role", "bare")
        self._list.setWordWrap(True)
        self._list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._retry = QPushButton("Try again")
        self._retry.setAutoDefault(False)
        self._retry.clicked.connect(self.retry_requested)
        self._build(theme)

    @property
    def sentence(self) -> str:
        """The sentence at the top."""
        return self._sentence.text()

    @property
    def lines(self) -> list[str]:
        """The lines of the list."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def show_words(self, sentence: str, hint: str, lines: Sequence[str]) -> None:
        """Show what a file holds."""
        self._show(sentence, hint)
        # Replaced only where it changed: a person may be reading it.
        if list(lines) != self.lines:
            self._list.clear()
            self._list.addItems(list(lines))
        self._list.setAccessibleName(sentence)
        self._list.setVisible(bool(lines))
        self._retry.hide()

    def show_failure(self, sentence: str, hint: str) -> None:
        """Show why there is no preview."""
        self._show(sentence, hint)
        self._list.clear()
        self._list.hide()
        self._retry.show()

    def _show(self, sentence: str, hint: str) -> None:
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(hint)

    def _build(self, theme: Theme) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[theme.metric("margin")] * 4)
        inside.setSpacing(theme.metric("gap-small"))
        inside.addWidget(self._sentence)
        inside.addWidget(self._hint)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.metric("gap-huge")] * 4)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        self._list.hide()
        self._retry.hide()


_KILOBYTE = 1000
# A person's text may be one field of a table, and csv stops at 131,072 characters by itself.
_LONGEST_FIELD = 50_000_000


def describe_content(session: Session, made: PreviewResult) -> tuple[str, str, tuple[str, ...]]:
    """Return what a file holds: a sentence, a hint, and one line for each part."""
    size = size_text(len(made.data))
    if made.format is Format.ICS:
        dates = tuple(f"{long_day_text(day)}: {what}" for day, what in sorted(_dates(session)))
        return f"{counted(len(dates), 'date')}, {size}", "What is done is left out.", dates
    if made.format is Format.ZIP:
        tables = _tables_in(made.data)
        return (
            f"{counted(len(tables), 'file')}, {size} in all",
            "The tables open in Excel and LibreOffice.",
            tables,
        )
    hint = "Nothing is left out. “Import a session file” in the File menu reads it."
    return f"The whole session, {size}", hint, _pieces(session)


def size_text(count: int) -> str:
    """Return a number of bytes as "34 kB" or "1.2 MB"."""
    kilobytes = count / _KILOBYTE
    if kilobytes < _KILOBYTE:
        return f"{max(1, round(kilobytes))} kB"
    return f"{kilobytes / _KILOBYTE:.1f} MB"


def table_in(data: bytes) -> list[list[str]]:
    """Return the rows of a CSV table, the first of them its header."""
    csv.field_size_limit(_LONGEST_FIELD)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _dates(session: Session) -> Iterator[tuple[date, str]]:
    shown = in_calendar(session)
    for meeting in meetings_in_order(session.meetings):
        if meeting.id in shown and meeting.date:
            yield meeting.date, f"review meeting {meeting.time} {meeting.place}".strip()
    for action in session.actions:
        if action.id in shown and action.due:
            yield action.due, f"due, {action.what.strip() or 'an action'}"


def _tables_in(data: bytes) -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        return tuple(_describe_table(name, files.read(name)) for name in files.namelist())


def _describe_table(name: str, data: bytes) -> str:
    if not name.endswith(".csv"):
        return f"{name}: {size_text(len(data))}"
    return f"{name}: {counted(max(0, len(table_in(data)) - 1), 'row')}"


def _pieces(session: Session) -> tuple[str, ...]:
    entries = sum(len(prompt.entries) for prompt in session.prompts)
    counts = sum(len(prompt.counts) for prompt in session.prompts)
    reservations = sum(len(prompt.reservations) for prompt in session.prompts)
    rated = sum(statement.rating is not None for statement in session.checklist)
    found = (
        (len(session.agencies), "agency", "agencies"),
        (len(session.people), "person", "people"),
        (len(session.prompts), "prompt", ""),
        (entries, "entry of an agency", "entries of agencies"),
        (counts, "count of the room", "counts of the room"),
        (reservations, "reservation", ""),
        (len(session.wordings), "wording", ""),
        (rated, "checklist statement rated", "checklist statements rated"),
        (len(session.actions), "action", ""),
        (len(session.links), "link to a standard", "links to standards"),
        (len(session.glossary), "term in the glossary", "terms in the glossary"),
        (len(session.meetings), "review meeting", ""),
    )
    return tuple(counted(*each) for each in found if each[0])
