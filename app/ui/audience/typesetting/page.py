"""The pages of a scene, whose pieces are made when a page is shown, and the builder of one page."""

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
    from app.ui.audience.typesetting.painter import PaintedPiece
    from app.ui.audience.typesetting.paragraph import LineLayout
    from app.ui.audience.typesetting.text_block import TextBlock, TextLine


_TEXTS = frozenset({TextPart.PROMPT, TextPart.ENTRY, TextPart.STATEMENT, TextPart.NOTE})
# Of the line's height: thick enough to be found from the back row.
_CARET_SHARE = 0.1
_LEAST_CARET = 3.0
# After the last letter, of the pixel size.
_CARET_AIR = 0.05
# The line under highlighted words, of the pixel size: distance below the base line, thickness.
_UNDERLINE_BELOW, _UNDERLINE_SHARE = 0.09, 0.07


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text block placed from the top of a box downwards.

    `is_repeat` marks text repeated from an earlier page.
    """

    text_block: TextBlock
    box: Frame
    is_repeat: bool = False


@dataclass(frozen=True)
class Page:
    """The contents of one page: boxes, and text blocks on them."""

    panels: tuple[Panel, ...] = ()
    placements: tuple[PlacedText, ...] = ()

    @cached_property
    def pieces(self) -> tuple[PaintedPiece, ...]:
        """All pieces in the order of painting."""
        words = (piece for placement in self.placements for piece in _pieces(placement))
        return (*self.panels, *words)

    @property
    def lines(self) -> tuple[PaintedLine, ...]:
        """The lines of text, in the order in which they are read."""
        return tuple(piece for piece in self.pieces if isinstance(piece, PaintedLine))

    @property
    def has_caret(self) -> bool:
        """Return whether the operator types on this page."""
        return any(not p.is_repeat and p.text_block.has_caret for p in self.placements)

    def begins(self, owner: str) -> bool:
        """Return whether the card of an agency begins on this page."""
        return any(
            not p.is_repeat
            and any(s.source == ParagraphSource(TextPart.NAME, owner) for s in p.text_block.lines)
            for p in self.placements
        )

    @property
    def word_count(self) -> int:
        """The number of words of people's texts on this page, without those repeated."""
        return sum(
            text_line.line.words
            for placement in self.placements
            if not placement.is_repeat
            for text_line in placement.text_block.lines
            if text_line.source.part in _TEXTS
        )

    @property
    def words(self) -> str:
        """The text of the page, for a screen reader."""
        said = (words.line.text.strip() for words in self.lines)
        return " ".join(text for text in said if text)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a scene.

    `caret_page` is the page the operator types on, `words_over` counts the words of people's texts
    that are not on the first page, and `step` is the index of the size taken (0: largest).
    `first_seen` is the page shown first.
    """

    pages: tuple[Page, ...]
    caret_page: int | None = None
    words_over: int = 0
    step: int = 0
    first_seen: int = 0


def _pieces(placement: PlacedText) -> list[PaintedPiece]:
    pieces: list[PaintedPiece] = []
    box, is_repeat = placement.box, placement.is_repeat
    y = box.y
    for place, text_line in enumerate(placement.text_block.lines):
        line = text_line.line
        y += text_line.gap if place else 0.0
        frame = Frame(box.x, y, min(line.paragraph.width, box.width), line.height)
        pieces.append(
            PaintedLine(
                frame, line.look, text_line.ink, line, text_line.source, box, is_repeat=is_repeat
            )
        )
        pieces += [_underline(text_line, frame, *place) for place in text_line.underlines]
        if text_line.caret is not None and not is_repeat:
            pieces.append(_caret(text_line, text_line.caret, frame))
        y += line.height
    return pieces


def _underline(text_line: TextLine, frame: Frame, left: float, right: float) -> Panel:
    """Return the line under words of a line: within the space of letters below the base line."""
    line = text_line.line
    drawn = line.paragraph.layout.lineAt(line.number)
    pixels = line.paragraph.pixels
    y = frame.y + line.rise + drawn.ascent() + pixels * _UNDERLINE_BELOW
    thick = max(round(pixels * _UNDERLINE_SHARE), 1)
    right = min(frame.x + right, frame.right)
    return Panel(
        Frame(frame.x + left, round(y), right - frame.x - left, thick), text_line.ink, "", 0.0
    )


def _caret(text_line: TextLine, along: float, frame: Frame) -> CaretBar:
    breadth = round(max(text_line.line.height * _CARET_SHARE, _LEAST_CARET))
    last = max(frame.right - breadth, frame.x)
    x = min(max(frame.x + along + _caret_offset(text_line.line, along, breadth), frame.x), last)
    return CaretBar(Frame(x, frame.y, breadth, text_line.line.height))


def _caret_offset(line: LineLayout, along: float, breadth: float) -> float:
    """Return the bar's distance from the caret's place: a small gap after the last letter.

    Between two letters it hides as much of either.
    """
    air = line.paragraph.pixels * _CARET_AIR
    if line.paragraph.is_rtl:
        return -breadth - air if along <= line.paragraph.width - line.width + 1 else -breadth / 2
    return air if along >= line.width - 1 else -breadth / 3


class PageBuilder:
    """Collects the boxes and text blocks of one page; boxes are painted below all text."""

    def __init__(self) -> None:
        self._panels: list[Panel] = []
        self._head: list[PlacedText] = []
        self._placements: list[PlacedText] = []

    def panel(self, panel: Panel) -> None:
        """Add a box to the page."""
        self._panels.append(panel)

    def text_block(self, text_block: TextBlock, box: Frame, *, is_repeat: bool = False) -> float:
        """Add lines from the top of a box downwards; return the y where they end."""
        if text_block:
            self._placements.append(PlacedText(text_block, box, is_repeat))
        return box.y + text_block.height

    def head(self, text_block: TextBlock, box: Frame) -> None:
        """Add text of the page header, which is read before all else, though it is set last."""
        self._head.append(PlacedText(text_block, box))

    def finish(self) -> Page:
        """Return the page."""
        return Page(tuple(self._panels), (*self._head, *self._placements))
