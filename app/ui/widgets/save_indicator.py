"""Tell the truth about whether the work is on the disk."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.widgets.plain_text import plain_tooltip, restyle


class SaveIndicator(QLabel):
    """Say "Saved 14:02:31", "Saving…" or why the work is not saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show("saved", "", "")

    def show_saved(self, at: datetime) -> None:
        """Say when the last change was written; the time is shown local."""
        self._show("saved", "✓ ", f"Saved {at.astimezone():%H:%M:%S}")

    def show_unchanged(self) -> None:
        """Say that everything is on the disk, before anything was typed."""
        self._show("saved", "✓ ", "All saved")

    def show_saving(self) -> None:
        """Say that something is on its way to the disk."""
        self._show("saving", "", "Saving…")

    def show_failed(self, reason: str) -> None:
        """Say in a few words why the last change could not be written."""
        self._show("unsaved", "⚠ ", f"Not saved: {reason}")

    def _show(self, role: str, mark: str, words: str) -> None:
        self.setText(mark + words)
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)
