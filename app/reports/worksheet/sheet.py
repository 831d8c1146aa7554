"""Write a worksheet for an agency: one to fill in on a computer, or one to photocopy."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from app.errors import AppError
from app.reports.choices import Paper
from app.reports.markup import one_line
from app.reports.pdf.fonts import load_fonts
from app.reports.pdf.structure import write_tagged
from app.reports.worksheet.answering import AgencyForm
from app.reports.worksheet.asking import Answers, put_prompts
from app.reports.worksheet.desk import Desk, NumberedCanvas
from app.reports.worksheet.look import look_for
from app.reports.worksheet.opening import how_to_hand_in, how_to_send, put_opening
from app.reports.worksheet.rating import put_checklist
from app.reports.worksheet.ruling import draw_box, draw_lines, put_blanks

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.records import Agency, Session

_FIELD_LEAST, _FIELD_MOST = 92.0, 430.0
_LINES_LEAST, _LINES_MOST = 4, 18


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
    untagged = BytesIO()
    desk = _desk(session, agency, untagged, resources, (options.paper, False, is_invariant))
    form = AgencyForm(desk, session, agency)
    put_opening(desk, session, agency, how_to_send(session))
    form.put_person()
    put_prompts(desk, session.prompts, Answers(_FIELD_LEAST, _FIELD_MOST, form.put_answer))
    if options.has_checklist:
        put_checklist(desk, session.checklist, form.put_rating)
    return _finish(desk, untagged, out)


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
    untagged = BytesIO()
    desk = _desk(session, agency, untagged, resources, (options.paper, is_large, is_invariant))
    put_opening(desk, session, agency, how_to_hand_in(session))
    put_blanks(desk, ("Name", "Role") if agency else ("Agency", "Name", "Role"))
    gap = desk.look.line_gap
    lines = Answers(
        gap * _LINES_LEAST, gap * _LINES_MOST, lambda _p, _n, box: draw_lines(desk, box)
    )
    put_prompts(desk, session.prompts, lines)
    if options.has_checklist:
        put_checklist(desk, session.checklist, lambda *given: draw_box(desk, given[-1]))
    return _finish(desk, untagged, out)


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
    foot = f"{title} · {agency.name}" if agency else title
    return Desk(canvas, look, fonts, foot)


def _finish(desk: Desk, untagged: BytesIO, out: BinaryIO) -> WorksheetMade:
    desk.canvas.save()
    untagged.seek(0)
    write_tagged(untagged, desk.tags, out)
    return WorksheetMade(desk.canvas.getPageNumber() - 1, tuple(sorted(desk.missing)))
