"""The fields of one agency's worksheet: who fills it in, what they answer, how they rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.worksheets.fields import (
    ABOUT,
    ROLE,
    name_field,
    prompt_field,
    statement_field,
    write_about,
)
from app.reports.pdf.tags import Kind
from app.reports.worksheet.form import put_choice, put_hidden_field, put_text_field
from app.reports.worksheet.look import LABEL
from app.reports.worksheet.rating import RATINGS

if TYPE_CHECKING:
    from app.models.records import Agency, ChecklistStatement, Prompt, Rating, Session
    from app.reports.worksheet.desk import Desk
    from app.reports.worksheet.form import Box

_LINE_FIELD = 24.0
_LABEL_ROOM = 30.0
_BETWEEN = 16.0


class AgencyForm:
    """Puts the fields where the worksheet has room for answers, in the order of reading."""

    def __init__(self, desk: Desk, session: Session, agency: Agency) -> None:
        self._desk = desk
        self._session = session
        self._agency = agency

    def put_person(self) -> None:
        """Put the fields for who fills it in, side by side, and the hidden one."""
        desk, canvas = self._desk, self._desk.canvas
        about = write_about(self._session.details.title, self._agency.name)
        put_hidden_field(canvas, ABOUT, about)
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
            put_text_field(canvas, field, words, box)
            canvas.count_field(desk.tag(Kind.FIELD))
            desk.y = box[1]
        desk.skip(18)

    def put_answer(self, prompt: Prompt, number: int, box: Box) -> None:
        """Put the field of a prompt."""
        spoken = f"Prompt {number}: {prompt.text}"
        put_text_field(self._desk.canvas, prompt_field(prompt.id), spoken, box, is_tall=True)
        self._desk.canvas.count_field(self._desk.tag(Kind.FIELD))

    def put_rating(
        self,
        statement: ChecklistStatement,
        number: int,
        rating: Rating,
        place: tuple[float, float],
    ) -> None:
        """Put the button of one rating."""
        spoken = f"Statement {number}: {statement.text}"
        put_choice(self._desk.canvas, statement_field(statement.id), spoken, rating, place)
        words = dict(RATINGS)[rating]
        self._desk.canvas.count_field(self._desk.tag(Kind.FIELD, words))
