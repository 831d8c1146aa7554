"""Show a person's words as they are, where Qt would guess at markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Make a label that never reads its text as markup, in a role of the style sheet."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def plain_tooltip(text: str) -> str:
    """Escape text for a tooltip, which has no plain format of its own."""
    return f"<span style='white-space: pre-wrap'>{escape(text)}</span>" if text else ""


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a property that changed after the widget was shown."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()
