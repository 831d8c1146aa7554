"""The save status: the indicator in the header, and the banner while saving fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.widgets.labels import plain_tooltip, restyle

if TYPE_CHECKING:
    from app.errors import AppError
    from app.ui.services.autosave import Autosave
    from app.ui.services.history import History
    from app.ui.widgets.banner import Banner


class SaveStatus(QObject):
    """Updates indicator and banner from the history and the autosave."""

    def __init__(
        self,
        indicator: SaveIndicator,
        banner: Banner,
        history: History,
        autosave: Autosave,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(indicator)
        self._indicator = indicator
        self._banner = banner
        self._autosave = autosave
        self._clock = clock
        self._is_failing = False
        history.performed.connect(self._on_history_performed)
        history.failed.connect(self._on_history_failed)
        autosave.dirty_changed.connect(self._on_autosave_dirty_changed)

    def show_loaded(self) -> None:
        """Show that all is saved, as the library is opened."""
        self._indicator.show_unchanged()

    def _on_history_performed(self) -> None:
        if not self._autosave.is_dirty:
            self._show_saved()

    def _on_history_failed(self, error: AppError) -> None:
        self._is_failing = True
        reason = error.sentence.rstrip(".")
        self._indicator.show_failed(reason[:1].lower() + reason[1:])
        words = f"Not saved. {error} Your words stay on the screen and are tried again."
        self._banner.show_message(words)

    def _on_autosave_dirty_changed(self, is_dirty: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not is_dirty:
            self._show_saved()
        elif not self._is_failing:
            self._indicator.show_saving()

    def _show_saved(self) -> None:
        if self._is_failing:
            self._is_failing = False
            self._banner.dismiss()
        self._indicator.show_saved(self._clock())


class SaveIndicator(QLabel):
    """A label with "Saved 14:02:31", "Saving…" or why the work is not saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show("saved", "", "")

    def show_saved(self, at: datetime) -> None:
        """Show when the last change was written, in local time."""
        self._show("saved", "✓ ", f"Saved {at.astimezone():%H:%M:%S}")

    def show_unchanged(self) -> None:
        """Show "All saved", before anything was typed."""
        self._show("saved", "✓ ", "All saved")

    def show_saving(self) -> None:
        """Show "Saving…"."""
        self._show("saving", "", "Saving…")

    def show_failed(self, reason: str) -> None:
        """Show in a few words why the last change could not be written."""
        self._show("unsaved", "⚠ ", f"Not saved: {reason}")

    def _show(self, role: str, mark: str, words: str) -> None:
        self.setText(mark + words)
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)
