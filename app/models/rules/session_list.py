"""The list of sessions as the start page shows it: search, sort order and texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.models.text.dates import day_text
from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from app.models.records import SessionSummary


UNTITLED = "Untitled session"


class SortBy(StrEnum):
    """The columns by which the list can be sorted; the values are their headers."""

    TITLE = "Title"
    SETTING = "Setting"
    DATE = "Date"
    AGREED = "Agreed"
    CHANGED = "Last changed"


def matching_sessions(sessions: Iterable[SessionSummary], text: str) -> tuple[SessionSummary, ...]:
    """Return the sessions with every word of `text` in title, setting or date, in any order."""
    words = _plain(text).split()
    return tuple(s for s in sessions if all(word in _searched(s) for word in words))


def sorted_sessions(
    sessions: Iterable[SessionSummary], by: SortBy, *, descending: bool
) -> tuple[SessionSummary, ...]:
    """Return the sessions sorted; empty values come last either way, equals by last change."""
    newest_first = sorted(sessions, key=lambda s: s.changed_at, reverse=True)
    filled = [s for s in newest_first if _KEYS[by](s) is not None]
    blank = [s for s in newest_first if _KEYS[by](s) is None]
    filled.sort(key=_KEYS[by], reverse=descending)
    return (*filled, *blank)


def title_or_placeholder(session: SessionSummary) -> str:
    """Return a session's title, or a placeholder."""
    return one_line(session.title) or UNTITLED


def describe_progress(session: SessionSummary) -> str:
    """Return how many statements are agreed: "3 of 7"."""
    return f"{session.agreed} of {session.prompts}" if session.prompts else "No prompts"


def describe_changed(at: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return when: "today 14:02", "yesterday 09:10", "3 November", "3 November 2025".

    Both are UTC; the words are those of `zone`, by default this computer's.
    """
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    day = local.date()
    if day == today:
        return f"today {local:%H:%M}"
    if day == today - timedelta(days=1):
        return f"yesterday {local:%H:%M}"
    words = day_text(day)
    return words.removesuffix(f" {today.year}") if day.year == today.year else words


def title_of_copy(title: str, taken: Sequence[str]) -> str:
    """Return a title for a copy that no session has yet."""
    stem = title.strip() or UNTITLED
    name, number = f"{stem} (copy)", 2
    while name in taken:
        name, number = f"{stem} (copy {number})", number + 1
    return name


def _searched(session: SessionSummary) -> str:
    parts = (
        title_or_placeholder(session),
        session.setting,
        day_text(session.date) if session.date else "",
    )
    return _plain(" ".join(parts))


def _plain(text: str) -> str:
    """Return the text without case and accents, so that "cafe" finds "Café"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _share(session: SessionSummary) -> float | None:
    return session.agreed / session.prompts if session.prompts else None


_KEYS: dict[SortBy, Callable[[SessionSummary], Any]] = {
    SortBy.TITLE: lambda s: _plain(s.title.strip()) or None,
    SortBy.SETTING: lambda s: _plain(s.setting.strip()) or None,
    SortBy.DATE: lambda s: s.date,
    SortBy.AGREED: _share,
    SortBy.CHANGED: lambda s: s.changed_at,
}
