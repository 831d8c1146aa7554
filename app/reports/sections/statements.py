"""The section of agreed statements: words, status, count and reservations of each prompt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from app.models.records import Prompt, Reservation, Session, StatementStatus
from app.models.rules.agreement import (
    count_in_force,
    count_of_agreement,
    has_objections,
    not_heard,
    stated_reservations,
)
from app.models.rules.entries import describe_sources
from app.models.text.phrases import counted, one_line
from app.reports.document import (
    Block,
    BlockGroup,
    GroupMark,
    Heading,
    Paragraph,
    Role,
    Section,
    TextRun,
    text,
)
from app.reports.labels import describe_count, describe_status, moment_text

# Characters of a concern under its statement, about a line; the table under the prompt has all.
_LONGEST_CONCERN = 66


def statements(session: Session, zone: tzinfo | None) -> tuple[Section, ...]:
    """Return the statements of all prompts on a page of their own, open ones marked as open."""
    heading = Heading("Agreed statements", level=1)
    if not session.prompts:
        blocks: tuple[Block, ...] = (text("This session has no prompts.", Role.ABSENT),)
    else:
        blocks = tuple(
            statement_group(
                session,
                prompt,
                text(f"{number}  {prompt.text}", Role.LABEL),
                zone,
                has_unheard=True,
            )
            for number, prompt in enumerate(session.prompts, start=1)
        )
    return (Section(heading, blocks, starts_page=True, is_one_page=True),)


def statement_group(
    session: Session,
    prompt: Prompt,
    head: Heading | Paragraph,
    zone: tzinfo | None,
    *,
    has_unheard: bool = False,
) -> BlockGroup:
    """Return the statement of one prompt under `head`: words, sources, status, reservations.

    `has_unheard` adds who is still to be heard to an agreed one, where nothing else names them.
    """
    _, tone = describe_status(prompt)
    blocks: list[Block] = [head]
    words = prompt.statement.text
    if words.strip():
        blocks.append(text(words, Role.STATEMENT, is_typed=True))
        # Only where there are sources: word stems need a library.
        drawn = describe_sources(words, prompt.sources, session.agencies) if prompt.sources else ""
        blocks.extend(text(said, Role.MUTED) for said in (drawn,) if said)
    blocks.append(status_line(prompt, zone))
    if has_unheard:
        blocks.extend(_unheard(session, prompt))
    blocks.extend(_objections(prompt))
    blocks.extend(_reserved(session, prompt))
    return BlockGroup(tuple(blocks), GroupMark.STATEMENT, tone)


def status_line(prompt: Prompt, zone: tzinfo | None) -> Paragraph:
    """Return a statement's status, time and count; of a changed one, the agreed wording."""
    sign, tone = describe_status(prompt)
    status = prompt.statement.status
    if status is StatementStatus.CHANGED:
        words = f"{sign} – agreed wording was: "
        return Paragraph(
            (TextRun(words, is_strong=True), TextRun(prompt.statement.agreed_text or "")),
            Role.STATUS,
            tone,
        )
    runs = [TextRun(sign, is_strong=True)]
    runs.extend(TextRun(f" · {fact}") for fact in _facts(prompt, status, zone))
    return Paragraph(tuple(runs), Role.STATUS, tone)


def _unheard(session: Session, prompt: Prompt) -> Iterator[Paragraph]:
    """Yield a line of the agencies not heard on an agreed statement: silence is no agreement."""
    silent = not_heard(session, prompt)
    if silent and prompt.statement.status is StatementStatus.AGREED:
        names = ", ".join(agency.name for agency in silent)
        yield Paragraph(
            (TextRun("○ Still to hear from: ", is_strong=True), TextRun(names)), Role.STATUS
        )


def _objections(prompt: Prompt) -> Iterator[Paragraph]:
    """Yield why a statement was agreed despite objections in its count, if it was."""
    count = count_in_force(prompt)
    is_agreed = prompt.statement.status is StatementStatus.AGREED
    if count is None or not is_agreed or not has_objections(prompt):
        return
    if count.objections.strip():
        lead = TextRun("Agreed all the same because: ", is_strong=True)
        yield Paragraph((lead, TextRun(count.objections, is_typed=True)), Role.STATUS)
    else:
        yield Paragraph((TextRun("Agreed all the same; no reason was noted."),), Role.STATUS)


def _facts(prompt: Prompt, status: StatementStatus, zone: tzinfo | None) -> list[str]:
    if status is not StatementStatus.AGREED:
        return []
    moment, count = prompt.statement.agreed_at, count_of_agreement(prompt)
    shown = describe_count(count) if count else ""
    facts = ("" if moment is None else moment_text(moment, zone), shown or "not counted")
    return [fact for fact in facts if fact]


def _reserved(session: Session, prompt: Prompt) -> Iterator[Paragraph]:
    """Yield a paragraph of the reservations, each in short."""
    reservations = stated_reservations(prompt)
    if not reservations:
        return
    runs = [TextRun(f"{counted(len(reservations), 'reservation')}: ", is_strong=True)]
    for number, reservation in enumerate(reservations):
        runs.append(TextRun(f"{'; ' if number else ''}{_whose(session, reservation)} – "))
        concern = _in_short(reservation.concern) or _in_short(reservation.would_change)
        runs.append(TextRun(concern or "no concern noted", is_typed=True))
    yield Paragraph(tuple(runs), Role.STATUS)


def _in_short(words: str) -> str:
    """Return words on one line, cut if too long: at a space if it has one."""
    line = one_line(words)
    if len(line) <= _LONGEST_CONCERN:
        return line
    cut = line[:_LONGEST_CONCERN]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _whose(session: Session, reservation: Reservation) -> str:
    agency = session.agency(reservation.agency_id)
    person = one_line(reservation.person)
    return (agency.name if agency else "") or person or "nobody named"
