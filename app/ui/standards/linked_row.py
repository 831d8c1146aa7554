"""One link of a standard: where it points, the words there, and the way to take it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from app.ui.widgets.marked_label import MarkedLabel
from app.ui.widgets.plain_text import plain_tooltip
from app.ui.widgets.text_setting import Mark, Stretch

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.standards.linking import LinkedTarget
    from app.ui.theme import Theme


_LINES = 3


class LinkedRow(QWidget):
    """Show one link; the place is a button that goes there."""

    show_asked = Signal()
    removal_asked = Signal()

    def __init__(self, theme: Theme, linked: LinkedTarget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.place = QPushButton()
        self.remove = QToolButton()
        self._label = MarkedLabel(theme, lines=_LINES)
        self._build()
        self.place.clicked.connect(self.show_asked)
        self.remove.clicked.connect(self.removal_asked)
        self.show_linked(linked)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is on one of its buttons."""
        return self.place.hasFocus() or self.remove.hasFocus()

    def show_linked(self, linked: LinkedTarget) -> None:
        """Show the words as they stand: what was agreed at a prompt, in italics, else the text."""
        target = linked.target
        text = target.agreed or target.text or "(no text)"
        marks = (Stretch(0, len(text), Mark.SPOKEN),) if target.agreed else ()
        self._label.show_text(text, marks)
        self._label.setToolTip(plain_tooltip(text))
        self.place.setText(target.place.replace("&", "&&"))
        self.place.setAccessibleName(f"Show {target.place}")
        self.place.setAccessibleDescription(text)
        self.remove.setAccessibleName(f"Remove the link to {target.place}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self.place.setProperty("role", "inline")
        self.place.setObjectName("link-place")
        self.place.setToolTip("Go there")
        self.place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.place.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label.setContentsMargins(0, self._theme.metric("focus"), 0, 0)
        self.remove.setObjectName("link-remove")
        self.remove.setProperty("role", "small")
        self._theme.dress(self.remove, "close", "muted")
        self.remove.setToolTip("Remove this link (Delete)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.metric("gap-small"))
        row.addWidget(self.place, 0, top)
        row.addWidget(self._label, 1)
        row.addWidget(self.remove, 0, top)
