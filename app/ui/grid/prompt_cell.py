"""One prompt at the left of its row: its number, its words and its minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from app.ui.grid.head_cell import HeadCell
from app.ui.grid.wrapped_text import WrappedText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.records import Prompt
    from app.ui.grid.name_edit import NameEdit
    from app.ui.theme import Theme


class PromptCell(HeadCell):
    """Stands in sight beside its row; the row is at least as tall as its words."""

    def __init__(self, theme: Theme, prompt: Prompt, number: int, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._shift = 0
        self.show_prompt(prompt, number)

    def show_prompt(self, prompt: Prompt, number: int) -> None:
        """Show the prompt as it stands now."""
        self.prompt = prompt
        self.number = number
        self.setAccessibleName(f"Prompt {number}: {prompt.text}")
        self.set_lines()

    def keep_in_sight(self, top: int) -> None:
        """Draw the words from `top` of the pane on, while the row is taller than what is seen."""
        spare = self.height() - self._words.height - self._minutes.height
        shift = max(0, min(top - self.y(), spare - 2 * self._theme.metric("cell-pad")))
        if shift != self._shift:
            self._shift = shift
            if self.name_edit:
                self.name_edit.setGeometry(self.name_place())
            self.update()

    @property
    def needed_height(self) -> int:
        """The height that shows everything, and the button under it where it would cover words."""
        pad = self._theme.metric("cell-pad")
        if self.name_edit:
            return self.name_edit.text_height() + 2 * pad
        last = self._minutes if self._minutes.height else self._words
        button = self._theme.metric("control-small")
        is_covered = last.last_width > self._wide - 2 * pad - button
        words = self._words.height + self._minutes.height
        return 2 * pad + words + (button - pad if is_covered else 0)

    def name_in_place(self) -> NameEdit:
        """Open the small editor for the prompt's words."""
        font = self._theme.font("cell-head", self._zoom)
        return self.start_naming(f"Words of prompt {self.number}", self.prompt.text, font)

    @override
    def name_place(self) -> QRect:
        pad = self._theme.metric("cell-pad") // 2
        height = self.name_edit.text_height() if self.name_edit else 0
        return QRect(pad, pad + self._shift, self.width() - 2 * pad, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        pad = theme.metric("cell-pad")
        painter.fillRect(self.rect(), theme.colour("band"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self._is_current:
            mark = theme.metric("row-mark")
            painter.fillRect(0, 0, mark, self.height() - 1, theme.colour("accent"))
        if self.name_edit is None:
            painter.setPen(theme.colour("ink"))
            self._words.paint(painter, pad, pad + self._shift)
            painter.setPen(theme.colour("muted"))
            self._minutes.paint(painter, pad, pad + self._shift + self._words.height)
        self.paint_focus(painter)

    @override
    def set_lines(self) -> None:
        theme = self._theme
        width = self._wide - 2 * theme.metric("cell-pad")
        # The dots that end a stem stay with its last word.
        text = self.prompt.text.replace(" ...", "\u00a0...").replace(" …", "\u00a0…")
        words = f"{self.number}\u2002{text}"
        self._words = WrappedText(words, theme.font("cell-head", self._zoom), width)
        minutes = f"{self.prompt.minutes} min" if self.prompt.minutes else ""
        self._minutes = WrappedText(minutes, theme.font("small", self._zoom), width)
        self.update()
