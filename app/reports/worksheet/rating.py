"""The checklist of a worksheet: a line for each statement, with a place for each rating."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.records import Rating
from app.reports.pdf.tags import Kind
from app.reports.worksheet.look import BODY, COLUMN, LABEL, SECTION, STATEMENT
from app.reports.worksheet.packing import share_out

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement
    from app.reports.worksheet.desk import Desk

Mark = Callable[["ChecklistStatement", int, Rating, tuple[float, float]], None]
"""Draws the place for one rating: the statement, its number, the rating and the middle."""

RATINGS = ((Rating.IN_PLACE, "In place"), (Rating.PARTLY, "Partly"), (Rating.NOT_YET, "Not yet"))
_HOW = "How far does each of these hold, as your agency sees it? Leave out what you can't say."
_COLUMN = 52.0
_NUMBER = 22.0
_GAP = 8.0
# Above and below the words of a line: as much as lets the checklist stand on one page.
_PADS = (7.0, 6.0, 5.0)
_HEAD_ROOM = 16.0
_LEAST_ROWS = 4


def put_checklist(desk: Desk, statements: Sequence[ChecklistStatement], mark: Mark) -> None:
    """Put the checklist, on the page begun where some of its lines have room there."""
    if statements:
        _Checklist(desk, statements, mark).put()


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    statement: ChecklistStatement
    height: float


class _Checklist:
    def __init__(self, desk: Desk, statements: Sequence[ChecklistStatement], mark: Mark) -> None:
        self._desk = desk
        self._mark = mark
        scale = desk.look.scale
        self._column = _COLUMN * min(scale, 1.45)
        self._indent = _NUMBER * min(scale, 1.35)
        self._width = desk.look.text_width - 3 * self._column - self._indent - _GAP
        self._rows = [
            _Row(number, each, desk.height(desk.words(each.text.strip(), STATEMENT), self._width))
            for number, each in enumerate(statements, 1)
        ]
        self._heads = [desk.words(name, COLUMN) for _, name in RATINGS]
        self._head = max(desk.height(head, self._column) for head in self._heads) + 4
        self._pad = _PADS[0]

    def put(self) -> None:
        """Put its heading and its lines, parted evenly where they take more than a page."""
        desk, width = self._desk, self._desk.look.text_width
        heading, how = desk.words("The partnership checklist", SECTION), desk.words(_HOW, BODY)
        opening = desk.height(heading, width) + desk.height(how, width) + _HEAD_ROOM + self._head
        first = sum(row.height + 2 * self._pad for row in self._rows[:_LEAST_ROWS])
        if desk.left < opening + first:
            desk.turn()
        self._pad = self._fitting(desk.left - opening)
        desk.put(heading, after=3, tag=desk.tag(Kind.HEADING_2))
        desk.put(how, after=8)
        for page, rows in enumerate(self._pages()):
            if page:
                desk.turn()
            if rows:
                self._put_columns(is_again=page > 0)
            for row in rows:
                self._put_row(row)

    def _fitting(self, room: float) -> float:
        """Give the widest padding with which all lines stand here; the widest if none does."""
        total = sum(row.height for row in self._rows)
        fitting = (pad for pad in _PADS if total + 2 * pad * len(self._rows) <= room)
        return next(fitting, _PADS[0])

    def _pages(self) -> Iterator[list[_Row]]:
        needs = [row.height + 2 * self._pad for row in self._rows]
        room = self._desk.look.text_height - self._head
        rest = list(self._rows)
        for count in share_out(needs, self._desk.left - self._head, room):
            yield rest[:count]
            rest = rest[count:]

    def _put_columns(self, *, is_again: bool) -> None:
        desk = self._desk
        for place, head in enumerate(self._heads):
            x = desk.x + desk.look.text_width - (len(RATINGS) - place) * self._column
            desk.draw(head, x, desk.y - head.height, None if is_again else desk.tag())
        desk.skip(self._head)
        desk.rule(desk.y, desk.x, desk.look.text_width)

    def _put_row(self, row: _Row) -> None:
        desk = self._desk
        label = desk.words(str(row.number), LABEL)
        words = desk.words(row.statement.text.strip(), STATEMENT)
        top = desk.y - self._pad
        tag = desk.tag()
        desk.draw(label, desk.x, top - desk.height(label, self._indent), tag)
        desk.skip(self._pad)
        for part in desk.parted(words, self._width):
            desk.draw(part, desk.x + self._indent, desk.y - part.height, tag)
            desk.skip(part.height)
        middle = max(desk.y, top - row.height) + min(row.height, top - desk.y) / 2
        for place, (rating, _) in enumerate(RATINGS):
            x = desk.x + desk.look.text_width - (len(RATINGS) - place - 0.5) * self._column
            self._mark(row.statement, row.number, rating, (x, middle))
        desk.skip(self._pad)
        desk.rule(desk.y, desk.x, desk.look.text_width)
