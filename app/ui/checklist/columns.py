"""How wide the checklist's columns are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.theme import Theme

HEADINGS = ("#", "Statement", "Rated together", "Each agency", "Evidence and action")

_NUMBER_WIDTH = 36
_LEAST_EVIDENCE = 208
_LEAST_STATEMENT = 240
_LEAST_AGENCIES = 90
_LEAST_CHIPS = 4
_MOST_CHIPS = 10
_WIDTH_A_CHIP = 360


def column_widths(theme: Theme, width: int, *, rating: int, chip: int, agencies: int) -> list[int]:
    """Give the five widths for a list of `width` pixels.

    `rating` and `chip` are the widths of those controls. A wider window puts more chips side by
    side, and shares the rest between statement and evidence.
    """
    gap = theme.metric("gap-large")
    in_line = min(max(width // _WIDTH_A_CHIP, _LEAST_CHIPS), _MOST_CHIPS, max(agencies, 1))
    chips = in_line * chip + (in_line - 1) * theme.metric("gap-small")
    chips = max(chips, _LEAST_AGENCIES)
    fixed = 2 * theme.metric("margin") + 4 * gap + _NUMBER_WIDTH + rating + chips
    free = max(width - fixed, _LEAST_STATEMENT + _LEAST_EVIDENCE)
    evidence = max(_LEAST_EVIDENCE, min(free // 4 + max(0, free - 800) // 4, free // 2))
    return [_NUMBER_WIDTH, free - evidence, rating, chips, evidence]
