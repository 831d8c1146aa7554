"""One line that is read as something, such as a day, on Enter or when the focus goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.errors import AppError
from app.ui.widgets.plain_line import PlainLine
from app.ui.widgets.plain_text import plain_label, restyle
from app.ui.widgets.saved_words import SavedWords, WholeWords

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CheckedLine(QWidget):
    """Shows what is kept as `_said` says it, and keeps what `_parsed` makes of the words typed.

    Words that can't be read stay in the field, with a sentence in `problem`, and what is kept stays
    as it was. `problem` stands under the field; a row may put it elsewhere.
    """

    def __init__(self, desk: Desk, edit: MakeEdit) -> None:
        super().__init__()
        self._messages = desk.messages
        self._kept = ""
        self.line = PlainLine()
        self.problem = plain_label(role="danger", wraps=True)
        self.typed = SavedWords(desk.autosave, edit, self._read, self._show, self, WholeWords)
        gap = desk.theme.metric("gap-tiny")
        self.problem.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(gap)
        self._row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(self._row)
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_line_edited)
        self.line.left.connect(self._finish)

    def show_kept(self, kept: str) -> None:
        """Show what is kept as it stands; what is being typed stays."""
        self.typed.load(kept)
        if not self.typed.is_dirty:
            self._kept = kept

    def let_go(self) -> None:
        """Be done with the record, and with words that can't be read, which is said."""
        try:
            self._parsed(self.line.text())
        except AppError as error:
            self._messages.say(f"{error} It was not kept.")
        self.typed.let_go()
        self._show("")
        self.typed.load("")

    def set_name(self, name: str) -> None:
        """Say what this is."""
        self.line.setAccessibleName(name)

    def set_bare(self) -> None:
        """Show no frame, as in the rows of a list."""
        self.line.setProperty("role", "bare")
        self._row.setSpacing(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._finish()
        else:
            super().keyPressEvent(event)

    def _parsed(self, words: str) -> str:
        """Give what to keep of the words; raise AppError, with a sentence, where none can be."""
        raise NotImplementedError(type(self).__name__)

    def _said(self, kept: str) -> str:
        """Give how what is kept is shown."""
        raise NotImplementedError(type(self).__name__)

    def _read(self) -> str:
        """Give what is typed; what can't be read is not a change yet."""
        try:
            return self._parsed(self.line.text())
        except AppError:
            return self._kept

    def _show(self, kept: str) -> None:
        self._kept = kept
        self.line.show_text(self._said(kept) if kept else "")
        self._show_problem("")

    def _finish(self) -> None:
        try:
            kept = self._parsed(self.line.text())
        except AppError as error:
            if str(error) != self.problem.text():
                self._messages.say(str(error))
            self._show_problem(str(error))
            return
        if self.typed.leave():
            self._show(kept)

    def _on_line_edited(self) -> None:
        self._show_problem("")
        self.typed.on_edited()

    def _show_problem(self, sentence: str) -> None:
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        self.line.setProperty("problem", bool(sentence))
        restyle(self.line)
