"""A page of the audience view; its pieces are made when somebody looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.ui.audience.typesetting.painter import (
    CaretBar,
    Frame,
    PaintedLine,
    Panel,
    ParagraphSource,
    TextPart,
)

if TYPE_CHECKING:
    from app.ui.audience.typesetting.painter import Piece
    from app.ui.audience.typesetting.paragraph import LineLayout
    from app.ui.audience.typesetting.text_block import TextBlock, TextLine


_TEXTS = frozenset({TextPart.PROMPT, TextPart.ENTRY, TextPart.STATEMENT, TextPart.NOTE})
# Of the line's height: thick enough to be found from the back row.
_CARET_SHARE = 0.1
_LEAST_CARET = 3.0
# After the last letter, of the pixel size.
_CARET_AIR = 0.05
# The line under lit words, of the pixel size: how far below the base line, and how thick.
_LINE_BELOW, _LINE_SHARE = 0.09, 0.07


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A strand that stands from the top of a box downwards.

    `is_repeat` marks words that stand on an earlier page already.
    """

    text_block: TextBlock
    box: Frame
    is_repeat: bool = False


@dataclass(frozen=True)
class Page:
    """What stands on one page: boxes, and words upon them."""

    panels: tuple[Panel, ...] = ()
    placements: tuple[PlacedText, ...] = ()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """All that is painted, what lies beneath first."""
        words = (piece for placement in self.placements for piece in _pieces(placement))
        return (*self.panels, *words)

    @property
    def lines(self) -> tuple[PaintedLine, ...]:
        """The lines of words, in the order in which they are read."""
        return tuple(piece for piece in self.pieces if isinstance(piece, PaintedLine))

    @property
    def has_caret(self) -> bool:
        """Return whether the operator types on this page."""
        return any(not p.is_repeat and p.text_block.has_caret for p in self.placements)

    def begins(self, owner: str) -> bool:
        """Return whether the card of an agency begins on this page."""
        return any(
            not p.is_repeat
            and any(s.source == ParagraphSource(TextPart.NAME, owner) for s in p.text_block.slots)
            for p in self.placements
        )

    @property
    def word_count(self) -> int:
        """How many words of people's texts begin here, without those said again."""
        return sum(
            slot.line.words
            for placement in self.placements
            if not placement.is_repeat
            for slot in placement.text_block.slots
            if slot.source.part in _TEXTS
        )

    @property
    def words(self) -> str:
        """The words on the page, for those who listen to it."""
        said = (words.line.text.strip() for words in self.lines)
        return " ".join(text for text in said if text)


@dataclass(frozen=True, slots=True)
class Pages:
    """What a scene looks like on a sheet.

    `caret_page` is the page the operator types on, `words_over` counts the words of people's texts
    that are not on the first page, and `step` says which of its sizes the view took (0: largest).
    The room begins at `first_seen`.
    """

    pages: tuple[Page, ...]
    caret_page: int | None = None
    words_over: int = 0
    step: int = 0
    first_seen: int = 0


def _pieces(placement: PlacedText) -> list[Piece]:
    pieces: list[Piece] = []
    box, is_repeat = placement.box, placement.is_repeat
    y = box.y
    for place, slot in enumerate(placement.text_block.slots):
        line = slot.line
        y += slot.gap if place else 0.0
        frame = Frame(box.x, y, min(line.paragraph.width, box.width), line.height)
        pieces.append(
            PaintedLine(frame, line.look, slot.ink, line, slot.source, box, is_repeat=is_repeat)
        )
        pieces += [_underline(slot, frame, *place) for place in slot.lit]
        if slot.caret is not None and not is_repeat:
            pieces.append(_caret(slot, slot.caret, frame))
        y += line.height
    return pieces


def _underline(slot: TextLine, frame: Frame, left: float, right: float) -> Panel:
    """Return the line under words of a line: within the room that letters below the base have."""
    line = slot.line
    drawn = line.paragraph.layout.lineAt(line.number)
    pixels = line.paragraph.pixels
    y = frame.y + line.rise + drawn.ascent() + pixels * _LINE_BELOW
    thick = max(round(pixels * _LINE_SHARE), 1)
    right = min(frame.x + right, frame.right)
    return Panel(Frame(frame.x + left, round(y), right - frame.x - left, thick), slot.ink, "", 0.0)


def _caret(slot: TextLine, along: float, frame: Frame) -> CaretBar:
    breadth = round(max(slot.line.height * _CARET_SHARE, _LEAST_CARET))
    last = max(frame.right - breadth, frame.x)
    x = min(max(frame.x + along + _beside(slot.line, along, breadth), frame.x), last)
    return CaretBar(Frame(x, frame.y, breadth, slot.line.height))


def _beside(line: LineLayout, along: float, breadth: float) -> float:
    """Return how far the bar stands from the caret's place: with a little air after the last letter.

    Between two letters it hides as much of either.
    """
    air = line.paragraph.pixels * _CARET_AIR
    if line.paragraph.is_rtl:
        return -breadth - air if along <= line.paragraph.width - line.width + 1 else -breadth / 2
    return air if along >= line.width - 1 else -breadth / 3


class PageBuilder:
    """Collects what stands on a page; boxes come to lie beneath the words."""

    def __init__(self) -> None:
        self._panels: list[Panel] = []
        self._head: list[PlacedText] = []
        self._placements: list[PlacedText] = []

    def panel(self, panel: Panel) -> None:
        """Put a box on the page."""
        self._panels.append(panel)

    def text_block(self, text_block: TextBlock, box: Frame, *, is_repeat: bool = False) -> float:
        """Put lines under each other from the top of a box; give where they end."""
        if text_block:
            self._placements.append(PlacedText(text_block, box, is_repeat))
        return box.y + text_block.height

    def head(self, text_block: TextBlock, box: Frame) -> None:
        """Put words on the page that are read before all others, though they are set last."""
        self._head.append(PlacedText(text_block, box))

    def finish(self) -> Page:
        """Return the page."""
        return Page(tuple(self._panels), (*self._head, *self._placements))
