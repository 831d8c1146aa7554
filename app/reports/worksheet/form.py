"""Fields that any program can fill in: no limit on their length, fonts that every reader has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from app.reports.markup import one_line
from app.reports.pdf.tokens import ACCENT, INK, MUTED, WHITE

if TYPE_CHECKING:
    from app.models.records import Rating
    from app.reports.pdf.untyped import CanvasLike

# One of the fourteen fonts that every reader has: bundled ones lack letters that people type.
_FONT = "Helvetica"
_FONT_SIZE = 11
_LONGEST_SPOKEN = 2_000

Box = tuple[float, float, float, float]
"""Left, bottom, width and height, in points."""


def put_text_field(
    canvas: CanvasLike, name: str, spoken: str, box: Box, *, is_tall: bool = False
) -> None:
    """Put an empty field on the page; `spoken` is what a screen reader says."""
    x, y, width, height = box
    canvas.acroForm.textfield(
        name=name,
        tooltip=_spoken(spoken),
        x=x,
        y=y,
        width=width,
        height=height,
        maxlen=None,
        fieldFlags="multiline" if is_tall else "",
        fontName=_FONT,
        fontSize=_FONT_SIZE,
        textColor=HexColor(INK),
        fillColor=HexColor(WHITE),
        borderColor=HexColor(MUTED),
        borderWidth=0.75,
    )


def put_hidden_field(canvas: CanvasLike, name: str, value: str) -> None:
    """Put a field that nobody sees; `value` is ASCII."""
    canvas.acroForm.textfield(
        name=name,
        value=value,
        x=0,
        y=0,
        width=1,
        height=1,
        maxlen=None,
        annotationFlags="hidden",
        fieldFlags="readOnly",
        borderWidth=0,
    )


def put_choice(
    canvas: CanvasLike, name: str, spoken: str, rating: Rating, place: tuple[float, float]
) -> None:
    """Put the button of one rating on the page, its middle at `place`; none is pressed."""
    x, y = place
    canvas.acroForm.radio(
        name=name,
        value=rating.value,
        tooltip=_spoken(spoken),
        x=x - CHOICE / 2,
        y=y - CHOICE / 2,
        size=CHOICE,
        fieldFlags="radio",
        borderWidth=1,
        borderColor=HexColor(MUTED),
        fillColor=HexColor(WHITE),
        textColor=HexColor(ACCENT),
    )


CHOICE = 15.0
"""How wide and high the button of a rating is."""


def _spoken(words: str) -> str:
    # A soft hyphen is not spoken, and ReportLab writes a byte for it that PDF does not know.
    return one_line(words).replace("\N{SOFT HYPHEN}", "")[:_LONGEST_SPOKEN]
