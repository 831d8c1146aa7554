"""What was agreed, prompt by prompt: the words and how far the room stands behind them."""

from __future__ import annotations

from datetime import tzinfo

from app.models.counting import counted
from app.models.records import Prompt, Session, StatementStatus
from app.reports.document import (
    Block,
    Group,
    Heading,
    Mark,
    Paragraph,
    Role,
    Run,
    Section,
    text,
)
from app.reports.words import say_count, say_moment, say_status


def statements(session: Session, zone: tzinfo | None) -> tuple[Section, ...]:
    """Give every agreed statement on a page of their own, open ones marked as open."""
    heading = Heading("Agreed statements", level=1)
    if not session.prompts:
        blocks: tuple[Block, ...] = (text("This session has no prompts.", Role.ABSENT),)
    else:
        blocks = tuple(
            statement_group(prompt, text(f"{number}  {prompt.text}", Role.LABEL), zone)
            for number, prompt in enumerate(session.prompts, start=1)
        )
    return (Section(heading, blocks, starts_page=True, is_one_page=True),)


def statement_group(prompt: Prompt, head: Heading | Paragraph, zone: tzinfo | None) -> Group:
    """Give the statement of one prompt under a head: the words, then the status."""
    _, tone = say_status(prompt.statement)
    blocks: list[Block] = [head]
    if prompt.statement.text.strip():
        blocks.append(text(prompt.statement.text, Role.STATEMENT))
    blocks.append(status_line(prompt, zone))
    return Group(tuple(blocks), Mark.STATEMENT, tone)


def status_line(prompt: Prompt, zone: tzinfo | None) -> Paragraph:
    """Say a statement's status, when and by how many; for a changed one, what had been agreed."""
    sign, tone = say_status(prompt.statement)
    status = prompt.statement.status
    if status is StatementStatus.CHANGED:
        words = f"{sign} – agreed wording was: "
        return Paragraph(
            (Run(words, is_strong=True), Run(prompt.statement.agreed_text or "")), Role.STATUS, tone
        )
    runs = [Run(sign, is_strong=True)]
    runs.extend(Run(f" · {fact}") for fact in _facts(prompt, status, zone))
    return Paragraph(tuple(runs), Role.STATUS, tone)


def _facts(prompt: Prompt, status: StatementStatus, zone: tzinfo | None) -> list[str]:
    facts: list[str] = []
    if status is StatementStatus.AGREED:
        if prompt.statement.agreed_at is not None:
            facts.append(say_moment(prompt.statement.agreed_at, zone))
        facts.extend(say_count(count) for count in prompt.counts[-1:])
    if prompt.reservations:
        facts.append(counted(len(prompt.reservations), "reservation"))
    return [fact for fact in facts if fact]
