"""Write worksheets to files: each whole or not at all. ReportLab is imported on first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from app.reports.choices import Paper
from app.safe_file import write_safely

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.records import Agency, Session
    from app.reports.worksheet.sheet import WorksheetMade

# What no file system takes in a name, and what would hide the file or its ending.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*.]+')
_LONGEST = 60


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


def file_names(session: Session) -> Iterator[tuple[Agency, str]]:
    """Give each agency with the name of its file; no two are the same, whatever the case."""
    taken: set[str] = set()
    for agency in session.agencies:
        words = _fit(agency.name) or "Agency"
        name, number = f"Worksheet {words}.pdf", 2
        while name.casefold() in taken:
            name, number = f"Worksheet {words} {number}.pdf", number + 1
        taken.add(name.casefold())
        yield agency, name


def name_for(session: Session, agency: Agency | None) -> str:
    """Give the name of the file of one agency's worksheet, or of the one for any agency."""
    names = {each.id: name for each, name in file_names(session)}
    return names[agency.id] if agency else "Worksheet for any agency.pdf"


def _fit(words: str) -> str:
    return " ".join(_UNFIT.sub(" ", words).split())[:_LONGEST].strip()
