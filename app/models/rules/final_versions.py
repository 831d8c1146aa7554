"""Which version a final record is: the same one again until the session changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.edits import SetFinalVersion

if TYPE_CHECKING:
    from app.models.records import SessionDetails


def next_version(details: SessionDetails) -> int:
    """Return the version of a final record that is written of the session as it is.

    It is the last one again where nothing was changed since: the same words may go out as PDF, as a
    page and in large print.
    """
    is_same = details.final_of is not None and details.final_of == details.changed_at
    return max(1, details.final_version + (not is_same))


def keeping(now: SessionDetails, written: SessionDetails, version: int) -> SetFinalVersion | None:
    """Return the edit that keeps a version that was written; None where a later one is kept.

    `written` are the details as they were in the record, `now` those that are kept.
    """
    if version < now.final_version:
        return None
    return SetFinalVersion.of(now.id, now, final_version=version, final_of=written.changed_at)
