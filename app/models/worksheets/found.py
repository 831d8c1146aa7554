"""What a person looks through before returned worksheets are added: a line for each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.models.counting import counted
from app.models.records import Rating
from app.models.worksheets.plan import Finding, plan_of
from app.models.worksheets.returned import ReturnedSheet, Unread
from app.models.worksheets.telling import is_trouble, say_agency, say_found

if TYPE_CHECKING:
    from app.models.records import Session
    from app.models.worksheets.plan import CollectPlan, NewRating, SheetPlan

Result = ReturnedSheet | Unread
_RATINGS = {Rating.IN_PLACE: "✓ In place", Rating.PARTLY: "◐ Partly", Rating.NOT_YET: "○ Not yet"}


class Mark(StrEnum):
    """The sign before a line: it brings something, nothing new, or is trouble."""

    NEW = "✓"
    NOTHING = "–"
    TROUBLE = "!"


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One file: from whom, for which agency, what was found, and every word of it in `detail`."""

    mark: Mark
    person: str
    agency: str
    file: str
    words: str
    detail: str


def plan_results(
    session: Session, results: Sequence[Result], *, with_names: bool = False
) -> CollectPlan:
    """Plan to collect what could be read."""
    sheets = [each for each in results if isinstance(each, ReturnedSheet)]
    return plan_of(session, sheets, with_names=with_names)


def lines_of_results(
    session: Session,
    results: Sequence[Result],
    plan: CollectPlan,
    title_of: Callable[[str], str] = lambda _id: "",
) -> tuple[FoundLine, ...]:
    """Give a line for each file, in the order of the files.

    `title_of` gives the title of another session of the library by its id, or nothing.
    """
    plans = iter(plan.sheets)
    return tuple(
        _unread(each) if isinstance(each, Unread) else _read(session, next(plans), title_of)
        for each in results
    )


def say_sum(lines: Sequence[FoundLine]) -> str:
    """Say how many files there are, and how many of them bring something."""
    new = sum(line.mark is Mark.NEW for line in lines)
    said = [f"{counted(len(lines), 'file')}: {new} with something new"]
    if nothing := sum(line.mark is Mark.NOTHING for line in lines):
        said.append(f"{nothing} with nothing new")
    if trouble := sum(line.mark is Mark.TROUBLE for line in lines):
        said.append(f"{trouble} to look at")
    return f"{', '.join(said)}."


def say_use(lines: Sequence[FoundLine], *, adds: bool) -> str:
    """Say what becomes of what was found."""
    if adds:
        return "New lines go below what each agency has in the grid; nothing there is changed."
    if any(line.mark is not Mark.TROUBLE for line in lines):
        return "There is nothing to add: no sheet that can be used says anything new."
    return "There is nothing to add: none of this can be used, and each line says why."


def _unread(result: Unread) -> FoundLine:
    error = result.error
    return FoundLine(
        Mark.TROUBLE, "", "", result.file, str(error), f"{error.sentence}\n{error.hint}"
    )


def _read(session: Session, plan: SheetPlan, title_of: Callable[[str], str]) -> FoundLine:
    sheet = plan.sheet
    title = title_of(sheet.session_id) if plan.finding is Finding.OTHER_SESSION else ""
    mark = Mark.NEW if plan.finding is Finding.NEW else Mark.NOTHING
    return FoundLine(
        Mark.TROUBLE if is_trouble(plan) else mark,
        sheet.person or "No name given",
        say_agency(session, plan),
        sheet.file,
        say_found(plan, title),
        "\n".join(_detail(session, plan)).strip(),
    )


def _detail(session: Session, plan: SheetPlan) -> Iterator[str]:
    """Give everything that is on a sheet, what finds no place first."""
    for answer in plan.left_out:
        yield f"Left out, no longer a prompt: {answer.prompt}\n{answer.text.rstrip()}\n"
    numbers = {prompt.id: number for number, prompt in enumerate(session.prompts, 1)}
    for answer in plan.sheet.answers:
        if number := numbers.get(answer.prompt_id):
            prompt = session.prompt(answer.prompt_id)
            yield f"Prompt {number}: {prompt.text if prompt else ''}\n{answer.text.rstrip()}\n"
        elif not plan.left_out:
            yield f"{answer.prompt}\n{answer.text.rstrip()}\n"
    for rating in plan.left_ratings:
        yield f"Left out, no longer a statement: {rating.statement} {_RATINGS[rating.rating]}"
    statements = {each.id: number for number, each in enumerate(session.checklist, 1)}
    for new in (*plan.differing, *plan.ratings):
        yield f"Statement {statements[new.statement_id]}: {_said(new)}"


def _said(new: NewRating) -> str:
    before = f", where the checklist has {_RATINGS[new.before]}" if new.before else ""
    return f"{_RATINGS[new.after]}{before}"
