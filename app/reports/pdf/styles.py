"""The type styles of the PDF: face, size, colour and spacing of each kind of text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from app.reports.colours import ACCENT, INK, MUTED

if TYPE_CHECKING:
    from app.reports.pdf.text.fonts import Faces, Fonts


class FontWeight(Enum):
    """The four faces."""

    REGULAR = "regular"
    ITALIC = "italic"
    SEMIBOLD = "semibold"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A type style; lengths in points."""

    size: float
    leading: float
    weight: FontWeight = FontWeight.REGULAR
    colour: str = INK
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    is_centred: bool = False
    keeps_next: bool = False

    def in_colour(self, colour: str) -> TypeStyle:
        """Return the same type in another colour."""
        return replace(self, colour=colour)

    def centred(self) -> TypeStyle:
        """Return the same type centred in its column."""
        return replace(self, is_centred=True)

    def plain(self) -> TypeStyle:
        """Return the same type without italics and grey, which are hard to read for many."""
        weight = FontWeight.REGULAR if self.weight is FontWeight.ITALIC else self.weight
        return replace(self, weight=weight, colour=INK if self.colour == MUTED else self.colour)

    def faces(self, fonts: Fonts) -> Faces:
        """Return the faces to try for it, in order."""
        return {
            FontWeight.REGULAR: fonts.regular,
            FontWeight.ITALIC: fonts.italic,
            FontWeight.SEMIBOLD: fonts.semibold,
            FontWeight.BOLD: fonts.bold,
        }[self.weight]


KIND = TypeStyle(11, 15, FontWeight.SEMIBOLD, ACCENT, keeps_next=True)
TITLE = TypeStyle(28, 34, FontWeight.BOLD, after=10)
SECTION = TypeStyle(19, 24, FontWeight.BOLD, after=9, keeps_next=True)
PROMPT = TypeStyle(14, 18.5, FontWeight.BOLD, after=8, keeps_next=True)
GROUP = TypeStyle(10.75, 15.25, FontWeight.SEMIBOLD, before=11, after=2, keeps_next=True)
# The name of the group that the next ones belong to.
LEAD = TypeStyle(13, 17.5, FontWeight.BOLD, before=11, after=2, keeps_next=True)
HEAD_LABEL = TypeStyle(10, 13, FontWeight.SEMIBOLD, ACCENT)
REPEATED_HEADING = TypeStyle(9.5, 13, FontWeight.SEMIBOLD, MUTED, after=9, keeps_next=True)
BODY = TypeStyle(10.75, 15.25, after=2)
BULLET = TypeStyle(10.75, 15.25, after=2.5, indent=12)
NOTE = TypeStyle(9.5, 13.5, colour=MUTED, after=4)
ABSENT = TypeStyle(10.5, 15, FontWeight.ITALIC, MUTED)
LABEL = TypeStyle(9.75, 13.25, FontWeight.SEMIBOLD, MUTED, after=3, keeps_next=True)
STATEMENT = TypeStyle(13, 17.5, FontWeight.SEMIBOLD, after=4)
STATUS = TypeStyle(9.75, 13.5)
FACT_NAME = TypeStyle(10.75, 15.25, FontWeight.SEMIBOLD, MUTED)
FACT = TypeStyle(10.75, 15.25)
FACT_INLINE = TypeStyle(10.75, 15.25, after=2)
COLUMN = TypeStyle(9.25, 12, FontWeight.SEMIBOLD, MUTED)
# Narrow: the words of six levels of agreement are side by side.
COLUMN_NUMBER = TypeStyle(8.25, 10.5, FontWeight.SEMIBOLD, MUTED, is_centred=True)
CELL = TypeStyle(9.75, 13.25)
CELL_NOTE = TypeStyle(9, 12, colour=MUTED, before=2)
CELL_ABSENT = TypeStyle(9.75, 13.25, FontWeight.ITALIC, MUTED)
CELL_CLOSE = TypeStyle(9.5, 12.5)
CELL_NOTE_CLOSE = TypeStyle(8.75, 12.5, colour=MUTED)
CELL_ABSENT_CLOSE = TypeStyle(9.5, 12.5, FontWeight.ITALIC, MUTED)
PILL = TypeStyle(9.25, 12, FontWeight.SEMIBOLD, is_centred=True)
LEGEND = TypeStyle(9.75, 13)
HEADER_AND_FOOTER = TypeStyle(8.5, 11, colour=MUTED)


def paragraph_style(wanted: TypeStyle, fonts: Fonts) -> ParagraphStyle:
    """Return ReportLab's paragraph style for a type style."""
    face = wanted.faces(fonts)[0].name
    return ParagraphStyle(
        f"{face}-{wanted.size}",
        fontName=face,
        fontSize=wanted.size,
        leading=wanted.leading,
        textColor=HexColor(wanted.colour),
        spaceBefore=wanted.before,
        spaceAfter=wanted.after,
        leftIndent=wanted.indent,
        bulletFontName=fonts.regular[0].name,
        bulletFontSize=wanted.size,
        alignment=TA_CENTER if wanted.is_centred else TA_LEFT,
        keepWithNext=int(wanted.keeps_next),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )


@dataclass(frozen=True, slots=True)
class Spacing:
    """The type of a statement's parts, and the space between and inside statements in points.

    `cell` and `cell_note` are the type of a table with pictures, and `row` the room above and below
    the words of its rows.
    """

    label: TypeStyle
    statement: TypeStyle
    status: TypeStyle
    note: TypeStyle
    between: float
    above: float
    below: float
    cell: TypeStyle = CELL
    cell_note: TypeStyle = CELL_NOTE
    row: tuple[float, float] = (5.0, 6.5)


USUAL = Spacing(LABEL, STATEMENT, STATUS, NOTE, 12.0, 9.0, 10.0)
SNUG = Spacing(
    replace(LABEL, size=9.25, leading=12.25, after=2.0),
    replace(STATEMENT, size=12.25, leading=16.0, after=3.0),
    replace(STATUS, size=9.5, leading=12.75),
    replace(NOTE, size=9.25, leading=12.25, after=2.5),
    between=9.5,
    above=6.5,
    below=8.0,
    cell=CELL_CLOSE,
    cell_note=replace(CELL_NOTE_CLOSE, leading=11.0),
    row=(2.5, 3.5),
)
# The smallest type of a statement is still larger than that of an entry.
CLOSE = Spacing(
    replace(LABEL, size=9.0, leading=11.5, after=1.0),
    replace(STATEMENT, size=11.0, leading=13.75, after=1.5),
    replace(STATUS, size=9.25, leading=11.75),
    replace(NOTE, size=9.0, leading=11.5, after=1.5),
    between=6.0,
    above=4.5,
    below=6.0,
    cell=replace(CELL, size=8.25, leading=10.0),
    cell_note=replace(CELL_NOTE, size=8.0, leading=9.5, before=0.0),
    row=(1.0, 1.75),
)
