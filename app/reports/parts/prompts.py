"""One section a prompt: what each agency said, what was agreed, how the room stood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from app.models.agreement import is_absent, is_heard, not_heard
from app.models.records import Agency, Prompt, Session, StatementStatus
from app.reports.document import (
    Block,
    BulletList,
    Group,
    Heading,
    Mark,
    Paragraph,
    Role,
    Run,
    Section,
    Tone,
    text,
)
from app.reports.parts.agreement import agreement_blocks
from app.reports.parts.statements import statement_group

_UNFINISHED = {
    StatementStatus.OPEN: "nothing agreed yet",
    StatementStatus.DRAFT: "the statement is a draft",
    StatementStatus.CHANGED: "the statement was changed after it was agreed",
}


def prompts(
    session: Session, zone: tzinfo | None, *, has_entries: bool, has_agreement: bool
) -> tuple[Section, ...]:
    """Give one section a prompt with the agencies' entries, the agreement, or both."""
    sections = [
        Section(
            Heading(prompt.text, level=2, label=f"Prompt {number}"),
            (
                *_unfinished(session, prompt),
                *(_entries(session, prompt) if has_entries else _absent(session)),
                statement_group(session, prompt, Heading(_name(prompt), level=3), zone),
                *(agreement_blocks(session, prompt, zone) if has_agreement else ()),
            ),
        )
        for number, prompt in enumerate(session.prompts, start=1)
    ]
    if not sections:
        return ()
    title = "What each agency said" if has_entries else "How the room stood"
    opening = Section(Heading(title, level=1), (), starts_page=True, is_repeated=False)
    return (opening, *sections)


def _name(prompt: Prompt) -> str:
    """Name the statement as agreed only where it is."""
    is_agreed = prompt.statement.status is StatementStatus.AGREED
    return "Agreed statement" if is_agreed else "Joint statement"


def _unfinished(session: Session, prompt: Prompt) -> Iterator[Block]:
    why: list[str] = []
    status = prompt.statement.status
    if status in _UNFINISHED:
        why.append(_UNFINISHED[status])
    silent = not_heard(session, prompt)
    if silent:
        why.append(f"still to hear from: {', '.join(agency.name for agency in silent)}")
    if why:
        runs = (Run("◐ Unfinished", is_strong=True), Run(f" – {'; '.join(why)}"))
        yield Paragraph(runs, Role.STATUS, Tone.DRAFT)


def _absent(session: Session) -> Iterator[Block]:
    """Name the absent where no entry says that they were."""
    away = ", ".join(agency.name for agency in session.agencies if not agency.is_present)
    if away:
        yield text(f"– Absent: {away}", Role.ABSENT)


def _entries(session: Session, prompt: Prompt) -> Iterator[Block]:
    if not session.agencies:
        yield text("This session has no agencies.", Role.ABSENT)
    for agency in session.agencies:
        yield _entry(prompt, agency)


def _entry(prompt: Prompt, agency: Agency) -> Group:
    lines = tuple(line for line in prompt.entries.get(agency.id, "").splitlines() if line.strip())
    note = " · ".join(
        filter(None, (agency.note, "absent" if lines and not agency.is_present else ""))
    )
    heading = Heading(agency.name, level=3, note=note)
    said: Block = (
        BulletList(lines, is_typed=True) if lines else text(_silence(prompt, agency), Role.ABSENT)
    )
    return Group((heading, said), Mark.AGENCY, colour=agency.colour)


def _silence(prompt: Prompt, agency: Agency) -> str:
    if is_heard(prompt, agency):
        return "– Nothing written; counted in the tally"
    return "– Absent" if is_absent(prompt, agency) else "○ Not heard yet"
