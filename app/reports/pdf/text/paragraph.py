"""Draws paragraphs of intricate text from the lines that ReportLab broke them into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlab.lib.enums import TA_CENTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import _SplitWord, _SplitWordEnd
from typing_extensions import override

from app.reports.pdf.text.bidi import Direction, embedding_levels, paragraph_direction
from app.reports.pdf.text.fonts import needs_complex_layout
from app.reports.pdf.text.glyph_lines import GlyphLine, GlyphRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.pdf.flowable_stack import Drawable
    from app.reports.pdf.tagging import Tag


class ShapedParagraph(Paragraph):  # type: ignore[misc]  # ReportLab ships no types
    """A paragraph whose letters may run from right to left or need shaping.

    It needs a `GlyphCanvas`. All other text takes ReportLab's own way.
    """

    is_intricate: bool | None = None
    """Whether any of its letters do; None until it is measured."""
    opening: Direction | None = None
    """The direction of the line that it goes on with from the page before."""

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        if self.is_intricate is None:
            self.is_intricate = any(
                needs_complex_layout(getattr(run, "text", "")) for run in self.frags
            )
        size: tuple[float, float] = super().wrap(avail_width, avail_height)
        return size

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        parts: list[Any] = super().split(avail_width, avail_height)
        for part in parts:
            part.is_intricate = self.is_intricate
        if self.is_intricate and len(parts) > 1:
            count = len(parts[0].blPara.lines)
            parts[0].opening = self.opening
            parts[1].opening = _direction_after(self.blPara, count, self.opening)
        return parts

    @override
    def draw(self) -> None:
        if self.is_intricate:
            _draw_paragraph(self, self.opening)
        else:
            super().draw()


def _draw_paragraph(words: Drawable, opening: Direction | None) -> None:
    """Draw a paragraph that ReportLab has broken into lines.

    `opening` is the direction of its first line where it goes on from the page before.
    """
    canvas, style, lines = words.canv, words.style, words.blPara.lines
    first = words.blPara if words.blPara.kind == 0 else lines[0]
    y = words.height - getattr(first, "ascent", first.fontSize)
    indent = style.leftIndent
    room = words.width - indent - style.rightIndent
    canvas.saveState()
    for line, direction in _set_lines(words.blPara, opening):
        x = max(0.0, room - line.width) if direction else indent
        if style.alignment == TA_CENTER:
            x = indent + max(0.0, room - line.width) / 2
        line.draw(canvas, x - line.left, y, room)
        y -= style.leading
    canvas.restoreState()


def _set_lines(broken: Any, opening: Direction | None) -> Iterator[tuple[GlyphLine, Direction]]:  # noqa: ANN401
    """Return each line and its direction; `broken` is ReportLab's."""
    for lines in _paragraphs(broken):
        text = "".join(run.text for line in lines for run in line)
        direction = paragraph_direction(text) if opening is None else opening
        opening = None
        levels = embedding_levels(text, direction)
        at = 0
        for line in lines:
            end = at + sum(len(run.text) for run in line)
            yield GlyphLine(line, levels[at:end], direction), direction
            at = end


def _direction_after(broken: Any, count: int, opening: Direction | None) -> Direction | None:  # noqa: ANN401
    """Return the direction that goes on after so many lines; None where a paragraph ends there."""
    for lines in _paragraphs(broken):
        if count < len(lines):
            if not count:
                return None
            return _direction(lines) if opening is None else opening
        count -= len(lines)
        opening = None
    return None


def direction_at_start(broken: Any) -> Direction:  # noqa: ANN401 - ReportLab's
    """Return the direction of its first line."""
    return _direction(next(_paragraphs(broken), []))


def _direction(lines: Sequence[Sequence[GlyphRun]]) -> Direction:
    return paragraph_direction("".join(run.text for line in lines for run in line))


def _paragraphs(broken: Any) -> Iterator[list[list[GlyphRun]]]:  # noqa: ANN401 - ReportLab's
    """Return the lines between breaks that were typed, each as runs."""
    if broken.kind == 0:
        yield [[_run(broken, _joined(words))] for _, words in broken.lines]
        return
    lines: list[list[GlyphRun]] = []
    for line in broken.lines:
        lines.append([_run(run, run.text) for run in line.words if getattr(run, "text", "")])
        if line.lineBreak:
            yield lines
            lines = []
    if lines:
        yield lines


def ends_within(word: str) -> bool:
    """Return whether a word of ReportLab's is a part of a longer one, and not the last."""
    return isinstance(word, _SplitWord) and not isinstance(word, _SplitWordEnd)


