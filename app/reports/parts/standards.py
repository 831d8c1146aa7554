"""The standards that were tied to prompts and checklist statements, with their legal status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.document import Block, Column, Heading, Role, Section, Table, cell, text
from app.reports.parts.actions import say_origin

if TYPE_CHECKING:
    from app.models.records import Link, Session


def standards(session: Session) -> tuple[Section, ...]:
    """List the linked standards under the source that each is quoted from."""
    if not session.links:
        return ()
    blocks: list[Block] = []
    for source in sources_of(session.links):
        blocks.append(text(source or "Source not given", Role.MUTED))
        blocks.append(_table(session, tuple(k for k in session.links if k.source == source)))
    return (Section(Heading("Standards linked", level=1), tuple(blocks)),)


def sources_of(links: tuple[Link, ...]) -> tuple[str, ...]:
    """Give each source once, in the order of first use."""
    return tuple(dict.fromkeys(link.source for link in links))


def _table(session: Session, links: tuple[Link, ...]) -> Table:
    columns = (Column("Standard", 22), Column("Words", 57), Column("Linked to", 21))
    rows = tuple(
        (
            cell(link.code, is_strong=True),
            cell(link.text),
            cell(say_origin(session, link.target, link.target_id)),
        )
        for link in links
    )
    return Table("Standards linked to this session", columns, rows)
