"""What the headless commands give on standard output, and say on standard error."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.errors import AppError

# A file with more problems than this was not made for us; the first ones say enough.
MOST_PROBLEMS = 500


def complain(error: AppError) -> None:
    """Say what could not be done; a file with several problems has each on a line of its own."""
    problems = getattr(error, "problems", ())
    if len(problems) > 1:
        for problem in problems[:MOST_PROBLEMS]:
            say(str(problem))
        if len(problems) > MOST_PROBLEMS:
            say(f"… and {len(problems) - MOST_PROBLEMS} more.")
    say(str(error))


def give(*columns: str) -> None:
    """Print one line of results; no column breaks the line or leaves its place."""
    print("\t".join(map(one_line, columns)))


def say(message: str) -> None:
    """Say one line; where nobody listens, that is no trouble."""
    with suppress(OSError, ValueError):  # nobody listens, so there is nobody to tell
        print(one_line(message), file=sys.stderr, flush=True)


def one_line(text: str) -> str:
    """Keep what came out of a file from steering the terminal or breaking the line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
