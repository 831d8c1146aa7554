"""Autosave of typed text: after a pause, at the latest every second, and before other edits."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from shiboken6 import isValid

from app.models.records import new_id

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.ui.services.history import History


log = logging.getLogger(__name__)

PAUSE_MS = 300
LONGEST_MS = 1000
RETRY_MS = 2000
BURST_MS = 1500
LONGEST_BURST_MS = 20_000

MakeEdit = Callable[[str, str, str], "Edit | None"]


class Autosave(QObject):
    """The set of fields with text that is not yet in the library."""

    dirty_changed = Signal(bool)
    kept = Signal(str, str)
    """A text was saved: as it was before, and as it is."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = history
        self._dirty: set[AutosavedField] = set()

    @property
    def is_dirty(self) -> bool:
        """Whether any text is not yet saved."""
        return bool(self._dirty)

    def flush(self) -> bool:
        """Save all that is typed, now; False when some of it could not be."""
        return self._each(lambda field: field.flush())

    def commit_typing(self) -> bool:
        """Save all that is typed, so that the next key begins a new undo step."""
        return self._each(lambda field: field.leave())

    def _each(self, save: Callable[[AutosavedField], bool]) -> bool:
        """Save each field; one that fails does not stop the others from being saved."""
        is_saved = True
        for field in tuple(self._dirty):
            if not isValid(field):
                self.set_dirty(field, is_dirty=False)
                continue
            try:
                is_saved = save(field) and is_saved
            except Exception:
                log.exception("a field could not be saved")
                is_saved = False
        return is_saved

    def set_dirty(self, field: AutosavedField, *, is_dirty: bool) -> None:
        """Add a field to those with unsaved text, or remove it."""
        was_dirty = self.is_dirty
        if is_dirty:
            self._dirty.add(field)
        else:
            self._dirty.discard(field)
        if was_dirty != self.is_dirty:
            self.dirty_changed.emit(self.is_dirty)


class AutosavedField(QObject):
    """The autosave of one text field, as edits that merge within a burst of typing.

    `read` returns the widget's text, `show` sets it, and `edit` makes the edit from (before,
    after, burst). Connect the widget's change signal to `on_edited`, and call `leave` when it
    loses the focus. Text that could not be saved stays in the widget and is tried again.
    """

    def __init__(
        self,
        autosave: Autosave,
        *,
        read: Callable[[], str],
        show: Callable[[str], None],
        edit: MakeEdit,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._read = read
        self._show = show
        self._edit = edit
        self._saved = ""
        self._burst = new_id()
        self._since_key = QElapsedTimer()
        self._in_burst = QElapsedTimer()
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_MS)
        self.token = new_id()

    @property
    def is_dirty(self) -> bool:
        """Whether the widget holds text that is not yet in the library."""
        return self._read() != self._saved

    def load(self, text: str) -> None:
        """Load the library's text; text typed since then stays in the widget."""
        was_dirty = self.is_dirty
        if text != self._saved:
            self._saved = text
            self._burst = new_id()
        if not was_dirty and self._read() != text:
            self._show(text)
        self._note()

    def on_edited(self) -> None:
        """Schedule a save after a pause, at the latest in a second."""
        if not self.is_dirty:
            self._note()
            return
        self._begin_burst_if_due()
        self._note()
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> bool:
        """Save the text now; True when there is nothing left to save."""
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
        after = self._read()
        before = self._saved
        if after == before:
            self._note()
            return True
        edit = self._edit(before, after, self._burst)
        if edit is None:
            return True
        # Set first: the change that this publishes comes back here as `load`.
        self._saved = after
        is_done = False
        try:
            is_done = self._autosave.history.perform(edit, self.token)
        finally:
            if not is_done:
                self._saved = before
                self._retry.start()
            self._note()
        if is_done:
            self._autosave.kept.emit(before, after)
        return not self.is_dirty

    def leave(self) -> bool:
        """Save the text and end the burst: what is typed next is another undo step."""
        is_saved = self.flush()
        self._burst = new_id()
        return is_saved

    def _begin_burst_if_due(self) -> None:
        """Begin a new burst, and so an undo step, after a long pause or a long run of typing."""
        is_first = not self._since_key.isValid()
        if is_first or self._since_key.hasExpired(BURST_MS):
            self._in_burst.start()
            self._burst = new_id()
        elif self._in_burst.hasExpired(LONGEST_BURST_MS):
            self.flush()
            self._in_burst.start()
            self._burst = new_id()
        self._since_key.start()

    def _note(self) -> None:
        self._autosave.set_dirty(self, is_dirty=self.is_dirty)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.flush)
        return timer
