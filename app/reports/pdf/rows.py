"""Rows of cells that part at the end of a page, and tables whose head is said again on the next."""

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
# A name higher than this (four lines) is not said again where its row goes on.
_HIGHEST_AGAIN = 60.0


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How a row looks: what is drawn round its cells, and their padding in points."""

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
    """Return the look of a table's row, with an agency's bar or without."""
    return RowStyle(is_ruled=True, bar=bar, left=9.0, above=5.0, below=6.5)


def picture_style(bar: str | None, room: tuple[float, float]) -> RowStyle:
    """Return the look of a row with a picture, with so much room above and below its words."""
    above, below = room
    return replace(ruled_style(bar), above=above, below=below)


def handwriting_style(look: RowStyle) -> RowStyle:
    """Return the look of a row that is filled in by hand: high enough for a signature."""
    return replace(look, least=_PEN_ROW)


def grouped_style(bar: str | None, *, is_last: bool) -> RowStyle:
    """Return the look of one row of a group: close, and ruled under the name only at its end."""
    begin = 0 if is_last else 1
    return RowStyle(is_ruled=True, rule_from=begin, bar=bar, left=9.0, above=2.25, below=3.25)


def entry_style(bar: str) -> RowStyle:
    """Return the look of an agency's entry: its bar down the side."""
    return RowStyle(bar=bar, left=12.0, between=16.0, above=1.5, below=1.0)


class CellRow(CustomFlowable):
    """Cells side by side; each is a stack, and `shares` say how wide each is.

    `again` names the row anew where it goes on over the page.
    """

    def __init__(
        self,
        cells: Sequence[FlowableStack],
        shares: Sequence[float],
        look: RowStyle,
        again: Callable[[], FlowableStack] | None = None,
    ) -> None:
        super().__init__()
        self._cells = list(cells)
        self._shares = list(shares)
        self._look = look
        self._again = again
        self.is_nameless = False
        """Its name stands in a row above it, and is said again where a page begins with it."""
        self.keepWithNext = int(look is HEAD)
        self.spaceBefore = 0.0
        self.spaceAfter = 0.0

    def _like(self, cells: Sequence[FlowableStack]) -> CellRow:
        other = CellRow(cells, self._shares, self._look, self._again)
        other.spaceBefore, other.spaceAfter = self.spaceBefore, self.spaceAfter
        return other

    def named(self, width: float) -> CellRow:
        """Return the row as it stands first on a page of this width."""
        name = self._name_again(width) if self.is_nameless else None
        return self._like([name, *self._cells[1:]]) if name else self

    def _name_again(self, width: float) -> FlowableStack | None:
        """Set the name anew, unless it is too high to be said twice."""
        if self._again is None:
            return None
        name = self._again()
        room = self._columns(width)[0][1]
        height = name.wrapOn(self.sheet, room, self.page.text_height)[1]
        return name if height <= _HIGHEST_AGAIN else None

    def _columns(self, width: float) -> list[tuple[float, float]]:
        """Return each column's left edge and the width of its words."""
        total = sum(self._shares)
        columns, x = [], 0.0
        for index, share in enumerate(self._shares):
            full = width * share / total
            inset = self._look.left if index == 0 else 0.0
            gap = self._look.between if index < len(self._shares) - 1 else 0.0
            columns.append((x + inset, full - inset - gap))
            x += full
        return columns

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width = avail_width
        columns = zip(self._cells, self._columns(avail_width), strict=True)
        words = max(cell.wrapOn(self.sheet, width, avail_height)[1] for cell, (_, width) in columns)
        self.height = max(self._look.least, words + self._look.above + self._look.below)
        return self.width, self.height

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Drawable]:
        half = self.page.text_height / 2
        if avail_height < half and self.wrap(avail_width, _WHOLE_ROW)[1] <= _WHOLE_ROW:
            return []
        room = avail_height - self._look.above - self._look.below
        columns = zip(self._cells, self._columns(avail_width), strict=True)
        parts = [(cell, *self._cut(cell, width, room)) for cell, (_, width) in columns]
        if any(cell.children and not taken for cell, taken, _ in parts):
            return []
        half = self.page.text_height / 2
        if not any(rest for _, _, rest in parts[1:]) and self.wrap(avail_width, half)[1] <= half:
            # Nothing would go over but the end of the name.
            return []
        first = [cell.like(taken) for cell, taken, _ in parts]
        second = [cell.like(rest) for cell, _, rest in parts]
        if not second[0].children:
            second[0] = self._name_again(avail_width) or second[0]
        return [self._like(first), self._like(second)]

    def _cut(
        self, cell: FlowableStack, width: float, room: float
    ) -> tuple[list[Drawable], list[Drawable]]:
        with cell.on(self.sheet):
            return cell.cut(width, room)

    @override
    def draw(self) -> None:
        self._draw_frame()
        top = self.height - self._look.above
        for cell, (x, _) in zip(self._cells, self._columns(self.width), strict=True):
            cell.drawOn(self.canv, x, top - cell.height)

    def _draw_frame(self) -> None:
        look = self._look
        if look.fill or look.bar or look.is_ruled:
            with self.canv.tagged(None):
                self._draw_lines()

    def _draw_lines(self) -> None:
        canvas, look = self.canv, self._look
        canvas.saveState()
        if look.fill:
            canvas.setFillColor(look.fill)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        if look.bar:
            canvas.setFillColor(look.bar)
            canvas.rect(0, 0, _BAR, self.height, stroke=0, fill=1)
        if look.is_ruled:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            begin = self._columns(self.width)[look.rule_from][0] if look.rule_from else 0.0
            canvas.line(begin, 0, self.width, 0)
        canvas.restoreState()


def _parts_lead(last: Drawable, first: Drawable) -> bool:
    """Return whether a break between two rows would leave a group's first row alone."""
    return not getattr(last, "is_nameless", True) and getattr(first, "is_nameless", False)


class TableStack(FlowableStack):
    """Rows under a head; at least `company` rows go over to the next page together."""

    # Rows that stay under the head where the others go over.
    _LEAST_KEPT = 2

    def __init__(
        self,
        head: Drawable,
        again: Callable[[], CellRow],
        rows: Sequence[Drawable],
        company: int = 1,
    ) -> None:
        super().__init__([head, *rows])
        self._again = again
        self._company = company
        self.spaceBefore = 4.0
        self.spaceAfter = 10.0

    @override
    def like(self, children: Sequence[Drawable]) -> TableStack:
        other = TableStack(children[0], self._again, children[1:], self._company)
        other.spaceBefore, other.spaceAfter = self.spaceBefore, self.spaceAfter
        return other

    @override
    def going_on(self, rest: list[Drawable]) -> TableStack:
        return self.like([self._again(), *rest])

    @override
    def cut(self, width: float, room: float) -> tuple[list[Drawable], list[Drawable]]:
        taken, rest = super().cut(width, room)
        if not rest or not any(rest[0] is child for child in self.children):
            return taken, rest
        # A row or two alone on the next page look lost: give them the rows before for company.
        while len(taken) > 1 + self._LEAST_KEPT and (
            len(rest) < self._company or _parts_lead(taken[-1], rest[0])
        ):
            rest.insert(0, taken.pop())
        if len(rest) < self._company and room < self.page.text_height / 2:
            return [], self.children
        if isinstance(rest[0], CellRow):
            with rest[0].on(self.sheet):
                rest[0] = rest[0].named(width)
        return taken, rest
