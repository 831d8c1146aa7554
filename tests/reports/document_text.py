"""Everything a neutral document says, in order, as a writer has to say it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.models.text.word_diff import WordChange
from app.reports.document import (
    Bar,
    Block,
    BlockGroup,
    BulletList,
    Cell,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
    TextRun,
)

_SIGNS = {WordChange.ADDED: "[+{}]", WordChange.REMOVED: "[\N{MINUS SIGN}{}]"}


def told(document: Document, bullet: str = "") -> Iterator[str]:
    """Return the texts of a document; each item of a list begins with the bullet."""
    yield from (document.kind, document.title)
    for block in document.cover:
        yield from _block(block, bullet)
    for section in document.sections:
        yield from _block(section.heading, bullet)
        for block in section.blocks:
            yield from _block(block, bullet)


def _block(block: Block, bullet: str) -> Iterator[str]:  # noqa: C901 - a case a block
    match block:
        case Heading():
            yield from (block.label, block.text, block.note)
        case Paragraph():
            yield "".join(map(_run, block.runs))
        case BulletList():
            yield from (bullet + item for item in block.items)
        case Table():
            yield from _table(block, bullet)
        case Bar():
            yield from (f"{segment.label}: {segment.count}" for segment in block.segments)
        case Facts():
            yield from (text for pair in block.pairs for text in pair)
        case BlockGroup():
            for inner in block.blocks:
                yield from _block(inner, bullet)


def _run(run: TextRun) -> str:
    return _SIGNS[run.change].format(run.text) if run.change in _SIGNS else run.text


def _table(table: Table, bullet: str) -> Iterator[str]:
    yield from (column.title for column in table.columns)
    for lead, rows in groupby(table.rows, key=lambda row: row[0] if table.is_grouped else id(row)):
        for index, row in enumerate(rows):
            for cell in row[1:] if isinstance(lead, Cell) and index else row:
                for paragraph in cell.paragraphs:
                    yield from _block(paragraph, bullet)
