"""Paint the pieces of a page in the colours of the room."""

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
    """A rectangle in pixels of the sheet."""

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
        """Take a margin off each side."""
        width = max(self.width - left - right, 0.0)
        height = max(self.height - top - bottom, 0.0)
        return Frame(self.x + left, self.y + top, width, height)


class TextPart(Enum):
    """Which text a line is from."""

    FURNITURE = auto()
    NAME = auto()
    PROMPT = auto()
    ENTRY = auto()
    STATEMENT = auto()
    NOTE = auto()
    TOLD = auto()


@dataclass(frozen=True, slots=True)
class ParagraphSource:
    """A paragraph of a text: `owner` tells texts of one part from another, as an agency's id."""

    part: TextPart
    owner: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled box with rounded corners. Colours are tokens, or an agency's kept "#RRGGBB".

    `edge` is the border's width; `bar` colours a strip of `bar_height` along the top, and
    `is_marked` a strip of the same breadth along the left.
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
    """One line of words, painted within `frame`, which lies within `box`.

    `look` is all that tells whether two lines look alike, so that equal lines at one place are not
    painted again. `is_repeat` marks words that stand on an earlier page already.
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
    """Where the operator types."""

    frame: Frame


Piece = Panel | PaintedLine | CaretBar


# Beside a line, of the pixel size: measured 0.06 at most, at "Ώ". It lies within the paddings.
_OVERHANG = 0.1


def rect_of(frame: Frame) -> QRectF:
    """Return a frame as Qt has it."""
    return QRectF(frame.x, frame.y, frame.width, frame.height)


def ink_rect(piece: Piece) -> QRectF:
    """Return where a piece leaves ink: some letters hang over the ends of their line."""
    if not isinstance(piece, PaintedLine):
        return rect_of(piece.frame)
    over = piece.line.paragraph.pixels * _OVERHANG
    return rect_of(piece.frame).adjusted(-over, 0, over, 0)


class PagePainter:
    """Paints pieces with a dress's colours."""

    def __init__(self, palette: AudiencePalette) -> None:
        self._palette = palette

    def paint(self, painter: QPainter, pieces: Iterable[Piece]) -> None:
        """Paint pieces, each above those before it."""
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
        """Return the colour for a token, or an agency's kept colour as the room sees it."""
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