def _joined(words: Sequence[str]) -> str:
    """Join words; shaped letters are narrower, and two parts of one word may share a line."""
    gaps = ["" if ends_within(word) else " " for word in words[:-1]]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def _run(look: Any, text: str) -> GlyphRun:  # noqa: ANN401 - ReportLab's
    rules = tuple(rule[1] for rule in look.us_lines)
    return GlyphRun(text, look.fontName, look.fontSize, look.textColor, rules)


_BULLET = "•"
_PIECES = re.compile(r"\s+|\S+")
_BULLET_INDENT = 2.0


class CachedParagraph(ShapedParagraph):
    """A paragraph that breaks its lines once a width, and not each time it is asked its height.

    Parting pages asks some six times: 5,000 lines took 44 s without this.
    """

    tag: Tag | None = None
    """What its words are; None for an artifact."""
    gaps: frozenset[int] | None = None
    """How many letters stand before each gap of its text; None until it is measured."""
    goes_on = False
    """Whether its words go on over the page."""
    _measured: tuple[float, tuple[float, float]] | None = None

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        if self.gaps is None:
            self.gaps = _gaps_of(self.frags)
        # ReportLab throws the lines away where a paragraph can't be parted.
        if (
            self._measured is None
            or self._measured[0] != avail_width
            or not hasattr(self, "blPara")
        ):
            self._measured = (avail_width, super().wrap(avail_width, avail_height))
        return self._measured[1]

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        parts = super().split(avail_width, avail_height)
        for part in parts:
            part.tag = self.tag
            part.goes_on = self.goes_on or part is not parts[-1]
        if len(parts) > 1:
            self._part_gaps(*parts)
        return parts

    def _part_gaps(self, first: CachedParagraph, rest: CachedParagraph) -> None:
        """Tell two parts their gaps, which ReportLab's words for them don't say any more."""
        gaps = self.gaps or frozenset()
        lines = self.blPara.lines[: len(first.blPara.lines)]
        letters = sum(map(_letters_of, lines)) if self.blPara.kind else 0
        first.gaps = gaps
        rest.gaps = frozenset(gap - letters for gap in gaps if gap > letters)

    @override
    def draw(self) -> None:
        lines = self.blPara.lines if self.goes_on else self.blPara.lines[:-1]
        if self.blPara.kind == 0:
            for _, words in lines:
                _end_in_space(words)
        else:
            self._end_in_spaces(lines)
        with self.canv.tagged(self.tag):
            super().draw()

    def _end_in_spaces(self, lines: list[Any]) -> None:
        """End lines of several faces in a space, unless a line ends within a word.

        They don't say which do; how many letters stand before each gap of the text tells.
        """
        letters = 0
        gaps = self.gaps or frozenset()
        for line in lines:
            letters += _letters_of(line)
            if line.words and letters in gaps:
                line.words[-1].text += " "


def _letters_of(line: Any) -> int:  # noqa: ANN401 - ReportLab's
    return sum(len("".join(run.text.split())) for run in line.words)


def _gaps_of(runs: list[Any]) -> frozenset[int]:
    """Return how many letters stand before each gap of a text; its runs are ReportLab's."""
    gaps, letters = set(), 0
    for run in runs:
        if hasattr(run, "lineBreak"):
            gaps.add(letters)
        for piece in _PIECES.findall(getattr(run, "text", "")):
            if piece.isspace():
                gaps.add(letters)
            else:
                letters += len(piece)
    return frozenset(gaps)


def _end_in_space(words: list[str]) -> None:
    """End a line of words in a space, unless it ends within a word.

    ReportLab drops it, and a reader of the tags joins "health" and "worker" where a line ends.
    """
    if words and not ends_within(words[-1]):
        words.append("")


class ListItem(CachedParagraph):
    """One item of a list; where it goes on over the page it has no bullet again."""

    label: Tag | None = None

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        parts = super().split(avail_width, avail_height)
        for part in parts[:1]:
            part.label = self.label
        return parts

    @override
    def draw(self) -> None:
        if self.label is not None:
            self._draw_bullet()
        super().draw()

    def _draw_bullet(self) -> None:
        style, canvas = self.style, self.canv
        lines = self.blPara if self.blPara.kind == 0 else self.blPara.lines[0]
        with canvas.tagged(self.label):
            canvas.setFillColor(style.textColor)
            canvas.setFont(style.bulletFontName, style.bulletFontSize)
            baseline = self.height - getattr(lines, "ascent", style.fontSize)
            x = _BULLET_INDENT
            if self.is_intricate and direction_at_start(self.blPara):
                width = stringWidth(_BULLET, style.bulletFontName, style.bulletFontSize)
                x = self.width - _BULLET_INDENT - width
            canvas.drawString(x, baseline, _BULLET)
