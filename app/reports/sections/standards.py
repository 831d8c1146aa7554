"""The section of standards linked to prompts and checklist statements, with legal status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.document import Block, Heading, Role, Section, Table, TableColumn, cell, text
from app.reports.sections.actions_and_meetings import describe_origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.models.records import Link, Session


def standards(session: Session) -> tuple[Section, ...]:
    """Return the linked standards, a table for each source that they are quoted from."""
    if not session.links:
        return ()
    blocks: list[Block] = []
    for (source, status), links in _by_source(session.links).items():
        blocks.append(text(source or "Source not given", Role.MUTED))
        blocks.append(text(f"Legal status: {status or 'not known.'}", Role.MUTED))
        blocks.append(_table(session, links))
    return (Section(Heading("Standards linked", level=1), tuple(blocks)),)


def sources_of(links: tuple[Link, ...]) -> tuple[str, ...]:
    """Return each source once, in the order of first use."""
    return tuple(dict.fromkeys(link.source for link in links))


def _by_source(links: Iterable[Link]) -> dict[tuple[str, str], list[Link]]:
    """Group links by source and legal status, in the order of first use."""
    found: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        found.setdefault((link.source.strip(), link.legal_status.strip()), []).append(link)
    return found


def _table(session: Session, links: Sequence[Link]) -> Table:
    """Return a row for each standard; one whose words have changed has a row for each wording."""
    columns = (TableColumn("Standard", 22), TableColumn("Words", 57), TableColumn("Linked to", 21))
    linked: dict[tuple[str, str, str], list[Link]] = {}
    for link in links:
        linked.setdefault((link.standard_id, link.code, link.text), []).append(link)
    rows = tuple(
        (cell(code, is_strong=True), cell(words), cell(_targets(session, same)))
        for (_, code, words), same in linked.items()
    )
    return Table("Standards linked to this session", columns, rows)


def _targets(session: Session, links: Iterable[Link]) -> str:
    """Return the names of what a standard is linked to, in record order; deleted ones left out."""
    ids = [*(prompt.id for prompt in session.prompts), *(s.id for s in session.checklist)]
    ordered = sorted(
        links, key=lambda k: ids.index(k.target_id) if k.target_id in ids else len(ids)
    )
    said = (describe_origin(session, link.target, link.target_id) for link in ordered)
    return ", ".join(dict.fromkeys(filter(None, said)))
