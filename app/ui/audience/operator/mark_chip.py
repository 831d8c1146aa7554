"""A filled label that is seen from the corner of an eye: a mark of the room, or its clock."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.models.room.timing import Pace
from app.ui.audience.operator.operator_marks import MARK_COLOURS, mark_chip, mark_sentence
from app.ui.audience.operator.operator_view import MARK_WORDS

if TYPE_CHECKING:
    from app.models.room.timing import ClockFace
    from app.ui.audience.operator.operator_view import Mark
    from app.ui.theme import Theme

# Tokens of a fill and of the text upon it.
_PACES: Mapping[Pace, tuple[str, str]] = MappingProxyType(
    {
        Pace.STEADY: ("unrated", "ink"),
        Pace.SHORT: ("partly", "on-partly"),
        Pace.LAST: ("not-yet", "on-not-yet"),
        Pace.OVER: ("danger", "on-danger"),
    }
)


class FilledChip(QWidget):
    """Show one short text upon a colour; it is never shortened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill = "unrated"
        self._ink = "ink"
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark, hidden: int) -> None:
        """Show a mark with its sign and word; its tooltip says how it ends.

        A cover says how many entries it hides at the prompt.
        """
        self._say(mark_chip(mark, hidden), *MARK_COLOURS[mark])
        self.setAccessibleName(MARK_WORDS[mark].word)
        self.setAccessibleDescription(mark_sentence(mark, hidden))
        self.setToolTip(mark_sentence(mark, hidden))

    def show_clock(self, face: ClockFace) -> None:
        """Show the time with its sign and word, in the colour of its pace."""
        self._say(f"{face.sign} {face.text} {face.word}".strip(), *_PACES[face.pace])
        self.setAccessibleName(f"Time {face.text} {face.word}".strip())

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("strong"))
        pad = self._theme.metric("gap-small")
        height = max(self._theme.metric("control-small"), metrics.height() + 4)
        return QSize(metrics.horizontalAdvance(self.text) + 2 * pad, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._fill))
        radius = self._theme.metric("radius-small")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(self._theme.colour(self._ink))
        painter.setFont(self._theme.font("strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)

    def _say(self, text: str, fill: str, ink: str) -> None:
        before = self.sizeHint()
        self.text, self._fill, self._ink = text, fill, ink
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()
