"""Paragraphs with complex text layout, and paragraphs with cached line breaks and tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlab.lib.enums import TA_CENTER
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
    """A paragraph that may have right-to-left or shaped text; ReportLab draws all others.

    It needs a `GlyphCanvas`.
    """

    is_complex: bool | None = None
    """Whether it needs complex text layout; None until it is measured."""
    opening: Direction | None = None
    """The direction of its first line where it continues from the page before."""

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        if self.is_complex is None:
            self.is_complex = any(
                needs_complex_layout(getattr(run, "text", "")) for run in self.frags
            )
        size: tuple[float, float] = super().wrap(avail_width, avail_height)
        return size

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        parts: list[Any] = super().split(avail_width, avail_height)
        for part in parts:
            part.is_complex = self.is_complex
        if self.is_complex and len(parts) > 1:
            count = len(parts[0].blPara.lines)
            parts[0].opening = self.opening
            parts[1].opening = _direction_after(self.blPara, count, self.opening)
        return parts

    @override
    def draw(self) -> None:
        if self.is_complex:
            _draw_paragraph(self, self.opening)
        else:
            super().draw()


def _draw_paragraph(words: Drawable, opening: Direction | None) -> None:
    """Draw a paragraph that ReportLab has broken into lines.

    `opening` is the direction of its first line where it continues from the page before.
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
    """Yield each line and its direction; `broken` is ReportLab's."""
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
    """Return the direction that continues after `count` lines; None if a paragraph ends there."""
    for lines in _paragraphs(broken):
        if count < len(lines):
            if not count:
                return None
            return _direction(lines) if opening is None else opening
        count -= len(lines)
        opening = None
    return None


def direction_at_start(broken: Any) -> Direction:  # noqa: ANN401 - ReportLab's
    """Return the direction of the first line; `broken` is ReportLab's."""
    return _direction(next(_paragraphs(broken), []))


def _direction(lines: Sequence[Sequence[GlyphRun]]) -> Direction:
    return paragraph_direction("".join(run.text for line in lines for run in line))


def _paragraphs(broken: Any) -> Iterator[list[list[GlyphRun]]]:  # noqa: ANN401 - ReportLab's
    """Yield the lines between typed line breaks, each as runs."""
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
    """Return the words joined; being shaped, two parts of one word may share a line."""
    gaps = ["" if ends_within(word) else " " for word in words[:-1]]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def _run(look: Any, text: str) -> GlyphRun:  # noqa: ANN401 - ReportLab's
    rules = tuple(rule[1] for rule in look.us_lines)
    return GlyphRun(text, look.fontName, look.fontSize, look.textColor, rules)


_PIECES = re.compile(r"\s+|\S+")


class CachedParagraph(ShapedParagraph):
    """A paragraph that breaks its lines once for a width, and not each time it is measured.

    Splitting pages measures some six times: 5,000 lines took 44 s without this.
    """

    tag: Tag | None = None
    """The tag of its words; None for an artifact."""
    gaps: frozenset[int] | None = None
    """The number of letters before each gap of its text; None until it is measured."""
    is_continued = False
    """Whether its words continue on the next page."""
    _measured: tuple[float, tuple[float, float]] | None = None

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        if self.gaps is None:
            self.gaps = _gaps_of(self.frags)
        # ReportLab throws the lines away where a paragraph can't be split.
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
            part.is_continued = self.is_continued or part is not parts[-1]
        if len(parts) > 1:
            self._part_gaps(*parts)
        return parts

    def _part_gaps(self, first: CachedParagraph, rest: CachedParagraph) -> None:
        """Set the gaps of two parts, which ReportLab's words no longer show."""
        gaps = self.gaps or frozenset()
        lines = self.blPara.lines[: len(first.blPara.lines)]
        letters = sum(map(_letters_of, lines)) if self.blPara.kind else 0
        first.gaps = gaps
        rest.gaps = frozenset(gap - letters for gap in gaps if gap > letters)

    @override
    def draw(self) -> None:
        lines = self.blPara.lines if self.is_continued else self.blPara.lines[:-1]
        if self.blPara.kind == 0:
            for _, words in lines:
                _end_in_space(words)
        else:
            self._end_in_spaces(lines)
        with self.canv.tagged(self.tag):
            super().draw()

    def _end_in_spaces(self, lines: list[Any]) -> None:
        """End lines of several faces in a space, unless a line ends within a word.

        They don't say which do; the number of letters before each gap of the text does.
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
    """Return the number of letters before each gap of a text; its runs are ReportLab's."""
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
