"""Turn the tables of a document into headings and facts, for large print.

At 18 points a cell of a table of six columns has four letters a line; a list has the whole page. A
table to be filled in by hand stays a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from app.reports.document import (
    BlockGroup,
    Cell,
    Facts,
    GroupMark,
    Heading,
    Paragraph,
    Role,
    Table,
    TextRun,
)

if TYPE_CHECKING:
    from app.reports.document import Block, Document, Section


_NOTHING = frozenset({"", "–"})


def tables_to_paragraphs(document: Document) -> Document:
    """Return the document with each row of its tables as a heading and facts."""
    return replace(
        document,
        cover=tuple(_unfolded(document.cover, 0)),
        sections=tuple(_section(section) for section in document.sections),
    )


def _section(section: Section) -> Section:
    return replace(section, blocks=tuple(_unfolded(section.blocks, section.heading.level)))


def _unfolded(blocks: tuple[Block, ...], level: int) -> Iterator[Block]:
    """Yield the blocks under a heading of this level, their tables unfolded."""
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
        if isinstance(block, BlockGroup):
            yield replace(block, blocks=tuple(_unfolded(block.blocks, level)))
        elif isinstance(block, Table) and not block.is_for_pen:
            yield from _rows(block, level + 1)
        else:
            yield block


def _rows(table: Table, level: int) -> Iterator[Block]:
    if not table.is_grouped:
        for row in table.rows:
            yield _row(table, row, level, skipped=frozenset())
        return
    for lead, rows in groupby(table.rows, key=lambda row: row[0]):
        notes = " · ".join(map(_plain_text, lead.paragraphs[1:]))
        head = replace(_lead(lead, level), note=notes)
        yield BlockGroup((head,), GroupMark.AGENCY, colour=lead.colour)
        for row in rows:
            yield _row(table, row, level + 1, skipped=frozenset({0}))


def _row(table: Table, row: tuple[Cell, ...], level: int, *, skipped: frozenset[int]) -> BlockGroup:
    """Return one row: its name as a heading, its bar if it has one, the other cells as facts."""
    name = table.header_column if table.header_column is not None else 0
    # A number in a column before the name becomes part of the heading.
    before = [index for index in range(name) if index not in skipped]
    skipped = skipped.union(before)
    head = _lead(row[name], level)
    words = " ".join(
        [*(_plain_text(p) for index in before for p in row[index].paragraphs), head.text]
    )
    blocks: list[Block] = [replace(head, text=words), *_notes(row[name])]
    has_bar = False
    for cell in row:
        if cell.bar is not None:
            blocks.append(cell.bar)
            has_bar = True
    pairs = tuple(_facts(table, row, skipped | {name}, has_numbers=not has_bar))
    if pairs:
        blocks.append(Facts(pairs))
    return BlockGroup(tuple(blocks), GroupMark.AGENCY, colour=row[name].colour or row[0].colour)


def _facts(
    table: Table, row: tuple[Cell, ...], skipped: frozenset[int] | set[int], *, has_numbers: bool
) -> Iterator[tuple[str, str]]:
    """Yield the cells with a text and the titles of their columns; numbers on one line."""
    numbers = []
    for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        said = "\n".join(_plain_text(paragraph) for paragraph in cell.paragraphs)
        if index in skipped or column.is_picture or said.strip() in _NOTHING:
            continue
        if column.is_number:
            numbers.append(f"{column.title}: {said}")
        else:
            yield column.title, said
    if numbers and has_numbers:
        yield "How many", " · ".join(numbers)


def _lead(cell: Cell, level: int) -> Heading:
    words = _plain_text(cell.paragraphs[0]) if cell.paragraphs else ""
    return Heading(words, level)


def _notes(cell: Cell) -> Iterator[Paragraph]:
    """Yield the cell's further paragraphs: an agency's note, the agencies' own ratings."""
    for paragraph in cell.paragraphs[1:]:
        runs = tuple(TextRun(run.text, run.is_strong, change=run.change) for run in paragraph.runs)
        yield Paragraph(runs, Role.BODY if paragraph.role is Role.MUTED else paragraph.role)


def _plain_text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)
