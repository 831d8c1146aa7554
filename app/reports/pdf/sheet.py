"""The canvas: page furniture, "page x of y" and the document's particulars."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from app.reports.markup import one_line, split_runs
from app.reports.pdf.styles import FURNITURE
from app.reports.pdf.tokens import (
    LINE,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_WIDTH,
)
from app.reports.words import say_day

if TYPE_CHECKING:
    from app.reports.document import Document
    from app.reports.pdf.fonts import Fonts
    from app.reports.pdf.untyped import CanvasLike
    from app.reports.progress import Meter

_HEAD_Y = PAGE_HEIGHT - MARGIN_TOP + 26
_FOOT_Y = MARGIN_BOTTOM - 32


class Sheet(Canvas):  # type: ignore[misc]  # ReportLab ships no types
    """A canvas that counts its pieces and numbers its pages once it knows how many there are."""

    meter: Meter

    @override
    def save(self) -> None:
        """Draw each page's number into the form that the page shows, then finish."""
        pages = self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(_form(page))
            self.setFont(pdfmetrics.getFont("CG-Regular").fontName, FURNITURE.size)
            self.setFillColor(FURNITURE.colour)
            right = PAGE_WIDTH - MARGIN_SIDE
            self.drawRightString(right, _FOOT_Y, f"Page {page} of {pages}")
            self.endForm()
        super().save()


class Furniture:
    """What stands at the head and the foot of every page."""

    def __init__(self, document: Document, fonts: Fonts, printed_at: datetime) -> None:
        self._title = one_line(document.title)
        self._date = one_line(document.date)
        self._printed = f"Printed {say_day(printed_at.date())}, {printed_at:%H:%M}"
        self._fonts = fonts

    def draw(self, canvas: CanvasLike, page: int) -> None:
        """Draw the furniture of one page; the title page has no head."""
        canvas.saveState()
        canvas.setFillColor(FURNITURE.colour)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.7)
        if page > 1:
            self._draw_head(canvas)
        canvas.line(MARGIN_SIDE, _FOOT_Y + 16, PAGE_WIDTH - MARGIN_SIDE, _FOOT_Y + 16)
        self._draw(canvas, MARGIN_SIDE, _FOOT_Y, self._printed)
        canvas.restoreState()
        canvas.doForm(_form(page))

    def _draw_head(self, canvas: CanvasLike) -> None:
        date_width = self._width(self._date)
        self._draw(canvas, PAGE_WIDTH - MARGIN_SIDE - date_width, _HEAD_Y, self._date)
        self._draw(canvas, MARGIN_SIDE, _HEAD_Y, self._fitted(TEXT_WIDTH - date_width - 24))
        canvas.line(MARGIN_SIDE, _HEAD_Y - 8, PAGE_WIDTH - MARGIN_SIDE, _HEAD_Y - 8)

    def _fitted(self, room: float) -> str:
        """Give as much of the title as has room; it stands whole on the title page."""
        title = self._title[:200]
        if title == self._title and self._width(title) <= room:
            return title
        while title and self._width(f"{title}…") > room:
            title = title[:-1]
        return f"{title.rstrip()}…"

    def _runs(self, text: str) -> list[tuple[str, str]]:
        return list(split_runs(text, FURNITURE.faces(self._fonts), set()))

    def _width(self, text: str) -> float:
        return sum(
            float(pdfmetrics.stringWidth(run, name, FURNITURE.size))
            for name, run in self._runs(text)
        )

    def _draw(self, canvas: CanvasLike, x: float, y: float, text: str) -> None:
        line = canvas.beginText(x, y)
        for name, run in self._runs(text):
            line.setFont(name, FURNITURE.size)
            line.textOut(run)
        canvas.drawText(line)


def _form(page: int) -> str:
    return f"number-{page}"
