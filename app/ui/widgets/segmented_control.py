"""A row of joined buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.ui.widgets.labels import plain_tooltip


class SegmentedControl(QFrame):
    """A choice of a few views by name; Tab reaches the chosen one, the arrow keys change it."""

    chosen = Signal(str)

    def __init__(
        self, name: str, segments: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Build segments from pairs of a key, which `chosen` sends, and the words shown."""
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setProperty("edges", "own")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._build(segments)
        self._group.buttonClicked.connect(self._on_button_clicked)
        self._group.buttonToggled.connect(lambda _button, _on: self._update_focus_policies())
        self._update_focus_policies()

    @property
    def current(self) -> str:
        """The key of the chosen segment; empty while none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show a segment as chosen, without emitting `chosen`."""
        self._buttons[key].setChecked(True)

    def choose_none(self) -> None:
        """Show that none of the segments is chosen, without emitting `chosen`."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def button(self, key: str) -> QPushButton:
        """Return one segment's button, for its tooltip or to disable it."""
        return self._buttons[key]

    def set_tooltip(self, key: str, text: str) -> None:
        """Set the tooltip of one segment."""
        self._buttons[key].setToolTip(plain_tooltip(text))

    def _build(self, segments: Sequence[tuple[str, str]]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (key, words) in enumerate(segments):
            button = QPushButton(words)
            button.setObjectName(f"segment-{key}")
            button.setProperty("role", "segment")
            button.setProperty("place", place_in_row(number, len(segments)))
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)

    def _update_focus_policies(self) -> None:
        """Let Tab reach the chosen segment only; the arrow keys reach the others from there.

        A button that was given a focus policy of another kind keeps it.
        """
        current = self.current
        stop, passed = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for key, button in self._buttons.items():
            if button.focusPolicy() in {stop, passed}:
                button.setFocusPolicy(stop if key == current or not current else passed)

    def _on_button_clicked(self, clicked: QAbstractButton) -> None:
        for key, button in self._buttons.items():
            if button is clicked:
                self.chosen.emit(key)


def place_in_row(number: int, count: int) -> str:
    """Return a button's place in a joined row, such as "first", for its rounded corners."""
    if count == 1:
        return "only"
    if number == 0:
        return "first"
    return "last" if number == count - 1 else "middle"
