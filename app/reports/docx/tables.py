"""Turn the tables of a document into Word tables, whose header is repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.reports.colours import FILLS, safe_colour
from app.reports.document import Cell, Paragraph, Role, Table, TableColumn
from app.reports.docx import styles
from app.reports.docx.paragraphs import (
    BAR,
    ParagraphFormat,
    paragraph,
    runs_paragraph,
    text_paragraph,
)
from app.reports.docx.runs import Element, RunFormat, element, hex_colour, switch, twips, xml_text
from app.reports.markup import clean_line

_STYLES = {Role.MUTED: styles.CELL_NOTE, Role.ABSENT: styles.CELL_ABSENT}
# 12 mm: room for a line of handwriting.
_PEN_HEIGHT = 34.0
# A row of more lines may break across pages.
_MOST_LINES_WHOLE = 12
# A table of no more lines, half a page, stays on one page.
_MOST_LINES_OF_LOW_TABLE = 24
# Rough width of a letter, and of the margins of a cell together, in points.
_LETTER, _MARGINS = 4.9, 12.0


def word_table(table: Table, width: float) -> Element:
    """Return a table, `width` points wide; columns of pictures are left out."""
    kept = [n for n, column in enumerate(table.columns) if not column.is_picture]
    columns = [table.columns[n] for n in kept]
    widths = _widths(columns, width)
    rows = [tuple(row[n] for n in kept) for row in table.rows]
    made = element(
        "tbl",
        _properties(table, width),
        element("tblGrid", *(element("gridCol", w=each) for each in widths)),
        _head(columns, widths, rows),
    )
    drawn = _Rows(columns, widths, _PEN_HEIGHT if table.is_for_pen else None)
    made.extend(drawn.grouped(rows) if table.is_grouped else drawn.plain(rows))
    return made


def _widths(columns: Sequence[TableColumn], width: float) -> list[int]:
    shares = sum(column.share for column in columns)
    return [twips(width * column.share / shares) for column in columns]


def _properties(table: Table, width: float) -> Element:
    said = xml_text(clean_line(table.caption))
    has_names = int(table.header_column is not None)
    titles = ", ".join(clean_line(c.title) for c in table.columns if not c.is_picture)
    return element(
        "tblPr",
        element("tblStyle", val=styles.TABLE),
        element("tblW", w=twips(width), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val="04A0" if has_names else "0420",
            firstRow=1,
            lastRow=0,
            firstColumn=has_names,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
        element("tblCaption", val=said),
        element("tblDescription", val=xml_text(f"Columns: {titles}.")),
    )


def _head(
    columns: Sequence[TableColumn], widths: Sequence[int], rows: Sequence[Sequence[Cell]]
) -> Element:
    cells = []
    for n, (column, width) in enumerate(zip(columns, widths, strict=True)):
        has_chips = any(row[n].tone in FILLS for row in rows)
        style = styles.COLUMN_NUMBER if column.is_number else styles.COLUMN
        said = text_paragraph(style, column.title, ParagraphFormat(is_centred=has_chips))
        cells.append(_cell([said], width))
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


class _Rows:
    """A builder of the rows of one table."""

    def __init__(
        self, columns: Sequence[TableColumn], widths: Sequence[int], least_height: float | None
    ) -> None:
        self._columns = columns
        self._widths = widths
        self._least = least_height

    def plain(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Element]:
        """Yield the rows of a table without groups."""
        for row, keeps_next in zip(rows, self._keeps_next(rows), strict=True):
            yield self._row(row, keeps_next=keeps_next)

    def grouped(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Element]:
        """Yield rows of which those with the same first cell share it."""
        kept = iter(self._keeps_next(rows))
        for _, group in groupby(rows, key=lambda row: row[0]):
            members = list(group)
            for number, row in enumerate(members):
                joins = ("restart" if number == 0 else "continue") if len(members) > 1 else ""
                yield self._row(row, joins, keeps_next=next(kept))

    def _keeps_next(self, rows: Sequence[Sequence[Cell]]) -> list[bool]:
        """Return which rows stay on a page with the next: of a low table all, else the second last.

        So no page begins with the header of a table and a single row.
        """
        last = len(rows) - 1
        is_low = sum(map(self._lines, rows)) <= _MOST_LINES_OF_LOW_TABLE
        return [n < last and (is_low or n == last - 1) for n in range(len(rows))]

    def _row(self, row: Sequence[Cell], joins: str = "", *, keeps_next: bool) -> Element:
        cells = [
            self._build_cell(cell, n, "" if n else joins, ParagraphFormat(keeps_next=keeps_next))
            for n, cell in enumerate(row)
        ]
        least = self._least
        height = element("trHeight", val=twips(least), hRule="atLeast") if least else None
        is_short = self._lines(row) <= _MOST_LINES_WHOLE
        return element("tr", element("trPr", switch("cantSplit", is_short), height), *cells)

    def _lines(self, row: Sequence[Cell]) -> int:
        return max(_lines(cell, width) for cell, width in zip(row, self._widths, strict=True))

    def _build_cell(self, cell: Cell, n: int, joins: str, setting: ParagraphFormat) -> Element:
        words = [self._words(each, cell, self._columns[n], setting) for each in cell.paragraphs]
        # Word takes a file with a cell without a paragraph for damaged.
        if joins == "continue" or not words:
            words = [paragraph(styles.CELL, (), setting)]
        return _cell(words, self._widths[n], joins, cell.colour)

    def _words(
        self, said: Paragraph, cell: Cell, column: TableColumn, setting: ParagraphFormat
    ) -> Element:
        if cell.tone in FILLS:
            fill, ink = FILLS[cell.tone]
            own = replace(setting, fill=fill)
            return runs_paragraph(styles.RATING, said.runs, own, RunFormat(colour=ink))
        usual = styles.CELL_NUMBER if column.is_number else styles.CELL
        return runs_paragraph(_STYLES.get(said.role, usual), said.runs, setting)


def _cell(words: Sequence[Element], width: int, joins: str = "", bar: str | None = None) -> Element:
    line = {"val": "single", "sz": BAR, "space": 0}
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("vMerge", val=joins) if joins else None,
        element("tcBorders", element("left", color=hex_colour(safe_colour(bar)), **line))
        if bar
        else None,
    )
    return element("tc", properties, *words)


def _lines(cell: Cell, width: int) -> int:
    """Estimate the number of lines of a cell."""
    letters = max(1.0, (width / 20 - _MARGINS) / _LETTER)
    texts = ("".join(run.text for run in each.runs) for each in cell.paragraphs)
    return sum(int(len(line) / letters) + 1 for text in texts for line in text.split("\n"))
