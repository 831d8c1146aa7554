"""Expand each acronym at its first use in a finished document.

The document is walked in reading order, so the first use is found whichever parts were chosen.
Only texts typed in the workshop change: runs and lists with `is_typed`, and facts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.reports.document import BlockGroup, BulletList, Facts, Paragraph, Table

if TYPE_CHECKING:
    from app.reports.document import Block, Cell, Document


Expand = Callable[[str], str]
"""Returns a text with each acronym not used before written in full; remembers it as used."""


def expand_acronyms(document: Document, expand: Expand) -> Document:
    """Return the document with the first use of each acronym written in full."""
    cover = tuple(_block(block, expand) for block in document.cover)
    sections = tuple(
        replace(section, blocks=tuple(_block(block, expand) for block in section.blocks))
        for section in document.sections
    )
    return replace(document, cover=cover, sections=sections)


def _block(block: Block, expand: Expand) -> Block:
    match block:
        case Paragraph():
            return _paragraph(block, expand)
        case BulletList(is_typed=True):
            return replace(block, items=tuple(map(expand, block.items)))
        case Facts():
            return replace(block, pairs=tuple((name, expand(said)) for name, said in block.pairs))
        case BlockGroup():
            return replace(block, blocks=tuple(_block(inner, expand) for inner in block.blocks))
        case Table():
            return _table(block, expand)
        case _:
            return block


def _paragraph(paragraph: Paragraph, expand: Expand) -> Paragraph:
    runs = tuple(
        replace(run, text=expand(run.text)) if run.is_typed else run for run in paragraph.runs
    )
    return replace(paragraph, runs=runs)


def _table(table: Table, expand: Expand) -> Table:
    rows: list[tuple[Cell, ...]] = []
    lead: tuple[Cell, Cell] | None = None
    for first, *others in table.rows:
        # A group's name is expanded once: its rows belong together by equal first cells.
        if lead is None or not table.is_grouped or lead[0] != first:
            lead = (first, _cell(first, expand))
        rows.append((lead[1], *(_cell(cell, expand) for cell in others)))
    return replace(table, rows=tuple(rows))


def _cell(cell: Cell, expand: Expand) -> Cell:
    return replace(cell, paragraphs=tuple(_paragraph(each, expand) for each in cell.paragraphs))
