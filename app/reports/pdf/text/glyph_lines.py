"""Draw lines with right-to-left or shaped text; ReportLab draws all others.

Pieces are drawn in the order of the text, each at its visual position: whoever reads the page by
its tags, or copies it, gets the text as it was typed (PDF 1.7, 14.8.2.3).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from app.reports.pdf.text.bidi import Direction, embedding_levels, paragraph_direction, visual_order
from app.reports.pdf.text.fonts import needs_complex_layout, script_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.pdf.flowable_stack import CanvasLike
    from app.reports.pdf.text.fonts import Glyph, ShapingFont


# Heights of lines under and through words, in sizes of the type: ReportLab's own.
_RULES = {"underline": -0.125, "strike": 0.25}


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Text in one font; colour None keeps the canvas's; `rules` are lines under or through it."""

    text: str
    font: str
    size: float
    colour: Any = None
    rules: tuple[str, ...] = ()


@dataclass(slots=True)
class _Piece:
    """Text of one run, level and script; it has glyphs if it is shaped."""

    run: GlyphRun
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    x: float = 0.0

    def draw(self, canvas: CanvasLike) -> None:
        """Draw it at its place on the line."""
        run = self.run
        if run.colour is not None:
            canvas.setFillColor(run.colour)
            canvas.setStrokeColor(run.colour)
        if self.glyphs:
            canvas.draw_glyphs(self.glyphs, run.font, run.size, self.x)
        else:
            canvas.setFont(run.font, run.size)
            canvas.drawString(self.x, 0, self.text)
        for rule in run.rules:
            height = _RULES[rule] * run.size
            canvas.line(self.x, height, self.x + self.width, height)


class GlyphCanvas(Canvas):  # type: ignore[misc]  # ReportLab ships no types
    """A canvas that can draw shaped glyphs."""

    def draw_glyphs(self, glyphs: Sequence[Glyph], font_name: str, size: float, x: float) -> None:
        """Draw shaped glyphs on the line of the origin, in their order and each at its place."""
        font = pdfmetrics.getFont(font_name)
        pen, rise, subset, is_seen = 0.0, 0.0, -1, True
        self._code.append(f"BT 1 0 0 1 {x:.3f} 0 Tm")
        for glyph in glyphs:
            ((wanted, text),) = font.splitString(glyph.code, self._doc)
            if wanted != subset:
                subset = wanted
                self._code.append(f"{font.getSubsetInternalName(subset, self._doc)} {size} Tf")
            if glyph.is_seen != is_seen:
                is_seen = glyph.is_seen
                self._code.append("0 Tr" if is_seen else "3 Tr")
            if glyph.y != rise:
                rise = glyph.y
                self._code.append(f"{rise * size / 1000:.3f} Ts")
            self._code.append(f"[{pen - glyph.x:.1f} ({self._escape(text)})] TJ")
            pen = glyph.x + glyph.width
        # Rise and rendering mode would outlast the text object.
        self._code.append("0 Ts 0 Tr ET")


class GlyphLine:
    """A line: its runs in the order of the text, and a level for each character."""

    def __init__(
        self, runs: Sequence[GlyphRun], levels: Sequence[int], direction: Direction
    ) -> None:
        text = "".join(run.text for run in runs)
        seen = len(text.rstrip())
        # Trailing spaces are at the end of the line, whatever is before them (rule L1).
        self._levels = [*levels[:seen], *([int(direction)] * (len(text) - seen))]
        self._pieces = dict(self._parted(runs, text, seen))
        self._place()
        self.width = sum(piece.width for start, piece in self._pieces.items() if start < seen)
        """Its width without the spaces at its end."""
        self.left = min((p.x for start, p in self._pieces.items() if start < seen), default=0.0)
        """The distance from its left end to its first visible piece."""

    def _parted(
        self, runs: Sequence[GlyphRun], text: str, seen: int
    ) -> Iterator[tuple[int, _Piece]]:
        """Yield the pieces, each with its start in the text."""
        ends = list(accumulate(len(run.text) for run in runs))
        levels = [index for index, (one, two) in enumerate(pairwise(self._levels), 1) if one != two]
        scripts = [end for _, end in script_runs(text)]
        owners = iter(zip(ends, runs, strict=True))
        last, run = next(owners, (0, None))
        for start, end in pairwise(sorted({0, seen, *ends, *levels, *scripts})):
            while start >= last:
                last, run = next(owners)
            if run is not None:
                look = run if start < seen else replace(run, rules=())
                yield start, _piece(look, text[start:end], Direction(self._levels[start] % 2))

    def _place(self) -> None:
        x = 0.0
        for stretch in visual_order(self._levels):
            starts = [at for at in self._pieces if stretch.start <= at < stretch.end]
            for start in reversed(starts) if stretch.level % 2 else starts:
                self._pieces[start].x = x
                x += self._pieces[start].width

    def draw(self, canvas: CanvasLike, x: float, y: float, room: float = math.inf) -> None:
        """Draw it from `x` on, squeezed if it is wider than the room there is."""
        canvas.saveState()
        canvas.translate(x, y)
        if self.width > room:
            canvas.scale(room / self.width, 1)
        for piece in self._pieces.values():
            piece.draw(canvas)
        canvas.restoreState()


def draw_line(
    canvas: CanvasLike, x: float, y: float, runs: Sequence[tuple[str, str]], size: float
) -> None:
    """Draw a single line from `x` on; its runs are (font name, words)."""
    text = "".join(words for _, words in runs)
    if needs_complex_layout(text):
        direction = paragraph_direction(text)
        looks = [GlyphRun(words, name, size) for name, words in runs]
        GlyphLine(looks, embedding_levels(text, direction), direction).draw(canvas, x, y)
        return
    line = canvas.beginText(x, y)
    for name, words in runs:
        line.setFont(name, size)
        line.textOut(words)
    canvas.drawText(line)


def _piece(run: GlyphRun, text: str, direction: Direction) -> _Piece:
    font: ShapingFont = pdfmetrics.getFont(run.font)
    if not direction and not needs_complex_layout(text):
        return _Piece(run, text, (), font.stringWidth(text, run.size))
    shaped = font.shaped(text, direction)
    return _Piece(run, text, shaped.glyphs, shaped.width * run.size / 1000)
