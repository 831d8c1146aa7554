"""What the start page does to a session: each one undoable step, and a sentence about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.errors import AppError
from app.models.dates import local_today
from app.models.edits import AddSession, DeleteSession, RenameSession, RestoreSession
from app.models.sessions_list import shown_title, title_of_copy
from app.models.workshop import copy_of, next_meeting_of

if TYPE_CHECKING:
    from app.models.records import Session, SessionSummary
    from app.ui.desk import Desk


class SessionDeeds:
    """Rename, duplicate, delete and restore."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rename(self, session: SessionSummary, title: str) -> bool:
        """Give a session another title; it must have one."""
        if not title:
            self._desk.messages.say("A session needs a title, so it keeps the one it has.")
            return False
        return self._desk.history.perform(RenameSession.of(session.id, session, title=title))

    def begin_again(self, session: SessionSummary) -> str:
        """Make a session that meets again on this one, nothing said in it; give its id."""
        whole = self._whole(session)
        if whole is None:
            return ""
        again = next_meeting_of(whole, local_today(), datetime.now(UTC))
        if not self._desk.history.perform(AddSession(again, verb="Meet again on")):
            return ""
        self._desk.messages.say(
            "The same people, agencies and prompts, and nothing said yet. Ctrl+Z takes it away."
        )
        return again.details.id

    def duplicate(self, session: SessionSummary, others: Sequence[SessionSummary]) -> str:
        """Copy a session with all that is in it, and give the id of the copy, or nothing."""
        whole = self._whole(session)
        if whole is None:
            return ""
        title = title_of_copy(session.title, [other.title for other in others])
        copy = copy_of(whole, title, datetime.now(UTC))
        if not self._desk.history.perform(AddSession(copy, verb="Duplicate session")):
            return ""
        self._desk.messages.say(f"Made “{title}”. Ctrl+Z takes it away again.")
        return copy.details.id

    def delete(self, session: SessionSummary) -> None:
        """Take a session off the list; it waits under Recently deleted."""
        edit = DeleteSession(session.id, shown_title(session), datetime.now(UTC))
        if self._desk.history.perform(edit):
            self._desk.messages.say(f"Deleted “{shown_title(session)}”. Ctrl+Z puts it back.")

    def restore(self, session: SessionSummary) -> None:
        """Put a deleted session back on the list."""
        deleted_at = session.deleted_at or datetime.now(UTC)
        edit = RestoreSession(session.id, shown_title(session), deleted_at)
        if self._desk.history.perform(edit):
            self._desk.messages.say(f"“{shown_title(session)}” is back on the list.")

    def _whole(self, session: SessionSummary) -> Session | None:
        try:
            return self._desk.store.whole_session(session.id)
        except AppError as error:
            self._desk.messages.report(error)
            return None
