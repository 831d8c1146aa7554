"""The page of charts: the checklist by agency and the agreement by prompt, with every number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.models.rules.agreement import LEVEL_WORDS, count_in_force
from app.models.rules.tally import level_text
from app.models.text.phrases import one_line, shortened
from app.reports.document import (
    Bar,
    Block,
    Cell,
    Heading,
    Paragraph,
    Role,
    Section,
    Segment,
    Table,
    TableColumn,
    TextRun,
    Tone,
    cell,
    text,
)
from app.reports.labels import describe_count, describe_rating, describe_status
from app.reports.sections.checklist import RATING_ORDER, profile

if TYPE_CHECKING:
    from app.models.records import AgreementCount, Prompt, Rating, Session


_LEVELS = range(len(LEVEL_WORDS))
_TONES = tuple(Tone(f"level_{level}") for level in _LEVELS)
# Characters of a prompt in a row with its bar: two lines, or one where there are many prompts.
_LONGEST, _LONGEST_OF_MANY = 52, 22
_MANY = 12


def pictures(session: Session) -> tuple[Section, ...]:
    """Return the charts of ratings and counts, or nothing if there are neither."""
    blocks = (*_checklist(session), *_agreement(session))
    if not blocks:
        return ()
    heading = Heading("The workshop in pictures", level=1)
    return (Section(heading, blocks, starts_page=True, is_one_page=True),)


def _checklist(session: Session) -> Iterator[Block]:
    if not any(statement.rating or statement.by_agency for statement in session.checklist):
        return
    columns = (
        TableColumn("Who", 24),
        TableColumn("Profile", 24, is_picture=True),
        *(
            TableColumn(
                describe_rating(rating)[0], 13, is_number=True, tone=describe_rating(rating)[1]
            )
            for rating in RATING_ORDER
        ),
    )
    joint = [statement.rating for statement in session.checklist]
    rows = [_rated(Cell((text("Together", is_strong=True),)), "Together", joint)]
    for agency in session.agencies:
        name = Cell((text(agency.name, is_strong=True),), colour=agency.colour)
        given = [statement.by_agency.get(agency.id) for statement in session.checklist]
        rows.append(_rated(name, agency.name, given))
    yield Heading("The checklist, by agency", level=2)
    yield Table("Checklist profile by agency", columns, tuple(rows))


def _rated(name: Cell, who: str, ratings: Iterable[Rating | None]) -> tuple[Cell, ...]:
    bar = profile(ratings, who)
    return (name, Cell((), bar=bar), *(_number(segment.count) for segment in bar.segments))


def _agreement(session: Session) -> Iterator[Block]:
    if not any(count_in_force(prompt) for prompt in session.prompts):
        return
    columns = (
        TableColumn("Prompt", 32),
        TableColumn("Room", 15, is_picture=True),
        *(TableColumn(str(level), 4.5, is_number=True, tone=_TONES[level]) for level in _LEVELS),
        TableColumn("Result", 26),
    )
    rows = tuple(_prompt_row(session, number) for number in range(1, len(session.prompts) + 1))
    yield Heading("The agreement, by prompt", level=2)
    # No line breaks between a level and its words.
    key = " · ".join(level_text(level).replace(" ", "\N{NO-BREAK SPACE}") for level in _LEVELS)
    yield text(f"How many people stand at each level: {key}.", Role.MUTED)
    yield Table("People at each level of agreement, by prompt", columns, rows)


def _prompt_row(session: Session, number: int) -> tuple[Cell, ...]:
    prompt = session.prompts[number - 1]
    is_many = len(session.prompts) > _MANY
    words = one_line(prompt.text)
    words = shortened(words, _LONGEST_OF_MANY if is_many else _LONGEST)
    name = Cell((Paragraph((TextRun(f"{number}", is_strong=True), TextRun(f"  {words}"))),))
    count = count_in_force(prompt)
    levels = _people(count)
    return (
        name,
        Cell((), bar=_levels_bar(number, levels) if count else None),
        *(_number(people) if count else cell("") for people in levels),
        _result(prompt, count, is_short=is_many),
    )


def _people(count: AgreementCount | None) -> list[int]:
    tallies = count.tallies if count else ()
    return [sum(tally.levels[level] for tally in tallies) for level in _LEVELS]


def _levels_bar(number: int, levels: list[int]) -> Bar:
    segments = tuple(Segment(level_text(level), levels[level], _TONES[level]) for level in _LEVELS)
    said = ", ".join(f"{s.count} at {s.label}" for s in segments if s.count) or "nobody counted"
    return Bar(f"Prompt {number}: {said}.", segments)


def _result(prompt: Prompt, count: AgreementCount | None, *, is_short: bool) -> Cell:
    sign = text(describe_status(prompt)[0].partition(" – ")[0], is_strong=True)
    result = (describe_count(count) if count else "") or "Not counted"
    return Cell((sign,) if is_short else (sign, text(result, Role.MUTED)))


def _number(number: int) -> Cell:
    return cell(str(number) if number else "–")
