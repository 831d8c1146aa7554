"""A neutral document: what a report says, before any writer decides how it looks.

Every text in it is a person's plain text or a sentence of this program, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    """What a colour would mean; a sign and a word always say the same."""

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

    `is_typed` says that these are words of the room, in which an acronym may be said in full.
    `change` is what became of the words from one wording to the next; a writer marks it with signs
    and weight, or with the elements that its format has for it. `colour` ("#RRGGBB") is that of an
    agency whose name it is.
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
    """The name of what follows. `level` is 1 for a section; the title of the document is above it.

    `label` is this program's part ("Prompt 4"), `text` may be a person's.
    """

    text: str
    level: int
    label: str = ""
    note: str = ""

    @property
    def plain(self) -> str:
        """The heading on one line, for bookmarks and the like."""
        return " ".join(f"{self.label}: {self.text}".split() if self.label else self.text.split())


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items of one list, in order; `is_typed` as in a run."""

    items: tuple[str, ...]
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar, with its number."""

    label: str
    count: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure: one bar in segments. `alternative` says the same in a sentence."""

    alternative: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table; `share` is its width beside the other columns' shares.

    `is_picture` says that its cells hold bars and no words. The other cells of the row say every
    number of the bar, so a writer that can't draw leaves the column out.
    """

    title: str
    share: float
    is_number: bool = False
    is_picture: bool = False
    tone: Tone = Tone.PLAIN
    """What its colour stands for in the pictures beside it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `tone` may colour it, `colour` ("#RRGGBB") puts an agency's bar beside it.

    `bar` is drawn in a column of pictures.
    """

    paragraphs: tuple[Paragraph, ...]
    tone: Tone = Tone.PLAIN
    colour: str | None = None
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under header cells; `caption` names the table for those who can't see it."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_column: int | None = 0
    """Which cell of a row names the row."""
    is_grouped: bool = False
    """Rows that follow one another with the same first cell belong together under it."""
    is_for_pen: bool = False
    """Its empty cells are filled in by hand, so its rows need room for writing."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what is known under each, such as place and date; it counts as typed."""

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
    """A heading and what stands under it.

    `is_repeated` asks for the heading again wherever the section goes on, on each page it reaches.
    `is_one_page` asks for closer setting before the section may go on to a second page.
    `is_closing` asks that the section be kept with the one before it, not alone on a last page.
    """

    heading: Heading
    blocks: tuple[Block, ...]
    starts_page: bool = False
    is_repeated: bool = True
    is_one_page: bool = False
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One whole report."""

    title: str
    kind: str
    """What sort of document this is, above its title."""
    author: str
    date: str
    cover: tuple[Block, ...]
    sections: tuple[Section, ...]
    edition: str = "Draft"
    """Which state of the record this is: "Draft", or "Final, version 2"."""
    language: str = "en-GB"


def text(
    words: str,
    role: Role = Role.BODY,
    tone: Tone = Tone.PLAIN,
    *,
    is_strong: bool = False,
    is_typed: bool = False,
) -> Paragraph:
    """Make a paragraph of one run."""
    return Paragraph((TextRun(words, is_strong=is_strong, is_typed=is_typed),), role, tone)


def cell(
    words: str, tone: Tone = Tone.PLAIN, *, is_strong: bool = False, is_typed: bool = False
) -> Cell:
    """Make a cell of one paragraph."""
    return Cell((text(words, is_strong=is_strong, is_typed=is_typed),), tone)
