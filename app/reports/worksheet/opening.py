"""The head of a worksheet: what it is for, who it is for, how to fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from app.models.summary import day_in_words
from app.reports.pdf.tags import Kind
from app.reports.pdf.tokens import LINE, SHADE, safe_colour
from app.reports.worksheet.look import (
    AGENCY,
    BODY,
    FACT,
    FACT_NAME,
    KIND,
    LARGE_TITLE,
    NOTE,
    TITLE,
)

if TYPE_CHECKING:
    from app.models.records import Agency, Session
    from app.reports.worksheet.desk import Desk

_BAR = 5.0
_PAD = 10.0
_CHILDREN = "Please leave out anything by which a child or a family could be known."


def put_opening(desk: Desk, session: Session, agency: Agency | None, how: str) -> None:
    """Put the head at the top of the first page."""
    is_large = desk.look.scale > 1
    desk.put(desk.words("Worksheet before the workshop", KIND), after=3)
    title = session.details.title.strip() or "Untitled session"
    words = desk.words(title, LARGE_TITLE if is_large else TITLE)
    desk.put(words, after=8, tag=desk.tag(Kind.HEADING_1))
    _put_facts(desk, session)
    if agency is not None:
        desk.skip(8)
        _put_agency(desk, agency)
    desk.skip(8)
    desk.put(desk.words(how, BODY), after=10)


def _put_facts(desk: Desk, session: Session) -> None:
    details = session.details
    day = day_in_words(details.date) if details.date else ""
    facts = (("Date", day), ("Place", details.place), ("Purpose", details.purpose))
    width = 62 * desk.look.scale
    for name, words in facts:
        if words.strip():
            label = desk.words(name, FACT_NAME)
            height = desk.height(label, width)
            if desk.left < height:
                desk.turn()
            fact = desk.tag()
            desk.draw(label, desk.x, desk.y - height, fact)
            desk.put(desk.words(words.strip(), FACT), after=1.5, x=width, tag=fact)


def _put_agency(desk: Desk, agency: Agency) -> None:
    """Put the agency into a box with a bar of its colour."""
    width = desk.look.text_width - _BAR - 2 * _PAD
    name = desk.words(f"For {agency.name.strip() or 'an unnamed agency'}", AGENCY)
    parts = [name]
    if agency.note.strip():
        parts.append(desk.words(agency.note.strip(), NOTE))
    height = sum(desk.height(part, width) for part in parts) + 2 * _PAD - 4
    if height > desk.left:
        desk.turn()
    if height > desk.left:  # a name of pages: no box could hold it
        for part in parts:
            desk.put(part)
        return
    bottom = desk.y - height
    _draw_box(desk, bottom, height, agency.colour)
    y = desk.y - _PAD + 2
    for part in parts:
        y -= part.height
        desk.draw(part, desk.x + _BAR + _PAD, y, desk.tag())
    desk.y = bottom


def _draw_box(desk: Desk, bottom: float, height: float, colour: str) -> None:
    canvas = desk.canvas
    with canvas.tagged(None):
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(HexColor(LINE))
        canvas.setFillColor(HexColor(SHADE))
        canvas.rect(desk.x, bottom, desk.look.text_width, height, stroke=1, fill=1)
        canvas.setFillColor(HexColor(safe_colour(colour)))
        canvas.rect(desk.x, bottom, _BAR, height, stroke=0, fill=1)


def how_to_send(session: Session) -> str:
    """Say how a form is filled in and where it goes."""
    whom = session.details.facilitator.strip() or "whoever sent it to you"
    day = session.details.date
    before = f" before {day_in_words(day)}" if day else ""
    return (
        f"Type into the boxes, save this file, and e-mail it back to {whom}{before}. Put each "
        "point on a line of its own; a box takes more than it shows. Send the file itself, not a "
        f"scan or a print. {_CHILDREN}"
    )


def how_to_hand_in(session: Session) -> str:
    """Say how a sheet of paper is filled in and where it goes."""
    whom = session.details.facilitator.strip() or "whoever gave it to you"
    return (
        f"Write down what you can and hand it to {whom}, or bring it along. Put each point on a "
        f"line of its own. {_CHILDREN}"
    )
