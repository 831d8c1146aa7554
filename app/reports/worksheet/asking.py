"""The prompts of a worksheet, each with a field or with lines to write on, never parted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.reports.pdf.tags import Kind
from app.reports.worksheet.look import PROMPT, PROMPT_LABEL
from app.reports.worksheet.packing import share_out

if TYPE_CHECKING:
    from app.models.records import Prompt
    from app.reports.pdf.untyped import Drawable
    from app.reports.worksheet.desk import Desk
    from app.reports.worksheet.form import Box

Room = Callable[["Prompt", int, "Box"], None]
"""Draws the room for an answer: the prompt, its number and the box on the page."""

_LABEL_GAP = 1.0
_HEADING_GAP = 5.0
_BELOW = 16.0


@dataclass(frozen=True, slots=True)
class Answers:
    """How high the room for an answer is at least and at most, and what draws it."""

    least: float
    most: float
    draw: Room


@dataclass(frozen=True, slots=True)
class _Question:
    number: int
    prompt: Prompt
    label: Drawable
    words: Drawable
    height: float


def put_prompts(desk: Desk, prompts: Sequence[Prompt], answers: Answers) -> None:
    """Put every prompt with the room for its answer, shared out evenly over the pages."""
    questions = [_question(desk, number, prompt) for number, prompt in enumerate(prompts, 1)]
    start = 0
    for place, question in enumerate(questions):
        if question.height + answers.least + _BELOW > desk.look.text_height:
            _put_group(desk, questions[start:place], answers)
            _put_long(desk, question, answers)
            start = place + 1
    _put_group(desk, questions[start:], answers)


def _question(desk: Desk, number: int, prompt: Prompt) -> _Question:
    label = desk.words(f"Prompt {number}", PROMPT_LABEL)
    words = desk.words(prompt.text.strip() or "An empty prompt", PROMPT)
    width = desk.look.text_width
    height = desk.height(label, width) + _LABEL_GAP + desk.height(words, width) + _HEADING_GAP
    return _Question(number, prompt, label, words, height)


def _put_group(desk: Desk, questions: Sequence[_Question], answers: Answers) -> None:
    needs = [question.height + answers.least + _BELOW for question in questions]
    rest = list(questions)
    for page, count in enumerate(share_out(needs, desk.left, desk.look.text_height)):
        if page:
            desk.turn()
        here, rest = rest[:count], rest[count:]
        spare = desk.left - sum(question.height + answers.least + _BELOW for question in here)
        for question in here:
            room = min(answers.most, answers.least + max(0.0, spare) / len(here))
            _put(desk, question, room, answers)


def _put(desk: Desk, question: _Question, room: float, answers: Answers) -> None:
    _put_heading(desk, question)
    box = (desk.x, desk.y - room, desk.look.text_width, room)
    answers.draw(question.prompt, question.number, box)
    desk.skip(room + _BELOW)


def _put_heading(desk: Desk, question: _Question) -> None:
    """Put the number and the words of a prompt, which are one heading."""
    heading = desk.tag(Kind.HEADING_2)
    desk.put(question.label, after=_LABEL_GAP, tag=heading)
    desk.put(question.words, after=_HEADING_GAP, tag=heading)


def _put_long(desk: Desk, question: _Question, answers: Answers) -> None:
    """Put a prompt of more than a page; the room for its answer follows its last words."""
    _put_heading(desk, question)
    if desk.left < answers.least:
        desk.turn()
    room = min(answers.most, desk.left)
    answers.draw(
        question.prompt, question.number, (desk.x, desk.y - room, desk.look.text_width, room)
    )
    desk.skip(room + _BELOW)
