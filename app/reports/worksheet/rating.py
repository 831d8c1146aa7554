"""The checklist of a worksheet: a line for each statement, with a place for each rating."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.models.records import Rating
from app.reports.worksheet.look import BODY, COLUMN, LABEL, SECTION, STATEMENT

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement
    from app.reports.worksheet.desk import Desk

Mark = Callable[["ChecklistStatement", int, Rating, tuple[float, float]], None]
"""Draws the place for one rating: the statement, its number, the rating and the middle."""

RATINGS = ((Rating.IN_PLACE, "In place"), (Rating.PARTLY, "Partly"), (Rating.NOT_YET, "Not yet"))
_HOW = "How far does each of these hold, as your agency sees it? Leave out what you can't say."
_COLUMN = 52.0
_NUMBER = 24.0
_PAD = 7.0
_LEAST_ROWS = 3


def put_checklist(desk: Desk, statements: Sequence[ChecklistStatement], mark: Mark) -> None:
    """Put the checklist, on the page begun where a few of its lines have room there."""
    if not statements:
        return
    heading, how = desk.words("The partnership checklist", SECTION), desk.words(_HOW, BODY)
    width = desk.look.text_width
    head = desk.height(heading, width) + desk.height(how, width) + 40
    rows = [_height(desk, statement) for statement in statements]
    if desk.left < head + sum(rows[:_LEAST_ROWS]):
        desk.turn()
    desk.put(heading, after=3)
    desk.put(how, after=8)
    _put_columns(desk)
    for number, (statement, height) in enumerate(zip(statements, rows, strict=True), 1):
        if height > desk.left:
            desk.turn()
            _put_columns(desk)
        _put_row(desk, number, statement, mark)


def _column(desk: Desk) -> float:
    return _COLUMN * min(desk.look.scale, 1.5)


def _statement_width(desk: Desk) -> float:
    return desk.look.text_width - 3 * _column(desk) - _NUMBER * desk.look.scale - 8


def _height(desk: Desk, statement: ChecklistStatement) -> float:
    words = desk.words(statement.text.strip(), STATEMENT)
    return desk.height(words, _statement_width(desk)) + 2 * _PAD


def _put_columns(desk: Desk) -> None:
    width = _column(desk)
    heads = [desk.words(name, COLUMN) for _, name in RATINGS]
    height = max(desk.height(head, width) for head in heads)
    for place, head in enumerate(heads):
        x = desk.x + desk.look.text_width - (3 - place) * width
        head.drawOn(desk.canvas, x, desk.y - height)
    desk.skip(height + 4)
    desk.rule(desk.y, desk.x, desk.look.text_width)


def _put_row(desk: Desk, number: int, statement: ChecklistStatement, mark: Mark) -> None:
    width, indent = _column(desk), _NUMBER * desk.look.scale
    words = desk.words(statement.text.strip(), STATEMENT)
    label = desk.words(str(number), LABEL)
    tall = desk.height(words, _statement_width(desk))
    top = desk.y - _PAD
    label_height = desk.height(label, indent)
    label.drawOn(desk.canvas, desk.x, top - label_height)
    for part in desk.parted(words, _statement_width(desk)):
        part.drawOn(desk.canvas, desk.x + indent, desk.y - _PAD - part.height)
        desk.skip(part.height)
    middle = desk.y - _PAD + min(tall, desk.look.text_height) / 2
    for place, (rating, _) in enumerate(RATINGS):
        x = desk.x + desk.look.text_width - (2.5 - place) * width
        mark(statement, number, rating, (x, middle))
    desk.skip(2 * _PAD)
    desk.rule(desk.y, desk.x, desk.look.text_width)
