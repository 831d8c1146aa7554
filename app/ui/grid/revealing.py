"""Find the place in the grid that an edit was about. No widgets."""

from __future__ import annotations

from app.models.edits import (
    AddAgency,
    AddPrompt,
    AddReservation,
    AddSource,
    DropCount,
    Edit,
    FinishCount,
    MoveAgency,
    MovePrompt,
    RemoveAgency,
    RemovePrompt,
    SetAgency,
    SetAgreed,
    SetCount,
    SetEntry,
    SetPrompt,
    SetStatement,
    SetTally,
    StartCount,
    Together,
)
from app.ui.grid.places import Part, Shape, Spot

_OF_COUNT = (StartCount, SetTally, FinishCount, DropCount, SetCount)
_OF_STATEMENT = (
    SetStatement,
    SetAgreed,
    StartCount,
    SetTally,
    FinishCount,
    AddReservation,
    AddSource,
)


def is_of_count(edit: Edit) -> bool:
    """Tell whether an edit is a step of counting, which the pad shows by itself."""
    parts = edit.edits if isinstance(edit, Together) else (edit,)
    return any(isinstance(part, _OF_COUNT) for part in parts)


def spot_of(edit: Edit, shape: Shape, now: Spot | None) -> Spot | None:
    """Give the place, as near as it still is; `now` is where the person is."""
    if isinstance(edit, Together):
        spots = (spot_of(part, shape, now) for part in edit.edits)
        return next((spot for spot in spots if spot is not None), None)
    if isinstance(edit, SetEntry):
        return _there(Spot(edit.prompt_id, edit.agency_id), shape)
    if isinstance(edit, _OF_STATEMENT):
        return _there(Spot(edit.prompt_id, None), shape)
    return _of_row_or_column(edit, shape, now)


def _of_row_or_column(edit: Edit, shape: Shape, now: Spot | None) -> Spot | None:
    if not shape.prompts:
        return None
    if isinstance(edit, (AddPrompt, SetPrompt, RemovePrompt, MovePrompt)):
        prompt_id = _moved_id(edit, now.prompt_id if now else "")
        return _there(Spot(prompt_id, shape.columns[0], Part.PROMPT), shape)
    if isinstance(edit, (AddAgency, SetAgency, RemoveAgency, MoveAgency)):
        agency_id = _moved_id(edit, (now.agency_id if now else None) or "")
        prompt_id = now.prompt_id if now and now.prompt_id in shape.prompts else shape.prompts[0]
        return _there(Spot(prompt_id, agency_id, Part.HEAD), shape)
    return None


def _moved_id(edit: Edit, current: str) -> str:
    """Give the one id that an edit is about; a new order keeps the person where they are."""
    ids = edit.ids
    return next(iter(ids)) if len(ids) == 1 else current


def _there(spot: Spot, shape: Shape) -> Spot | None:
    return spot if shape.holds(spot) else None
