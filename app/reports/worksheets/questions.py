"""The opening of a worksheet (title, agency, instructions), and its prompts with answer space."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from app.models.text.dates import long_day_text
from app.reports.colours import LINE, MUTED, SHADE, safe_colour
from app.reports.pdf.tagging import TagKind
from app.reports.worksheets.layout import (
    AGENCY,
    BODY,
    FACT,
    FACT_NAME,
    KIND,
    LARGE_TITLE,
    NOTE,
    PROMPT,
    PROMPT_LABEL,
    TITLE,
    share_out,
)

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session
    from app.reports.pdf.flowable_stack import Drawable
    from app.reports.worksheets.canvas import FieldBox, SheetCanvas


_BAR = 5.0
_PAD = 10.0
_CHILDREN = "Please leave out anything by which a child or a family could be known."


def add_opening(sheet: SheetCanvas, session: Session, agency: Agency | None, how: str) -> None:
    """Draw title, details, agency and instructions at the top of the first page."""
    is_large = sheet.sizes.scale > 1
    sheet.put(sheet.words("Worksheet before the workshop", KIND), after=3)
    title = session.details.title.strip() or "Untitled session"
    words = sheet.words(title, LARGE_TITLE if is_large else TITLE)
    sheet.put(words, after=8, tag=sheet.tag(TagKind.HEADING_1))
    _put_facts(sheet, session)
    if agency is not None:
        sheet.skip(8)
        _put_agency(sheet, agency)
    sheet.skip(8)
    sheet.put(sheet.words(how, BODY), after=10)


def _put_facts(sheet: SheetCanvas, session: Session) -> None:
    details = session.details
    day = long_day_text(details.date) if details.date else ""
    facts = (("Date", day), ("Place", details.place), ("Purpose", details.purpose))
    width = 62 * sheet.sizes.scale
    for name, words in facts:
        if words.strip():
            label = sheet.words(name, FACT_NAME)
            height = sheet.height(label, width)
            if sheet.height_left < height:
                sheet.new_page()
            fact = sheet.tag()
            sheet.draw(label, sheet.x, sheet.y - height, fact)
            sheet.put(sheet.words(words.strip(), FACT), after=1.5, x=width, tag=fact)


def _put_agency(sheet: SheetCanvas, agency: Agency) -> None:
    """Draw the agency in a box with a bar of its colour."""
    width = sheet.sizes.text_width - _BAR - 2 * _PAD
    name = sheet.words(f"For {agency.name.strip() or 'an unnamed agency'}", AGENCY)
    parts = [name]
    if agency.note.strip():
        parts.append(sheet.words(agency.note.strip(), NOTE))
    height = sum(sheet.height(part, width) for part in parts) + 2 * _PAD - 4
    if height > sheet.height_left:
        sheet.new_page()
    if height > sheet.height_left:  # longer than a page: no box could hold it
        for part in parts:
            sheet.put(part)
        return
    bottom = sheet.y - height
    _draw_box(sheet, bottom, height, agency.colour)
    y = sheet.y - _PAD + 2
    for part in parts:
        y -= part.height
        sheet.draw(part, sheet.x + _BAR + _PAD, y, sheet.tag())
    sheet.y = bottom


def _draw_box(sheet: SheetCanvas, bottom: float, height: float, colour: str) -> None:
    canvas = sheet.canvas
    with canvas.tagged(None):
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setFillColor(HexColor(SHADE))
        canvas.rect(sheet.x, bottom, sheet.sizes.text_width, height, stroke=1, fill=1)
        canvas.setFillColor(HexColor(safe_colour(colour)))
        canvas.rect(sheet.x, bottom, _BAR, height, stroke=0, fill=1)


def how_to_send(session: Session) -> str:
    """Return how a form is filled in and sent back."""
    whom = session.details.facilitator.strip() or "whoever sent it to you"
    day = session.details.date
    before = f" before {long_day_text(day)}" if day else ""
    return (
        f"Type into the boxes, save this file, and e-mail it back to {whom}{before}. Put each "
        "point on a line of its own; a box takes more than it shows. Send the file itself, not a "
        f"scan or a print. {_CHILDREN}"
    )


def how_to_hand_in(session: Session) -> str:
    """Return how a printed worksheet is filled in and handed in."""
    whom = session.details.facilitator.strip() or "whoever gave it to you"
    return (
        f"Write down what you can and hand it to {whom}, or bring it along. Put each point on a "
        f"line of its own. {_CHILDREN}"
    )


DrawAnswerSpace = Callable[["Prompt", int, "FieldBox"], None]
"""Draws the answer space of a prompt: the prompt, its number and the box on the page."""

_LABEL_GAP = 1.0
_HEADING_GAP = 5.0
_BELOW = 16.0


@dataclass(frozen=True, slots=True)
class AnswerSpace:
    """The least and greatest height of the space for an answer, and the function that draws it."""

    least: float
    most: float
    draw: DrawAnswerSpace


@dataclass(frozen=True, slots=True)
class _Question:
    number: int
    prompt: Prompt
    label: Drawable
    words: Drawable
    height: float


def add_prompts(sheet: SheetCanvas, prompts: Sequence[Prompt], answers: AnswerSpace) -> None:
    """Draw every prompt with its answer space, shared out evenly over the pages."""
    questions = [_question(sheet, number, prompt) for number, prompt in enumerate(prompts, 1)]
    start = 0
    for place, question in enumerate(questions):
        if question.height + answers.least + _BELOW > sheet.sizes.text_height:
            _put_group(sheet, questions[start:place], answers)
            _put_long(sheet, question, answers)
            start = place + 1
    _put_group(sheet, questions[start:], answers)


def _question(sheet: SheetCanvas, number: int, prompt: Prompt) -> _Question:
    label = sheet.words(f"Prompt {number}", PROMPT_LABEL)
    words = sheet.words(prompt.text.strip() or "An empty prompt", PROMPT)
    width = sheet.sizes.text_width
    height = sheet.height(label, width) + _LABEL_GAP + sheet.height(words, width) + _HEADING_GAP
    return _Question(number, prompt, label, words, height)


def _put_group(sheet: SheetCanvas, questions: Sequence[_Question], answers: AnswerSpace) -> None:
    needs = [question.height + answers.least + _BELOW for question in questions]
    rest = list(questions)
    for page, count in enumerate(share_out(needs, sheet.height_left, sheet.sizes.text_height)):
        if page:
            sheet.new_page()
        here, rest = rest[:count], rest[count:]
        spare = sheet.height_left - sum(
            question.height + answers.least + _BELOW for question in here
        )
        for question in here:
            room = min(answers.most, answers.least + max(0.0, spare) / len(here))
            _put(sheet, question, room, answers)


def _put(sheet: SheetCanvas, question: _Question, room: float, answers: AnswerSpace) -> None:
    _put_heading(sheet, question)
    box = (sheet.x, sheet.y - room, sheet.sizes.text_width, room)
    answers.draw(question.prompt, question.number, box)
    sheet.skip(room + _BELOW)


def _put_heading(sheet: SheetCanvas, question: _Question) -> None:
    """Draw the number and the words of a prompt, which are one heading."""
    heading = sheet.tag(TagKind.HEADING_2)
    sheet.put(question.label, after=_LABEL_GAP, tag=heading)
    sheet.put(question.words, after=_HEADING_GAP, tag=heading)


def _put_long(sheet: SheetCanvas, question: _Question, answers: AnswerSpace) -> None:
    """Draw a prompt of more than a page; its answer space follows its last words."""
    _put_heading(sheet, question)
    if sheet.height_left < answers.least:
        sheet.new_page()
    room = min(answers.most, sheet.height_left)
    answers.draw(
        question.prompt, question.number, (sheet.x, sheet.y - room, sheet.sizes.text_width, room)
    )
    sheet.skip(room + _BELOW)


# Darker than the lines of the page: a photocopier must see it.
WRITING = MUTED
_TICK = 13.0


def draw_lines(sheet: SheetCanvas, box: FieldBox) -> None:
    """Draw as many lines to write on as fit in the box."""
    x, y, width, height = box
    gap = sheet.sizes.line_gap
    for number in range(1, int(height / gap + 0.01) + 1):
        sheet.rule(y + height - number * gap, x, width, WRITING)


def draw_box(sheet: SheetCanvas, middle: tuple[float, float]) -> None:
    """Draw a box to tick."""
    side = _TICK * min(sheet.sizes.scale, 1.4)
    x, y = middle
    with sheet.canvas.tagged(None):
        sheet.canvas.setLineWidth(1)
        sheet.canvas.setStrokeColor(HexColor(MUTED))
        sheet.canvas.rect(x - side / 2, y - side / 2, side, side, stroke=1, fill=0)


def add_blanks(sheet: SheetCanvas, names: tuple[str, ...]) -> None:
    """Draw each name with a line to write on."""
    gap = sheet.sizes.line_gap
    width = 62 * sheet.sizes.scale
    for name in names:
        if sheet.height_left < gap:
            sheet.new_page()
        label = sheet.words(f"{name}:", FACT_NAME)
        height = sheet.height(label, width)
        sheet.skip(gap)
        sheet.draw(label, sheet.x, sheet.y - height * 0.25, sheet.tag())
        sheet.rule(sheet.y, sheet.x + width, sheet.sizes.text_width - width, WRITING)
    sheet.skip(24)
