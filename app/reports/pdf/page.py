"""The page: its paper, its margins, and how much larger it is printed than it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reportlab.lib import pagesizes

from app.reports.choices import Layout, Paper

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIZES: Mapping[Paper, tuple[float, float]] = {
    Paper.A4: pagesizes.A4,
    Paper.A3: pagesizes.A3,
    Paper.A2: pagesizes.A2,
    Paper.LETTER: pagesizes.LETTER,
}
# Points, on paper of this width. The foot is deeper than the page number needs, so that thumbs and
# staples find room.
_USUAL_WIDTH = pagesizes.A4[0]
_MARGINS = (57.0, 74.0, 66.0)
# Large print: 18 points (UK Association for Accessible Formats), and margins no wider than they
# must be, since the lines are short.
LARGE_PRINT = 18.0
_LARGE_MARGINS = (30.0, 48.0, 46.0)
# A body text of the record is set in this many points.
_BODY = 10.75
_POSTER_MARGINS = (42.0, 46.0, 44.0)
_EXECUTIVE_MARGINS = (52.0, 48.0, 52.0)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper in points, and what is laid out on it.

    What is laid out is printed `scale` times as large: every length but the paper's own is one of
    the layout. No type is smaller than `least_type`.
    """

    paper_width: float
    paper_height: float
    scale: float
    side: float
    top: float
    bottom: float
    least_type: float = 0.0
    is_single_column: bool = False
    has_head: bool = True
    """Whether the title is said again at the head of further pages."""

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


class OnPage(Protocol):
    """Whatever stands for the page while text is measured: the canvas, or a ruler."""

    page: Page


@dataclass(frozen=True, slots=True)
class Ruler:
    """Stands for the canvas where text is measured before there is one."""

    page: Page


def page_of(layout: Layout, paper: Paper) -> Page:
    """Give the page of a layout; larger paper is the same page, magnified."""
    width, height = _SIZES[paper]
    usual = width / _USUAL_WIDTH if paper in {Paper.A3, Paper.A2} else 1.0
    if layout is Layout.LARGE_PRINT:
        return Page(
            width,
            height,
            usual * LARGE_PRINT / _BODY,
            *_LARGE_MARGINS,
            least_type=_BODY,
            is_single_column=True,
        )
    margins = {Layout.POSTER: _POSTER_MARGINS, Layout.EXECUTIVE: _EXECUTIVE_MARGINS}
    return Page(width, height, usual, *margins.get(layout, _MARGINS))
