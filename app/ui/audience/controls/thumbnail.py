"""The thumbnail of what the audience sees now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.audience.controls.status import (
    WARNING_COLOURS,
    AudienceWarning,
    most_hiding_first,
    warning_sentences,
    warning_title,
)
from app.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from app.ui.audience.pages.canvas import AudienceCanvas
    from app.ui.theme.theme import Theme


_WAIT_MS = 100
_SHAPE = 9 / 16
_FADED = 0.35
_FINE = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


class Thumbnail(QWidget):
    """A small picture of the canvas, renewed when that is painted, ten times a second at most.

    Marks are painted over it as badges, at once.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._canvas: AudienceCanvas | None = None
        self._picture = QPixmap()
        self._marks: list[AudienceWarning] = []
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._take_picture)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What the room sees now")

    def follow(self, canvas: AudienceCanvas) -> None:
        """Show this canvas in place of the one before."""
        if canvas is self._canvas:
            return
        if self._canvas is not None:
            self._canvas.removeEventFilter(self)
        self._canvas = canvas
        canvas.installEventFilter(self)
        canvas.destroyed.connect(self._on_canvas_destroyed)
        self.updateGeometry()
        self._take_picture()

    def show_state(self, sees: str, marks: Sequence[AudienceWarning], hidden: int) -> None:
        """Describe what the picture shows, and paint the marks over it."""
        described = " ".join([f"{sees}.", warning_sentences(marks, hidden)]).strip()
        self.setAccessibleDescription(described)
        self.setToolTip(plain_tooltip(described))
        if most_hiding_first(marks) != self._marks:
            self._marks = most_hiding_first(marks)
            self._take_picture()
        else:
            self._request_picture()

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.metric("thumbnail")
        most = QSize(width, round(width * _SHAPE))
        shape = self._canvas.size() if self._canvas is not None else most
        return most if shape.isEmpty() else shape.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._request_picture()
        elif event.type() == QEvent.Type.Resize:
            self.updateGeometry()
            self._request_picture()
        return False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_picture()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(_FINE)
        painter.fillRect(self.rect(), self._theme.colour("card"))
        if not self._picture.isNull():
            if AudienceWarning.WAITING in self._marks:
                painter.setOpacity(_FADED)
            painter.drawPixmap(self.rect(), self._picture)
            painter.setOpacity(1)
        self._paint_frame(painter)
        self._paint_badges(painter)

    def _request_picture(self) -> None:
        if self.isVisible() and not self._wait.isActive():
            self._wait.start()

    def _take_picture(self) -> None:
        if self._canvas is None or not self.isVisible():
            return
        scale = self.devicePixelRatioF()
        picture = QPixmap(self.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(self._theme.colour("card"))
        painter = QPainter(picture)
        painter.setRenderHints(_FINE)
        self._canvas.paint_into(painter, QRectF(self.rect()))
        painter.end()
        self._picture = picture
        self.update()

    def _paint_frame(self, painter: QPainter) -> None:
        if self._marks:
            colour, width = WARNING_COLOURS[self._marks[0]][0], self._theme.metric("focus")
        else:
            colour, width = "line-strong", self._theme.metric("border")
        painter.setPen(QPen(self._theme.colour(colour), width))
        half = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))

    def _paint_badges(self, painter: QPainter) -> None:
        gap = self._theme.metric("gap-tiny")
        font = self._theme.font("chip")
        painter.setFont(font)
        at = QRectF(gap, gap, 0, self._theme.metric("badge"))
        for mark in self._marks:
            ground, ink = WARNING_COLOURS[mark]
            words = warning_title(mark)
            at.setWidth(QFontMetricsF(font).horizontalAdvance(words) + 3 * gap)
            painter.setPen(QPen(self._theme.colour(ink), self._theme.metric("border")))
            painter.setBrush(self._theme.colour(ground))
            radius = self._theme.metric("radius-small")
            painter.drawRoundedRect(at, radius, radius)
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, words)
            at.translate(0, at.height() + gap / 2)

    def _on_canvas_destroyed(self) -> None:
        self._canvas = None
