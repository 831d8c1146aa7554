"""What the headless commands give on standard output, and say on standard error."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.errors import AppError
    from app.models.details_list import Place

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


def tell_missing(characters: Iterable[str]) -> None:
    """Say which characters could not be set in type, by their numbers."""
    if numbers := " ".join(f"U+{ord(each):04X}" for each in characters):
        say(f"No bundled font has these characters, so their numbers are printed: {numbers}")


def tell_details(places: Iterable[Place], what: str) -> None:
    """Say where somebody's details may stand, never the details themselves; nothing is blocked."""
    for place in places:
        say(f"{place.where}: this looks like {place.kind}. Look at it before the {what} goes out.")


def one_line(text: str) -> str:
    """Keep what came out of a file from steering the terminal or breaking the line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
