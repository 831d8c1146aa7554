"""Rules of the actions: when they are due, which are shown, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from app.models.records import Action, Origin, Session, new_id
from app.models.text.dates import near_day_text

SOON_DAYS = 14


class DueState(StrEnum):
    """The state of an action by its due date."""

    NO_DATE = "no_date"
    LATER = "later"
    SOON = "soon"
    OVERDUE = "overdue"
    DONE = "done"


class ActionFilter(StrEnum):
    """Which actions are shown."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    ALL = "all"


class ActionColumn(StrEnum):
    """The columns by which the list can be sorted."""

    DONE = "done"
    WHAT = "what"
    WHO = "who"
    AGENCY = "agency"
    DUE = "due"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class ActionQuery:
    """Which actions to show: `agency_id` None for every agency, `text` empty for any words."""

    filter: ActionFilter = ActionFilter.OPEN
    agency_id: str | None = None
    text: str = ""


def blank_values(
    agency_id: str | None = None,
    origin: Origin | None = None,
    origin_id: str | None = None,
) -> dict[str, object]:
    """Return the columns of a new, empty action, created now."""
    return {
        "id": new_id(),
        "what": "",
        "who": "",
        "agency_id": agency_id,
        "due": None,
        "is_done": False,
        "origin": origin,
        "origin_id": origin_id,
        "created_at": datetime.now(UTC),
    }


def due_state(action: Action, today: date) -> DueState:
    """Return the state of an action by its due date; a done one is never overdue."""
    if action.is_done:
        return DueState.DONE
    if action.due is None:
        return DueState.NO_DATE
    if action.due < today:
        return DueState.OVERDUE
    return DueState.SOON if (action.due - today).days <= SOON_DAYS else DueState.LATER


def describe_due(action: Action, today: date) -> str:
    """Return the state in a few words: "Due tomorrow"; empty where there is no hurry."""
    state = due_state(action, today)
    if state is DueState.DONE:
        return "Done"
    if action.due is None or state is DueState.LATER:
        return ""
    days = (action.due - today).days
    if days < 0:
        return f"Overdue {_days(-days)}"
    return {0: "Due today", 1: "Due tomorrow"}.get(days, f"Due in {_days(days)}")


def matching_actions(session: Session, wanted: ActionQuery, today: date) -> tuple[Action, ...]:
    """Return the actions that match the query, in the order they were added."""
    return tuple(action for action in session.actions if _is_wanted(session, action, wanted, today))


def sorted_action_ids(
    session: Session, actions: Iterable[Action], column: ActionColumn, *, descending: bool
) -> tuple[str, ...]:
    """Return the ids sorted by a column; the sort is stable, empty values come last."""
    key = _key(session, column)
    given = list(actions)
    filled = [action for action in given if key(action) is not None]
    filled.sort(key=lambda action: key(action) or (), reverse=descending)
    return tuple(a.id for a in (*filled, *(a for a in given if key(a) is None)))


def origin_name(session: Session, action: Action) -> str:
    """Return where an action came from: "Prompt 3", "Checklist 2"; empty if that is gone."""
    number = _origin_number(session, action)
    if not number:
        return ""
    if action.origin is Origin.CHECKLIST:
        return f"Checklist {session.checklist[number - 1].code or number}"
    return f"{'Reservation, prompt' if action.origin is Origin.RESERVATION else 'Prompt'} {number}"


def actions_of_origin(session: Session, origin: Origin, origin_id: str) -> tuple[Action, ...]:
    """Return the actions that came from one record."""
    return tuple(a for a in session.actions if (a.origin, a.origin_id) == (origin, origin_id))


def describe_actions(actions: Sequence[Action], today: date) -> str:
    """Return a summary of actions: "1 action · due 12 Jan"; empty for no actions."""
    if not actions:
        return ""
    number = "1 action" if len(actions) == 1 else f"{len(actions)} actions"
    still_open = [action for action in actions if not action.is_done]
    if not still_open:
        return f"{number} · done"
    days = [action.due for action in still_open if action.due]
    if not days:
        return f"{number} · no date"
    if min(days) < today:
        return f"{number} · ! overdue"
    return f"{number} · due {near_day_text(min(days), today)}"


def _is_wanted(session: Session, action: Action, wanted: ActionQuery, today: date) -> bool:
    state = due_state(action, today)
    if wanted.filter is ActionFilter.OVERDUE and state is not DueState.OVERDUE:
        return False
    if wanted.filter is ActionFilter.OPEN and action.is_done:
        return False
    if wanted.filter is ActionFilter.DONE and not action.is_done:
        return False
    if wanted.agency_id is not None and action.agency_id != wanted.agency_id:
        return False
    words = (action.what, action.who, _agency_name(session, action), origin_name(session, action))
    return all(part in "\n".join(words).casefold() for part in wanted.text.casefold().split())


def _key(
    session: Session, column: ActionColumn
) -> Callable[[Action], tuple[str | int, ...] | None]:
    keys: dict[ActionColumn, Callable[[Action], tuple[str | int, ...] | None]] = {
        ActionColumn.DONE: lambda a: (int(a.is_done),),
        ActionColumn.WHAT: lambda a: _words(a.what),
        ActionColumn.WHO: lambda a: _words(a.who),
        ActionColumn.AGENCY: lambda a: _words(_agency_name(session, a)),
        ActionColumn.DUE: lambda a: (a.due.toordinal(),) if a.due else None,
        ActionColumn.ORIGIN: lambda a: _origin_key(session, a),
    }
    return keys[column]


def _words(text: str) -> tuple[str, ...] | None:
    return (text.strip().casefold(),) if text.strip() else None


def _origin_key(session: Session, action: Action) -> tuple[str | int, ...] | None:
    number = _origin_number(session, action)
    return (action.origin is Origin.CHECKLIST, number) if number else None


def _origin_number(session: Session, action: Action) -> int:
    owners: list[tuple[str, ...]]
    if action.origin is Origin.CHECKLIST:
        owners = [(statement.id,) for statement in session.checklist]
    elif action.origin is Origin.RESERVATION:
        owners = [tuple(r.id for r in prompt.reservations) for prompt in session.prompts]
    else:
        owners = [(prompt.id,) for prompt in session.prompts]
    return next((n for n, ids in enumerate(owners, 1) if action.origin_id in ids), 0)


def _agency_name(session: Session, action: Action) -> str:
    agency = session.agency(action.agency_id)
    return agency.name if agency else ""


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
