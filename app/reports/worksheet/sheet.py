"""Write a worksheet for an agency: one to fill in on a computer, or one to photocopy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from app.errors import AppError
from app.models.summary import day_in_words
from app.models.worksheets.fields import (
    ABOUT,
    ROLE,
    name_field,
    prompt_field,
    statement_field,
    write_about,
)
from app.reports.choices import Paper
from app.reports.markup import clean, one_line
from app.reports.pdf.fonts import load_fonts
from app.reports.pdf.styles import Type, Weight
from app.reports.pdf.tokens import MUTED
from app.reports.worksheet.asking import Answers, put_prompts
from app.reports.worksheet.desk import Desk, NumberedCanvas
from app.reports.worksheet.form import put_choice, put_hidden_field, put_text_field
from app.reports.worksheet.look import LABEL, look_for
from app.reports.worksheet.opening import put_opening
from app.reports.worksheet.rating import put_checklist
from app.reports.worksheet.ruling import WRITING, draw_box, draw_lines

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.records import Agency, ChecklistStatement, Prompt, Rating, Session
    from app.reports.worksheet.form import Box

_FIELD_LEAST, _FIELD_MOST = 92.0, 430.0
_LINE_FIELD = 24.0
_LINES_LEAST, _LINES_MOST = 4, 18
_CHILDREN = "Please leave out anything by which a child or a family could be known."


@dataclass(frozen=True, slots=True)
class WorksheetOptions:
    """What a worksheet is printed on, and whether the checklist is on it."""

    paper: Paper = Paper.A4
    has_checklist: bool = False


@dataclass(frozen=True, slots=True)
class WorksheetMade:
    """How many pages came out, and which characters no bundled font has."""

    pages: int
    missing_characters: tuple[str, ...] = ()


def write_worksheet(
    session: Session,
    agency_id: str,
    out: BinaryIO,
    *,
    resources: Path,
    options: WorksheetOptions | None = None,
    is_invariant: bool = False,
) -> WorksheetMade:
    """Write the worksheet of one agency, to fill in and send back; `AppError` for no such agency.

    Nothing that was said so far is on it.
    """
    agency = _agency(session, agency_id)
    options = options or WorksheetOptions()
    desk = _desk(session, agency, out, resources, (options.paper, False, is_invariant))
    form = _Form(desk, session, agency)
    put_opening(desk, session, agency, _how_to_send(session))
    form.put_person()
    put_prompts(desk, session.prompts, Answers(_FIELD_LEAST, _FIELD_MOST, form.put_answer))
    if options.has_checklist:
        put_checklist(desk, session.checklist, form.put_rating)
    return _finish(desk)


def write_blank_worksheet(
    session: Session,
    out: BinaryIO,
    *,
    resources: Path,
    agency_id: str | None = None,
    options: WorksheetOptions | None = None,
    is_large: bool = False,
    is_invariant: bool = False,
) -> WorksheetMade:
    """Write a worksheet to photocopy and fill in by hand, for one agency or (None) for any.

    `is_large` sets it in 18 points.
    """
    agency = _agency(session, agency_id) if agency_id is not None else None
    options = options or WorksheetOptions()
    desk = _desk(session, agency, out, resources, (options.paper, is_large, is_invariant))
    put_opening(desk, session, agency, _how_to_hand_in(session))
    _put_blanks(desk, ("Name", "Role") if agency else ("Agency", "Name", "Role"))
    gap = desk.look.line_gap
    lines = Answers(
        gap * _LINES_LEAST, gap * _LINES_MOST, lambda _p, _n, box: draw_lines(desk, box)
    )
    put_prompts(desk, session.prompts, lines)
    if options.has_checklist:
        put_checklist(desk, session.checklist, lambda *given: draw_box(desk, given[-1]))
    return _finish(desk)


class _Form:
    """Puts the fields of one agency's worksheet."""

    def __init__(self, desk: Desk, session: Session, agency: Agency) -> None:
        self._desk = desk
        self._session = session
        self._agency = agency

    def put_person(self) -> None:
        """Put the fields for who fills it in, side by side, and the hidden one."""
        desk, canvas = self._desk, self._desk.canvas
        about = write_about(self._session.details.title, self._agency.name)
        put_hidden_field(canvas, ABOUT, about)
        width = (desk.look.text_width - 16) / 2
        name = name_field(self._session.details.id, self._agency.id)
        labels = ((name, "Your name"), (ROLE, "Your role"))
        if desk.left < _LINE_FIELD + 30:
            desk.turn()
        top = desk.y
        for place, (field, words) in enumerate(labels):
            x = desk.x + place * (width + 16)
            label = desk.words(words, LABEL)
            height = desk.height(label, width)
            label.drawOn(canvas, x, top - height)
            box = (x, top - height - 3 - _LINE_FIELD, width, _LINE_FIELD)
            put_text_field(canvas, field, words, box)
            desk.y = box[1]
        desk.skip(18)

    def put_answer(self, prompt: Prompt, number: int, box: Box) -> None:
        """Put the field of a prompt."""
        spoken = f"Prompt {number}: {prompt.text}"
        put_text_field(self._desk.canvas, prompt_field(prompt.id), spoken, box, is_tall=True)

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


