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
_FEWEST_CHIPS = 2
_MOST_CHIPS = 10
_WIDTH_A_CHIP = 360


def column_widths(
    theme: Theme, width: int, *, rating: int, compact: int, chip: int, agencies: int
) -> list[int]:
    """Give the five widths for a list of `width` pixels.

    `rating`, `compact` and `chip` are the widths of the rating control with its words and without,
    and of one agency's chip. A wider window puts more chips side by
    side, and shares the rest between statement and evidence.
    """
    in_line = min(max(width // _WIDTH_A_CHIP, _LEAST_CHIPS), _MOST_CHIPS, max(agencies, 1))
    in_two = min(_FEWEST_CHIPS, in_line)
    least = _LEAST_STATEMENT + _LEAST_EVIDENCE
    fixed = 2 * theme.metric("margin") + 4 * theme.metric("gap-large") + _NUMBER_WIDTH

    def free_with(rating: int, in_line: int) -> int:
        return width - fixed - rating - _chips_width(theme, chip, in_line)

    # In a narrow window the chips stand two in a line, then the ratings are signs without words.
    choices = ((rating, in_line), (rating, in_two), (compact, in_line), (compact, in_two))
    fitting = (choice for choice in choices if free_with(*choice) >= least)
    rating, in_line = next(fitting, choices[-1])
    chips = _chips_width(theme, chip, in_line)
    free = max(free_with(rating, in_line), least)
    evidence = max(_LEAST_EVIDENCE, min(free // 4 + max(0, free - 800) // 4, free // 2))
    return [_NUMBER_WIDTH, free - evidence, rating, chips, evidence]


def _chips_width(theme: Theme, chip: int, in_line: int) -> int:
    return max(in_line * chip + (in_line - 1) * theme.metric("gap-small"), _LEAST_AGENCIES)
