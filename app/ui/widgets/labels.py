"""Labels, buttons and tooltips of plain text, which is never interpreted as markup; icons."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QWidget
from typing_extensions import override

from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def plain_label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label that never reads its text as markup, with a role of the style sheet."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def plain_tooltip(text: str) -> str:
    """Return text escaped for a tooltip, which has no plain format of its own."""
    return f"<span style='white-space: pre-wrap'>{escape(text)}</span>" if text else ""


def restyle(widget: QWidget) -> None:
    """Apply the style sheet anew, after a property of a shown widget changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()


_LEAST_CHARACTERS = 6


class ElidedLabel(QLabel):
    """A label of one line of plain text, with an ellipsis where it does not fit."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._update_tooltip()

    @property
    def is_elided(self) -> bool:
        """Whether part of the text is cut off."""
        return self._shown() != self._line()

    @override
    def minimumSizeHint(self) -> QSize:
        whole = super().sizeHint()
        least = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        return QSize(min(least, whole.width()), whole.height())

    @override
    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._line()) + 2
        whole = super().sizeHint()
        return QSize(width + margins.left() + margins.right(), whole.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(QStyle.visualAlignment(self.layoutDirection(), self.alignment())),
            self.palette(),
            self.isEnabled(),
            self._shown(),
            self.foregroundRole(),
        )

    def _line(self) -> str:
        return one_line(self.text())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self._line(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _update_tooltip(self) -> None:
        self.setToolTip(plain_tooltip(self.text()) if self.is_elided else "")


class IconLabel(QLabel):
    """A label that shows an icon at one size, in device-independent pixels."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(size, size)

    def setIcon(self, icon: QIcon) -> None:  # noqa: N802 - as a button's
        """Show an icon."""
        self.setPixmap(icon.pixmap(self._size, self.devicePixelRatioF()))


_PADDING, _ICON_GAP = 16, 4


class ShortenedButton(QPushButton):
    """A button that shows as much of a person's words as fits; an ampersand is no mnemonic."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show these words in one line, elided to the width."""
        self.words = one_line(words)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        picture = 0 if self.icon().isNull() else self.iconSize().width() + _ICON_GAP
        room = max(self.width() - _PADDING - picture, 0)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
