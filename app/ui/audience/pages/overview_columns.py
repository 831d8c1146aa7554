"""Share the width of the overview among number, words, agencies and status."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.records import StatementStatus
from app.ui.audience.pages.legend import HEARD_SIGNS
from app.ui.signs import STATUS_SIGNS

if TYPE_CHECKING:
    from app.models.room.scene import OverviewScene
    from app.ui.audience.pages.set_text import TextSetter
    from app.ui.audience.pages.type_sizes import TypeSizes

_SHORT_WORDS = {
    StatementStatus.OPEN: "Open",
    StatementStatus.DRAFT: "Draft",
    StatementStatus.AGREED: "Agreed",
    StatementStatus.CHANGED: "Changed",
}
STATUS_INKS = {
    StatementStatus.OPEN: "muted",
    StatementStatus.DRAFT: "agreed-ink",
    StatementStatus.AGREED: "agreed",
    StatementStatus.CHANGED: "agreed-ink",
}
_LEAST_LETTERS = "ten letters "
# An agency's column is not wider than this many capitals' heights beyond its mark.
_APART = 0.9


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths; `words` is 0 where only the number has room. `groups` go on pages of their own.

    Each group is the places of its agencies, from 0.
    """

    number: float
    words: float
    mark: float
    status: float
    gap: float
    has_status_words: bool
    groups: tuple[range, ...]


def status_words(status: StatementStatus, *, is_long: bool) -> str:
    """Give a status as its sign, and as a short word where there is room."""
    mark = STATUS_SIGNS[status].mark
    return f"{mark} {_SHORT_WORDS[status]}" if is_long else mark


def share(setter: TextSetter, scene: OverviewScene, sizes: TypeSizes, width: float) -> Columns:
    """Share a width; where not all agencies have room, they go on further pages in groups."""
    gap = sizes.body.capital * _APART
    number = setter.width("0" * len(str(len(scene.rows))), sizes.label)
    signs = [sign for sign, _word in HEARD_SIGNS.values()]
    mark = max(
        setter.width(words, sizes.label) for words in (*signs, *(c.mark for c in scene.columns))
    )
    has_words = True
    status = _status_width(setter, sizes, is_long=True)
    if number + mark + status + 2 * gap > width:
        has_words = False
        status = _status_width(setter, sizes, is_long=False)
    left = width - number - status - gap
    count = len(scene.columns)
    most = max(int(left / (mark + gap)), 1)
    each = math.ceil(count / math.ceil(count / most)) if count else 1
    words = left - min(each, count) * (mark + gap) - gap
    if words < setter.width(_LEAST_LETTERS, sizes.body):
        words = 0.0
    groups = tuple(range(start, min(start + each, count)) for start in range(0, count, each))
    return Columns(number, words, mark, status, gap, has_words, groups or (range(0),))


def _status_width(setter: TextSetter, sizes: TypeSizes, *, is_long: bool) -> float:
    return max(setter.width(status_words(s, is_long=is_long), sizes.label) for s in StatementStatus)
