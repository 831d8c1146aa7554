"""Choose how large words are set: calmly, with room left for what will still be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.audience.pages.page import Pages

if TYPE_CHECKING:
    from app.ui.audience.pages.page import Page
    from app.ui.audience.pages.type_sizes import Step

# A size is taken where about a quarter more words would still have room; a prompt does not grow.
_GROWTH = 1.2
# Words set twice as large need four times the room, but for what shares lines better.
_SAVED = 0.5


@dataclass(frozen=True, slots=True)
class Trial:
    """A view at one size; `share` is the height it needs, of a page's. Pages are made if wanted."""

    flow: Callable[[], tuple[Page, ...]]
    share: float

    @property
    def fits(self) -> bool:
        """Tell whether one page is enough."""
        return self.share <= 1

    @property
    def may_grow(self) -> bool:
        """Tell whether one page is enough for more words too."""
        return self.share * _GROWTH <= 1


def choose(steps: Sequence[Step], held: int | None, attempt: Callable[[int], Trial]) -> Pages:
    """Give the pages at the size taken before, `held`, or at the largest that leaves room.

    A size once taken is given up only when one page is no longer enough.
    """
    last = len(steps) - 1
    if held is not None:
        kept = attempt(min(held, last))
        if kept.fits or held >= last:
            return Pages(kept.flow(), step=min(held, last))
    base = attempt(last)
    for number in range(0 if held is None else held + 1, last):
        # What can't fit is not set at all: that would take longer than all the rest.
        if base.share * steps[number].scale ** 2 * _SAVED <= 1:
            larger = attempt(number)
            if larger.may_grow:
                return Pages(larger.flow(), step=number)
    return Pages(base.flow(), step=last)
