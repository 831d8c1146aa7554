"""Flowables: rows of cells that split across pages, and tables that repeat their header."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports.colours import LINE, SHADE
from app.reports.pdf.flowable_stack import CustomFlowable, FlowableStack

if TYPE_CHECKING:
    from app.reports.pdf.flowable_stack import Drawable


# Points: a row lower than this (six lines of a cell) moves to the next page whole.
_WHOLE_ROW = 92.0
_BAR = 3.5
# A signature needs about 13 mm.
_PEN_ROW = 37.0
# A name higher than this (four lines) is not repeated where its row continues.
_HIGHEST_REPEATED = 60.0


@dataclass(frozen=True, slots=True)
class RowStyle:
    """The style of a row: its fill, rule and bar, and the padding of its cells in points."""

    fill: str | None = None
    is_ruled: bool = False
    rule_from: int = 0
    """The column at which the rule begins."""
    bar: str | None = None
    left: float = 0.0
    between: float = 10.0
    above: float = 0.0
    below: float = 0.0
    least: float = 0.0
    """The least height of the row."""


HEAD = RowStyle(fill=SHADE, is_ruled=True, left=9.0, above=5.0, below=6.0)
PLAIN = RowStyle(between=14.0, below=3.0)


def ruled_style(bar: str | None) -> RowStyle:
    """Return the style of a table's row, with an agency's bar or without."""
    return RowStyle(is_ruled=True, bar=bar, left=9.0, above=5.0, below=6.5)


def picture_style(bar: str | None, room: tuple[float, float]) -> RowStyle:
    """Return the style of a row with a picture; `room` is that above and below its words."""
    above, below = room
    return replace(ruled_style(bar), above=above, below=below)


def handwriting_style(style: RowStyle) -> RowStyle:
    """Return the style of a row that is filled in by hand: high enough for a signature."""
    return replace(style, least=_PEN_ROW)


def grouped_style(bar: str | None, *, is_last: bool) -> RowStyle:
    """Return the style of one row of a group: close, and ruled under the name only at its end."""
    begin = 0 if is_last else 1
    return RowStyle(is_ruled=True, rule_from=begin, bar=bar, left=9.0, above=2.25, below=3.25)


def entry_style(bar: str) -> RowStyle:
    """Return the style of an agency's entry: its bar down the side."""
    return RowStyle(bar=bar, left=12.0, between=16.0, above=1.5, below=1.0)


