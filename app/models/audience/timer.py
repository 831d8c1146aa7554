"""The timer of the prompts, and what its clock shows. No Qt: the clock is passed in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


MINUTE = 60.0
# Per cent of the minutes planned and added that are left when the audience is warned.
SHORT_SHARE = 20
LAST_SHARE = 5

_HOUR = 3600
_PAUSED = ("‖", "Paused")


class Pace(StrEnum):
    """How much of the time is left."""

    STEADY = "steady"
    SHORT = "short"
    LAST = "last"
    OVER = "over"


# The sign and the word of each; every sign is in the bundled DejaVu Sans.
_SIGNS = {
    Pace.STEADY: ("", ""),
    Pace.SHORT: ("◔", "Time is short"),
    Pace.LAST: ("◕", "Nearly over"),
    Pace.OVER: ("■", "Over time"),
}


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What a clock shows: "06:40", "+01:10" when over, "1:05:00" from an hour up.

    The view chooses the colour from `pace`; `sign` and `word` show the same without colour, or that
    the clock was paused.
    """

    text: str
    pace: Pace
    is_running: bool
    sign: str
    word: str


@dataclass(slots=True)
class _Count:
    """The time of one prompt, in seconds.

    `allowed` is the time that a prompt without minutes had used when the first minute was added to
    it, so that the added minute is a whole one.
    """

    planned: float | None = None
    added: float = 0.0
    allowed: float | None = None
    used: float = 0.0
    has_started: bool = False

    @property
    def total(self) -> float | None:
        base = self.allowed if self.planned is None else self.planned
        return None if base is None else base + self.added


class PromptTimer:
    """A timer for each prompt, of which at most one runs.

    `now` returns seconds that never go back. Time asleep counts: a laptop that slept for ten
    minutes has used ten minutes.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._counts: dict[str, _Count] = {}
        self._running: str | None = None
        self._since = 0.0

    @property
    def running(self) -> str | None:
        """The id of the prompt whose time runs."""
        return self._running

    def follow(self, minutes: Mapping[str, int | None]) -> None:
        """Set the planned minutes of all prompts.

        The time of one that was removed is paused and kept, since the prompt may come back.
        """
        if self._running is not None and self._running not in minutes:
            self.pause()
        for prompt_id, planned in minutes.items():
            self.set_minutes(prompt_id, planned)

    def set_minutes(self, prompt_id: str, minutes: int | None) -> None:
        """Set a prompt's minutes; None or 0 is not planned. The time used stays."""
        self._count(prompt_id).planned = minutes * MINUTE if minutes else None

    def start(self, prompt_id: str) -> None:
        """Start or resume a prompt's time, and pause any other."""
        if self._running == prompt_id:
            return
        self.pause()
        self._count(prompt_id).has_started = True
        self._running = prompt_id
        self._since = self._now()

    def pause(self) -> None:
        """Pause the time that runs, if any, with every fraction of it."""
        if self._running is not None:
            self._counts[self._running].used = self.used(self._running)
            self._running = None

    def add_minute(self, prompt_id: str) -> None:
        """Add a minute to a prompt; one without minutes has a minute left from now."""
        count = self._count(prompt_id)
        if count.total is None:
            count.allowed = self.used(prompt_id) - count.added
        count.added += MINUTE

    def reset(self, prompt_id: str) -> None:
        """Reset a prompt to its planned minutes, as if never started."""
        self._counts[prompt_id] = _Count(planned=self._count(prompt_id).planned)
        if self._running == prompt_id:
            self._running = None

    def used(self, prompt_id: str) -> float:
        """Return the seconds that a prompt has taken so far."""
        count = self._counts.get(prompt_id)
        if count is None:
            return 0.0
        return count.used + (self._now() - self._since if self._running == prompt_id else 0.0)

    def remaining(self, prompt_id: str) -> float | None:
        """Return the seconds left, negative when over; None for a prompt without minutes."""
        count = self._counts.get(prompt_id)
        if count is None or count.total is None:
            return None
        return count.total - self.used(prompt_id)

    def face(self, prompt_id: str) -> ClockFace | None:
        """Return what the clock shows; None for a prompt neither planned nor started."""
        count = self._counts.get(prompt_id)
        if count is None or (count.total is None and not count.has_started):
            return None
        used = self.used(prompt_id)
        is_running = self._running == prompt_id
        pace = pace_of(used, count.total)
        sign, word = _SIGNS[pace]
        if count.has_started and not is_running:
            sign, word = (sign, f"{word}, paused") if word else _PAUSED
        return ClockFace(_text_of(used, count.total), pace, is_running, sign, word)

    def _count(self, prompt_id: str) -> _Count:
        return self._counts.setdefault(prompt_id, _Count())


def pace_of(used: float, total: float | None) -> Pace:
    """Return the pace for the seconds used of a total; None for no limit. Limits are inclusive."""
    if total is None:
        return Pace.STEADY
    left = (total - used) * 100
    if left <= 0:
        return Pace.OVER
    if left <= LAST_SHARE * total:
        return Pace.LAST
    return Pace.SHORT if left <= SHORT_SHARE * total else Pace.STEADY


def _text_of(used: float, total: float | None) -> str:
    """Return the time left in begun seconds, then the time over; without a limit the time used."""
    if total is None:
        return _minutes_and_seconds(math.floor(used))
    if total > used:
        return _minutes_and_seconds(math.ceil(total - used))
    over = math.floor(used - total)
    return ("+" if over else "") + _minutes_and_seconds(over)


def _minutes_and_seconds(seconds: int) -> str:
    hours, rest = divmod(seconds, _HOUR)
    minutes, seconds = divmod(rest, int(MINUTE))
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
