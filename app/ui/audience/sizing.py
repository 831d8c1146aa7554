"""Choose the largest words with which a view takes no more pages than with the smallest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.audience.page import Pages

if TYPE_CHECKING:
    from app.ui.audience.page import Page
    from app.ui.audience.type_sizes import Step

# With more pages than this larger words would only make each page say less.
_FEW_PAGES = 3
# Words set twice as large need four times the room, but for what shares lines better.
_SAVED = 0.5


@dataclass(frozen=True, slots=True)
class Trial:
    """A view at one size; `share` is the height it needs, of a page's."""

    pages: tuple[Page, ...]
    share: float


def choose(steps: Sequence[Step], first: int, attempt: Callable[[int], Trial]) -> Pages:
    """Give the pages of the first step from `first` on that takes as few pages as the last."""
    last = len(steps) - 1
    base = attempt(last)
    count = len(base.pages)
    for number in range(first if count <= _FEW_PAGES else last, last):
        wanted = base.share * steps[number].scale ** 2 * _SAVED
        # What can't fit is not set at all: that would take longer than all the rest.
        if wanted <= count:
            larger = attempt(number)
            if len(larger.pages) == count:
                return Pages(larger.pages, step=number)
    return Pages(base.pages, step=last)