class CellRow(CustomFlowable):
    """A row of cells side by side; each is a stack, and `shares` are their relative widths.

    `repeat` makes the name of the row anew where it continues on the next page.
    """

    def __init__(
        self,
        cells: Sequence[FlowableStack],
        shares: Sequence[float],
        style: RowStyle,
        repeat: Callable[[], FlowableStack] | None = None,
    ) -> None:
        super().__init__()
        self._cells = list(cells)
        self._shares = list(shares)
        self._style = style
        self._repeat = repeat
        self.is_nameless = False
        """Its name is in a row above it, and is repeated where a page begins with it."""
        self.keepWithNext = int(style is HEAD)
        self.spaceBefore = 0.0
        self.spaceAfter = 0.0

    def _like(self, cells: Sequence[FlowableStack]) -> CellRow:
        other = CellRow(cells, self._shares, self._style, self._repeat)
        other.spaceBefore, other.spaceAfter = self.spaceBefore, self.spaceAfter
        return other

    def with_name(self, width: float) -> CellRow:
        """Return the row as the first of a page of this width, with its name."""
        name = self._repeated_name(width) if self.is_nameless else None
        return self._like([name, *self._cells[1:]]) if name else self

    def _repeated_name(self, width: float) -> FlowableStack | None:
        """Return the name anew, or None if it is too high to be repeated."""
        if self._repeat is None:
            return None
        name = self._repeat()
        room = self._columns(width)[0][1]
        height = name.wrapOn(self.layout_canvas, room, self.page.text_height)[1]
        return name if height <= _HIGHEST_REPEATED else None

    def _columns(self, width: float) -> list[tuple[float, float]]:
        """Return each column's left edge and the width of its words."""
        total = sum(self._shares)
        columns, x = [], 0.0
        for index, share in enumerate(self._shares):
            full = width * share / total
            inset = self._style.left if index == 0 else 0.0
            gap = self._style.between if index < len(self._shares) - 1 else 0.0
            columns.append((x + inset, full - inset - gap))
            x += full
        return columns

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width = avail_width
        columns = zip(self._cells, self._columns(avail_width), strict=True)
        words = max(
            cell.wrapOn(self.layout_canvas, width, avail_height)[1] for cell, (_, width) in columns
        )
        self.height = max(self._style.least, words + self._style.above + self._style.below)
        return self.width, self.height

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Drawable]:
        half = self.page.text_height / 2
        if avail_height < half and self.wrap(avail_width, _WHOLE_ROW)[1] <= _WHOLE_ROW:
            return []
        room = avail_height - self._style.above - self._style.below
        columns = zip(self._cells, self._columns(avail_width), strict=True)
        parts = [(cell, *self._cut(cell, width, room)) for cell, (_, width) in columns]
        if any(cell.children and not taken for cell, taken, _ in parts):
            return []
        half = self.page.text_height / 2
        if not any(rest for _, _, rest in parts[1:]) and self.wrap(avail_width, half)[1] <= half:
            # Only the end of the name would go to the next page.
            return []
        first = [cell.like(taken) for cell, taken, _ in parts]
        second = [cell.like(rest) for cell, _, rest in parts]
        if not second[0].children:
            second[0] = self._repeated_name(avail_width) or second[0]
        return [self._like(first), self._like(second)]

    def _cut(
        self, cell: FlowableStack, width: float, room: float
    ) -> tuple[list[Drawable], list[Drawable]]:
        with cell.on_canvas(self.layout_canvas):
            return cell.cut(width, room)

    @override
    def draw(self) -> None:
        self._draw_frame()
        top = self.height - self._style.above
        for cell, (x, _) in zip(self._cells, self._columns(self.width), strict=True):
            cell.drawOn(self.canv, x, top - cell.height)

    def _draw_frame(self) -> None:
        style = self._style
        if style.fill or style.bar or style.is_ruled:
            with self.canv.tagged(None):
                self._draw_lines()

    def _draw_lines(self) -> None:
        canvas, style = self.canv, self._style
        canvas.saveState()
        if style.fill:
            canvas.setFillColor(style.fill)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        if style.bar:
            canvas.setFillColor(style.bar)
            canvas.rect(0, 0, _BAR, self.height, stroke=0, fill=1)
        if style.is_ruled:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            begin = self._columns(self.width)[style.rule_from][0] if style.rule_from else 0.0
            canvas.line(begin, 0, self.width, 0)
        canvas.restoreState()


def _separates_group_start(last: Drawable, first: Drawable) -> bool:
    """Return whether a break between two rows would leave a group's first row alone."""
    return not getattr(last, "is_nameless", True) and getattr(first, "is_nameless", False)


class TableStack(FlowableStack):
    """A table: rows under a header; at least `least_together` rows go to the next page together."""

    # Rows that stay under the header where the others go to the next page.
    _LEAST_KEPT = 2

    def __init__(
        self,
        head: Drawable,
        repeat: Callable[[], CellRow],
        rows: Sequence[Drawable],
        least_together: int = 1,
    ) -> None:
        super().__init__([head, *rows])
        self._repeat = repeat
        self._least_together = least_together
        self.spaceBefore = 4.0
        self.spaceAfter = 10.0

    @override
    def like(self, children: Sequence[Drawable]) -> TableStack:
        other = TableStack(children[0], self._repeat, children[1:], self._least_together)
        other.spaceBefore, other.spaceAfter = self.spaceBefore, self.spaceAfter
        return other

    @override
    def continuation(self, rest: list[Drawable]) -> TableStack:
        return self.like([self._repeat(), *rest])

    @override
    def cut(self, width: float, room: float) -> tuple[list[Drawable], list[Drawable]]:
        taken, rest = super().cut(width, room)
        if not rest or not any(rest[0] is child for child in self.children):
            return taken, rest
        # A row or two alone on the next page look lost: rows before them go with them.
        while len(taken) > 1 + self._LEAST_KEPT and (
            len(rest) < self._least_together or _separates_group_start(taken[-1], rest[0])
        ):
            rest.insert(0, taken.pop())
        if len(rest) < self._least_together and room < self.page.text_height / 2:
            return [], self.children
        if isinstance(rest[0], CellRow):
            with rest[0].on_canvas(self.layout_canvas):
                rest[0] = rest[0].with_name(width)
        return taken, rest
