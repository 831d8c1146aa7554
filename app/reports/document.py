"""A neutral document: what a report says, before any writer decides how it looks.

Every text in it is a person's plain text or a sentence of this program, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.models.text.phrases import one_line
from app.models.text.word_diff import WordChange


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    MUTED = "muted"
    LABEL = "label"
    STATEMENT = "statement"
    STATUS = "status"
    ABSENT = "absent"


class Tone(StrEnum):
    """The meaning that a colour conveys; a sign and a word always repeat it."""

    PLAIN = "plain"
    AGREED = "agreed"
    DRAFT = "draft"
    OPEN = "open"
    CHANGED = "changed"
    IN_PLACE = "in_place"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    NOT_RATED = "not_rated"
    LEVEL_0 = "level_0"
    LEVEL_1 = "level_1"
    LEVEL_2 = "level_2"
    LEVEL_3 = "level_3"
    LEVEL_4 = "level_4"
    LEVEL_5 = "level_5"


class GroupMark(StrEnum):
    """How a group is set apart from the text around it."""

    AGENCY = "agency"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one weight.

    `is_typed` marks words typed in the workshop, in which an acronym may be expanded. `change`
    says whether the words were added or removed since the wording before; a writer marks it with
    signs and weight, or with its format's own elements. `colour` ("#RRGGBB") is that of the agency
    whose name it is.
    """

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    is_typed: bool = False
    change: WordChange = WordChange.SAME
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that belong together; a newline in a run starts a new line."""

    runs: tuple[TextRun, ...]
    role: Role = Role.BODY
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` is 1 for a section; the title of the document is above it.

    `label` is this program's part ("Prompt 4"), `text` may be a person's.
    """

    text: str
    level: int
    label: str = ""
    note: str = ""

    @property
    def plain(self) -> str:
        """The heading on one line, for bookmarks and the like."""
        return one_line(f"{self.label}: {self.text}" if self.label else self.text)


@dataclass(frozen=True, slots=True)
class BulletList:
    """A bulleted list; `is_typed` as in a run."""

    items: tuple[str, ...]
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a bar, with its count."""

    label: str
    count: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure: one stacked bar. `alternative` is its text alternative, a sentence."""

    alternative: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; `share` is its width relative to the other columns.

    `is_picture`: its cells hold bars and no words. The other cells of the row hold every number of
    the bar, so a writer that can't draw leaves the column out.
    """

    title: str
    share: float
    is_number: bool = False
    is_picture: bool = False
    tone: Tone = Tone.PLAIN
    """The tone of this column's segments in the bars of the table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `tone` may colour it, `colour` ("#RRGGBB") draws an agency's bar at its edge.

    `bar` is drawn in a column of pictures.
    """

    paragraphs: tuple[Paragraph, ...]
    tone: Tone = Tone.PLAIN
    colour: str | None = None
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with header cells; `caption` names it for those who can't see it."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_column: int | None = 0
    """The index of the cell that names its row."""
    is_grouped: bool = False
    """Consecutive rows with the same first cell form a group under it."""
    is_for_pen: bool = False
    """Its empty cells are filled in by hand, so its rows need room for writing."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and a value, such as place and date; the values count as typed."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Blocks that belong together, such as one agency's entry at one prompt."""

    blocks: tuple[Block, ...]
    mark: GroupMark
    tone: Tone = Tone.PLAIN
    colour: str | None = None


Block = Heading | Paragraph | BulletList | Table | Bar | Facts | BlockGroup


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks under it.

    `is_repeated`: the heading is repeated on each page that the section continues on.
    `is_one_page`: spacing is reduced before the section may continue on a second page.
    `is_closing`: the section is kept with the one before it, not alone on a last page.
    """

    heading: Heading
    blocks: tuple[Block, ...]
    starts_page: bool = False
    is_repeated: bool = True
    is_one_page: bool = False
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: str
    kind: str
    """The sort of document, printed above its title."""
    author: str
    date: str
    cover: tuple[Block, ...]
    sections: tuple[Section, ...]
    edition: str = "Draft"
    """The state of the record: "Draft", or "Final, version 2"."""
    language: str = "en-GB"


class HeadingLevels:
    """The open headings of a document: the next one is at most one level below that above it."""

    def __init__(self) -> None:
        self._open: list[int] = []

    @property
    def depth(self) -> int:
        """How many headings are open, the last one included."""
        return len(self._open)

    def enter(self, level: int) -> int:
        """Open a heading of a level, from 1, and return the level that it has in the file."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return self.depth


def text(
    words: str,
    role: Role = Role.BODY,
    tone: Tone = Tone.PLAIN,
    *,
    is_strong: bool = False,
    is_typed: bool = False,
) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((TextRun(words, is_strong=is_strong, is_typed=is_typed),), role, tone)


def cell(
    words: str, tone: Tone = Tone.PLAIN, *, is_strong: bool = False, is_typed: bool = False
) -> Cell:
    """Return a cell of one paragraph."""
    return Cell((text(words, is_strong=is_strong, is_typed=is_typed),), tone)
