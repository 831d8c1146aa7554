"""A sentence, a list to look through, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QPushButton, QVBoxLayout

from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_LINES_SHOWN = 8
_LETTERS_WIDE = 84


class ListDialog(QDialog):
    """The first line is chosen, and Enter goes to the line chosen; Escape leaves all as it was.

    `answer` is the words of the button pressed, and `row` the line chosen.
    """

    def __init__(
        self, sentence: str, hint: str, lines: Sequence[str], go: str, on: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Common Ground")
        self.setObjectName("decision")
        self.answer = ""
        self._build(sentence, hint, lines)
        self._add_buttons(go, on)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def row(self) -> int:
        """The number of the line chosen, from 0."""
        return self.list.currentRow()

    def _build(self, sentence: str, hint: str, lines: Sequence[str]) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(sentence)
        self.list.setAccessibleDescription(hint)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems(list(lines))
        self.list.setCurrentRow(0)
        metrics = self.list.fontMetrics()
        self.list.setMinimumWidth(_LETTERS_WIDE * metrics.averageCharWidth())
        self.list.setMinimumHeight(min(len(lines) + 1, _LINES_SHOWN) * 2 * metrics.height())
        self._column = QVBoxLayout(self)
        self._column.addWidget(plain_label(sentence, "strong", wraps=True))
        self._column.addWidget(plain_label(hint, wraps=True))
        self._column.addWidget(self.list, 1)

    def _add_buttons(self, go: str, on: str) -> None:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for words in (go, on):
            button = QPushButton(words)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _checked=False, words=words: self._end(words))
            # Only once it stands in the dialog; Enter in the list presses it.
            button.setDefault(words == go)
            if words == go:
                button.setProperty("role", "primary")
        box.rejected.connect(self.reject)
        self.list.itemDoubleClicked.connect(lambda _item: self._end(go))
        self._column.addWidget(box)

    def _end(self, words: str) -> None:
        self.answer = words
        self.accept()
