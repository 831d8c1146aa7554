"""The header of an agency's column, and the header of a prompt's row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from typing_extensions import override

from app.ui.tabs.grid.header_base import HeaderBase
from app.ui.tabs.grid.statement_footer import WrappedText
from app.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.records import Agency, Prompt
    from app.ui.tabs.grid.header_base import InlineEditor
    from app.ui.theme.theme import Theme


_MOST_LINES = 3


class ColumnHeader(HeaderBase):
    """The header above an agency's column; its height follows from its text and `set_width`."""

    def __init__(self, theme: Theme, agency: Agency, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.agency = agency
        self.show_agency(agency)

    def show_agency(self, agency: Agency) -> None:
        """Show the name, the note, the colour and the presence of an agency."""
        self.agency = agency
        absent = "" if agency.is_present else "absent"
        whole = ", ".join(part for part in (agency.name, agency.note, absent) if part)
        self.setAccessibleName(f"Column {whole}")
        self.setToolTip(plain_tooltip(whole))
        self.set_lines()

    @property
    def needed_height(self) -> int:
        """The height that shows all of the text, in pixels."""
        pad = self._theme.metric("cell-pad")
        words = self._name.height + self._note.height
        if self.name_edit:
            words = max(self.name_edit.text_height() + 2, words)
        gap = self._theme.metric("gap-small")
        return 2 * gap + self._theme.metric("agency-bar") + words + pad

    def edit_name(self, *, note: bool) -> InlineEditor:
        """Open the inline editor for the name or the note."""
        what = "Note on" if note else "Name of"
        text = self.agency.note if note else self.agency.name
        font = self._theme.font("small" if note else "cell-head", self._zoom)
        return self.open_name_edit(f"{what} column {self.agency.name}", text, font)

    @override
    def name_edit_geometry(self) -> QRect:
        pad = self._theme.metric("cell-pad") // 2
        height = self.name_edit.text_height() if self.name_edit else 0
        return QRect(pad, self.height() - height - pad, self.width() - 2 * pad, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour("card"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        pad, bar = theme.metric("cell-pad"), theme.metric("agency-bar")
        gap = theme.metric("gap-small")
        top = self.height() - pad - self._note.height - self._name.height
        colour = theme.agency_colour(self.agency.colour)
        self._paint_bar(painter, colour, QRectF(pad, top - gap - bar, self.width() - 2 * pad, bar))
        if self.name_edit is None:
            is_present = self.agency.is_present
            painter.setPen(theme.colour("ink" if is_present else "muted"))
            self._name.paint(painter, pad, top)
            painter.setPen(theme.colour("muted"))
            self._note.paint(painter, pad, top + self._name.height)
        self.paint_focus(painter)

    def _paint_bar(self, painter: QPainter, colour: QColor, where: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    @override
    def set_lines(self) -> None:
        pad = self._theme.metric("cell-pad")
        width = self._wide - 2 * pad - self._theme.metric("control-small") // 2
        self._name = WrappedText(
            self.agency.name, self._theme.font("cell-head", self._zoom), width, _MOST_LINES
        )
        absent = "" if self.agency.is_present else "○ Absent"
        note = " · ".join(part for part in (absent, self.agency.note) if part)
        small = self._theme.font("small", self._zoom)
        self._note = WrappedText(note, small, width, _MOST_LINES)
        self.update()


class PromptHeader(HeaderBase):
    """The header beside a prompt's row; the row is at least as tall as its text."""

    def __init__(self, theme: Theme, prompt: Prompt, number: int, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._shift = 0
        self.show_prompt(prompt, number)

    def show_prompt(self, prompt: Prompt, number: int) -> None:
        """Show the number, the text and the minutes of a prompt."""
        self.prompt = prompt
        self.number = number
        self.setAccessibleName(f"Prompt {number}: {prompt.text}")
        self.set_lines()

    def keep_in_sight(self, top: int) -> None:
        """Draw the text from `top` of the pane on, while the row is taller than the view."""
        spare = self.height() - self._words.height - self._minutes.height
        shift = max(0, min(top - self.y(), spare - 2 * self._theme.metric("cell-pad")))
        if shift != self._shift:
            self._shift = shift
            if self.name_edit:
                self.name_edit.setGeometry(self.name_edit_geometry())
            self.update()

    @property
    def needed_height(self) -> int:
        """The height of the text, and of the button below it where it would cover text."""
        pad = self._theme.metric("cell-pad")
        if self.name_edit:
            return self.name_edit.text_height() + 2 * pad
        last = self._minutes if self._minutes.height else self._words
        button = self._theme.metric("control-small")
        is_covered = last.last_width > self._wide - 2 * pad - button
        words = self._words.height + self._minutes.height
        return 2 * pad + words + (button - pad if is_covered else 0)

    def edit_name(self) -> InlineEditor:
        """Open the inline editor for the prompt's text."""
        font = self._theme.font("cell-head", self._zoom)
        return self.open_name_edit(f"Words of prompt {self.number}", self.prompt.text, font)

    @override
    def name_edit_geometry(self) -> QRect:
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
