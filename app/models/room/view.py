"""The three views of the room, apart from what they hold, so that a menu can name them cheaply."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """The three views, in the order in which one key goes through them."""

    OVERVIEW = "overview"
    PROMPT = "prompt"
    STATEMENT = "statement"
