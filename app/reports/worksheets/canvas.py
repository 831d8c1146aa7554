"""The sheet under the pen: where on the page it stands, and words set upon it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from typing_extensions import override

from app.reports.colours import ACCENT, INK, LINE, MUTED, WHITE
from app.reports.markup import one_line, split_runs, to_markup
from app.reports.pdf.styles import paragraph_style
from app.reports.pdf.tagged_canvas import TaggedCanvas
from app.reports.pdf.tagging import Tag, TagKind
from app.reports.pdf.text.glyph_lines import draw_line
from app.reports.pdf.text.paragraph import ShapedParagraph
from app.reports.worksheets.layout import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.records import Rating
    from app.reports.pdf.flowable_stack import CanvasLike, Drawable
    from app.reports.pdf.styles import TypeStyle
    from app.reports.pdf.text.fonts import Fonts
    from app.reports.worksheets.layout import SheetSizes


_SPLIT_AT_LEAST = 40.0


class NumberedCanvas(TaggedCanvas):
    """Numbers its pages once it knows how many there are, and remembers what stands where."""

    right_foot: tuple[float, float] = (0.0, 0.0)
    foot_size: float = FURNITURE.size

    @override
    def showPage(self) -> None:
        with self.tagged(None):
            self.doForm(_number(self.getPageNumber()))
        super().showPage()

    @override
    def save(self) -> None:
        if self._code:
            self.showPage()
        pages = self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(_number(page))
            self.setFont("CG-Regular", self.foot_size)
            self.setFillColor(FURNITURE.colour)
            self.drawRightString(*self.right_foot, f"Page {page} of {pages}")
            self.endForm()
        super().save()


class SheetCanvas:
    """Sets words from the top of a page down, and turns the page where they have no room."""

    def __init__(self, canvas: CanvasLike, look: SheetSizes, fonts: Fonts, head: str) -> None:
        self.canvas = canvas
        self.look = look
        self.fonts = fonts
        self.missing: set[str] = set()
        self.tags = Tag(TagKind.DOCUMENT)
        self._head = one_line(head)
        self.y = look.height - look.top
        self._begin()

    @property
    def left(self) -> float:
        """How much of the page is left."""
        return self.y - self.look.bottom

    @property
    def x(self) -> float:
        """The left edge of the text."""
        return self.look.side

    def turn(self) -> None:
        """Go on to a new page."""
        self.canvas.showPage()
        self.y = self.look.height - self.look.top
        self._begin()

    def words(self, text: str, wanted: TypeStyle) -> Drawable:
        """Set a text as a paragraph; nothing in it is markup."""
        scaled = self.look.scaled(wanted)
        markup = to_markup(text, scaled.faces(self.fonts), self.missing)
        return ShapedParagraph(markup, paragraph_style(scaled, self.fonts))

    def height(self, words: Drawable, width: float) -> float:
        """Return the height of words set this wide."""
        return float(words.wrap(width, 1e6)[1])

    def tag(self, kind: TagKind = TagKind.PARAGRAPH, alternative: str = "") -> Tag:
        """Begin a piece that follows all those before it as one reads."""
        return self.tags.add(kind, alternative=alternative)

    def draw(self, words: Drawable, x: float, y: float, tag: Tag | None) -> None:
        """Draw words that were measured, as content of a tag or (None) as furniture."""
        with self.canvas.tagged(tag):
            words.drawOn(self.canvas, x, y)

    def put(
        self,
        words: Drawable,
        after: float = 0.0,
        *,
        x: float = 0.0,
        tag: Tag | None = None,
    ) -> None:
        """Put words at the pen, from `x` to the text's right edge, over pages if need be.

        They are a paragraph of their own, unless they belong to a tag.
        """
        tag = tag or self.tag()
        for part in self.parted(words, self.look.text_width - x):
            self.draw(part, self.x + x, self.y - part.height, tag)
            self.y -= part.height
        self.y -= after

    def skip(self, height: float) -> None:
        """Leave a space."""
        self.y -= height

    def rule(self, y: float, x: float, width: float, colour: str = LINE) -> None:
        """Draw a line across."""
        with self.canvas.tagged(None):
            self.canvas.setStrokeColor(HexColor(colour))
            self.canvas.setLineWidth(0.7)
            self.canvas.line(x, y, x + width, y)

    def parted(self, words: Drawable, width: float) -> Iterator[Drawable]:
        """Return words in pieces that each have room where the pen then is; pages turn between."""
        waiting = [words]
        while waiting:
            part = waiting.pop()
            height = self.height(part, width)
            if height > self.left:
                pieces = part.split(width, self.left) if self.left > _SPLIT_AT_LEAST else []
                if len(pieces) <= 1 and self.left < self.look.text_height:
                    self.turn()
                    waiting.append(part)
                    continue
                if len(pieces) > 1:
                    waiting.extend(reversed(pieces[1:]))
                    part = pieces[0]
                    self.height(part, width)
            yield part

    def _begin(self) -> None:
        canvas, look = self.canvas, self.look
        size = look.scaled(FURNITURE).size
        foot = look.bottom - 32
        canvas.right_foot, canvas.foot_size = (look.width - look.side, foot), size
        self.rule(foot + size + 6, self.x, look.text_width)
        canvas.setFillColor(HexColor(FURNITURE.colour))
        with canvas.tagged(None):
            draw_line(canvas, self.x, foot, self._fitted(look.text_width - 6.5 * size, size), size)

    def _fitted(self, room: float, size: float) -> list[tuple[str, str]]:
        """Return as much of the foot's words as has room; they stand whole on the first page."""
        words = self._head[:200]
        while True:
            text = words if words == self._head else f"{words.rstrip()}…"
            runs = list(split_runs(text, FURNITURE.faces(self.fonts), set()))
            width = sum(float(pdfmetrics.stringWidth(run, name, size)) for name, run in runs)
            if width <= room or not words:
                return runs
            words = words[:-1]


def _number(page: int) -> str:
    return f"number-{page}"


# One of the fourteen fonts that every reader has: bundled ones lack letters that people type.
_FONT = "Helvetica"
_FONT_SIZE = 11
_LONGEST_SPOKEN = 2_000

Box = tuple[float, float, float, float]
"""Left, bottom, width and height, in points."""


def add_text_field(
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


def add_hidden_field(canvas: CanvasLike, name: str, value: str) -> None:
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


def add_choice(
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
