"""The terms this record uses, and what each agency means by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.document import Cell, Column, Heading, Paragraph, Run, Section, Table, cell, text

if TYPE_CHECKING:
    from app.models.records import GlossaryTerm, Session


def glossary(session: Session) -> tuple[Section, ...]:
    """List the terms, if any was explained."""
    if not session.glossary:
        return ()
    columns = (Column("Term", 22), Column("Meaning", 40), Column("What agencies mean by it", 38))
    rows = tuple(
        (cell(term.term, is_strong=True), cell(term.meaning), _senses(session, term))
        for term in session.glossary
    )
    return (Section(Heading("Glossary", level=1), (Table("Glossary", columns, rows),)),)


def _senses(session: Session, term: GlossaryTerm) -> Cell:
    senses = tuple(
        Paragraph((Run(f"{agency.name}: ", is_strong=True), Run(term.senses[agency.id])))
        for agency in session.agencies
        if term.senses.get(agency.id, "").strip()
    )
    return Cell(senses or (text(""),))
