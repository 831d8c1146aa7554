"""The fields of one agency's worksheet: who fills it in, what they answer, how they rate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.records import Rating
from app.models.worksheets.fields import (
    ABOUT,
    ROLE,
    name_field,
    prompt_field,
    statement_field,
    write_about,
)
from app.reports.pdf.tagging import TagKind
from app.reports.worksheets.canvas import add_choice, add_hidden_field, add_text_field
from app.reports.worksheets.layout import BODY, COLUMN, LABEL, SECTION, STATEMENT, share_out

if TYPE_CHECKING:
    from app.models.records import Agency, ChecklistStatement, Prompt, Session
    from app.reports.worksheets.canvas import Box, SheetCanvas


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


def add_checklist(desk: SheetCanvas, statements: Sequence[ChecklistStatement], mark: Mark) -> None:
    """Put the checklist, on the page begun where some of its lines have room there."""
    if statements:
        _Checklist(desk, statements, mark).put()


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    statement: ChecklistStatement
    height: float


class _Checklist:
    def __init__(
        self, desk: SheetCanvas, statements: Sequence[ChecklistStatement], mark: Mark
    ) -> None:
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
        desk.put(heading, after=3, tag=desk.tag(TagKind.HEADING_2))
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


_LINE_FIELD = 24.0
_LABEL_ROOM = 30.0
_BETWEEN = 16.0


class AgencyForm:
    """Puts the fields where the worksheet has room for answers, in the order of reading."""

    def __init__(self, desk: SheetCanvas, session: Session, agency: Agency) -> None:
        self._desk = desk
        self._session = session
        self._agency = agency

    def put_person(self) -> None:
        """Put the fields for who fills it in, side by side, and the hidden one."""
        desk, canvas = self._desk, self._desk.canvas
        about = write_about(self._session.details.title, self._agency.name)
        add_hidden_field(canvas, ABOUT, about)
        canvas.count_field(None)
        width = (desk.look.text_width - _BETWEEN) / 2
        name = name_field(self._session.details.id, self._agency.id)
        labels = ((name, "Your name"), (ROLE, "Your role"))
        if desk.left < _LINE_FIELD + _LABEL_ROOM:
            desk.turn()
        top = desk.y
        for place, (field, words) in enumerate(labels):
            x = desk.x + place * (width + _BETWEEN)
            label = desk.words(words, LABEL)
            height = desk.height(label, width)
            desk.draw(label, x, top - height, desk.tag())
            box = (x, top - height - 3 - _LINE_FIELD, width, _LINE_FIELD)
            add_text_field(canvas, field, words, box)
            canvas.count_field(desk.tag(TagKind.FIELD))
            desk.y = box[1]
        desk.skip(18)

    def put_answer(self, prompt: Prompt, number: int, box: Box) -> None:
        """Put the field of a prompt."""
        spoken = f"Prompt {number}: {prompt.text}"
        add_text_field(self._desk.canvas, prompt_field(prompt.id), spoken, box, is_tall=True)
        self._desk.canvas.count_field(self._desk.tag(TagKind.FIELD))

    def put_rating(
        self,
        statement: ChecklistStatement,
        number: int,
        rating: Rating,
        place: tuple[float, float],
    ) -> None:
        """Put the button of one rating."""
        spoken = f"Statement {number}: {statement.text}"
        add_choice(self._desk.canvas, statement_field(statement.id), spoken, rating, place)
        words = dict(RATINGS)[rating]
        self._desk.canvas.count_field(self._desk.tag(TagKind.FIELD, words))
