"""The canvas of the record, and the header and footer of its pages with "Page x of y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from typing_extensions import override

from app.models.text.dates import moment_text
from app.reports.colours import LINE
from app.reports.markup import clean_line, split_runs
from app.reports.pdf.styles import HEADER_AND_FOOTER
from app.reports.pdf.tagged_canvas import TaggedCanvas
from app.reports.pdf.text.glyph_lines import draw_line

if TYPE_CHECKING:
    from datetime import datetime

    from app.progress import Meter
    from app.reports.document import Document
    from app.reports.pdf.flowable_stack import CanvasLike
    from app.reports.pdf.page_geometry import PageGeometry
    from app.reports.pdf.text.fonts import Fonts


# Points from the text to header and footer.
_ABOVE_TEXT = 26.0
_BELOW_TEXT = 32.0


class RecordCanvas(TaggedCanvas):
    """A canvas with a meter, which numbers its pages once it knows how many there are."""

    meter: Meter
    page: PageGeometry

    @override
    def save(self) -> None:
        """Draw each page's number into the form that the page shows, then finish."""
        pages = self.getPageNumber() - 1
        size = header_and_footer_size(self.page)
        for page in range(1, pages + 1):
            self.beginForm(_form(page))
            self.setFont(pdfmetrics.getFont("CG-Regular").fontName, size)
            self.setFillColor(HEADER_AND_FOOTER.colour)
            self.drawRightString(self.page.right, _foot(self.page), f"Page {page} of {pages}")
            self.endForm()
        super().save()


class HeaderAndFooter:
    """The header and footer of every page."""

    def __init__(
        self, document: Document, fonts: Fonts, printed_at: datetime, page: PageGeometry
    ) -> None:
        self._title = clean_line(document.title)
        self._date = clean_line(document.date)
        moment = moment_text(printed_at)
        self._printed = f"{clean_line(document.edition)} · printed {moment}"
        self._fonts = fonts
        self._page = page
        self._size = header_and_footer_size(page)

    def draw(self, canvas: CanvasLike, page: int) -> None:
        """Draw header and footer of one page; the title page has no header."""
        with canvas.tagged(None):
            canvas.saveState()
            canvas.setFillColor(HEADER_AND_FOOTER.colour)
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            if page > 1 and self._page.has_head:
                self._draw_head(canvas)
            foot = _foot(self._page)
            canvas.line(self._page.side, foot + 16, self._page.right, foot + 16)
            self._draw(canvas, self._page.side, foot, self._printed)
            canvas.restoreState()
            canvas.doForm(_form(page))

    def _draw_head(self, canvas: CanvasLike) -> None:
        date = self._date if self._page.has_date else ""
        date_width = self._width(date)
        head = self._page.height - self._page.top + _ABOVE_TEXT
        self._draw(canvas, self._page.right - date_width, head, date)
        room = self._page.text_width - date_width - 24
        self._draw(canvas, self._page.side, head, self._fitted(room))
        canvas.line(self._page.side, head - 8, self._page.right, head - 8)

    def _fitted(self, room: float) -> str:
        """Return as much of the title as fits; all of it is on the title page."""
        title = self._title[:200]
        if title == self._title and self._width(title) <= room:
            return title
        while title and self._width(f"{title}…") > room:
            title = title[:-1]
        return f"{title.rstrip()}…"

    def _runs(self, text: str) -> list[tuple[str, str]]:
        return list(split_runs(text, HEADER_AND_FOOTER.faces(self._fonts), set()))

    def _width(self, text: str) -> float:
        return sum(
            float(pdfmetrics.stringWidth(run, name, self._size)) for name, run in self._runs(text)
        )

    def _draw(self, canvas: CanvasLike, x: float, y: float, text: str) -> None:
        draw_line(canvas, x, y, self._runs(text), self._size)


def header_and_footer_size(page: PageGeometry) -> float:
    """Return the size of type of header and footer, in points of the layout."""
    return max(HEADER_AND_FOOTER.size, page.least_type)


def _foot(page: PageGeometry) -> float:
    return page.bottom - _BELOW_TEXT


def _form(page: int) -> str:
    return f"number-{page}"
