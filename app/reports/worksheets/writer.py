"""Write a worksheet for an agency: one to fill in on a computer, or one to photocopy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from app.atomic_file import write_safely
from app.errors import AppError
from app.progress import Cancelled, never_cancelled
from app.reports.markup import clean_line
from app.reports.options import Paper, safe_file_name
from app.reports.pdf.tagging import write_tagged
from app.reports.pdf.text.fonts import load_fonts
from app.reports.worksheets.canvas import NumberedCanvas, SheetCanvas
from app.reports.worksheets.form_fields import AgencyForm, add_checklist
from app.reports.worksheets.layout import sheet_sizes
from app.reports.worksheets.questions import (
    AnswerSpace,
    add_blanks,
    add_opening,
    add_prompts,
    draw_box,
    draw_lines,
    how_to_hand_in,
    how_to_send,
)

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.records import Agency, Session


_FIELD_LEAST, _FIELD_MOST = 92.0, 430.0
_LINES_LEAST, _LINES_MOST = 4, 18


@dataclass(frozen=True, slots=True)
class WorksheetOptions:
    """The paper of a worksheet, and whether the checklist is on it."""

    paper: Paper = Paper.A4
    has_checklist: bool = False


@dataclass(frozen=True, slots=True)
class WorksheetMade:
    """The number of pages of a worksheet, and the characters that no bundled font has."""

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

    It has none of the entries and ratings made so far.
    """
    agency = _agency(session, agency_id)
    options = options or WorksheetOptions()
    untagged = BytesIO()
    sheet = _sheet(session, agency, untagged, resources, (options.paper, False, is_invariant))
    form = AgencyForm(sheet, session, agency)
    add_opening(sheet, session, agency, how_to_send(session))
    form.put_person()
    add_prompts(sheet, session.prompts, AnswerSpace(_FIELD_LEAST, _FIELD_MOST, form.put_answer))
    if options.has_checklist:
        add_checklist(sheet, session.checklist, form.put_rating)
    return _finish(sheet, untagged, out)


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
    sheet = _sheet(session, agency, untagged, resources, (options.paper, is_large, is_invariant))
    add_opening(sheet, session, agency, how_to_hand_in(session))
    add_blanks(sheet, ("Name", "Role") if agency else ("Agency", "Name", "Role"))
    gap = sheet.sizes.line_gap
    lines = AnswerSpace(
        gap * _LINES_LEAST, gap * _LINES_MOST, lambda _p, _n, box: draw_lines(sheet, box)
    )
    add_prompts(sheet, session.prompts, lines)
    if options.has_checklist:
        add_checklist(sheet, session.checklist, lambda *given: draw_box(sheet, given[-1]))
    return _finish(sheet, untagged, out)


def _agency(session: Session, agency_id: str) -> Agency:
    agency = session.agency(agency_id)
    if agency is None:
        raise AppError("That agency is no longer in this session.", "Choose another one.")
    return agency


def _sheet(
    session: Session,
    agency: Agency | None,
    out: BinaryIO,
    resources: Path,
    printing: tuple[Paper, bool, bool],
) -> SheetCanvas:
    paper, is_large, is_invariant = printing
    fonts = load_fonts(resources)
    sizes = sheet_sizes(paper, is_large=is_large)
    canvas = NumberedCanvas(
        out,
        pagesize=(sizes.width, sizes.height),
        pageCompression=1,
        invariant=int(is_invariant),
        lang="en-GB",
        initialFontName="CG-Regular",
    )
    title = session.details.title.strip() or "Untitled session"
    for_whom = f" for {agency.name.strip() or 'an unnamed agency'}" if agency else ""
    canvas.setTitle(clean_line(f"Worksheet{for_whom}: {title}"))
    canvas.setAuthor(clean_line(session.details.facilitator))
    canvas.setSubject("Worksheet before the workshop")
    canvas.setCreator("Common Ground")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    foot = f"{title} · {agency.name}" if agency else title
    return SheetCanvas(canvas, sizes, fonts, foot)


def _finish(sheet: SheetCanvas, untagged: BytesIO, out: BinaryIO) -> WorksheetMade:
    sheet.canvas.save()
    untagged.seek(0)
    write_tagged(untagged, sheet.tags, out)
    return WorksheetMade(sheet.canvas.getPageNumber() - 1, tuple(sorted(sheet.missing)))


_LONGEST = 60

Target = tuple["Agency | None", "Path"]
"""The agency of a worksheet, None for any agency, and its file."""


@dataclass(frozen=True, slots=True)
class WorksheetOrder:
    """The kind of worksheet wanted; large print is for blank ones."""

    paper: Paper = Paper.A4
    has_checklist: bool = False
    is_blank: bool = False
    is_large: bool = False


def write_to(
    target: Path, session: Session, agency: Agency | None, order: WorksheetOrder, resources: Path
) -> WorksheetMade:
    """Write one worksheet; a blank one may be for no agency. `AppError` if it can't be."""

    options = WorksheetOptions(order.paper, order.has_checklist)

    def produce(out: BinaryIO) -> WorksheetMade:
        if agency is not None and not order.is_blank:
            return write_worksheet(session, agency.id, out, resources=resources, options=options)
        return write_blank_worksheet(
            session,
            out,
            resources=resources,
            agency_id=agency.id if agency else None,
            options=options,
            is_large=order.is_large,
        )

    return write_safely(target, produce)


def write_all(
    targets: Sequence[Target],
    session: Session,
    order: WorksheetOrder,
    resources: Path,
    written: Callable[[Path], None],
    cancelled: Callable[[], bool] = never_cancelled,
) -> tuple[str, ...]:
    """Write worksheets in turn, calling `written` for each; return characters that no font has.

    Raises `AppError` at the first that can't be, and `Cancelled`; those written before are whole.
    """
    missing: set[str] = set()
    for agency, target in targets:
        if cancelled():
            raise Cancelled
        missing.update(write_to(target, session, agency, order, resources).missing_characters)
        written(target)
    return tuple(sorted(missing))


def file_names(session: Session) -> Iterator[tuple[Agency, str]]:
    """Return each agency with the name of its file; no two are the same, ignoring case."""
    taken: set[str] = set()
    for agency in session.agencies:
        words = safe_file_name(agency.name, _LONGEST) or "Agency"
        name, number = f"Worksheet {words}.pdf", 2
        while name.casefold() in taken:
            name, number = f"Worksheet {words} {number}.pdf", number + 1
        taken.add(name.casefold())
        yield agency, name


def file_name_for(session: Session, agency: Agency | None) -> str:
    """Return the name of the file of one agency's worksheet, or of the one for any agency."""
    names = {each.id: name for each, name in file_names(session)}
    return names[agency.id] if agency else "Worksheet for any agency.pdf"
