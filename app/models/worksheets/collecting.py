"""Build the one step that puts collected worksheets into a session, and say what it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from app.models.counting import counted
from app.models.edits import AddPerson, Edit, RateForAgency, SetEntry, Together
from app.models.identity import new_id
from app.models.people_list import values_of
from app.models.worksheets.plan import used

if TYPE_CHECKING:
    from app.models.records import Rating, Session
    from app.models.worksheets.plan import Addition, CollectPlan, SheetPlan


def source_of(plan: SheetPlan) -> str:
    """Say where a wording came from, as its history shows it."""
    person = plan.sheet.person
    return f"From the worksheet of {person}" if person else "From a worksheet without a name"


def collecting(session: Session, plan: CollectPlan, *, replacing: bool = False) -> Together | None:
    """Build the step, or None where there is nothing to do.

    `replacing` lets ratings of the sheets take the place of those there.
    """
    sheets = used(plan, replacing=replacing)
    if not sheets:
        return None
    # Entries first: undo brings the first of these into sight.
    edits = (
        *_entries(session, plan),
        *_ratings(session, plan, replacing=replacing),
        *_people(session, plan),
    )
    return Together(session.details.id, edits, f"Collect {counted(len(sheets), 'worksheet')}")


def _entries(session: Session, plan: CollectPlan) -> Iterator[Edit]:
    # Wordings of one moment stand in the history by their ids: in the order of the sheets.
    ids = iter(sorted(new_id() for sheet in plan.sheets for _ in sheet.additions))
    for sheet in plan.sheets:
        for addition in sheet.additions:
            yield replace(_entry(session, sheet, addition), burst=next(ids))


def _entry(session: Session, sheet: SheetPlan, addition: Addition) -> SetEntry:
    return SetEntry(
        session.details.id,
        addition.prompt_id,
        sheet.agency_id,
        addition.before,
        addition.after,
        verb="Collecting",
        reason=source_of(sheet),
    )


def _ratings(session: Session, plan: CollectPlan, *, replacing: bool) -> Iterator[Edit]:
    standing: dict[tuple[str, str], Rating] = {}
    for sheet in plan.sheets:
        agency_id = sheet.agency_id
        for new in (*sheet.ratings, *(sheet.differing if replacing else ())):
            key = (new.statement_id, agency_id)
            before = standing.get(key, new.before)
            standing[key] = new.after
            yield RateForAgency(session.details.id, new.statement_id, agency_id, before, new.after)


def _people(session: Session, plan: CollectPlan) -> Iterator[Edit]:
    for sheet in plan.sheets:
        if sheet.person is not None:
            who = sheet.person
            # A sheet says who answered, not who will be in the room.
            values = values_of(who.name, who.role, who.agency_id, is_present=False)
            yield AddPerson(session.details.id, values)


def say_collected(plan: CollectPlan, *, replaced: bool) -> str:
    """Say what was done, for the status line."""
    new = used(plan, replacing=replaced)
    lines = sum(sheet.lines for sheet in new)
    ratings = sum(len(sheet.ratings) + (replaced and len(sheet.differing)) for sheet in new)
    people = sum(sheet.person is not None for sheet in new)
    parts = [
        counted(lines, "line") if lines else "",
        counted(ratings, "rating") if ratings else "",
        counted(people, "person", "people") if people else "",
    ]
    said = [part for part in parts if part]
    what = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}" if said else ""
    if not what:
        return "Nothing in these worksheets is new."
    return f"Collected {counted(len(new), 'worksheet')}: {what}. Ctrl+Z takes them out again."
