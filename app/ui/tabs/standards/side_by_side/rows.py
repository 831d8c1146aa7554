"""A pack's statements as a table with marks, and the note of a standard for the room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.audience.scene import Note
from app.models.rules.standards_columns import ColumnHeading, is_paired, side_by_side
from app.models.rules.standards_search import differing_words
from app.ui.tabs.standards.highlights import difference_highlights, search_highlights
from app.ui.tabs.standards.links import is_kept_with_link
from app.ui.tabs.standards.related_card import describe_difference
from app.ui.widgets.text_layout import MarkedSpan

if TYPE_CHECKING:
    from app.models.packs.records import Standard, StandardsGroup, StandardsPack
    from app.models.rules.standards_search import SearchHit


@dataclass(frozen=True, slots=True)
class SideBySideStatement:
    """A statement in a cell of the table; `code` is empty where another cell shows it."""

    standard: Standard
    code: str
    code_marks: tuple[MarkedSpan, ...]
    text: str
    text_marks: tuple[MarkedSpan, ...]
    note: str = ""


SideCell = ColumnHeading | SideBySideStatement | None


@dataclass(frozen=True, slots=True)
class SideBySideTable:
    """The columns of one pack; the cells of a row belong together only if `is_paired`."""

    titles: tuple[str, ...]
    rows: tuple[tuple[SideCell, ...], ...]
    is_paired: bool
    heading_marks: Mapping[str, tuple[MarkedSpan, ...]]


def side_by_side_table(pack: StandardsPack, found: Mapping[str, SearchHit]) -> SideBySideTable:
    """Return a pack's table as its source prints it; `found` are the hits by standard's id."""
    marks = _heading_marks(found.values())
    if pack.columns:
        titles = tuple(column.title for column in pack.columns)
        rows = tuple(_row(row.cells, found) for row in side_by_side(pack))
        return SideBySideTable(titles, rows, is_paired(pack), marks)
    if any(standard.description for standard in pack.standards):
        return SideBySideTable(("Unit", "Description"), tuple(_units(pack, found)), True, marks)
    return SideBySideTable(("Statement",), tuple(_plain(pack, found)), True, marks)


def _heading_marks(found: Iterable[SearchHit]) -> dict[str, tuple[MarkedSpan, ...]]:
    return {h.text: search_highlights(h.spans) for hit in found for h in hit.headings if h.spans}


def _row(
    cells: Iterable[ColumnHeading | Standard | None], found: Mapping[str, SearchHit]
) -> tuple[SideCell, ...]:
    row: list[SideCell] = []
    before: list[Standard] = []
    for cell in cells:
        if cell is None or isinstance(cell, ColumnHeading):
            row.append(cell)
            continue
        row.append(_statement(cell, found, _related(cell, before)))
        before.append(cell)
    return tuple(row)


def _related(standard: Standard, before: Iterable[Standard]) -> Standard | None:
    related = {*standard.leads_to, *standard.builds_on}
    return next((other for other in before if other.id in related), None)


def _statement(
    standard: Standard, found: Mapping[str, SearchHit], other: Standard | None = None
) -> SideBySideStatement:
    hit = found.get(standard.id)
    marks = search_highlights(hit.text.spans) if hit else ()
    if other is not None:
        marks = (*difference_highlights(differing_words(other.text, standard.text)), *marks)
    return SideBySideStatement(
        standard,
        standard.code,
        search_highlights(hit.code.spans) if hit else (),
        standard.text,
        marks,
        describe_difference(other, standard) if other else "",
    )


def _units(pack: StandardsPack, found: Mapping[str, SearchHit]) -> Iterator[tuple[SideCell, ...]]:
    """Yield rows of a title and its description; both were searched as one text."""
    for cell in _in_order(pack):
        if isinstance(cell, ColumnHeading):
            yield (cell, cell)
            continue
        hit = found.get(cell.id)
        code = search_highlights(hit.code.spans) if hit else ()
        spans = hit.text.spans if hit else ()
        title = cell.title or cell.text
        begin = cell.text.rfind(cell.description) if cell.description else len(cell.text)
        left = tuple(_clipped(search_highlights(spans), len(title)))
        yield (
            SideBySideStatement(cell, cell.code, code, title, left),
            SideBySideStatement(cell, "", (), cell.description, search_highlights(spans, begin))
            if cell.description
            else None,
        )


def _clipped(stretches: Iterable[MarkedSpan], end: int) -> Iterator[MarkedSpan]:
    for stretch in stretches:
        if stretch.start < end:
            yield MarkedSpan(stretch.start, min(stretch.end, end) - stretch.start, stretch.mark)


def _plain(pack: StandardsPack, found: Mapping[str, SearchHit]) -> Iterator[tuple[SideCell, ...]]:
    for cell in _in_order(pack):
        yield (cell if isinstance(cell, ColumnHeading) else _statement(cell, found),)


def _in_order(pack: StandardsPack) -> Iterator[ColumnHeading | Standard]:
    for framework in pack.frameworks:
        if len(pack.frameworks) > 1:
            yield ColumnHeading(framework.title, 0)
        yield from framework.ungrouped
        yield from _groups(framework.groups, 0 if len(pack.frameworks) == 1 else 1)


def _groups(groups: Iterable[StandardsGroup], level: int) -> Iterator[ColumnHeading | Standard]:
    for group in groups:
        yield ColumnHeading(group.title, level)
        yield from group.standards
        yield from _groups(group.groups, level + 1)


def standard_note(standard: Standard) -> Note:
    """Return the note of a standard: code and heading, text, legal status and source.

    A code that the source does not print is left out, as when the text is copied. Of the path only
    the framework and the last heading are shown: lines on the audience page are large.
    """
    code = standard.code if standard.has_printed_code else ""
    framework = "" if is_kept_with_link(standard) else standard.path[0]
    heading = standard.headings[-1] if standard.headings else ""
    foot = (standard.legal_status.words, f"Source: {_joined(standard.source, framework)}")
    return Note(_joined(code, heading) or framework, standard.text, "\n".join(foot))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
