"""The version of a final record: the same one again until the session changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.edits import SetFinalVersion

if TYPE_CHECKING:
    from app.models.records import SessionDetails


def next_version(details: SessionDetails) -> int:
    """Return the version of a final record of the current session.

    It is the last one again where nothing was changed since: the same words may be exported as PDF,
    as a page and in large print.
    """
    is_same = details.final_of is not None and details.final_of == details.changed_at
    return max(1, details.final_version + (not is_same))


def final_version_edit(
    now: SessionDetails, written: SessionDetails, version: int
) -> SetFinalVersion | None:
    """Return the edit that stores a version that was written; None if a later one is stored.

    `written` are the details as they were in the record, `now` those in the library.
    """
    if version < now.final_version:
        return None
    return SetFinalVersion.of(now.id, now, final_version=version, final_of=written.changed_at)
