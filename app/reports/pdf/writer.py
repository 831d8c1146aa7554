"""Write a neutral document as a tagged PDF.

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
from app.reports.markup import clean_line
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
    """The number of pages, and the characters that no bundled font has (shown as [U+4E2D])."""

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

    `printed_at` is printed in its own zone. `is_invariant` makes the same bytes each time.
    """
    # Imported on first use, and after ReportLab: only a PDF takes both.
    from app.reports.pdf.tagging import write_tagged

    renderer = _DocumentRenderer(document, load_fonts(resources), printed_at, is_invariant)
    *tries, last = page_geometries(layout, paper)
    meter = Meter(estimate_paragraphs(document), progress, cancelled)
    rendered = None
    for page in tries:
        if renderer.fits(page, Meter(1, ignore_progress, cancelled)):
            rendered = renderer.render(page, meter)
            break
    rendered = rendered or renderer.render(last, meter)
    write_tagged(rendered.untagged, rendered.tags, out)
    meter.finish()
    return PdfOutcome(rendered.pages, tuple(sorted(rendered.missing)))


@dataclass(frozen=True, slots=True)
class _RenderedPdf:
    """A PDF without tags yet, and its tags."""

    untagged: BinaryIO
    tags: Tag
    pages: int
    missing: set[str]


@dataclass(frozen=True, slots=True)
class _DocumentRenderer:
    """A renderer of one document on a page of any geometry."""

    document: Document
    fonts: Fonts
    printed_at: datetime
    is_invariant: bool

    def fits(self, page: PageGeometry, meter: Meter) -> bool:
        """Return whether the document fits on one page."""
        return Story(PdfTypesetter(self.fonts, meter, page)).fits(self.document)

    def render(self, page: PageGeometry, meter: Meter) -> _RenderedPdf:
        """Return the document rendered on this page."""
        typesetter = PdfTypesetter(self.fonts, meter, page)
        story = Story(typesetter)
        flowables = story.build_flowables(self.document)
        untagged = io.BytesIO()
        header_and_footer = HeaderAndFooter(self.document, self.fonts, self.printed_at, page)
        template = _template(self.document, untagged, header_and_footer, page, self.is_invariant)

        def make_canvas(*arguments: Any, **options: Any) -> RecordCanvas:  # noqa: ANN401 - passed on
            canvas = RecordCanvas(*arguments, **options)
            canvas.meter = meter
            canvas.page = page
            return canvas

        template.build(flowables, canvasmaker=make_canvas)
        untagged.seek(0)
        return _RenderedPdf(untagged, story.tags, template.page, typesetter.missing)


def _template(
    document: Document,
    out: BinaryIO,
    header_and_footer: HeaderAndFooter,
    page: PageGeometry,
    is_invariant: bool,  # noqa: FBT001 - passed on from a named argument
) -> BaseDocTemplate:
    # No padding of ReportLab's own: the margins are enough.
    frame = Frame(page.side, page.bottom, page.text_width, page.text_height, 0, 0, 0, 0, id="text")

    def begin(canvas: CanvasLike, template: BaseDocTemplate) -> None:
        canvas.scale(page.scale, page.scale)
        header_and_footer.draw(canvas, template.page)

    return BaseDocTemplate(
        out,
        pagesize=(page.paper_width, page.paper_height),
        pageTemplates=[PageTemplate(id="page", frames=[frame], onPage=begin)],
        title=clean_line(document.title),
        author=clean_line(document.author),
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
