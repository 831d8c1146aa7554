"""Say in words what was found on a returned worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.counting import counted
from app.models.worksheets.plan import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.records import Session
    from app.models.worksheets.plan import SheetPlan


def say_from(session: Session, plan: SheetPlan) -> str:
    """Say from whom a sheet is: "A. Khan, GP, Health"; the agency as it is called now."""
    person = plan.sheet.person or "No name given"
    return ", ".join(part for part in (person, say_agency(session, plan)) if part)


def say_agency(session: Session, plan: SheetPlan) -> str:
    """Name the agency of a sheet as it is called now, or as on the sheet where it is not here."""
    agency = session.agency(plan.agency_id)
    return agency.name.strip() if agency else plan.sheet.agency_name


def say_found(plan: SheetPlan, other_title: str = "") -> str:
    """Say what a sheet brings, or why it brings nothing.

    `other_title` is the title that another session has now, where it is known.
    """
    sheet = plan.sheet
    if plan.finding is Finding.OTHER_SESSION:
        title = other_title or sheet.session_title
        other = f"“{title}”" if title else "another session"
        return f"It is for {other}: open that session and collect it there."
    if plan.finding is Finding.AGENCY_GONE:
        agency = sheet.agency_name or "Its agency"
        return f"{agency} is no longer in this session: put it back, then collect this again."
    if plan.finding is Finding.DUPLICATE:
        return "The same answers of the same person came before: they count once."
    return " ".join((_said_of_words(plan), *_said_of_ratings(plan), *_said_of_left_out(plan)))


def is_trouble(plan: SheetPlan) -> bool:
    """Tell whether something on a sheet finds no place in the session."""
    return not plan.is_usable or bool(plan.left_out or plan.left_ratings)


def _said_of_words(plan: SheetPlan) -> str:
    answers = len(plan.sheet.answers)
    said = counted(answers, "answer") if answers else "No answers"
    if plan.lines:
        return f"{said}, {counted(plan.lines, 'new line')}."
    if answers > len(plan.left_out):
        return f"{said}, all in the grid already."
    return f"{said}."


def _said_of_ratings(plan: SheetPlan) -> Iterator[str]:
    if plan.ratings:
        yield f"{counted(len(plan.ratings), 'new rating')}."
    if plan.differing:
        number = len(plan.differing)
        differ = "differs" if number == 1 else "differ"
        yield f"{counted(number, 'rating')} {differ} from the checklist."
    if plan.sheet.ratings and not (plan.ratings or plan.differing or plan.left_ratings):
        yield f"{counted(len(plan.sheet.ratings), 'rating')}, as on the checklist already."


def _said_of_left_out(plan: SheetPlan) -> Iterator[str]:
    if plan.left_out:
        number = len(plan.left_out)
        which = "a prompt that is" if number == 1 else "prompts that are"
        yield f"{counted(number, 'answer')} to {which} no longer there, left out."
    if plan.left_ratings:
        number = len(plan.left_ratings)
        which = "a statement that is" if number == 1 else "statements that are"
        yield f"{counted(number, 'rating')} of {which} no longer there, left out."
