"""A small rounded label: the sign and word of a statement's status, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from app.ui.theme.status_signs import Sign
    from app.ui.theme.theme import Theme


class StatusChip(QWidget):
    """A chip with one sign and its word, such as "✓ Agreed 14 of 14", elided where needed."""

    def __init__(
        self, theme: Theme, sign: Sign, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 100
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_sign(sign, note)

    @property
    def text(self) -> str:
        """The whole text of the chip."""
        return f"{self._sign.text} {self._note}".strip()

    def show_sign(self, sign: Sign, note: str = "") -> None:
        """Show another status."""
        self._sign = sign
        self._note = note
        self.setAccessibleName(f"{sign.word} {note}".strip())
        self.setToolTip(plain_tooltip(self.text))
        self.updateGeometry()
        self.update()

    def set_zoom(self, percent: int) -> None:
        """Set the text size in per cent, to match the text around the chip."""
        self._zoom = percent
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._measured().horizontalAdvance(self.text) + 2 * self._pad()
        return QSize(width + 2, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(2 * self._height(), self._height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.colour(self._sign.line), 1))
        painter.setBrush(self._theme.colour("card"))
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.setPen(self._theme.colour(self._sign.ink))
        painter.setFont(self._theme.font("chip", self._zoom))
        inside = frame.adjusted(self._pad(), 0, -self._pad(), 0)
        shown = self._measured().elidedText(
            self.text, Qt.TextElideMode.ElideRight, int(inside.width()) + 1
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _measured(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("chip", self._zoom))

    def _height(self) -> int:
        return max(self._theme.metric("chip"), self._measured().height() + 4)

    def _pad(self) -> int:
        return self._theme.metric("gap-small")
