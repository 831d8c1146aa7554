"""Turn tables into HTML: every row and column has a header cell for screen readers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.reports.document import Cell, Paragraph, Table, TableColumn, Tone
from app.reports.html.elements import Element, add, element
from app.reports.html.text import is_blank, small_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.html.text import HtmlTextWriter


_FEW_COLUMNS = 2


class HtmlTableWriter:
    """A writer of tables, each in a box that scrolls where the page is narrower than it."""

    def __init__(self, writer: HtmlTextWriter) -> None:
        self._text_writer = writer

    def build(self, table: Table) -> Element:
        """Return the box of a table, which can be reached and scrolled by keyboard."""
        name = self._text_writer.caption_id()
        box = element("div", class_="table", role="group", tabindex="0", aria_labelledby=name)
        made = add(box, "table", class_=_table_classes(table))
        add(made, "caption", table.caption, id=name, dir="auto")
        self._columns(made, table.columns)
        if table.is_grouped:
            self._grouped(made, table)
        else:
            body = add(made, "tbody")
            for cells in table.rows:
                self._row(add(body, "tr"), table, cells)
        return box

    def _columns(self, made: Element, columns: Sequence[TableColumn]) -> None:
        total = sum(column.share for column in columns)
        widths = add(made, "colgroup")
        for column in columns:
            add(widths, "col", class_=self._text_writer.style.width(column.share, total))
        row = add(add(made, "thead"), "tr")
        for column in columns:
            head = _head(row, column.title, "col", class_=_align(column))
            add(head, "span", column.title, class_=_chip(column.tone))

    def _grouped(self, made: Element, table: Table) -> None:
        """Add the groups of rows, each with the name that its rows share."""
        for lead, group in groupby(table.rows, key=lambda cells: cells[0]):
            body, rows = add(made, "tbody"), list(group)
            for index, cells in enumerate(rows):
                row = add(body, "tr")
                if index == 0:
                    span = str(len(rows))
                    name = _head(row, _words(lead), "rowgroup", class_="lead", rowspan=span)
                    self._fill(name, lead)
                self._row(row, table, cells, first=1)

    def _row(self, row: Element, table: Table, cells: tuple[Cell, ...], *, first: int = 0) -> None:
        for index in range(first, len(cells)):
            cell, align = cells[index], _align(table.columns[index])
            if index == table.header_column:
                made = _head(row, _words(cell), "row", class_=align)
            else:
                made = add(row, "td", class_=align)
            self._fill(made, cell)

    def _fill(self, made: Element, cell: Cell) -> None:
        """Add a cell's bar, whose numbers are in the other cells, and its paragraphs."""
        if cell.colour:
            classes = (
                f"{made.get('class', '')} barred {self._text_writer.style.agency(cell.colour)}"
            )
            made.set("class", classes.strip())
        if cell.bar is not None:
            made.append(small_bar(cell.bar))
        for paragraph in cell.paragraphs:
            if any(run.text for run in paragraph.runs):
                made.append(self._paragraph(paragraph, cell.tone))

    def _paragraph(self, paragraph: Paragraph, tone: Tone) -> Element:
        said = self._text_writer.paragraph(paragraph)
        if chip := _chip(tone):
            said.set("class", f"{said.get('class')} {chip}")
        return said


def _head(row: Element, words: str, scope: str, **attributes: str) -> Element:
    """Add a header cell; one without words names nothing, and is an ordinary cell."""
    if is_blank(words):
        return add(row, "td", **attributes)
    return add(row, "th", scope=scope, **attributes)


def _words(cell: Cell) -> str:
    return "".join(run.text for paragraph in cell.paragraphs for run in paragraph.runs)


def _align(column: TableColumn) -> str:
    return "number" if column.is_number else ""


def _table_classes(table: Table) -> str:
    """Return the classes of a table: too wide for a telephone, to be filled in by hand."""
    wide = "wide" if len(table.columns) > _FEW_COLUMNS else ""
    return f"{wide} {'for-pen' if table.is_for_pen else ''}".strip()


def _chip(tone: Tone) -> str:
    """Return the classes of a rating or a level; its word or number says the same."""
    return "" if tone is Tone.PLAIN else f"chip {tone}"
