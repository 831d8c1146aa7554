"""Turns the blocks of a document into elements."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.models.wording_diff import Change
from app.reports.document import (
    Bar,
    Block,
    BulletList,
    Cell,
    Facts,
    Group,
    Heading,
    Mark,
    Paragraph,
    Run,
    Table,
    Tone,
)
from app.reports.html.builder import Element, add, element, words
from app.reports.pdf.tokens import FILLS, readable, safe_colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOWEST = 6
_CHANGES = {Change.ADDED: "ins", Change.REMOVED: "del"}
# Units of a picture's own width; it is drawn as wide as there is room.
_WIDTH, _HEIGHT = 1000, 40


class Blocks:
    """Makes elements; `level` is that of the heading that they stand under (the title's is 1)."""

    def __init__(self, level: int) -> None:
        self._level = level

    def all(self, blocks: Iterable[Block]) -> Iterator[Element]:
        """Give the elements of blocks, in order."""
        for block in blocks:
            yield self._one(block)

    def heading(self, heading: Heading, name: str = "") -> Element:
        """Give a heading, one lower than the last one above it at most."""
        self._level = min(heading.level + 1, self._level + 1, _LOWEST)
        made = element(f"h{self._level}", **({"id": name} if name else {}))
        if heading.label:
            label = add(made, "span", heading.label, class_="label")
            label.tail = " "
        add(made, "span", heading.text, dir="auto")
        return made

    def _one(self, block: Block) -> Element:
        if isinstance(block, Heading):
            return self._heading_with_note(block)
        return self._group(block) if isinstance(block, Group) else _plain(block)

    def _heading_with_note(self, heading: Heading) -> Element:
        made = self.heading(heading)
        if not heading.note.strip():
            return made
        both = element("div", class_="named")
        both.append(made)
        add(both, "p", heading.note, class_="muted", dir="auto")
        return both

    def _group(self, group: Group) -> Element:
        """Give a group; the headings in it stand under the one above it, and end with it."""
        if group.mark is Mark.AGENCY:
            made = element("div", class_="agency", style=_colours(group.colour))
        else:
            made = element("div", class_=f"statement {group.tone}")
        inner = Blocks(self._level)
        made.extend(inner.all(group.blocks))
        return made


def _plain(block: Paragraph | BulletList | Table | Bar | Facts) -> Element:
    match block:
        case Paragraph():
            made = _paragraph(block)
        case BulletList():
            made = _list(block)
        case Table():
            made = _table(block)
        case Bar():
            made = _figure(block)
        case _:
            made = _facts(block)
    return made


def _list(block: BulletList) -> Element:
    made = element("ul", class_="said")
    for item in block.items:
        add(made, "li", item, dir="auto")
    return made


def _colours(colour: str | None) -> str:
    """Give an agency's colour for its bar, and for its name where that can be read on paper."""
    return f"--bar: {safe_colour(colour)}; --name: {readable(colour)}"


def _paragraph(paragraph: Paragraph) -> Element:
    made = element("p", class_=f"{paragraph.role} {paragraph.tone}", dir="auto")
    made.extend(map(_run, paragraph.runs))
    return made


def _run(run: Run) -> Element:
    made = element(_CHANGES.get(run.change, "span"))
    if run.colour:
        made.set("class", "name")
        made.set("style", _colours(run.colour))
    inner = made
    if run.is_strong:
        inner = add(inner, "strong")
    if run.is_emphasis:
        inner = add(inner, "em")
    inner.text = words(run.text)
    return made


def _facts(facts: Facts) -> Element:
    made = element("dl")
    for name, said in facts.pairs:
        pair = add(made, "div")
        add(pair, "dt", name)
        add(pair, "dd", said, dir="auto")
    return made


def _figure(bar: Bar) -> Element:
    made = element("figure")
    made.append(_picture(bar, role="img", aria_label=bar.alternative))
    legend = add(add(made, "figcaption"), "ul", class_="legend")
    for segment in bar.segments:
        item = add(legend, "li")
        swatch = add(item, "span", class_="swatch", aria_hidden="true")
        swatch.set("style", f"background: {FILLS[segment.tone][0]}")
        add(item, "span", f"{segment.label}: {segment.count}")
    return made


def _picture(bar: Bar, **attributes: str) -> Element:
    made = element("svg", class_="bar", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", **attributes)
    made.set("preserveAspectRatio", "none")
    total = sum(segment.count for segment in bar.segments)
    if not total:
        add(made, "rect", width=f"{_WIDTH}", height=f"{_HEIGHT}", fill=FILLS[Tone.NOT_RATED][0])
    x = 0.0
    for segment in bar.segments:
        width = _WIDTH * segment.count / (total or 1)
        if width:
            fill, at = FILLS[segment.tone][0], f"{x:.2f}"
            add(made, "rect", x=at, width=f"{width:.2f}", height=f"{_HEIGHT}", fill=fill)
        x += width
    return made


def _table(table: Table) -> Element:
    """Give a table in a box that scrolls where the page is narrower than it."""
    box = element("div", class_="table", role="group", aria_label=table.caption, tabindex="0")
    made = add(box, "table", class_="for-pen" if table.is_for_pen else "plain")
    add(made, "caption", table.caption)
    row = add(add(made, "thead"), "tr")
    for column in table.columns:
        head = add(row, "th", scope="col", class_="number" if column.is_number else "words")
        add(head, "span", column.title, **_chip(column.tone))
    if not table.is_grouped:
        body = add(made, "tbody")
        for cells in table.rows:
            _row(body, table, cells, first=0)
        return box
    for lead, rows in groupby(table.rows, key=lambda cells: cells[0]):
        _rows_of(add(made, "tbody"), table, lead, list(rows))
    return box


def _rows_of(body: Element, table: Table, lead: Cell, rows: list[tuple[Cell, ...]]) -> None:
    """Put in rows under the name that they share."""
    name = element("th", scope="rowgroup", rowspan=str(len(rows)), class_="lead")
    _fill(name, lead)
    for index, cells in enumerate(rows):
        _row(body, table, cells, first=1, lead=None if index else name)


def _row(
    body: Element, table: Table, cells: tuple[Cell, ...], *, first: int, lead: Element | None = None
) -> None:
    row = add(body, "tr")
    if lead is not None:
        row.append(lead)
    for index in range(first, len(cells)):
        column = table.columns[index]
        is_name = index == table.header_column
        made = add(row, "th" if is_name else "td", **({"scope": "row"} if is_name else {}))
        made.set("class", "number" if column.is_number else "words")
        _fill(made, cells[index])


def _fill(made: Element, cell: Cell) -> None:
    """Say a cell's paragraphs, or draw its picture, which the other cells say in numbers."""
    if cell.colour:
        made.set("class", f"{made.get('class', '')} agency")
        made.set("style", _colours(cell.colour))
    if cell.bar is not None:
        made.append(_picture(cell.bar, aria_hidden="true"))
    for paragraph in cell.paragraphs:
        said = _paragraph(paragraph)
        chip = _chip(cell.tone)
        if chip:
            said.set("class", f"{said.get('class')} {chip['class_']}")
            said.set("style", chip["style"])
        made.append(said)


def _chip(tone: Tone) -> dict[str, str]:
    """Give the look of a rating or level; its word says the same."""
    if tone not in FILLS:
        return {}
    fill, ink = FILLS[tone]
    return {"class_": "chip", "style": f"background: {fill}; color: {ink}"}
