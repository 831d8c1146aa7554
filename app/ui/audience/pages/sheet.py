"""The sheet that a page of the audience view is painted on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is painted on, in pixels; `capital` is the least height of a capital letter."""

    width: float
    height: float
    capital: float
