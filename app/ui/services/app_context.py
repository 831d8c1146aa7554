"""The context shared by all tabs, and the cache of content packs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

from app.models.packs import Packs, load_packs
from app.models.text.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.models.packs import Packs
    from app.models.storage.store import Store
    from app.settings import SettingsFile
    from app.ui.services.autosave import Autosave
    from app.ui.services.history import ChangeNotifier, History
    from app.ui.services.message_dialogs import Messages
    from app.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class AppContext:
    """The services that every tab shares, built once for an open library.

    `packs` reads the content packs on first use; `has_packs` returns whether they are read, and
    starts to read them in the background where they are not.
    """

    store: Store
    history: History
    autosave: Autosave
    notifier: ChangeNotifier
    theme: Theme
    messages: Messages
    settings: SettingsFile
    packs: Callable[[], Packs]
    has_packs: Callable[[], bool]


class PackCache:
    """A cache of the shipped packs and the person's own; a bad one is left out with a warning."""

    def __init__(self, folders: Sequence[Path], messages: Messages) -> None:
        self._folders = folders
        self._messages = messages
        self._read: Packs | None = None
        self._ahead: Packs | None = None
        self._reader: Thread | None = None

    def is_ready(self) -> bool:
        """Return whether the packs are read; else start to read them in the background.

        The first time takes 0.2 s, most of it pydantic's import: too long within a key press.
        """
        if self._read is None and self._reader is None:
            self._reader = Thread(target=self._read_ahead, name="packs")
            self._reader.start()
        return self._read is not None or (self._reader is not None and not self._reader.is_alive())

    def packs(self) -> Packs:
        """Return the packs, read from the folders the first time."""
        if self._read is None:
            if self._reader is not None:
                self._reader.join()
            self._read = self._ahead or load_packs(self._folders, skip_bad=True)
            if self._read.problems:
                first = self._read.problems[0]
                more = len(self._read.problems) - 1
                rest = f" And {counted(more, 'more problem')}." if more else ""
                self._messages.warn(f"A content pack was left out: {first}.{rest}")
        return self._read

    def _read_ahead(self) -> None:
        self._ahead = load_packs(self._folders, skip_bad=True)

    def keep(self, packs: Packs) -> None:
        """Replace the cached packs by those read again, after one was added."""
        self._read = packs
