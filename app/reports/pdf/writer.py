"""Writes a neutral document as PDF.

ReportLab must not be used by two threads at a time: run one export after another, in one worker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.reports.markup import one_line
from app.reports.pdf.fonts import load_fonts
from app.reports.pdf.setter import Setter
from app.reports.pdf.sheet import Furniture, Sheet
from app.reports.pdf.story import Story, count_pieces
from app.reports.pdf.tokens import (
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_HEIGHT,
    TEXT_WIDTH,
)
from app.reports.progress import Meter, ignore_progress, never_cancelled

if TYPE_CHECKING:
    from app.reports.document import Document


@dataclass(frozen=True, slots=True)
class PdfOutcome:
    """How many pages came out, and which characters no bundled font has (shown as [U+4E2D])."""

    pages: int
    missing_characters: tuple[str, ...]


def write_pdf(
    document: Document,
    out: BinaryIO,
    *,
    resources: Path,
    printed_at: datetime,
    progress: Callable[[float], None] = ignore_progress,
    cancelled: Callable[[], bool] = never_cancelled,
    is_invariant: bool = False,
) -> PdfOutcome:
    """Write a document to `out`; raise `Cancelled` once `cancelled` says so.

    `printed_at` is printed as it is, in its own zone. `is_invariant` gives the same bytes each
    time.
    """
    meter = Meter(count_pieces(document), progress, cancelled)
    fonts = load_fonts(resources)
    setter = Setter(fonts, meter)
    story = Story(setter).tell(document)
    template = _template(document, out, Furniture(document, fonts, printed_at), is_invariant)

    def make_sheet(*arguments: Any, **options: Any) -> Sheet:  # noqa: ANN401 - passed on as given
        sheet = Sheet(*arguments, **options)
        sheet.meter = meter
        return sheet

    template.build(story, canvasmaker=make_sheet)
    meter.finish()
    return PdfOutcome(template.page, tuple(sorted(setter.missing)))


def _template(
    document: Document,
    out: BinaryIO,
    furniture: Furniture,
    is_invariant: bool,  # noqa: FBT001 - passed on from a named argument
) -> BaseDocTemplate:
    # No padding of ReportLab's own: the margins say it all.
    frame = Frame(MARGIN_SIDE, MARGIN_BOTTOM, TEXT_WIDTH, TEXT_HEIGHT, 0, 0, 0, 0, id="text")
    page = PageTemplate(
        id="page",
        frames=[frame],
        onPage=lambda canvas, template: furniture.draw(canvas, template.page),
    )
    return BaseDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=[page],
        title=one_line(document.title),
        author=one_line(document.author),
        subject=document.kind,
        creator="Common Ground",
        lang=document.language,
        # Else every page names Helvetica first, which is never embedded.
        initialFontName="CG-Regular",
        displayDocTitle=True,
        pageCompression=1,
        invariant=int(is_invariant),
    )
