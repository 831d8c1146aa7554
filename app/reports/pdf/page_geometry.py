"""The geometry of a page: its paper, its margins, and the scale from layout to print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.lib import pagesizes

from app.reports.options import Layout, Paper
from app.reports.pdf.styles import CLOSE, SNUG, USUAL, Spacing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_SIZES: Mapping[Paper, tuple[float, float]] = {
    Paper.A4: pagesizes.A4,
    Paper.A3: pagesizes.A3,
    Paper.A2: pagesizes.A2,
    Paper.LETTER: pagesizes.LETTER,
}
# The layout of larger paper is that of A4, magnified.
_USUAL_WIDTH = pagesizes.A4[0]
# A body text of the record is set in this many points, and in large print in 18 (the clear and
# large print guidance of the UK Association for Accessible Formats asks for 16 or more).
_BODY = 10.75
_LARGE = 18.0
# A poster is printed at most so much larger than the record on the same paper; the pages to try
# go down from there until it fits on one.
_LARGEST_POSTER = 2.0
_STEPS = 20
# On A3 a statement is never smaller than 15 points.
_POSTER_CLOSER = tuple((SNUG, size) for size in (1.2, 1.14, 1.08, 1.02, 0.96, 0.92, 0.88))


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The paper of a page in points, and its layout.

    The layout is printed `scale` times as large: every length but the paper's own is one of the
    layout. The bottom margin is deeper than the page number needs: room for thumbs and staples.
    """

    paper_width: float
    paper_height: float
    scale: float = 1.0
    side: float = 57.0
    top: float = 74.0
    bottom: float = 66.0
    spacing: Spacing = USUAL
    least_type: float = 0.0
    """The least size of type; larger type exceeds it by less than usual."""
    is_large_print: bool = False
    """One column, no italics and no grey, for readers with low vision."""
    has_head: bool = True
    """Whether further pages have a header with the title."""
    has_date: bool = True
    """Whether the header has the date."""

    @property
    def width(self) -> float:
        """The width of the paper, as the layout sees it."""
        return self.paper_width / self.scale

    @property
    def height(self) -> float:
        """The height of the paper, as the layout sees it."""
        return self.paper_height / self.scale

    @property
    def text_width(self) -> float:
        """The width that text may take."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """The height that text may take."""
        return self.height - self.top - self.bottom

    @property
    def right(self) -> float:
        """Where the text ends on the right."""
        return self.width - self.side


@dataclass(frozen=True, slots=True)
class MeasuringCanvas:
    """A stand-in for the canvas, to measure text before there is one."""

    page: PageGeometry


def page_geometries(layout: Layout, paper: Paper) -> Sequence[PageGeometry]:
    """Return the pages to try for a layout: the first that holds it all, or else the last."""
    width, height = _SIZES[paper]
    scale = width / _USUAL_WIDTH if paper in {Paper.A3, Paper.A2} else 1.0
    record = PageGeometry(width, height, scale)
    match layout:
        case Layout.LARGE_PRINT:
            return (_large_print(record),)
        case Layout.EXECUTIVE:
            return _executive(record)
        case Layout.POSTER:
            return _poster(record)
        case _:
            return (record,)


def _large_print(record: PageGeometry) -> PageGeometry:
    """Return the page with narrow margins, since the lines of large print are short."""
    return replace(
        record,
        scale=record.scale * _LARGE / _BODY,
        side=30.0,
        top=52.0,
        bottom=46.0,
        least_type=_BODY,
        is_large_print=True,
        has_date=False,
    )


def _executive(record: PageGeometry) -> tuple[PageGeometry, ...]:
    """Return the pages to try: closer and closer, a little smaller, then usual over several."""
    page = replace(record, top=50.0, bottom=56.0)
    tries = ((USUAL, 1.0), (SNUG, 1.0), (SNUG, 0.96), (SNUG, 0.92), (CLOSE, 0.96), (CLOSE, 0.92))
    closer = (replace(page, spacing=close, scale=record.scale * size) for close, size in tries)
    return (*closer, replace(record, bottom=56.0))


def _poster(record: PageGeometry) -> tuple[PageGeometry, ...]:
    """Return the pages to try: smaller and smaller, then closer, then usual over several."""
    step = (_LARGEST_POSTER - 1.0) / _STEPS
    sizes = [_LARGEST_POSTER - step * number for number in range(_STEPS + 1)]
    tries = [*((USUAL, size) for size in sizes), *_POSTER_CLOSER, (USUAL, 1.1)]
    page = replace(record, side=40.0, top=44.0, bottom=48.0, has_head=False)
    return tuple(replace(page, spacing=close, scale=record.scale * size) for close, size in tries)
