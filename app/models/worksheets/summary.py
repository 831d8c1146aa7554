"""The summary of returned worksheets before they are added: a line for each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.models.rules.standings import RATINGS
from app.models.text.phrases import counted
from app.models.worksheets.fields import ReturnedSheet, UnreadableFile
from app.models.worksheets.merge import SheetOutcome, plan_collection

if TYPE_CHECKING:
    from app.models.records import Session
    from app.models.worksheets.merge import CollectPlan, NewRating, SheetPlan


def describe_sender(session: Session, plan: SheetPlan) -> str:
    """Return who sent a worksheet: "A. Khan, GP, Health"; the agency by its current name."""
    person = plan.sheet.person or "No name given"
    return ", ".join(part for part in (person, agency_name_now(session, plan)) if part)


def agency_name_now(session: Session, plan: SheetPlan) -> str:
    """Return the current name of a worksheet's agency, or its printed one if that is gone."""
    agency = session.agency(plan.agency_id)
    return agency.name.strip() if agency else plan.sheet.agency_name


def describe_found(plan: SheetPlan, other_title: str = "") -> str:
    """Return what a worksheet adds, or why it adds nothing.

    `other_title` is the title that another session has now, where it is known.
    """
    sheet = plan.sheet
    if plan.outcome is SheetOutcome.OTHER_SESSION:
        title = other_title or sheet.session_title
        other = f"“{title}”" if title else "another session"
        return f"It is for {other}: open that session and collect it there."
    if plan.outcome is SheetOutcome.AGENCY_GONE:
        agency = sheet.agency_name or "Its agency"
        return f"{agency} is no longer in this session: put it back, then collect this again."
    if plan.outcome is SheetOutcome.DUPLICATE:
        return "The same answers of the same person came before: they count once."
    return " ".join((_answers_text(plan), *_rating_texts(plan), *_left_out_texts(plan)))


def has_problem(plan: SheetPlan) -> bool:
    """Return whether something on a worksheet has no place in the session."""
    return not plan.is_usable or bool(plan.left_out or plan.left_ratings)


def _answers_text(plan: SheetPlan) -> str:
    answers = len(plan.sheet.answers)
    said = counted(answers, "answer") if answers else "No answers"
    if plan.lines:
        return f"{said}, {counted(plan.lines, 'new line')}."
    if answers > len(plan.left_out):
        return f"{said}, all in the grid already."
    return f"{said}."


def _rating_texts(plan: SheetPlan) -> Iterator[str]:
    if plan.ratings:
        yield f"{counted(len(plan.ratings), 'new rating')}."
    if plan.differing:
        number = len(plan.differing)
        differ = "differs" if number == 1 else "differ"
        yield f"{counted(number, 'rating')} {differ} from the checklist."
    if plan.sheet.ratings and not (plan.ratings or plan.differing or plan.left_ratings):
        yield f"{counted(len(plan.sheet.ratings), 'rating')}, as on the checklist already."


def _left_out_texts(plan: SheetPlan) -> Iterator[str]:
    if plan.left_out:
        number = len(plan.left_out)
        which = "a prompt that is" if number == 1 else "prompts that are"
        yield f"{counted(number, 'answer')} to {which} no longer there, left out."
    if plan.left_ratings:
        number = len(plan.left_ratings)
        which = "a statement that is" if number == 1 else "statements that are"
        yield f"{counted(number, 'rating')} of {which} no longer there, left out."


Result = ReturnedSheet | UnreadableFile


class SummarySign(StrEnum):
    """The sign before a line: something new, nothing new, or trouble."""

    NEW = "✓"
    NOTHING = "–"
    TROUBLE = "!"


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One file: the person, the agency, what was found, and every word of it in `detail`."""

    mark: SummarySign
    person: str
    agency: str
    file: str
    words: str
    detail: str


def plan_results(
    session: Session, results: Sequence[Result], *, with_names: bool = False
) -> CollectPlan:
    """Plan to collect the worksheets that could be read."""
    sheets = [each for each in results if isinstance(each, ReturnedSheet)]
    return plan_collection(session, sheets, with_names=with_names)


def summary_lines(
    session: Session,
    results: Sequence[Result],
    plan: CollectPlan,
    title_of: Callable[[str], str] = lambda _id: "",
) -> tuple[SummaryLine, ...]:
    """Return a line for each file, in the order of the files.

    `title_of` returns the title of another session of the library by its id, or nothing.
    """
    plans = iter(plan.sheets)
    return tuple(
        _unread(each) if isinstance(each, UnreadableFile) else _read(session, next(plans), title_of)
        for each in results
    )


def describe_files(lines: Sequence[SummaryLine]) -> str:
    """Return how many files there are, and how many of them have something new."""
    new = sum(line.mark is SummarySign.NEW for line in lines)
    said = [f"{counted(len(lines), 'file')}: {new} with something new"]
    if nothing := sum(line.mark is SummarySign.NOTHING for line in lines):
        said.append(f"{nothing} with nothing new")
    if trouble := sum(line.mark is SummarySign.TROUBLE for line in lines):
        said.append(f"{trouble} to look at")
    return f"{', '.join(said)}."


def describe_use(lines: Sequence[SummaryLine], *, adds: bool) -> str:
    """Return what will become of what was found."""
    if adds:
        return "New lines go below what each agency has in the grid; nothing there is changed."
    if any(line.mark is not SummarySign.TROUBLE for line in lines):
        return "There is nothing to add: no sheet that can be used says anything new."
    return "There is nothing to add: none of this can be used, and each line says why."


def _unread(result: UnreadableFile) -> SummaryLine:
    error = result.error
    return SummaryLine(
        SummarySign.TROUBLE, "", "", result.file, str(error), f"{error.sentence}\n{error.hint}"
    )


def _read(session: Session, plan: SheetPlan, title_of: Callable[[str], str]) -> SummaryLine:
    sheet = plan.sheet
    title = title_of(sheet.session_id) if plan.outcome is SheetOutcome.OTHER_SESSION else ""
    mark = SummarySign.NEW if plan.outcome is SheetOutcome.NEW else SummarySign.NOTHING
    return SummaryLine(
        SummarySign.TROUBLE if has_problem(plan) else mark,
        sheet.person or "No name given",
        agency_name_now(session, plan),
        sheet.file,
        describe_found(plan, title),
        "\n".join(_detail(session, plan)).strip(),
    )


def _detail(session: Session, plan: SheetPlan) -> Iterator[str]:
    """Yield everything on a worksheet, what has no place in the session first."""
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
        yield f"Left out, no longer a statement: {rating.statement} {RATINGS[rating.rating].text}"
    statements = {each.id: number for number, each in enumerate(session.checklist, 1)}
    for new in (*plan.differing, *plan.ratings):
        yield f"Statement {statements[new.statement_id]}: {_rating_text(new)}"


def _rating_text(new: NewRating) -> str:
    before = f", where the checklist has {RATINGS[new.before].text}" if new.before else ""
    return f"{RATINGS[new.after].text}{before}"
