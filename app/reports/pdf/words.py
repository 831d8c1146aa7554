"""Paragraphs on the page: measured once, and drawn under their tags wherever they come to stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from typing_extensions import override

from app.reports.pdf.intricate import ShapedParagraph, direction_at_start, ends_within

if TYPE_CHECKING:
    from app.reports.pdf.tags import Tag

_BULLET = "•"
_PIECES = re.compile(r"\s+|\S+")
_BULLET_INDENT = 2.0


class Words(ShapedParagraph):
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

    def _part_gaps(self, first: Words, rest: Words) -> None:
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
    """Give how many letters stand before each gap of a text; its runs are ReportLab's."""
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


class Item(Words):
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
