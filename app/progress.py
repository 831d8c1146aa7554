"""Work that a person may call off while it is under way."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import AppError


class Cancelled(AppError):  # noqa: N818 - nothing went wrong
    """The person called the work off; no file was touched."""

    def __init__(self) -> None:
        super().__init__("The work was cancelled.", "Nothing was changed.")


def never_cancelled() -> bool:
    """Say that nobody called the work off."""
    return False


def ignore_progress(fraction: float) -> None:
    """Take a fraction and do nothing with it."""


class Meter:
    """Counts pieces of work, tells the fraction done, and stops when called off.

    Each piece counts twice: once when it is set and once when it is drawn.
    """

    def __init__(
        self, pieces: int, progress: Callable[[float], None], cancelled: Callable[[], bool]
    ) -> None:
        self._total = max(1, 2 * pieces)
        self._done = 0
        self._said = 0.0
        self._progress = progress
        self._cancelled = cancelled

    def step(self) -> None:
        """Count one piece; raise `Cancelled` if the work was called off."""
        if self._cancelled():
            raise Cancelled
        self._done += 1
        # A piece that goes on over a page counts again, so the sum may pass the total.
        fraction = min(1.0, self._done / self._total)
        if fraction - self._said >= 0.01:  # noqa: PLR2004 - a hundredth is what a bar can show
            self._said = fraction
            self._progress(fraction)

    def finish(self) -> None:
        """Say that all is done."""
        self._progress(1.0)
