"""The pieces of a page, and the painter that draws them in the audience view's colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.ui.audience.typesetting.palette import AudiencePalette
    from app.ui.audience.typesetting.paragraph import LineLayout


class Frame(NamedTuple):
    """A rectangle in pixels of the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where the frame ends to the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where the frame ends below."""
        return self.y + self.height

    def shrunk(self, left: float, top: float, right: float, bottom: float) -> Frame:
        """Return the frame less a margin at each side."""
        width = max(self.width - left - right, 0.0)
        height = max(self.height - top - bottom, 0.0)
        return Frame(self.x + left, self.y + top, width, height)


class TextPart(Enum):
    """The kind of text that a line is from."""

    LABEL = auto()
    NAME = auto()
    PROMPT = auto()
    ENTRY = auto()
    STATEMENT = auto()
    NOTE = auto()
    SENTENCE = auto()


@dataclass(frozen=True, slots=True)
class ParagraphSource:
    """The source of a line: part, `owner` (such as an agency's id) and number of the paragraph."""

    part: TextPart
    owner: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled box with rounded corners. Colours are tokens, or an agency's stored "#RRGGBB".

    `edge` is the border's width; `bar` is the colour of a bar of `bar_height` along the top, or
    along the left with `is_marked`.
    """

    frame: Frame
    fill: str
    line: str
    edge: float = 1.0
    radius: float = 0.0
    bar: str = ""
    bar_height: float = 0.0
    is_marked: bool = False

    def at(self, frame: Frame) -> Panel:
        """Return the same box in another place. (`replace` takes five times as long.)"""
        look = (self.edge, self.radius, self.bar, self.bar_height, self.is_marked)
        return Panel(frame, self.fill, self.line, *look)


@dataclass(frozen=True, slots=True)
class PaintedLine:
    """One line of text, painted within `frame`, which lies within `box`.

    `look` holds all that the look of a line depends on, so that equal lines at one place are not
    painted again. `is_repeat` marks text repeated from an earlier page.
    """

    frame: Frame
    look: tuple[object, ...]
    ink: str
    line: LineLayout = field(compare=False)
    source: ParagraphSource = field(compare=False)
    box: Frame = field(compare=False)
    is_repeat: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class CaretBar:
    """The caret where the operator types."""

    frame: Frame


PaintedPiece = Panel | PaintedLine | CaretBar


# Ink beyond a line's ends, of the pixel size: measured 0.06 at most, at "Ώ"; less than a padding.
_OVERHANG = 0.1


def rect_of(frame: Frame) -> QRectF:
    """Return a frame as a QRectF."""
    return QRectF(frame.x, frame.y, frame.width, frame.height)


def ink_rect(piece: PaintedPiece) -> QRectF:
    """Return the rectangle of a piece's ink: some letters reach beyond the ends of their line."""
    if not isinstance(piece, PaintedLine):
        return rect_of(piece.frame)
    over = piece.line.paragraph.pixels * _OVERHANG
    return rect_of(piece.frame).adjusted(-over, 0, over, 0)


class PagePainter:
    """Paints pieces with the colours of a palette."""

    def __init__(self, palette: AudiencePalette) -> None:
        self._palette = palette

    def paint(self, painter: QPainter, pieces: Iterable[PaintedPiece]) -> None:
        """Paint pieces, each over those before it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for piece in pieces:
            match piece:
                case Panel():
                    self._panel(painter, piece)
                case PaintedLine():
                    self._words(painter, piece)
                case CaretBar():
                    painter.fillRect(rect_of(piece.frame), self._palette.colour("caret"))

    def _colour(self, name: str) -> QColor:
        """Return the colour of a token, or an agency's stored colour made readable."""
        return self._palette.agency(name) if name.startswith("#") else self._palette.colour(name)

    def _panel(self, painter: QPainter, panel: Panel) -> None:
        if not panel.edge:
            painter.fillRect(rect_of(panel.frame), self._colour(panel.fill))
            return
        inset = panel.edge / 2
        shape = QPainterPath()
        rect = rect_of(panel.frame).adjusted(inset, inset, -inset, -inset)
        shape.addRoundedRect(rect, panel.radius, panel.radius)
        painter.fillPath(shape, self._colour(panel.fill))
        painter.strokePath(shape, QPen(self._colour(panel.line), panel.edge))
        if panel.bar:
            self._bar(painter, panel)

    def _bar(self, painter: QPainter, panel: Panel) -> None:
        whole = QPainterPath()
        whole.addRoundedRect(rect_of(panel.frame), panel.radius, panel.radius)
        strip = rect_of(panel.frame)
        if panel.is_marked:
            strip.setWidth(panel.bar_height)
        else:
            strip.setHeight(panel.bar_height)
        cut = QPainterPath()
        cut.addRect(strip)
        painter.fillPath(whole.intersected(cut), self._colour(panel.bar))

    def _words(self, painter: QPainter, words: PaintedLine) -> None:
        line = words.line
        painter.setPen(QPen(self._colour(words.ink)))
        place = QPointF(words.frame.x, words.frame.y + line.rise)
        drawn = line.paragraph.layout.lineAt(line.number)
        if line.paragraph.is_plain:
            drawn.draw(painter, place)
            return
        painter.save()
        painter.setClipRect(ink_rect(words), Qt.ClipOperation.IntersectClip)
        drawn.draw(painter, place)
        painter.restore()
