"""Write worksheets to files: each whole or not at all. ReportLab is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from app.cancelling import Cancelled, never_cancelled
from app.reports.choices import Paper
from app.reports.file_names import fit_for_name
from app.safe_file import write_safely

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.records import Agency, Session
    from app.reports.worksheet.sheet import WorksheetMade

_LONGEST = 60

Target = tuple["Agency | None", "Path"]
"""For whom a worksheet is, None for any agency, and its file."""


@dataclass(frozen=True, slots=True)
class WorksheetOrder:
    """Which kind of worksheet is wanted; large print is for blank ones."""

    paper: Paper = Paper.A4
    has_checklist: bool = False
    is_blank: bool = False
    is_large: bool = False


def write_to(
    target: Path, session: Session, agency: Agency | None, order: WorksheetOrder, resources: Path
) -> WorksheetMade:
    """Write one worksheet; a blank one may be for no agency. `AppError` where it can't be."""
    from app.reports.worksheet.sheet import (
        WorksheetOptions,
        write_blank_worksheet,
        write_worksheet,
    )

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
    """Write worksheets in turn, each told to `written`; give the characters that no font has.

    Raises `AppError` at the first that can't be, and `Cancelled`: those told of are whole.
    """
    missing: set[str] = set()
    for agency, target in targets:
        if cancelled():
            raise Cancelled
        missing.update(write_to(target, session, agency, order, resources).missing_characters)
        written(target)
    return tuple(sorted(missing))


def file_names(session: Session) -> Iterator[tuple[Agency, str]]:
    """Give each agency with the name of its file; no two are the same, whatever the case."""
    taken: set[str] = set()
    for agency in session.agencies:
        words = fit_for_name(agency.name, _LONGEST) or "Agency"
        name, number = f"Worksheet {words}.pdf", 2
        while name.casefold() in taken:
            name, number = f"Worksheet {words} {number}.pdf", number + 1
        taken.add(name.casefold())
        yield agency, name


def name_for(session: Session, agency: Agency | None) -> str:
    """Give the name of the file of one agency's worksheet, or of the one for any agency."""
    names = {each.id: name for each, name in file_names(session)}
    return names[agency.id] if agency else "Worksheet for any agency.pdf"
