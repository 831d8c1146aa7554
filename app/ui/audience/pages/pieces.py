"""What is painted on a page of the room: boxes, lines of words and a caret, in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.ui.audience.pages.set_paragraph import SetLine


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


class Part(Enum):
    """Which text a line is from."""

    FURNITURE = auto()
    NAME = auto()
    PROMPT = auto()
    ENTRY = auto()
    STATEMENT = auto()
    NOTE = auto()
    TOLD = auto()


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph of a text: `owner` tells texts of one part from another, as an agency's id."""

    part: Part
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
        """Give the same box in another place. (`replace` takes five times as long.)"""
        look = (self.edge, self.radius, self.bar, self.bar_height, self.is_marked)
        return Panel(frame, self.fill, self.line, *look)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words, painted within `frame`, which lies within `box`.

    `look` is all that tells whether two lines look alike, so that equal lines at one place are not
    painted again. `is_repeat` marks words that stand on an earlier page already.
    """

    frame: Frame
    look: tuple[object, ...]
    ink: str
    line: SetLine = field(compare=False)
    source: Source = field(compare=False)
    box: Frame = field(compare=False)
    is_repeat: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class CaretBar:
    """Where the operator types."""

    frame: Frame


Piece = Panel | Words | CaretBar
