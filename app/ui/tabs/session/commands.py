"""The QActions of the session tab with their keys, and the search in its fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.ui.services.menu_commands import menu_command, separator
from app.ui.widgets.labels import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class SessionTabCommands:
    """The QActions of the session tab."""

    def __init__(self, tab: QWidget) -> None:
        self._tab = tab
        make = partial(menu_command, tab)
        self.add_person = make("Add a person", "Ctrl+Shift+P", "Go to the empty row")
        self.paste_people = make(
            "Paste a list of people", "Ctrl+Shift+V", "Add the people of a copied list, one a line"
        )
        self.all_present = make("Mark everybody present", "", "Tick everybody on the list")
        self.all_absent = make(
            "Mark everybody absent", "", "Untick everybody, to tick them as they arrive"
        )
        self.add_agency = make("Add an agency", "Ctrl+Shift+A", "Add a column to the grid")
        self.move_up = make("Move up", "Alt+Shift+Up", "Move this person or agency up")
        self.move_down = make("Move down", "Alt+Shift+Down", "Move this person or agency down")
        self.remove = make("Remove", "Alt+Del", "Remove this person or agency")

    def menu_actions(self) -> list[QAction]:
        """Return the commands in the order of the menu."""
        return [
            self.add_person,
            self.paste_people,
            self.all_present,
            self.all_absent,
            separator(self._tab),
            self.add_agency,
            separator(self._tab),
            self.move_up,
            self.move_down,
            self.remove,
        ]

    def enable_row(self, *, is_in_row: bool) -> None:
        """Enable the commands that act on the person or agency with the focus."""
        for action in (self.move_up, self.move_down, self.remove):
            action.setEnabled(is_in_row)


_MARK = "found"


class SessionFind:
    """A search in fields; the same text again goes to the next hit."""

    def __init__(self) -> None:
        self._text = ""
        self._place = -1

    def find_next(self, fields: Sequence[QWidget], text: str) -> tuple[int, QWidget | None]:
        """Mark the hits and select the next one; return how many there are, and its field."""
        wanted = text.casefold().strip()
        hits = [field for field in fields if wanted and wanted in field_text(field).casefold()]
        for field in fields:
            _mark(field, is_found=field in hits)
        if not hits:
            self._text, self._place = "", -1
            return 0, None
        self._place = (self._place + 1) % len(hits) if wanted == self._text else 0
        self._text = wanted
        _select(hits[self._place], wanted)
        return sum(field_text(field).casefold().count(wanted) for field in hits), hits[self._place]


def field_text(field: QWidget) -> str:
    """Return the text of a field; empty where it has none."""
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else ""


def _select(field: QWidget, wanted: str) -> None:
    start = max(0, field_text(field).casefold().find(wanted))
    if isinstance(field, QLineEdit):
        field.setSelection(start, len(wanted))
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(start)
        cursor.movePosition(
            QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(wanted)
        )
        field.setTextCursor(cursor)


def _mark(field: QWidget, *, is_found: bool) -> None:
    if bool(field.property(_MARK)) is not is_found:
        field.setProperty(_MARK, is_found)
        restyle(field)
