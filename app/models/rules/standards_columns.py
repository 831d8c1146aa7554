"""The rows of a side-by-side view of a standards pack, related standards in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.models.packs.records import Standard, StandardsGroup, StandardsPack


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """The title of a group; `level` is 0 for the topmost."""

    title: str
    level: int


ColumnCell = ColumnHeading | Standard | None


@dataclass(frozen=True, slots=True)
class SideBySideRow:
    """One cell a column; None where a column has nothing in this row."""

    cells: tuple[ColumnCell, ...]


def side_by_side(pack: StandardsPack) -> tuple[SideBySideRow, ...]:
    """Return the rows of the pack's columns.

    Where standards of one column lead to those of another, the same headings share a row and so do
    the standards that belong together. Where none do, each column is listed by itself.
    """
    columns = [column.groups for column in pack.columns]
    if is_paired(pack):
        return tuple(SideBySideRow(cells) for cells in _paired(columns, 0))
    return tuple(
        SideBySideRow(cells) for cells in zip_longest(*(_flat(groups, 0) for groups in columns))
    )


def is_paired(pack: StandardsPack) -> bool:
    """Return whether standards of one column lead to standards of another."""
    column_of = {
        standard.id: column.id
        for column in pack.columns
        for group in column.groups
        for standard in group.all_standards()
    }
    return any(
        column_of.get(target) not in {None, column_of.get(standard.id)}
        for standard in pack.standards
        for target in standard.leads_to
    )


def _flat(groups: Sequence[StandardsGroup], level: int) -> Iterator[ColumnCell]:
    for group in groups:
        yield ColumnHeading(group.title, level)
        yield from group.standards
        yield from _flat(group.groups, level + 1)


def _paired(
    columns: Sequence[Sequence[StandardsGroup]], level: int
) -> Iterator[tuple[ColumnCell, ...]]:
    """Yield the rows of the headings of all columns, each title where it first occurs."""
    titles = dict.fromkeys(group.title for groups in columns for group in groups)
    for title in titles:
        same = [[group for group in groups if group.title == title] for groups in columns]
        yield tuple(ColumnHeading(title, level) if groups else None for groups in same)
        yield from _aligned([[s for g in groups for s in g.standards] for groups in same])
        yield from _paired([[b for g in groups for b in g.groups] for groups in same], level + 1)


def _aligned(columns: Sequence[Sequence[Standard]]) -> Iterator[tuple[ColumnCell, ...]]:
    rows: list[tuple[Standard | None, ...]] = []
    for width, column in enumerate(columns):
        rows = list(_add_column(rows, column, width))
    yield from rows


def _add_column(
    rows: Sequence[tuple[Standard | None, ...]], column: Sequence[Standard], width: int
) -> Iterator[tuple[Standard | None, ...]]:
    """Put each standard into the row that it belongs to, keeping the order of both sides."""
    done = 0
    for standard in column:
        places = (i for i in range(done, len(rows)) if _belongs(standard, rows[i]))
        place = next(places, None)
        if place is None:
            yield (*(None,) * width, standard)
            continue
        yield from ((*row, None) for row in rows[done:place])
        yield (*rows[place], standard)
        done = place + 1
    yield from ((*row, None) for row in rows[done:])


def _belongs(standard: Standard, row: Sequence[Standard | None]) -> bool:
    related = {*standard.leads_to, *standard.builds_on}
    return any(other is not None and other.id in related for other in row)
