"""A statement in the side-by-side view, to be opened by click, Enter or Space."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui.standards.tree_delegate import code_colour
from app.ui.widgets.plain_text import plain_tooltip
from app.ui.widgets.text_setting import Mark, TextSetter

if TYPE_CHECKING:
    from app.ui.standards.side_rows import SideStatement
    from app.ui.theme import Theme

_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class StatementButton(QAbstractButton):
    """Show a code and its words, as high as the words need."""

    arrow_pressed = Signal(Qt.Key)
    focused = Signal()

    def __init__(
        self, theme: Theme, statement: SideStatement, code_width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._setter = TextSetter(theme)
        self._code_width = code_width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_statement(statement)

    def show_statement(self, statement: SideStatement) -> None:
        """Show a statement, or the same one with other marks."""
        self.statement = statement
        said = f"{statement.standard.code} {statement.text}"
        self.setAccessibleName(said)
        self.setAccessibleDescription(statement.note)
        self.setToolTip(plain_tooltip(statement.note))
        self.updateGeometry()
        self.update()

    def marked_words(self, mark: Mark) -> list[str]:
        """Give the words that are marked so."""
        shown = self.statement
        return [shown.text[s.start : s.end] for s in shown.text_marks if s.mark is mark]

    @override
    def heightForWidth(self, width: int) -> int:
        text = self._text(width).boundingRect().height()
        note = self._note(width)
        high = text + (note.boundingRect().height() if note else 0)
        return math.ceil(high) + 2 * self._pad()

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.metric("reading-width")
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._code_width + self._theme.metric("rating-width"), self._pad())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.arrow_pressed.emit(key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        pad = self._pad()
        if self.statement.code:
            painter.setPen(self._theme.colour(code_colour(self.statement.standard)))
            room = self._code_width - self._theme.metric("gap-small")
            code = self._setter.lay_out(
                self.statement.code, self.statement.code_marks, "code", room, lines=1
            )
            code.draw(painter, QPointF(self._side(), pad))
        painter.setPen(self._theme.colour("ink"))
        text = self._text(self.width())
        text.draw(painter, QPointF(self._left(), pad))
        if note := self._note(self.width()):
            painter.setPen(self._theme.colour("muted"))
            note.draw(painter, QPointF(self._left(), pad + text.boundingRect().height()))

    def _paint_ground(self, painter: QPainter) -> None:
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = self._theme.metric("radius")
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("press" if self.isDown() else "hover"))
            painter.drawRoundedRect(frame, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.metric("focus")))
            painter.drawRoundedRect(frame, radius, radius)

    def _text(self, width: int) -> QTextLayout:
        shown = self.statement
        return self._setter.lay_out(shown.text, shown.text_marks, "body", self._room(width))

    def _note(self, width: int) -> QTextLayout | None:
        differs = any(s.mark is Mark.DIFFERENT for s in self.statement.text_marks)
        if differs or not self.statement.note:
            return None
        return self._setter.lay_out(self.statement.note, (), "small", self._room(width))

    def _room(self, width: int) -> int:
        return width - self._left() - self._side()

    def _left(self) -> int:
        return self._side() + (self._code_width if self.statement.code else 0)

    def _side(self) -> int:
        return self._theme.metric("gap")

    def _pad(self) -> int:
        return self._theme.metric("gap-small")