def _agency(session: Session, agency_id: str) -> Agency:
    agency = session.agency(agency_id)
    if agency is None:
        raise AppError("That agency is no longer in this session.", "Choose another one.")
    return agency


def _desk(
    session: Session,
    agency: Agency | None,
    out: BinaryIO,
    resources: Path,
    printing: tuple[Paper, bool, bool],
) -> Desk:
    paper, is_large, is_invariant = printing
    fonts = load_fonts(resources)
    look = look_for(paper, is_large=is_large)
    canvas = NumberedCanvas(
        out,
        pagesize=(look.width, look.height),
        pageCompression=1,
        invariant=int(is_invariant),
        lang="en-GB",
        initialFontName="CG-Regular",
    )
    title = session.details.title.strip() or "Untitled session"
    for_whom = f" for {agency.name.strip() or 'an unnamed agency'}" if agency else ""
    canvas.setTitle(one_line(f"Worksheet{for_whom}: {title}"))
    canvas.setAuthor(one_line(session.details.facilitator))
    canvas.setSubject("Worksheet before the workshop")
    canvas.setCreator("Common Ground")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return Desk(
        canvas,
        look,
        fonts,
        one_line(f"{title}{' · ' if agency else ''}{clean(agency.name) if agency else ''}"),
    )


def _finish(desk: Desk) -> WorksheetMade:
    desk.canvas.save()
    return WorksheetMade(desk.canvas.getPageNumber() - 1, tuple(sorted(desk.missing)))


def _how_to_send(session: Session) -> str:
    whom = session.details.facilitator.strip() or "whoever sent it to you"
    day = session.details.date
    before = f" before {day_in_words(day)}" if day else ""
    return (
        f"Type into the boxes, save this file, and e-mail it back to {whom}{before}. Put each "
        "point on a line of its own; a box takes more than it shows. Send the file itself, not a "
        f"scan or a print. {_CHILDREN}"
    )


def _how_to_hand_in(session: Session) -> str:
    whom = session.details.facilitator.strip() or "whoever gave it to you"
    return (
        f"Write down what you can and hand it to {whom}, or bring it along. Put each point on a "
        f"line of its own. {_CHILDREN}"
    )


def _put_blanks(desk: Desk, names: tuple[str, ...]) -> None:
    """Put a line to write on after each of a few names."""
    gap = desk.look.line_gap
    wanted = Type(10.75, 15.25, Weight.SEMIBOLD, MUTED)
    width = 62 * desk.look.scale
    for name in names:
        if desk.left < gap:
            desk.turn()
        label = desk.words(f"{name}:", wanted)
        height = desk.height(label, width)
        desk.skip(gap)
        label.drawOn(desk.canvas, desk.x, desk.y - height * 0.25)
        desk.rule(desk.y, desk.x + width, desk.look.text_width - width, WRITING)
    desk.skip(24)
