"""The store: reads return frozen records; every write is an edit in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.models.changes import Change, ChangePublisher
from app.models.storage.error_messages import LibraryError, damaged_library_error
from app.models.storage.mapping import (
    LAST_SESSION,
    read_is_listed,
    read_last_session_id,
    read_session,
    read_summaries,
    read_wordings,
)
from app.models.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.models.edits.base import Edit
    from app.models.records import Session, SessionSummary, Wording
    from app.models.storage.database import Database


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


class Store:
    """The library as the rest of the program sees it. Use it from one thread."""

    def __init__(
        self, database: Database, changes: ChangePublisher, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._database = database
        self._changes = changes
        self._clock = clock
        self._snapshots: dict[str, Session] = {}

    def sessions(self, *, deleted: bool = False) -> tuple[SessionSummary, ...]:
        """Return the sessions (or the deleted ones), the last changed first."""
        with self._reading() as connection:
            return read_summaries(connection, deleted=deleted)

    def find(self, session_id: str) -> Session | None:
        """Return the snapshot of a session, kept until something in it changes; None if unknown."""
        if session_id not in self._snapshots:
            with self._reading() as connection:
                found = read_session(connection, session_id)
            if found is None:
                return None
            self._snapshots[session_id] = found
        return self._snapshots[session_id]

    def session(self, session_id: str) -> Session:
        """Return the snapshot of a session that must exist."""
        found = self.find(session_id)
        if found is None:
            raise LibraryError("That session is no longer in the library.", "Choose another one.")
        return found

    def whole_session(self, session_id: str) -> Session:
        """Return a session with every wording ever committed."""
        with self._reading() as connection:
            found = read_session(connection, session_id, wordings=True)
        if found is None:
            raise LibraryError("That session is no longer in the library.", "Choose another one.")
        return found

    def wordings(self, prompt_id: str) -> tuple[Wording, ...]:
        """Return every wording of a prompt, of its statement and its entries, the oldest first."""
        with self._reading() as connection:
            return read_wordings(connection, prompt_id)

    def is_listed(self, session_id: str) -> bool:
        """Return whether a session is there and not deleted, without reading the whole list."""
        with self._reading() as connection:
            return read_is_listed(connection, session_id)

    def last_session_id(self) -> str | None:
        """Return the session that was open last, if it is still there and not deleted."""
        with self._reading() as connection:
            return read_last_session_id(connection)

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        """Return the unit of work; it is committed whole on leaving, or rolled back whole."""
        with self._database.transaction() as connection:
            yield UnitOfWork(connection, self._clock)

    def perform(self, edit: Edit, origin: str = "") -> Change:
        """Apply an edit, commit it and publish the change. Raises LibraryError, all undone."""
        return self._run(edit, edit.apply, origin)

    def revert(self, edit: Edit) -> Change:
        """Revert an edit, commit and publish the change."""
        return self._run(edit, edit.revert, "")

    def remember_last(self, session_id: str) -> None:
        """Store which session is open, for the next start. This is no undo step."""
        with self.transaction() as unit:
            unit.put("library_state", {"key": LAST_SESSION}, {"value": session_id})

    def close(self) -> None:
        """Close the library."""
        self._database.close()

    def _run(self, edit: Edit, step: Callable[[UnitOfWork], None], origin: str) -> Change:
        try:
            with self.transaction() as unit:
                step(unit)
                if edit.touches_session:
                    unit.touch(edit.session_id)
        except LookupError as error:
            raise LibraryError(
                "What this step changes is no longer in the library.", "Nothing was changed."
            ) from error
        change = Change(edit.session_id, edit.kinds, edit.ids, origin)
        self._snapshots.pop(edit.session_id, None)
        self._changes.publish(change)
        return change

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Return a connection to read with; a value that no edit of ours writes is damage."""
        with self._database.transaction() as connection:
            try:
                yield connection
            except (ValueError, TypeError, KeyError) as error:
                raise damaged_library_error(self._database.path) from error
