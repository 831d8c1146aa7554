"""Choose the screen that the room sees. Pure: a screen is its name and where it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


# Screens beside one another can't each hold so much of a window; those that overlap can.
_NEARLY = 0.9
_TEXT = re.compile(
    r"(?P<name>.*) (?P<width>\d{1,6})x(?P<height>\d{1,6})(?P<x>[+-]\d{1,6})(?P<y>[+-]\d{1,6})",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class ScreenId:
    """The identity of a screen; `geometry` is x, y, width and height in logical pixels."""

    name: str
    geometry: tuple[int, int, int, int]

    @property
    def text(self) -> str:
        """The mark as settings keep it, such as "HDMI-1 1920x1080+1440+0"."""
        x, y, width, height = self.geometry
        return f"{self.name} {width}x{height}{x:+}{y:+}"

    @classmethod
    def of_text(cls, text: str) -> ScreenId | None:
        """Read what `text` gave; None for anything else."""
        found = _TEXT.fullmatch(text)
        if found is None:
            return None
        numbers = (int(found[part]) for part in ("x", "y", "width", "height"))
        x, y, width, height = numbers
        return cls(found["name"], (x, y, width, height))


def find_screen(
    screens: Sequence[ScreenId], wanted: ScreenId, barred: Collection[int | None] = ()
) -> int | None:
    """Return the index of the screen most like the wanted one; None when none is like it.

    The same name and place is best, then the same name, as after a change of resolution, then the
    same place, as when a projector hangs on another socket.
    """
    likeness = {
        index: _likeness(screen, wanted)
        for index, screen in enumerate(screens)
        if index not in barred
    }
    best = max(likeness, key=likeness.__getitem__, default=None)
    return best if best is not None and likeness[best] > 0 else None


def choose_screen(
    screens: Sequence[ScreenId], editor_screen: int, remembered: ScreenId | None
) -> int | None:
    """Return the index of the screen for the room; None when only the editor's is left.

    Another screen that shows the same part of the desktop as the editor's is no other screen: with
    a mirrored projector, the audience view would cover the editor.
    """
    editors = screens[editor_screen].geometry
    barred = {
        index for index, screen in enumerate(screens) if _shared(screen.geometry, editors) > 0
    } | {editor_screen}
    if remembered is not None and (index := find_screen(screens, remembered, barred)) is not None:
        return index
    return next((index for index in range(len(screens)) if index not in barred), None)


def screen_holding(
    screens: Sequence[ScreenId],
    window: tuple[int, int, int, int],
    likely: ScreenId | None = None,
) -> int | None:
    """Return the index of the screen that most of a window is on; None when it is on none.

    Where screens show the same part of the desktop, or are said to while they change places, the
    window is on several: then it is on the one most like the likely one.
    """
    shares = [_shared(screen.geometry, window) for screen in screens]
    largest = max(shares, default=0)
    if largest == 0:
        return None
    others = [index for index, share in enumerate(shares) if share < _NEARLY * largest]
    found = None if likely is None else find_screen(screens, likely, others)
    return shares.index(largest) if found is None else found


def _likeness(screen: ScreenId, wanted: ScreenId) -> int:
    if screen == wanted:
        return 3
    if screen.name and screen.name == wanted.name:
        return 2
    return int(screen.geometry == wanted.geometry)


def _shared(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> int:
    """Return the area that two rectangles share, in square pixels."""
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, width) * max(0, height)
