"""What a tab is given to work with, built once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.packs import Packs
    from app.models.store import Store
    from app.settings import SettingsFile
    from app.ui.autosave import Autosave
    from app.ui.bridge import Bridge
    from app.ui.messages import Messages
    from app.ui.theme import Theme
    from app.ui.undo import History


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts every tab shares.

    `packs` reads the content packs on first use; `has_packs` tells whether they are at hand, and
    has them read in the background where they are not.
    """

    store: Store
    history: History
    autosave: Autosave
    bridge: Bridge
    theme: Theme
    messages: Messages
    settings: SettingsFile
    packs: Callable[[], Packs]
    has_packs: Callable[[], bool]
