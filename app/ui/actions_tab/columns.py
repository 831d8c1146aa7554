"""The columns of the actions: their headings, what they sort by, and how wide they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.actions import ActionColumn

if TYPE_CHECKING:
    from app.ui.theme import Theme

COLUMNS = (
    (ActionColumn.DONE, "Done"),
    (ActionColumn.WHAT, "What"),
    (ActionColumn.WHO, "Who"),
    (ActionColumn.AGENCY, "Agency"),
    (ActionColumn.DUE, "Due"),
    (ActionColumn.ORIGIN, "From"),
)
DUE_COLUMN = 4

_DONE, _WHO, _AGENCY, _DUE, _ORIGIN, _REMOVE = 60, 150, 160, 282, 158, 32
_NARROW_WHO, _NARROW_AGENCY, _NARROW_DUE, _NARROW_ORIGIN = 112, 132, 226, 92
_LEAST_WHAT = 200
_SHARED_FROM = 480


def column_widths(theme: Theme, width: int) -> list[int]:
    """Give the seven widths for a list of `width` pixels; the last is for removing."""
    gaps = 6 * theme.metric("gap-small") + 2 * theme.metric("margin")
    fixed = gaps + _DONE + _WHO + _AGENCY + _DUE + _ORIGIN + _REMOVE
    if width - fixed < _LEAST_WHAT:
        narrow = (_NARROW_WHO, _NARROW_AGENCY, _NARROW_DUE, _NARROW_ORIGIN)
        free = max(_LEAST_WHAT, width - gaps - _DONE - sum(narrow) - _REMOVE)
        return [_DONE, free, *narrow, _REMOVE]
    free = width - fixed
    # In a wide window names and agencies are given room as well.
    share = max(0, free - _SHARED_FROM) // 5
    return [_DONE, free - 3 * share, _WHO + share, _AGENCY + share, _DUE, _ORIGIN + share, _REMOVE]
