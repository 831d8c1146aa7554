"""Words of the room as the name of a file."""

from __future__ import annotations

import re

# What no file system takes in a name, and what would hide the file or its ending.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*.]+')


def fit_for_name(words: str, longest: int) -> str:
    """Give words that every file system takes in a name, at most `longest` characters."""
    return " ".join(_UNFIT.sub(" ", words).split())[:longest].strip()
