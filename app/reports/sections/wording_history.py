"""The section of wording history: each wording of the statements and of changed entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

from app.models.text.word_diff import wording_steps
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
from app.reports.labels import moment_text

if TYPE_CHECKING:
    from app.models.records import Prompt, Session
    from app.models.text.word_diff import WordingStep


_TITLE = "Wording history"
_KEY = (
    "Each wording in turn, the oldest first. Words that were added stand in [+ …] and are "
    "underlined; words that were removed stand in [\N{MINUS SIGN} …] and are struck through."
)


def history(session: Session, zone: tzinfo | None) -> tuple[Section, ...]:
    """Return a section for each prompt with saved wordings, or nothing if there are none."""
    sections = tuple(
        Section(Heading(prompt.text, level=2, label=f"Prompt {number}"), blocks)
        for number, prompt in enumerate(session.prompts, start=1)
        if (blocks := (*_of_statement(session, prompt, zone), *_of_entries(session, prompt, zone)))
    )
    if not sections:
        return ()
    opening = Section(Heading(_TITLE, level=1), (text(_KEY, Role.MUTED),), starts_page=True)
    return (opening, *sections)


def _of_statement(session: Session, prompt: Prompt, zone: tzinfo | None) -> Iterator[Block]:
    for number, step in enumerate(_steps(session, prompt, None), start=1):
        yield Heading(f"Wording {number} · {moment_text(step.wording.at, zone)}", level=3)
        if reason := step.wording.reason.strip():
            yield text(f"Changed because: {reason}", Role.MUTED)
        yield Paragraph(_runs(step))


def _of_entries(session: Session, prompt: Prompt, zone: tzinfo | None) -> Iterator[Block]:
    """Yield the wordings of entries that were changed or have a reason.

    Any other entry is printed under its prompt already.
    """
    for agency in session.agencies:
        steps = _steps(session, prompt, agency.id)
        if len(steps) > 1 or any(step.wording.reason.strip() for step in steps):
            said = (_of_entry(step, zone) for step in steps)
            heading = Heading(agency.name, level=3, note=agency.note)
            yield BlockGroup((heading, *said), GroupMark.AGENCY, colour=agency.colour)


def _of_entry(step: WordingStep, zone: tzinfo | None) -> Paragraph:
    reason = step.wording.reason.strip()
    because = f" · changed because: {reason}" if reason else ""
    label = f"{moment_text(step.wording.at, zone)}{because}\n"
    return Paragraph((TextRun(label, is_strong=True), *_runs(step)), Role.MUTED)


def _steps(session: Session, prompt: Prompt, agency_id: str | None) -> tuple[WordingStep, ...]:
    return wording_steps(session.wordings, prompt.id, agency_id)[::-1]


def _runs(step: WordingStep) -> tuple[TextRun, ...]:
    runs = tuple(TextRun(piece.text, change=piece.change) for piece in step.pieces)
    return runs or (TextRun("– No words", is_emphasis=True),)
