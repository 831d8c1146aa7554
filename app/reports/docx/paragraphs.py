"""Makes paragraphs: a style, runs, and what is set apart from the style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from app.reports.document import TextRun
from app.reports.docx.runs import (
    PLAIN,
    Element,
    RunFormat,
    element,
    formatted_runs,
    hex_colour,
    is_right_to_left,
    switch,
    twips,
)

if TYPE_CHECKING:
    from app.reports.colours import BoxStyle


# Eighths of a point, as borders are measured: 3.5 and 0.75 points.
BAR = 28
HAIRLINE = 6
# Points between a line and the words.
_CLEAR = 8
_CLEAR_ABOVE = 6


@dataclass(frozen=True, slots=True)
class ParagraphBorder:
    """What is drawn round paragraphs that follow one another: a bar at the left, or a box.

    `indent` and `from_right` are points. Paragraphs of the same frame are joined by the reader's
    program, so frames that touch must differ in something.
    """

    bar: str
    line: str | None = None
    is_dashed: bool = False
    fill: str | None = None
    indent: float = 12.0
    from_right: float = 0.0

    @classmethod
    def boxed(cls, look: BoxStyle, *, is_odd: bool) -> ParagraphBorder:
        """Return the box of a statement; boxes that touch are odd and even by turns."""
        return cls(
            look.bar or "",
            look.line,
            is_dashed=look.is_dashed,
            fill=look.fill,
            from_right=9.0 + (0.05 if is_odd else 0.0),
        )


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What sets a paragraph apart from its style; lengths in points, None as in the style."""

    frame: ParagraphBorder | None = None
    keeps_next: bool = False
    keeps_lines: bool = False
    starts_page: bool = False
    is_from_right: bool = False
    is_centred: bool = False
    fill: str | None = None
    before: float | None = None
    after: float | None = None
    hanging: float = 0.0


AS_IN_STYLE = ParagraphFormat()


def paragraph(
    style: str, runs: Iterable[Element], setting: ParagraphFormat = AS_IN_STYLE
) -> Element:
    """Make a paragraph in a style, given by its id."""
    frame = setting.frame
    fill = setting.fill or (frame.fill if frame else None)
    properties = element(
        "pPr",
        element("pStyle", val=style),
        switch("keepNext", setting.keeps_next),
        switch("keepLines", setting.keeps_lines),
        switch("pageBreakBefore", setting.starts_page),
        _borders(frame) if frame else None,
        element("shd", val="clear", color="auto", fill=hex_colour(fill)) if fill else None,
        switch("bidi", setting.is_from_right),
        _spacing(setting),
        _indent(frame, setting) if frame else None,
        element("jc", val="center") if setting.is_centred else None,
    )
    return element("p", properties, *runs)


def runs_paragraph(
    style: str,
    runs: tuple[TextRun, ...],
    setting: ParagraphFormat = AS_IN_STYLE,
    face: RunFormat = PLAIN,
    lead: Iterable[Element] = (),
) -> Element:
    """Set runs as a paragraph, from the right where their first letter is written from there.

    `lead` are elements ahead of the words.
    """
    is_from_right = is_right_to_left("".join(run.text for run in runs))
    if is_from_right:
        setting = replace(setting, is_from_right=True)
    words = formatted_runs(runs, face, is_from_right=is_from_right)
    return paragraph(style, [*lead, *words], setting)


def text_paragraph(style: str, text: str, setting: ParagraphFormat = AS_IN_STYLE) -> Element:
    """Set plain text as a paragraph."""
    return runs_paragraph(style, (TextRun(text),), setting)


def keep_with_next(made: Element) -> None:
    """Keep a finished paragraph on one page with what follows it; a table is left as it is."""
    properties = made.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:keepNext")) is None:
        properties.insert(1, element("keepNext"))


def _borders(frame: ParagraphBorder) -> Element:
    bar = element("left", val="single", sz=BAR, space=_CLEAR, color=hex_colour(frame.bar))
    if frame.line is None:
        return element("pBdr", bar)
    kind = "dashed" if frame.is_dashed else "single"
    line = {"val": kind, "sz": HAIRLINE, "color": hex_colour(frame.line)}
    return element(
        "pBdr",
        element("top", space=_CLEAR_ABOVE, **line),
        bar,
        element("bottom", space=_CLEAR_ABOVE, **line),
        element("right", space=_CLEAR, **line),
    )


def _spacing(setting: ParagraphFormat) -> Element | None:
    lengths = {"before": setting.before, "after": setting.after}
    given = {name: twips(points) for name, points in lengths.items() if points is not None}
    return element("spacing", **given) if given else None


def _indent(frame: ParagraphBorder, setting: ParagraphFormat) -> Element:
    # In a paragraph that runs from the right, "left" is where its lines begin.
    sides = (frame.indent, frame.from_right)
    begin, end = reversed(sides) if setting.is_from_right else sides
    hanging = setting.hanging
    lengths = {"left": twips(begin + hanging), "right": twips(end)}
    return element("ind", **lengths, **({"hanging": twips(hanging)} if hanging else {}))
