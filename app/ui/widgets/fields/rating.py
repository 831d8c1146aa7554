"""A bar of how many statements have each rating, and a control that sets one rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app.models.records import Rating
from app.models.rules.standings import BEST_FIRST
from app.ui.theme.status_signs import RATING_SIGNS, Sign
from app.ui.widgets.labels import plain_tooltip
from app.ui.widgets.segmented_control import place_in_row

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme

_WIDTH = 420
_LEAST_WIDTH = 180


class RatingBar(QWidget):
    """A bar with one part for each rating, as long as its share, with its sign and number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: list[tuple[Sign, int]] = []
        self.setAccessibleName("Ratings so far")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_counts({}, 0)

    def set_counts(self, rated: dict[Rating, int], not_rated: int) -> None:
        """Show how many statements have each rating and how many have none."""
        counts = [*((rating, rated.get(rating, 0)) for rating in BEST_FIRST), (None, not_rated)]
        self._parts = [(RATING_SIGNS[rating], count) for rating, count in counts if count]
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
        is_unrated = sign is RATING_SIGNS[None]
        wordy = f"{count} {sign.word.lower()}" if is_unrated else f"{sign.mark} {count}"
        room = painter.fontMetrics().horizontalAdvance(wordy) + self._theme.metric("gap-tiny")
        return wordy if room <= share else str(count)


_FRAME = 2


class RatingControl(QFrame):
    """Buttons that show one rating; `rated` sends the one clicked, or None on a second click."""

    rated = Signal(object)  # Rating, or None to clear

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name = name
        self._rating: Rating | None = None
        self._buttons: dict[Rating, QPushButton] = {}
        self._width = theme.metric("rating-width")
        self._compact_width = theme.metric("rating-compact")
        self._is_compact = False
        self._build(self._width)
        self.show_rating(None)

    @property
    def rating(self) -> Rating | None:
        """The rating that is shown."""
        return self._rating

    def show_rating(self, rating: Rating | None) -> None:
        """Show a rating, without emitting `rated`."""
        self._rating = rating
        for own, button in self._buttons.items():
            button.setChecked(own is rating)
        self.setAccessibleName(f"{self._name}: {RATING_SIGNS[rating].word}")

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the signs alone, where there is no room for the words."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            for rating, button in self._buttons.items():
                sign = RATING_SIGNS[rating]
                button.setText(sign.mark if is_compact else sign.text)
                button.setToolTip(sign.word if is_compact else "")
                button.setMinimumWidth(self._compact_width if is_compact else self._width)
            self.updateGeometry()

    @property
    def full_width(self) -> int:
        """The width with signs and words, in device-independent pixels."""
        return len(self._buttons) * self._width + _FRAME

    @property
    def compact_width(self) -> int:
        """The width of the signs alone, in device-independent pixels."""
        return len(self._buttons) * self._compact_width + _FRAME

    def button(self, rating: Rating) -> QPushButton:
        """Return the button of one rating."""
        return self._buttons[rating]

    def _build(self, width: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, rating in enumerate(Rating):
            sign = RATING_SIGNS[rating]
            button = QPushButton(sign.text)
            button.setObjectName(f"rating-{rating}")
            button.setAccessibleName(f"{self._name}: {sign.word}")
            button.setProperty("role", "rating")
            button.setProperty("rating", rating.value)
            button.setProperty("place", place_in_row(number, len(Rating)))
            button.setCheckable(True)
            button.setMinimumWidth(width)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _on, rating=rating: self._on_button_clicked(rating))
            self._buttons[rating] = button
            row.addWidget(button)

    def _on_button_clicked(self, rating: Rating) -> None:
        asked = None if rating is self._rating else rating
        self.show_rating(asked)
        self.rated.emit(asked)
