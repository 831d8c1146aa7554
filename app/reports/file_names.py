"""Words of the room as the name of a file."""

from __future__ import annotations

import re

# What no file system takes in a name, and what would hide the file or its ending.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*.]+')
# Signs that turn the direction of what follows, so that an ending can be hidden.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Most file systems take 255 bytes; words of ours and a date stand beside these.
_MOST_BYTES = 160


def fit_for_name(words: str, longest: int) -> str:
    """Give words that every file system takes in a name, at most `longest` characters."""
    fit = " ".join(_UNFIT.sub(" ", _TURNING.sub("", words)).split())[:longest]
    return fit.encode("utf-8", "ignore")[:_MOST_BYTES].decode("utf-8", "ignore").strip()
