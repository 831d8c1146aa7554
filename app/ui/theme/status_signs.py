"""The sign, word and colours of every status and rating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.models.records import Rating, StatementStatus


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


NOT_RATED = Sign("–", "Not rated", "muted", "muted", "unrated", "on-unrated")

RATING_SIGNS: Mapping[Rating, Sign] = MappingProxyType(
    {
        Rating.NOT_YET: Sign("○", "Not yet", "not-yet-ink", "not-yet-ink", "not-yet", "on-not-yet"),
        Rating.PARTLY: Sign("◐", "Partly", "partly-ink", "partly-ink", "partly", "on-partly"),
        Rating.IN_PLACE: Sign(
            "✓", "In place", "in-place-ink", "in-place-ink", "in-place", "on-in-place"
        ),
    }
)

STATUS_SIGNS: Mapping[StatementStatus, Sign] = MappingProxyType(
    {
        StatementStatus.OPEN: Sign("○", "Open", "muted", "muted", "unrated", "on-unrated"),
        StatementStatus.DRAFT: Sign(
            "◐", "Draft", "agreed-ink", "agreed-line", "partly", "on-partly"
        ),
        StatementStatus.AGREED: Sign(
            "✓", "Agreed", "in-place-ink", "in-place-ink", "in-place", "on-in-place"
        ),
        StatementStatus.CHANGED: Sign(
            "◐", "Changed since agreed", "agreed-ink", "agreed-line", "partly", "on-partly"
        ),
    }
)


def sign_of_rating(rating: Rating | None) -> Sign:
    """Return the sign of a rating; None means not rated."""
    return NOT_RATED if rating is None else RATING_SIGNS[rating]
