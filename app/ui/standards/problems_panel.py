"""Say what is wrong with a content pack, problem by problem, with their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.ui.theme import Theme

_MOST_LINES = 8


class ProblemsPanel(QFrame):
    """A list that stays until it is closed; it can be copied to whoever wrote the pack."""

    copied = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("pack-problems")
        self.setProperty("role", "banner")
        self.setProperty("kind", "trouble")
        self._sentence = plain_label(role="strong", wraps=True)
        self.list = QPlainTextEdit()
        self.copy_button = QPushButton("Copy the list")
        self.close_button = QPushButton("Close")
        self._build()
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    @property
    def sentence(self) -> str:
        """What the panel says above the list."""
        return self._sentence.text()

    def show_problems(self, sentence: str, problems: Sequence[str]) -> None:
        """Show a sentence, and one line for each problem."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.list.setPlainText("\n".join(problems))
        lines = min(max(len(problems), 2), _MOST_LINES)
        frame = 2 * self._theme.metric("gap")
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * lines + frame)
        self.show()
        self.close_button.setFocus()

    def dismiss(self) -> None:
        """Close the panel."""
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.list.setObjectName("problem-list")
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName("Problems")
        column = QVBoxLayout(self)
        margin, gap = self._theme.metric("margin"), self._theme.metric("gap-small")
        column.setContentsMargins(margin, gap, margin, gap)
        column.setSpacing(gap)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        column.addLayout(row)
        column.addWidget(self.list)

    def _on_copy_clicked(self) -> None:
        text = f"{self.sentence}\n{self.list.toPlainText()}"
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()
