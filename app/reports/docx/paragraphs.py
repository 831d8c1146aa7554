"""Make Word paragraphs: a style, runs, and formatting beyond the style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from app.models.text.direction import is_right_to_left
from app.reports.document import TextRun
from app.reports.docx.runs import (
    PLAIN,
    Element,
    RunFormat,
    element,
    formatted_runs,
    has_right_to_left,
    hex_colour,
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
    """The border of consecutive paragraphs: a bar at the left, or a box.

    `indent` and `right_indent` are points. Word joins adjacent paragraphs whose borders are equal,
    so boxes that touch must differ in something.
    """

    bar: str
    line: str | None = None
    is_dashed: bool = False
    fill: str | None = None
    indent: float = 12.0
    right_indent: float = 0.0

    @classmethod
    def boxed(cls, box: BoxStyle, *, is_odd: bool) -> ParagraphBorder:
        """Return the box of a statement; `is_odd` alternates, so that boxes that touch differ."""
        return cls(
            box.bar or "",
            box.line,
            is_dashed=box.is_dashed,
            fill=box.fill,
            right_indent=9.0 + (0.05 if is_odd else 0.0),
        )


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Formatting of a paragraph beyond its style; lengths in points, None as in the style."""

    border: ParagraphBorder | None = None
    keeps_next: bool = False
    keeps_lines: bool = False
    starts_page: bool = False
    is_rtl_paragraph: bool = False
    is_centred: bool = False
    fill: str | None = None
    before: float | None = None
    after: float | None = None
    hanging: float = 0.0


AS_IN_STYLE = ParagraphFormat()


def paragraph(
    style: str, runs: Iterable[Element], setting: ParagraphFormat = AS_IN_STYLE
) -> Element:
    """Return a paragraph in a style, given by its id."""
    border = setting.border
    fill = setting.fill or (border.fill if border else None)
    properties = element(
        "pPr",
        element("pStyle", val=style),
        switch("keepNext", setting.keeps_next),
        switch("keepLines", setting.keeps_lines),
        switch("pageBreakBefore", setting.starts_page),
        _borders(border) if border else None,
        element("shd", val="clear", color="auto", fill=hex_colour(fill)) if fill else None,
        switch("bidi", setting.is_rtl_paragraph),
        _spacing(setting),
        _indent(border, setting) if border else None,
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
    """Return runs as a paragraph, right-to-left if their first letter is.

    `lead` are elements before the words.
    """
    text = "".join(run.text for run in runs)
    # A mark of direction (U+200F) alone does not turn a paragraph.
    is_rtl_paragraph = has_right_to_left(text) and is_right_to_left(text)
    if is_rtl_paragraph:
        setting = replace(setting, is_rtl_paragraph=True)
    words = formatted_runs(runs, face, is_rtl_paragraph=is_rtl_paragraph)
    return paragraph(style, [*lead, *words], setting)


def text_paragraph(style: str, text: str, setting: ParagraphFormat = AS_IN_STYLE) -> Element:
    """Return plain text as a paragraph."""
    return runs_paragraph(style, (TextRun(text),), setting)


def keep_with_next(made: Element) -> None:
    """Keep a finished paragraph on one page with what follows it; a table is left as it is."""
    properties = made.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:keepNext")) is None:
        properties.insert(1, element("keepNext"))


def _borders(border: ParagraphBorder) -> Element:
    bar = element("left", val="single", sz=BAR, space=_CLEAR, color=hex_colour(border.bar))
    if border.line is None:
        return element("pBdr", bar)
    kind = "dashed" if border.is_dashed else "single"
    line = {"val": kind, "sz": HAIRLINE, "color": hex_colour(border.line)}
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


def _indent(border: ParagraphBorder, setting: ParagraphFormat) -> Element:
    # In a right-to-left paragraph "left" is the side on which its lines begin.
    sides = (border.indent, border.right_indent)
    begin, end = reversed(sides) if setting.is_rtl_paragraph else sides
    hanging = setting.hanging
    lengths = {"left": twips(begin + hanging), "right": twips(end)}
    return element("ind", **lengths, **({"hanging": twips(hanging)} if hanging else {}))
