"""Writes a neutral document as a tagged PDF.

ReportLab must not be used by two threads at a time: run one export after another, in one worker.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.progress import Meter, ignore_progress, never_cancelled
from app.reports.markup import one_line
from app.reports.options import Layout, Paper
from app.reports.pdf.header_and_footer import HeaderAndFooter, RecordCanvas
from app.reports.pdf.page_geometry import PageGeometry, page_geometries
from app.reports.pdf.story import Story, estimate_paragraphs
from app.reports.pdf.text.fonts import load_fonts
from app.reports.pdf.text.typesetter import PdfTypesetter

if TYPE_CHECKING:
    from app.reports.document import Document
    from app.reports.pdf.flowable_stack import CanvasLike
    from app.reports.pdf.tagging import Tag
    from app.reports.pdf.text.fonts import Fonts


@dataclass(frozen=True, slots=True)
class PdfOutcome:
    """How many pages came out, and which characters no bundled font has (shown as [U+4E2D])."""

    pages: int
    missing_characters: tuple[str, ...]


def write_pdf(  # noqa: PLR0913 - each a matter of its own
    document: Document,
    out: BinaryIO,
    *,
    resources: Path,
    printed_at: datetime,
    layout: Layout = Layout.RECORD,
    paper: Paper = Paper.A4,
    progress: Callable[[float], None] = ignore_progress,
    cancelled: Callable[[], bool] = never_cancelled,
    is_invariant: bool = False,
) -> PdfOutcome:
    """Write a document to `out`; raise `Cancelled` once `cancelled` says so.

    `printed_at` is printed as it is, in its own zone. `is_invariant` gives the same bytes each
    time.
    """
    # On first use, and after ReportLab: the two together are what a PDF takes.
    from app.reports.pdf.tagging import write_tagged

    press = _PdfRenderer(document, load_fonts(resources), printed_at, is_invariant)
    *tries, last = page_geometries(layout, paper)
    meter = Meter(estimate_paragraphs(document), progress, cancelled)
    printed = None
    for page in tries:
        if press.fits(page, Meter(1, ignore_progress, cancelled)):
            printed = press.print(page, meter)
            break
    printed = printed or press.print(last, meter)
    write_tagged(printed.untagged, printed.tags, out)
    meter.finish()
    return PdfOutcome(printed.pages, tuple(sorted(printed.missing)))


@dataclass(frozen=True, slots=True)
class _RenderedPdf:
    """What came off the press: a PDF without tags, and the tags."""

    untagged: BinaryIO
    tags: Tag
    pages: int
    missing: set[str]


@dataclass(frozen=True, slots=True)
class _PdfRenderer:
    """Prints one document on whatever page."""

    document: Document
    fonts: Fonts
    printed_at: datetime
    is_invariant: bool

    def fits(self, page: PageGeometry, meter: Meter) -> bool:
        """Return whether the document comes out on one page."""
        return Story(PdfTypesetter(self.fonts, meter, page)).fits(self.document)

    def print(self, page: PageGeometry, meter: Meter) -> _RenderedPdf:
        """Print the document."""
        typesetter = PdfTypesetter(self.fonts, meter, page)
        story = Story(typesetter)
        flowables = story.tell(self.document)
        untagged = io.BytesIO()
        furniture = HeaderAndFooter(self.document, self.fonts, self.printed_at, page)
        template = _template(self.document, untagged, furniture, page, self.is_invariant)

        def make_sheet(*arguments: Any, **options: Any) -> RecordCanvas:  # noqa: ANN401 - passed on
            sheet = RecordCanvas(*arguments, **options)
            sheet.meter = meter
            sheet.page = page
            return sheet

        template.build(flowables, canvasmaker=make_sheet)
        untagged.seek(0)
        return _RenderedPdf(untagged, story.tags, template.page, typesetter.missing)


def _template(
    document: Document,
    out: BinaryIO,
    furniture: HeaderAndFooter,
    page: PageGeometry,
    is_invariant: bool,  # noqa: FBT001 - passed on from a named argument
) -> BaseDocTemplate:
    # No padding of ReportLab's own: the margins say it all.
    frame = Frame(page.side, page.bottom, page.text_width, page.text_height, 0, 0, 0, 0, id="text")

    def begin(canvas: CanvasLike, template: BaseDocTemplate) -> None:
        canvas.scale(page.scale, page.scale)
        furniture.draw(canvas, template.page)

    return BaseDocTemplate(
        out,
        pagesize=(page.paper_width, page.paper_height),
        pageTemplates=[PageTemplate(id="page", frames=[frame], onPage=begin)],
        title=one_line(document.title),
        author=one_line(document.author),
        subject=document.kind,
        creator="Common Ground",
        lang=document.language,
        # Else every page names Helvetica first, which is never embedded.
        initialFontName="CG-Regular",
        displayDocTitle=True,
        # Streams are compressed once, when the tags are written.
        pageCompression=1,
        invariant=int(is_invariant),
    )
