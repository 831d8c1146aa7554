"""Remember which widgets wear an icon, so that they change it when the colours change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon


class Wearer(Protocol):
    """Anything that shows an icon: a button, an action, a picture."""

    def setIcon(self, icon: QIcon, /) -> None:  # noqa: N802 - Qt's name
        """Show an icon."""


class Dressing:
    """Gives icons, and gives them anew in other colours to whoever is still there."""

    def __init__(self, icon: Callable[[str, str], QIcon]) -> None:
        self._icon = icon
        self._wearers: WeakKeyDictionary[Wearer, tuple[str, str]] = WeakKeyDictionary()

    def dress(self, wearer: Wearer, name: str, colour: str) -> None:
        """Give an icon by its name, in a colour token."""
        self._wearers[wearer] = (name, colour)
        wearer.setIcon(self._icon(name, colour))

    def renew(self) -> None:
        """Give everybody their icon in the colours of now."""
        for wearer, (name, colour) in tuple(self._wearers.items()):
            if isValid(wearer):
                wearer.setIcon(self._icon(name, colour))
