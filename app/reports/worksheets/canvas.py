"""The canvases of a worksheet: numbered pages, paragraphs from top to bottom, form fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from typing_extensions import override

from app.reports.colours import ACCENT, INK, LINE, MUTED, WHITE
from app.reports.markup import clean_line, split_runs, to_markup
from app.reports.pdf.styles import paragraph_style
from app.reports.pdf.tagged_canvas import TaggedCanvas
from app.reports.pdf.tagging import Tag, TagKind
from app.reports.pdf.text.glyph_lines import draw_line
from app.reports.pdf.text.paragraph import ShapedParagraph
from app.reports.worksheets.layout import FOOTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.records import Rating
    from app.reports.pdf.flowable_stack import CanvasLike, Drawable
    from app.reports.pdf.styles import TypeStyle
    from app.reports.pdf.text.fonts import Fonts
    from app.reports.worksheets.layout import SheetSizes


_SPLIT_AT_LEAST = 40.0


class NumberedCanvas(TaggedCanvas):
    """A tagged canvas that numbers its pages once it knows how many there are."""

    right_foot: tuple[float, float] = (0.0, 0.0)
    foot_size: float = FOOTER.size

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
            self.setFillColor(FOOTER.colour)
            self.drawRightString(*self.right_foot, f"Page {page} of {pages}")
            self.endForm()
        super().save()


class SheetCanvas:
    """A writer of paragraphs from the top of a page down; `y` is where the next one begins."""

    def __init__(self, canvas: CanvasLike, sizes: SheetSizes, fonts: Fonts, head: str) -> None:
        self.canvas = canvas
        self.sizes = sizes
        self.fonts = fonts
        self.missing: set[str] = set()
        self.tags = Tag(TagKind.DOCUMENT)
        self._head = clean_line(head)
        self.y = sizes.height - sizes.top
        self._begin()

    @property
    def height_left(self) -> float:
        """The height left on the page."""
        return self.y - self.sizes.bottom

    @property
    def x(self) -> float:
        """The left edge of the text."""
        return self.sizes.side

    def new_page(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self.y = self.sizes.height - self.sizes.top
        self._begin()

    def words(self, text: str, wanted: TypeStyle) -> Drawable:
        """Return a text as a paragraph; nothing in it is read as markup."""
        scaled = self.sizes.scaled(wanted)
        markup = to_markup(text, scaled.faces(self.fonts), self.missing)
        return ShapedParagraph(markup, paragraph_style(scaled, self.fonts))

    def height(self, words: Drawable, width: float) -> float:
        """Return the height of words set this wide."""
        return float(words.wrap(width, 1e6)[1])

    def tag(self, kind: TagKind = TagKind.PARAGRAPH, alternative: str = "") -> Tag:
        """Add a tag after all others in reading order, and return it."""
        return self.tags.add(kind, alternative=alternative)

    def draw(self, words: Drawable, x: float, y: float, tag: Tag | None) -> None:
        """Draw words that were measured, as content of a tag or (None) as an artifact."""
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
        """Draw words at `y`, from `x` to the text's right edge, over pages if need be.

        Without a tag they are a paragraph of their own.
        """
        tag = tag or self.tag()
        for part in self.split_parts(words, self.sizes.text_width - x):
            self.draw(part, self.x + x, self.y - part.height, tag)
            self.y -= part.height
        self.y -= after

    def skip(self, height: float) -> None:
        """Move down by a height."""
        self.y -= height

    def rule(self, y: float, x: float, width: float, colour: str = LINE) -> None:
        """Draw a horizontal line, as an artifact."""
        with self.canvas.tagged(None):
            self.canvas.setStrokeColor(HexColor(colour))
            self.canvas.setLineWidth(0.7)
            self.canvas.line(x, y, x + width, y)

    def split_parts(self, words: Drawable, width: float) -> Iterator[Drawable]:
        """Yield words in parts that each fit at `y` when yielded; begin new pages between them."""
        waiting = [words]
        while waiting:
            part = waiting.pop()
            height = self.height(part, width)
            if height > self.height_left:
                pieces = (
                    part.split(width, self.height_left)
                    if self.height_left > _SPLIT_AT_LEAST
                    else []
                )
                if len(pieces) <= 1 and self.height_left < self.sizes.text_height:
                    self.new_page()
                    waiting.append(part)
                    continue
                if len(pieces) > 1:
                    waiting.extend(reversed(pieces[1:]))
                    part = pieces[0]
                    self.height(part, width)
            yield part

    def _begin(self) -> None:
        canvas, sizes = self.canvas, self.sizes
        size = sizes.scaled(FOOTER).size
        foot = sizes.bottom - 32
        canvas.right_foot, canvas.foot_size = (sizes.width - sizes.side, foot), size
        self.rule(foot + size + 6, self.x, sizes.text_width)
        canvas.setFillColor(HexColor(FOOTER.colour))
        with canvas.tagged(None):
            draw_line(canvas, self.x, foot, self._fitted(sizes.text_width - 6.5 * size, size), size)

    def _fitted(self, room: float, size: float) -> list[tuple[str, str]]:
        """Return as much of the footer's words as fits, as runs; page 1 has all of them."""
        words = self._head[:200]
        while True:
            text = words if words == self._head else f"{words.rstrip()}…"
            runs = list(split_runs(text, FOOTER.faces(self.fonts), set()))
            width = sum(float(pdfmetrics.stringWidth(run, name, size)) for name, run in runs)
            if width <= room or not words:
                return runs
            words = words[:-1]


def _number(page: int) -> str:
    return f"number-{page}"


# One of the fourteen fonts of every PDF reader: bundled ones lack letters that people type.
_FONT = "Helvetica"
_FONT_SIZE = 11
_LONGEST_SPOKEN = 2_000

FieldBox = tuple[float, float, float, float]
"""Left, bottom, width and height, in points."""


def add_text_field(
    canvas: CanvasLike, name: str, spoken: str, box: FieldBox, *, is_tall: bool = False
) -> None:
    """Add an empty text field; `spoken` is what a screen reader says."""
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
    """Add a hidden field; `value` is ASCII."""
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
    """Add the radio button of one rating, its centre at `place`; none is selected."""
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
"""The width and height of a rating's radio button, in points."""


def _spoken(words: str) -> str:
    # A soft hyphen is not spoken, and ReportLab writes a byte for it that PDF does not know.
    return clean_line(words).replace("\N{SOFT HYPHEN}", "")[:_LONGEST_SPOKEN]
