"""Rate one statement: not yet, partly or in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.models.records import Rating
from app.ui.signs import RATING_SIGNS, sign_of_rating
from app.ui.theme import Theme
from app.ui.widgets.segmented_control import place_in_row

_FRAME = 2


class RatingControl(QFrame):
    """Show one rating and send the one that is asked for; a second click clears it."""

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
        """Show a rating, without telling anyone."""
        self._rating = rating
        for own, button in self._buttons.items():
            button.setChecked(own is rating)
        self.setAccessibleName(f"{self._name}: {sign_of_rating(rating).word}")

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
        """Give the button of one rating."""
        return self._buttons[rating]

    def _build(self, width: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (rating, sign) in enumerate(RATING_SIGNS.items()):
            button = QPushButton(sign.text)
            button.setObjectName(f"rating-{rating}")
            button.setAccessibleName(f"{self._name}: {sign.word}")
            button.setProperty("role", "rating")
            button.setProperty("rating", rating.value)
            button.setProperty("place", place_in_row(number, len(RATING_SIGNS)))
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
