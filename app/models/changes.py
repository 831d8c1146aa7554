"""What a commit changed, and the publisher that calls the listeners."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

log = logging.getLogger(__name__)


class ChangeKind(StrEnum):
    """The part of a session that changed."""

    SESSIONS = "sessions"
    DETAILS = "details"
    AGENCIES = "agencies"
    PEOPLE = "people"
    PROMPTS = "prompts"
    ENTRIES = "entries"
    STATEMENTS = "statements"
    CHECKLIST = "checklist"
    ACTIONS = "actions"
    LINKS = "links"
    GLOSSARY = "glossary"
    MEETINGS = "reviews"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Change:
    """One commit: which session, which parts, which ids, and who caused it.

    `origin` is the token of the widget that caused it, which need not redraw what it just typed;
    undo and redo have no origin.
    """

    session_id: str
    kinds: frozenset[ChangeKind]
    ids: frozenset[str] = frozenset()
    origin: str = ""

    def touches(self, *kinds: ChangeKind) -> bool:
        """Return whether any of these parts changed."""
        return not self.kinds.isdisjoint(kinds)


Listener = Callable[[Change], None]


@dataclass(slots=True)
class ChangePublisher:
    """A publisher of changes to plain callbacks, in the order of their subscription."""

    _listeners: list[Listener] = field(default_factory=list)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, change: Change) -> None:
        """Call every listener; an error of one is logged and does not stop the others."""
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:
                log.exception("a view could not follow a change")
