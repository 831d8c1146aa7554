"""The sign, word and colours of every status and rating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.models.records import Rating, StatementStatus
from app.models.rules.standings import RATINGS, STANDINGS


@dataclass(frozen=True, slots=True)
class Sign:
    """The mark, word and colours of one state, never shown by colour alone.

    `ink` and `line` are theme tokens for text and a border on a card, `on_fill` for text on `fill`.
    """

    mark: str
    word: str
    ink: str
    line: str
    fill: str
    on_fill: str

    @property
    def text(self) -> str:
        """The sign and the word together."""
        return f"{self.mark} {self.word}"


# The tokens of ink, line, fill and text on the fill.
_RATING_COLOURS = {
    Rating.NOT_YET: ("not-yet-ink", "not-yet-ink", "not-yet", "on-not-yet"),
    Rating.PARTLY: ("partly-ink", "partly-ink", "partly", "on-partly"),
    Rating.IN_PLACE: ("in-place-ink", "in-place-ink", "in-place", "on-in-place"),
    None: ("muted", "muted", "unrated", "on-unrated"),
}
_STATUS_COLOURS = {
    StatementStatus.OPEN: ("muted", "muted", "unrated", "on-unrated"),
    StatementStatus.DRAFT: ("agreed-ink", "agreed-line", "partly", "on-partly"),
    StatementStatus.AGREED: ("in-place-ink", "in-place-ink", "in-place", "on-in-place"),
    StatementStatus.CHANGED: ("agreed-ink", "agreed-line", "partly", "on-partly"),
}

RATING_SIGNS: Mapping[Rating | None, Sign] = MappingProxyType(
    {
        rating: Sign(RATINGS[rating].sign, RATINGS[rating].word, *colours)
        for rating, colours in _RATING_COLOURS.items()
    }
)
"""The sign of each rating; None means not rated."""

STATUS_SIGNS: Mapping[StatementStatus, Sign] = MappingProxyType(
    {
        status: Sign(STANDINGS[status].sign, STANDINGS[status].word, *colours)
        for status, colours in _STATUS_COLOURS.items()
    }
)
