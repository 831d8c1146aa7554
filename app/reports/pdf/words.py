"""Paragraphs on the page: measured once, and drawn under their tags wherever they come to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import _SplitWord, _SplitWordEnd
from typing_extensions import override

if TYPE_CHECKING:
    from app.reports.pdf.tags import Tag

_BULLET = "•"
_BULLET_INDENT = 2.0


class Words(Paragraph):  # type: ignore[misc]  # ReportLab ships no types
    """A paragraph that breaks its lines once a width, and not each time it is asked its height.

    Parting pages asks some six times: 5,000 lines took 44 s without this.
    """

    tag: Tag | None = None
    """What its words are; None for an artifact."""
    has_parted_words = False
    """Whether a word was too long for its line."""
    goes_on = False
    """Whether its words go on over the page."""
    _measured: tuple[float, tuple[float, float]] | None = None

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
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
        parts: list[Any] = super().split(avail_width, avail_height)
        for part in parts:
            part.tag = self.tag
            part.has_parted_words = self.has_parted_words
            part.goes_on = self.goes_on or part is not parts[-1]
        return parts

    @override
    def draw(self) -> None:
        self.has_parted_words = self.has_parted_words or self._splitLongWordCount > 0
        for line in self.blPara.lines if self.goes_on else self.blPara.lines[:-1]:
            if self.blPara.kind == 0:
                self._end_simple(line[1])
            else:
                self._end(line)
        with self.canv.tagged(self.tag):
            super().draw()

    def _end_simple(self, words: list[str]) -> None:
        """End a line of words in a space, unless it ends within a word.

        ReportLab drops it, and a reader of the tags joins "health" and "worker" where a line ends.
        """
        is_within = isinstance(words[-1], _SplitWord) if words else True
        if not is_within or isinstance(words[-1], _SplitWordEnd):
            words.append("")

    def _end(self, line: Any) -> None:  # noqa: ANN401 - a line of ReportLab's
        """End a line of several faces in a space, unless it ends within a word.

        A break within a word is told from one that was typed by how full its line is.
        """
        is_full = line.extraSpace < line.fontSize
        is_within = self.has_parted_words and line.lineBreak and is_full
        if line.words and not is_within:
            line.words[-1].text += " "


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
            canvas.drawString(_BULLET_INDENT, baseline, _BULLET)
