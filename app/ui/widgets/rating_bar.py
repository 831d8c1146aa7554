"""Show how many statements have each rating, in one bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.models.records import Rating
from app.ui.signs import NOT_RATED, RATING_SIGNS, Sign
from app.ui.theme import Theme
from app.ui.widgets.plain_text import plain_tooltip

_ORDER = (Rating.IN_PLACE, Rating.PARTLY, Rating.NOT_YET)
_WIDTH = 420
_LEAST_WIDTH = 180


class RatingBar(QWidget):
    """Paint one part for each rating, as long as its share, with its sign and number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: list[tuple[Sign, int]] = []
        self.setAccessibleName("Ratings so far")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_counts({}, 0)

    def set_counts(self, rated: dict[Rating, int], not_rated: int) -> None:
        """Show how many statements have each rating and how many have none."""
        parts = [(RATING_SIGNS[rating], rated.get(rating, 0)) for rating in _ORDER]
        self._parts = [(sign, count) for sign, count in [*parts, (NOT_RATED, not_rated)] if count]
        words = ", ".join(f"{count} {sign.word.lower()}" for sign, count in self._parts)
        self.setAccessibleDescription(words or "nothing to rate")
        self.setToolTip(plain_tooltip(words))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self._theme.metric("progress"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self._theme.metric("progress"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("chip"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        radius = self._theme.metric("radius-small")
        outline.addRoundedRect(frame, radius, radius)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), self._theme.colour("unrated"))
        self._paint_parts(painter)
        painter.setClipping(False)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawPath(outline)

    def _paint_parts(self, painter: QPainter) -> None:
        total = sum(count for _sign, count in self._parts)
        done = 0
        for sign, count in self._parts:
            left = round(self.width() * done / total)
            done += count
            part = QRectF(left, 0, round(self.width() * done / total) - left, self.height())
            painter.fillRect(part, self._theme.colour(sign.fill))
            painter.setPen(self._theme.colour(sign.on_fill))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, self._words(painter, sign, count))

    def _words(self, painter: QPainter, sign: Sign, count: int) -> str:
        share = self.width() * count / sum(number for _sign, number in self._parts)
        wordy = f"{count} not rated" if sign is NOT_RATED else f"{sign.mark} {count}"
        room = painter.fontMetrics().horizontalAdvance(wordy) + self._theme.metric("gap-tiny")
        return wordy if room <= share else str(count)
