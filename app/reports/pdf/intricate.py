"""Draws paragraphs of intricate text from the lines that ReportLab broke them into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import _SplitWord, _SplitWordEnd
from typing_extensions import override

from app.reports.pdf.direction import Direction, direction_of, levels_of
from app.reports.pdf.lines import Line, Run
from app.reports.pdf.shaping import is_intricate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.pdf.untyped import Drawable


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
            self.is_intricate = any(is_intricate(getattr(run, "text", "")) for run in self.frags)
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


def _set_lines(broken: Any, opening: Direction | None) -> Iterator[tuple[Line, Direction]]:  # noqa: ANN401
    """Give each line and its direction; `broken` is ReportLab's."""
    for lines in _paragraphs(broken):
        text = "".join(run.text for line in lines for run in line)
        direction = direction_of(text) if opening is None else opening
        opening = None
        levels = levels_of(text, direction)
        at = 0
        for line in lines:
            end = at + sum(len(run.text) for run in line)
            yield Line(line, levels[at:end], direction), direction
            at = end


def _direction_after(broken: Any, count: int, opening: Direction | None) -> Direction | None:  # noqa: ANN401
    """Give the direction that goes on after so many lines; None where a paragraph ends there."""
    for lines in _paragraphs(broken):
        if count < len(lines):
            if not count:
                return None
            return _direction(lines) if opening is None else opening
        count -= len(lines)
        opening = None
    return None


def direction_at_start(broken: Any) -> Direction:  # noqa: ANN401 - ReportLab's
    """Give the direction of its first line."""
    return _direction(next(_paragraphs(broken), []))


def _direction(lines: Sequence[Sequence[Run]]) -> Direction:
    return direction_of("".join(run.text for line in lines for run in line))


def _paragraphs(broken: Any) -> Iterator[list[list[Run]]]:  # noqa: ANN401 - ReportLab's
    """Give the lines between breaks that were typed, each as runs."""
    if broken.kind == 0:
        yield [[_run(broken, _joined(words))] for _, words in broken.lines]
        return
    lines: list[list[Run]] = []
    for line in broken.lines:
        lines.append([_run(run, run.text) for run in line.words if getattr(run, "text", "")])
        if line.lineBreak:
            yield lines
            lines = []
    if lines:
        yield lines


def ends_within(word: str) -> bool:
    """Tell whether a word of ReportLab's is a part of a longer one, and not the last."""
    return isinstance(word, _SplitWord) and not isinstance(word, _SplitWordEnd)


def _joined(words: Sequence[str]) -> str:
    """Join words; shaped letters are narrower, and two parts of one word may share a line."""
    gaps = ["" if ends_within(word) else " " for word in words[:-1]]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def _run(look: Any, text: str) -> Run:  # noqa: ANN401 - ReportLab's
    rules = tuple(rule[1] for rule in look.us_lines)
    return Run(text, look.fontName, look.fontSize, look.textColor, rules)
