"""The section of glossary terms, with each agency's meaning, and the section of sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.reports.document import (
    Block,
    BlockGroup,
    BulletList,
    GroupMark,
    Heading,
    Paragraph,
    Role,
    Section,
    TextRun,
    text,
)
from app.reports.sections.standards import sources_of

if TYPE_CHECKING:
    from app.models.records import GlossaryTerm, Session


def glossary(session: Session) -> tuple[Section, ...]:
    """Return the terms, each agency's sense with its colour, or nothing if there are none."""
    if not session.glossary:
        return ()
    blocks = tuple(block for term in session.glossary for block in _term(session, term))
    return (Section(Heading("Glossary", level=1), blocks),)


def _term(session: Session, term: GlossaryTerm) -> Iterator[Block]:
    yield Heading(term.term, level=2)
    said = [
        TextRun(words, is_strong=is_full)
        for words, is_full in ((term.stands_for, True), (term.meaning, False))
        if words.strip()
    ]
    senses = tuple(_senses(session, term))
    if said:
        parted = said if len(said) == 1 else (said[0], TextRun(" – "), said[1])
        yield Paragraph(tuple(parted))
    elif not senses:
        yield text("Not explained yet", Role.ABSENT)
    yield from senses


def _senses(session: Session, term: GlossaryTerm) -> Iterator[BlockGroup]:
    for agency in session.agencies:
        sense = term.senses.get(agency.id, "")
        if sense.strip():
            name = Heading(agency.name, level=3)
            yield BlockGroup((name, text(sense)), GroupMark.AGENCY, colour=agency.colour)


def sources(session: Session) -> tuple[Section, ...]:
    """Return the sources of the prompts, the checklist and linked standards, if any is named."""
    details = session.details
    named = (("Prompts", details.grid_source), ("Checklist", details.checklist_source))
    items = [f"{name}: {source}" for name, source in named if source.strip()]
    items.extend(f"Standards: {s}" for s in sources_of(session.links) if s.strip())
    if not items:
        return ()
    return (Section(Heading("Sources", level=1), (BulletList(tuple(items)),), is_closing=True),)
