"""All that the row of an action shows, computed without widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.rules.actions import DueState, describe_due, due_state, origin_name

if TYPE_CHECKING:
    from datetime import date

    from app.models.records import Action, Session


_MARKS = {DueState.OVERDUE: "!", DueState.SOON: "◷", DueState.DONE: "✓"}


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action as the list shows it."""

    id: str
    number: int
    what: str
    who: str
    agency_id: str | None
    due: date | None
    is_done: bool
    state: DueState
    due_text: str
    origin: str


def action_view(session: Session, action: Action, number: int, today: date) -> ActionView:
    """Return what the row of an action shows; `number` is its place in the session, from 1."""
    state = due_state(action, today)
    words = describe_due(action, today)
    return ActionView(
        action.id,
        number,
        action.what,
        action.who,
        action.agency_id,
        action.due,
        action.is_done,
        state,
        f"{_MARKS[state]} {words}" if words else "",
        origin_name(session, action),
    )


def action_views(session: Session, today: date) -> dict[str, ActionView]:
    """Return what the rows of a session's actions show, by id."""
    return {
        action.id: action_view(session, action, number, today)
        for number, action in enumerate(session.actions, start=1)
    }
