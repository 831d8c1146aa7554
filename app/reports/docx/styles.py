"""The styles of the Word file, with the sizes and colours of the PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from app.reports.colours import ACCENT, LINE, SHADE
from app.reports.docx.runs import Element, element, hex_colour, switch, twips
from app.reports.pdf import styles as types
from app.reports.pdf.styles import SNUG, FontWeight, TypeStyle

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.styles.style import BaseStyle


FONT = "Atkinson Hyperlegible Next"
# Has Hebrew and Arabic, which the main font lacks, and is on nearly every computer.
_COMPLEX_FONT = "Arial"
_TEMPLATE_LANGUAGES = {"eastAsia": "ja-JP", "bidi": "ar-SA"}

NORMAL = "Normal"
TITLE = "Title"
KIND = "DocumentKind"
BULLET = "ListBullet"
CAPTION = "Caption"
HEADER, FOOTER = "Header", "Footer"
LABEL = "StatementLabel"
STATEMENT = "Statement"
STATUS = "Status"
NOTE = "MutedNote"
ABSENT = "NotSaid"
FACT = "Fact"
LEGEND = "Legend"
COLUMN, COLUMN_NUMBER = "TableHeading", "TableNumberHeading"
CELL, CELL_NUMBER = "TableText", "TableNumber"
CELL_NOTE, CELL_ABSENT = "TableNote", "TableNotSaid"
RATING = "Rating"
TABLE = "RecordTable"
HEADING_LABEL = "HeadingLabel"
FACT_NAME = "FactName"

FACT_INDENT = 98.0
BULLET_INDENT = 12.0


def heading(level: int) -> str:
    """Return the style id of a heading; level 1 is a section."""
    return f"Heading{level}"


_SUB_GROUP = replace(types.GROUP, size=10.25, before=8.0)
_PARAGRAPHS = {
    NORMAL: types.BODY,
    TITLE: replace(types.TITLE, after=18.0),
    KIND: types.KIND,
    heading(1): replace(types.SECTION, before=26.0),
    heading(2): replace(types.PROMPT, before=22.0),
    heading(3): types.GROUP,
    heading(4): _SUB_GROUP,
    BULLET: types.BULLET,
    CAPTION: replace(types.LABEL, before=8.0, after=5.0),
    HEADER: types.HEADER_AND_FOOTER,
    FOOTER: types.HEADER_AND_FOOTER,
    # Snug, since Word can't try which spacing is the widest with seven statements on a page.
    LABEL: SNUG.label,
    STATEMENT: SNUG.statement,
    STATUS: replace(SNUG.status, after=2.0),
    NOTE: SNUG.note,
    ABSENT: types.ABSENT,
    FACT: replace(types.FACT, after=3.0),
    LEGEND: replace(types.LEGEND, before=4.0, after=12.0),
    COLUMN: replace(types.COLUMN, keeps_next=True),
    COLUMN_NUMBER: replace(types.COLUMN_NUMBER, keeps_next=True),
    CELL: types.CELL,
    CELL_NUMBER: types.CELL.centred(),
    CELL_NOTE: types.CELL_NOTE,
    CELL_ABSENT: types.CELL_ABSENT,
    RATING: types.PILL,
}
_NAMES = {
    KIND: "Document kind",
    LABEL: "Statement label",
    NOTE: "Muted note",
    ABSENT: "Not said",
    COLUMN: "Table heading",
    COLUMN_NUMBER: "Table number heading",
    CELL: "Table text",
    CELL_NUMBER: "Table number",
    CELL_NOTE: "Table note",
    CELL_ABSENT: "Table not said",
}
_LETTERS = {
    HEADING_LABEL: ("Heading label", types.HEAD_LABEL),
    FACT_NAME: ("Fact name", types.FACT_NAME),
}
_KEPT = {"DefaultParagraphFont", "TableNormal", "NoList"}


def apply_styles(file: WordFile, language: str, text_width: float) -> None:
    """Add the styles to a new file and remove those of the template; width in points."""
    tree = file.styles.element
    kept = {*_PARAGRAPHS, *_KEPT}
    for style in [each for each in file.styles if each.style_id not in kept]:
        tree.remove(style.element)
    _set_defaults(tree, language)
    known = {style.style_id: style for style in file.styles}
    for key, wanted in _PARAGRAPHS.items():
        made = known.get(key)
        if made is None:
            made = _new_style(file, key, _NAMES.get(key, key), WD_STYLE_TYPE.PARAGRAPH)
            # After the name, which comes first.
            made.element[0].addnext(element("basedOn", val=NORMAL))
        _set_paragraph_style(made.element, key, wanted, text_width)
    for key, (name, wanted) in _LETTERS.items():
        letters = _new_style(file, key, name, WD_STYLE_TYPE.CHARACTER)
        letters.element.append(_letters(wanted))
    tree.append(_table_style())
    _set_bullets(file)


def _new_style(file: WordFile, key: str, name: str, kind: WD_STYLE_TYPE) -> BaseStyle:
    made: BaseStyle = file.styles.add_style(name, kind)
    made.element.set(qn("w:styleId"), key)
    made.quick_style = True
    return made


def _set_defaults(tree: Element, language: str) -> None:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=_COMPLEX_FONT)
    size = _half_points(types.BODY)
    properties = element(
        "rPr",
        fonts,
        element("sz", val=size),
        element("szCs", val=size),
        element("lang", val=language, **_TEMPLATE_LANGUAGES),
    )
    defaults = element(
        "docDefaults",
        element("rPrDefault", properties),
        element("pPrDefault", element("pPr", element("spacing", after=0))),
    )
    tree.replace(tree[0], defaults)


def _set_paragraph_style(made: Element, key: str, wanted: TypeStyle, text_width: float) -> None:
    for child in list(made):
        if child.tag.rpartition("}")[2] in {"pPr", "rPr", "link", "semiHidden", "unhideWhenUsed"}:
            made.remove(child)
    made.append(_paragraph(key, wanted, text_width))
    made.append(_letters(wanted))


def _paragraph(key: str, wanted: TypeStyle, text_width: float) -> Element:
    is_heading = key.startswith("Heading")
    keeps = wanted.keeps_next or key in {TITLE, LABEL}
    return element(
        "pPr",
        switch("keepNext", keeps),
        switch("keepLines", is_heading),
        element("numPr", element("numId", val=1)) if key == BULLET else None,
        _rule(key),
        _tabs(key, text_width),
        element(
            "spacing",
            before=twips(wanted.before),
            after=twips(wanted.after),
            line=twips(wanted.leading),
            lineRule="atLeast",
        ),
        _indent(key),
        element("jc", val="center") if wanted.is_centred else None,
        element("outlineLvl", val=int(key[-1]) - 1) if is_heading else None,
    )


def _rule(key: str) -> Element | None:
    rules = {
        TITLE: ("bottom", 18, 10, ACCENT),
        FOOTER: ("top", 6, 6, LINE),
        HEADER: ("bottom", 6, 6, LINE),
    }
    if key not in rules:
        return None
    side, weight, space, colour = rules[key]
    line = element(side, val="single", sz=weight, space=space, color=hex_colour(colour))
    return element("pBdr", line)


def _tabs(key: str, text_width: float) -> Element | None:
    if key in {HEADER, FOOTER}:
        return element("tabs", element("tab", val="right", pos=twips(text_width)))
    if key == FACT:
        return element("tabs", element("tab", val="left", pos=twips(FACT_INDENT)))
    return None


def _indent(key: str) -> Element | None:
    hanging = {BULLET: BULLET_INDENT, FACT: FACT_INDENT}.get(key)
    return element("ind", left=twips(hanging), hanging=twips(hanging)) if hanging else None


def _letters(wanted: TypeStyle) -> Element:
    is_bold = wanted.weight in {FontWeight.BOLD, FontWeight.SEMIBOLD}
    is_italic = wanted.weight is FontWeight.ITALIC
    size = _half_points(wanted)
    return element(
        "rPr",
        switch("b", is_bold),
        switch("bCs", is_bold),
        switch("i", is_italic),
        switch("iCs", is_italic),
        element("color", val=hex_colour(wanted.colour)),
        element("sz", val=size),
        element("szCs", val=size),
    )


def _half_points(wanted: TypeStyle) -> int:
    """Return the size of type in half points, as Word counts it."""
    return round(wanted.size * 2)


def _table_style() -> Element:
    line = {"val": "single", "sz": 6, "space": 0, "color": hex_colour(LINE)}
    margins = (("top", 4.0), ("left", 6.0), ("bottom", 5.0), ("right", 6.0))
    head = element(
        "tblStylePr",
        element("rPr", element("b"), element("bCs")),
        element("tcPr", element("shd", val="clear", color="auto", fill=hex_colour(SHADE))),
        type="firstRow",
    )
    return element(
        "style",
        element("name", val="Record table"),
        element("basedOn", val="TableNormal"),
        element("qFormat"),
        element(
            "tblPr",
            element("tblBorders", element("bottom", **line), element("insideH", **line)),
            element("tblCellMar", *(element(side, w=twips(w), type="dxa") for side, w in margins)),
        ),
        head,
        type="table",
        customStyle=1,
        styleId=TABLE,
    )


def _set_bullets(file: WordFile) -> None:
    tree = file.part.numbering_part.element
    for child in list(tree):
        tree.remove(child)
    hanging = twips(BULLET_INDENT)
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("pStyle", val=BULLET),
        element("lvlText", val="•"),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=hanging, hanging=hanging)),
        ilvl=0,
    )
    kind = element("multiLevelType", val="singleLevel")
    tree.append(element("abstractNum", kind, level, abstractNumId=0))
    tree.append(element("num", element("abstractNumId", val=0), numId=1))
