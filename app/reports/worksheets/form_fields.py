"""The form fields of one agency's worksheet (person, answers, ratings), and the checklist."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.records import Rating
from app.models.rules.standings import BEST_FIRST, RATINGS
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
    from app.reports.worksheets.canvas import FieldBox, SheetCanvas


Mark = Callable[["ChecklistStatement", int, Rating, tuple[float, float]], None]
"""Draws the mark of one rating: the statement, its number, the rating and the centre."""

_HOW = "How far does each of these hold, as your agency sees it? Leave out what you can't say."
_COLUMN = 52.0
_NUMBER = 22.0
_GAP = 8.0
# Padding above and below the words of a row, to try until the checklist fits on one page.
_PADS = (7.0, 6.0, 5.0)
_HEAD_ROOM = 16.0
_LEAST_ROWS = 4


def add_checklist(sheet: SheetCanvas, statements: Sequence[ChecklistStatement], mark: Mark) -> None:
    """Add the checklist, on the current page if its first rows fit there."""
    if statements:
        _Checklist(sheet, statements, mark).put()


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    statement: ChecklistStatement
    height: float


class _Checklist:
    def __init__(
        self, sheet: SheetCanvas, statements: Sequence[ChecklistStatement], mark: Mark
    ) -> None:
        self._sheet = sheet
        self._mark = mark
        scale = sheet.sizes.scale
        self._column = _COLUMN * min(scale, 1.45)
        self._indent = _NUMBER * min(scale, 1.35)
        self._width = sheet.sizes.text_width - len(BEST_FIRST) * self._column - self._indent - _GAP
        self._rows = [
            _Row(number, each, sheet.height(sheet.words(each.text.strip(), STATEMENT), self._width))
            for number, each in enumerate(statements, 1)
        ]
        self._heads = [sheet.words(RATINGS[rating].word, COLUMN) for rating in BEST_FIRST]
        self._head = max(sheet.height(head, self._column) for head in self._heads) + 4
        self._pad = _PADS[0]

    def put(self) -> None:
        """Draw its heading and its rows, shared out evenly where they take more than a page."""
        sheet, width = self._sheet, self._sheet.sizes.text_width
        heading, how = sheet.words("The partnership checklist", SECTION), sheet.words(_HOW, BODY)
        opening = sheet.height(heading, width) + sheet.height(how, width) + _HEAD_ROOM + self._head
        first = sum(row.height + 2 * self._pad for row in self._rows[:_LEAST_ROWS])
        if sheet.height_left < opening + first:
            sheet.new_page()
        self._pad = self._fitting(sheet.height_left - opening)
        sheet.put(heading, after=3, tag=sheet.tag(TagKind.HEADING_2))
        sheet.put(how, after=8)
        for page, rows in enumerate(self._pages()):
            if page:
                sheet.new_page()
            if rows:
                self._put_columns(is_repeated=page > 0)
            for row in rows:
                self._put_row(row)

    def _fitting(self, room: float) -> float:
        """Return the widest padding with which all rows fit; the widest of all if none does."""
        total = sum(row.height for row in self._rows)
        fitting = (pad for pad in _PADS if total + 2 * pad * len(self._rows) <= room)
        return next(fitting, _PADS[0])

    def _pages(self) -> Iterator[list[_Row]]:
        needs = [row.height + 2 * self._pad for row in self._rows]
        room = self._sheet.sizes.text_height - self._head
        rest = list(self._rows)
        for count in share_out(needs, self._sheet.height_left - self._head, room):
            yield rest[:count]
            rest = rest[count:]

    def _put_columns(self, *, is_repeated: bool) -> None:
        sheet = self._sheet
        for place, head in enumerate(self._heads):
            x = sheet.x + sheet.sizes.text_width - (len(BEST_FIRST) - place) * self._column
            sheet.draw(head, x, sheet.y - head.height, None if is_repeated else sheet.tag())
        sheet.skip(self._head)
        sheet.rule(sheet.y, sheet.x, sheet.sizes.text_width)

    def _put_row(self, row: _Row) -> None:
        sheet = self._sheet
        label = sheet.words(str(row.number), LABEL)
        words = sheet.words(row.statement.text.strip(), STATEMENT)
        top = sheet.y - self._pad
        tag = sheet.tag()
        sheet.draw(label, sheet.x, top - sheet.height(label, self._indent), tag)
        sheet.skip(self._pad)
        for part in sheet.split_parts(words, self._width):
            sheet.draw(part, sheet.x + self._indent, sheet.y - part.height, tag)
            sheet.skip(part.height)
        middle = max(sheet.y, top - row.height) + min(row.height, top - sheet.y) / 2
        for place, rating in enumerate(BEST_FIRST):
            x = sheet.x + sheet.sizes.text_width - (len(BEST_FIRST) - place - 0.5) * self._column
            self._mark(row.statement, row.number, rating, (x, middle))
        sheet.skip(self._pad)
        sheet.rule(sheet.y, sheet.x, sheet.sizes.text_width)


_LINE_FIELD = 24.0
_LABEL_ROOM = 30.0
_BETWEEN = 16.0


class AgencyForm:
    """The form fields of one agency's worksheet, added in reading order."""

    def __init__(self, sheet: SheetCanvas, session: Session, agency: Agency) -> None:
        self._sheet = sheet
        self._session = session
        self._agency = agency

    def put_person(self) -> None:
        """Add the fields of the person's name and role, side by side, and the hidden one."""
        sheet, canvas = self._sheet, self._sheet.canvas
        about = write_about(self._session.details.title, self._agency.name)
        add_hidden_field(canvas, ABOUT, about)
        canvas.tag_field(None)
        width = (sheet.sizes.text_width - _BETWEEN) / 2
        name = name_field(self._session.details.id, self._agency.id)
        labels = ((name, "Your name"), (ROLE, "Your role"))
        if sheet.height_left < _LINE_FIELD + _LABEL_ROOM:
            sheet.new_page()
        top = sheet.y
        for place, (field, words) in enumerate(labels):
            x = sheet.x + place * (width + _BETWEEN)
            label = sheet.words(words, LABEL)
            height = sheet.height(label, width)
            sheet.draw(label, x, top - height, sheet.tag())
            box = (x, top - height - 3 - _LINE_FIELD, width, _LINE_FIELD)
            add_text_field(canvas, field, words, box)
            canvas.tag_field(sheet.tag(TagKind.FIELD))
            sheet.y = box[1]
        sheet.skip(18)

    def put_answer(self, prompt: Prompt, number: int, box: FieldBox) -> None:
        """Add the answer field of a prompt."""
        spoken = f"Prompt {number}: {prompt.text}"
        add_text_field(self._sheet.canvas, prompt_field(prompt.id), spoken, box, is_tall=True)
        self._sheet.canvas.tag_field(self._sheet.tag(TagKind.FIELD))

    def put_rating(
        self,
        statement: ChecklistStatement,
        number: int,
        rating: Rating,
        place: tuple[float, float],
    ) -> None:
        """Add the radio button of one rating."""
        spoken = f"Statement {number}: {statement.text}"
        add_choice(self._sheet.canvas, statement_field(statement.id), spoken, rating, place)
        self._sheet.canvas.tag_field(self._sheet.tag(TagKind.FIELD, RATINGS[rating].word))
