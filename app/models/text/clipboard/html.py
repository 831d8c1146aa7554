"""Parse the table in HTML as Word, LibreOffice and Excel put it on the clipboard."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from typing_extensions import override

from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from app.models.text.clipboard.tabbed import Rows


# A cell of a table within a cell gets lines of its own.
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    }
)
_UNSEEN = frozenset({"script", "style", "title", "xml"})
# What Word adds for programs without lists of their own: a bullet and its spacing.
_BULLETS = "if !supportlists"
_CONDITION = re.compile(r"(?:if [^\[\]]*|endif)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EDGES = " \t\u00a0"
# Beyond this a span is damaged or hostile, not a table somebody wants in the grid.
_LONGEST_SPAN = 200


def parse_html_table(html: str) -> Rows | None:
    """Return the cells of the table, each row as long as the longest; None where there is none.

    With words outside the table it is part of a text: then nothing is parsed, so that nothing is
    lost. What a spanning cell covers is empty; empty rows and columns at the end are left out.
    """
    reader = _TableReader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):
        return None
    return None if reader.has_words_outside else reader.rows()


@dataclass(slots=True)
class _Cell:
    """A cell with the text read so far, one line a paragraph or line break."""

    width: int
    height: int
    keeps_spaces: bool
    text: str = ""
    ends_block: bool = field(default=False)

    def add(self, data: str) -> None:
        if self.keeps_spaces:
            self._end_block_if_due()
            self.text += data
            return
        words = _SPACES.sub(" ", data)
        if not self.text or self.text[-1] in " \n" or self.ends_block:
            words = words.lstrip(" ")
        if words:
            self._end_block_if_due()
            self.text += words

    def break_line(self) -> None:
        self._end_block_if_due()
        self.text += "\n"

    def start_block(self) -> None:
        self.ends_block = self.ends_block or bool(self.text and not self.text.endswith("\n"))

    def end_block(self) -> None:
        self.ends_block = bool(self.text) and not self.text.endswith("\n")

    def whole(self) -> str:
        text = self.text.replace("\r\n", "\n").replace("\r", "\n")
        if self.keeps_spaces:
            return text
        return "\n".join(line.strip(_EDGES) for line in text.split("\n")).strip("\n")

    def _end_block_if_due(self) -> None:
        if self.ends_block:
            self.text += "\n"
            self.ends_block = False


class _TableReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.has_words_outside = False
        self._rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None
        self._depth = 0
        self._unseen = 0
        self._ignored_spans = 0
        self._ignored_conditions = 0

    def rows(self) -> Rows | None:
        """Return the cells laid out with their spans."""
        if not any(self._rows):
            return None
        laid: dict[tuple[int, int], str] = {}
        for at_row, row in enumerate(self._rows):
            at = 0
            for cell in row:
                while (at_row, at) in laid:
                    at += 1
                for down in range(min(cell.height, len(self._rows) - at_row)):
                    for along in range(cell.width):
                        laid[at_row + down, at + along] = ""
                laid[at_row, at] = cell.whole()
                at += cell.width
        return _trimmed(laid)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "span":
            self._start_span(given)
        elif tag == "table":
            self._depth += 1
            self._mark_block(starts=True)
        elif self._depth == 1 and tag in {"tr", "td", "th"}:
            self._start_part(tag, given)
        elif tag == "br" and self._cell and not self._is_unseen:
            self._cell.break_line()
        elif tag in _BLOCKS:
            self._mark_block(starts=True)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN | {"span"}:
            self.handle_starttag(tag, attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "span":
            self._ignored_spans = max(self._ignored_spans - 1, 0)
        elif tag == "table":
            self._depth = max(self._depth - 1, 0)
            if not self._depth:
                self._cell = None
            self._mark_block(starts=False)
        elif self._depth == 1 and tag in {"tr", "td", "th"}:
            self._cell = None
        elif tag in _BLOCKS:
            self._mark_block(starts=False)

    @override
    def handle_data(self, data: str) -> None:
        if self._is_unseen:
            return
        if self._cell:
            self._cell.add(data)
        elif data.strip():
            self.has_words_outside = True

    @override
    def unknown_decl(self, data: str) -> None:
        self._meet_condition(data)

    @override
    def handle_comment(self, data: str) -> None:
        self._meet_condition(data)

    @property
    def _is_unseen(self) -> bool:
        return bool(self._unseen or self._ignored_spans or self._ignored_conditions)

    def _start_part(self, tag: str, given: dict[str, str]) -> None:
        if tag == "tr":
            self._cell = None
            self._rows.append([])
            return
        if not self._rows:
            self._rows.append([])
        # A condition begun and not ended in one cell must not hide the next.
        self._ignored_conditions = 0
        keeps = "white-space:pre" in given.get("style", "").replace(" ", "").lower()
        self._cell = _Cell(_span(given.get("colspan")), _span(given.get("rowspan")), keeps)
        self._rows[-1].append(self._cell)

    def _start_span(self, given: dict[str, str]) -> None:
        # Word writes the bullet of a list item as text with this style.
        is_bullet = "mso-list:ignore" in given.get("style", "").replace(" ", "").lower()
        if self._ignored_spans or is_bullet:
            self._ignored_spans += 1

    def _meet_condition(self, data: str) -> None:
        words = one_line(data.strip("[] \r\n\t").lower())
        if not _CONDITION.fullmatch(words):
            return
        if words == "endif":
            self._ignored_conditions = max(self._ignored_conditions - 1, 0)
        elif self._ignored_conditions or words == _BULLETS:
            self._ignored_conditions += 1

    def _mark_block(self, *, starts: bool) -> None:
        if self._cell and starts:
            self._cell.start_block()
        elif self._cell:
            self._cell.end_block()


def _span(value: str | None) -> int:
    digits = (value or "").strip()
    return min(max(int(digits), 1), _LONGEST_SPAN) if digits.isdecimal() else 1


def _trimmed(laid: dict[tuple[int, int], str]) -> Rows:
    filled = [place for place, text in laid.items() if text.strip()] or [(0, 0)]
    height = max(row for row, _ in filled) + 1
    width = max(column for _, column in filled) + 1
    return tuple(
        tuple(laid.get((row, column), "") for column in range(width)) for row in range(height)
    )
