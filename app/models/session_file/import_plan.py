"""Plan the import of sessions into a library, without two rows of one id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.models.edits import AddSession, Edit, ReplaceSession
from app.models.rules.new_session import copy_of
from app.models.session_file.problems import SessionFileError
from app.models.storage.mapping import session_to_rows

if TYPE_CHECKING:
    from app.models.records import Session, SessionSummary
    from app.models.storage.store import Store


class OnConflict(StrEnum):
    """What to do with a file whose session the library already holds."""

    REPLACE = "replace"
    KEEP = "keep"
    FAIL = "fail"


class SessionThereError(SessionFileError):
    """The library holds the file's session already, and the choice is to fail."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” is in the library already, so nothing was imported.",
            "Choose whether to replace it or to keep both.",
        )


def conflict_with(store: Store, session: Session) -> SessionSummary | None:
    """Return the session of the library, on its list or deleted, that has the file's id."""
    return next((each for each in _known(store) if each.id == session.details.id), None)


def edit_for(store: Store, session: Session, on_conflict: OnConflict, now: datetime) -> Edit:
    """Return the edit that adds one session read from a file to the library."""
    return edits_for(store, [session], on_conflict, now)[0]


def edits_for(
    store: Store, sessions: Sequence[Session], on_conflict: OnConflict, now: datetime
) -> dict[int, Edit]:
    """Return the edits for several sessions by their index in `sessions`, in the order to apply.

    Raises SessionThereError where one is in the library already and `on_conflict` is to fail.
    """
    planned: dict[int, Edit] = {}
    titles = {each.id: each.title for each in _known(store)}
    taken = _TakenIds(store)
    for index in _earlier_first(sessions):
        session = _without_unknown_review(sessions[index], titles)
        own = session.details.id
        if own in titles and on_conflict is OnConflict.FAIL:
            raise SessionThereError(titles[own])
        if own in titles and on_conflict is OnConflict.REPLACE:
            planned[index] = ReplaceSession(session)
        else:
            session = _with_free_ids(
                session, now, is_there=own in titles, has_taken=taken.any_of(session)
            )
            planned[index] = AddSession(session, "Import session")
        titles[session.details.id] = session.details.title
        taken.add(session)
    return planned


def _known(store: Store) -> tuple[SessionSummary, ...]:
    return (*store.sessions(), *store.sessions(deleted=True))


def _earlier_first(sessions: Sequence[Session]) -> list[int]:
    """Return the indexes so that a session comes before the one that reviews it."""
    waiting = list(range(len(sessions)))
    order: list[int] = []
    while waiting:
        ids = {sessions[index].details.id for index in waiting}
        free = (i for i in waiting if sessions[i].details.reviews_id not in ids)
        order.append(next(free, waiting[0]))  # two that review each other: the first goes first
        waiting.remove(order[-1])
    return order


def _without_unknown_review(session: Session, known: dict[str, str]) -> Session:
    if session.details.reviews_id is None or session.details.reviews_id in known:
        return session
    return replace(session, details=replace(session.details, reviews_id=None))


def _with_free_ids(session: Session, now: datetime, *, is_there: bool, has_taken: bool) -> Session:
    """Return the session with new ids wherever its own are taken already."""
    if not is_there and not has_taken:
        return session
    copy = copy_of(session, session.details.title, now)
    return copy if is_there else replace(copy, details=session.details)


class _TakenIds:
    """The ids of rows in the library, or earlier in the same import.

    A file copied by hand under another session id brings the row ids of the first one.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._coming: set[str] = set()

    def any_of(self, session: Session) -> bool:
        """Return whether a row of the session has an id that is taken."""
        rows = _rows_with_id(session)
        if not self._coming.isdisjoint(row_id for _, row_id in rows):
            return True
        with self._store.transaction() as unit:
            return any(unit.holds(table, row_id) for table, row_id in rows)

    def add(self, session: Session) -> None:
        """Add the ids of a session that is about to be imported."""
        self._coming.update(row_id for _, row_id in _rows_with_id(session))


def _rows_with_id(session: Session) -> list[tuple[str, str]]:
    return [
        (table, values["id"])
        for table, values in session_to_rows(session)
        if table != "session" and "id" in values
    ]
