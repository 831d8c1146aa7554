"""Progress and cancellation of long work: `Cancelled` and `Meter`."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import AppError


class Cancelled(AppError):  # noqa: N818 - nothing went wrong
    """The person cancelled the work; no file was touched."""

    def __init__(self) -> None:
        super().__init__("The work was cancelled.", "Nothing was changed.")


def never_cancelled() -> bool:
    """Return False: the work is never cancelled."""
    return False


def ignore_progress(fraction: float) -> None:
    """Ignore the fraction of work done."""


class Meter:
    """A counter of pieces of work that reports the fraction done and raises when cancelled.

    Each piece counts twice: once when it is laid out and once when it is drawn.
    """

    def __init__(
        self, pieces: int, progress: Callable[[float], None], cancelled: Callable[[], bool]
    ) -> None:
        self._total = max(1, 2 * pieces)
        self._done = 0
        self._reported = 0.0
        self._progress = progress
        self._cancelled = cancelled

    def step(self) -> None:
        """Count one piece; raise `Cancelled` if the work was cancelled."""
        if self._cancelled():
            raise Cancelled
        self._done += 1
        # A piece that goes on over a page counts again, so the sum may pass the total.
        fraction = min(1.0, self._done / self._total)
        if fraction - self._reported >= 0.01:  # noqa: PLR2004 - a hundredth is what a bar can show
            self._reported = fraction
            self._progress(fraction)

    def finish(self) -> None:
        """Report that all is done."""
        self._progress(1.0)
