"""The options of an export (format, layout, paper, edition), its settings and file names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from types import MappingProxyType

from app.models.text.phrases import one_line
from app.setting_checks import checked, each, one_of, text


class Format(StrEnum):
    """A format that a session can be written in; the value is the file's ending.

    CSV is one table, ZIP all of them. `FORMATS` holds what else is to be known of each.
    """

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    ZIP = "zip"
    JSON = "json"
    ICS = "ics"


class PreviewKind(Enum):
    """How the export window previews a format."""

    PAGES = "pages"
    TABLE = "table"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class FormatInfo:
    """The texts of a format, and which options it has.

    `title` and `about` are for the export window, `file_kind` and `ending` for the file dialog. A
    record has parts and an edition.
    """

    title: str
    about: str
    file_kind: str
    ending: str
    preview: PreviewKind
    is_record: bool = False
    has_layouts: bool = False
    has_tables: bool = False


FORMATS: Mapping[Format, FormatInfo] = MappingProxyType(
    {
        Format.PDF: FormatInfo(
            "PDF",
            "To print and to send: it looks the same everywhere.",
            "PDF record",
            ".pdf",
            PreviewKind.PAGES,
            is_record=True,
            has_layouts=True,
        ),
        Format.HTML: FormatInfo(
            "Web page (HTML)",
            "To read on any screen, or have read aloud; one file.",
            "Web page",
            ".html",
            PreviewKind.PAGES,
            is_record=True,
        ),
        Format.DOCX: FormatInfo(
            "Word document",
            "To go on working with the words, also in LibreOffice.",
            "Word document",
            ".docx",
            PreviewKind.PAGES,
            is_record=True,
        ),
        Format.CSV: FormatInfo(
            "One table (CSV)",
            "To count and to chart: the table you choose.",
            "Table",
            ".csv",
            PreviewKind.TABLE,
            has_tables=True,
        ),
        Format.ZIP: FormatInfo(
            "Tables (CSV, in a zip)",
            "To count and to chart: every table, for Excel.",
            "Tables in a zip",
            ".zip",
            PreviewKind.SUMMARY,
        ),
        Format.JSON: FormatInfo(
            "Session file",
            "All of it, for another copy of this program.",
            "Session file",
            ".visioning.json",
            PreviewKind.SUMMARY,
        ),
        Format.ICS: FormatInfo(
            "Calendar",
            "Review meetings and due dates, for Outlook and others.",
            "Calendar of review meetings and due dates",
            ".ics",
            PreviewKind.SUMMARY,
        ),
    }
)


class Paper(StrEnum):
    """A paper size of a PDF."""

    A4 = "A4"
    A3 = "A3"
    A2 = "A2"
    LETTER = "Letter"


class Layout(StrEnum):
    """A layout of a PDF; `LAYOUTS` holds what else is to be known of each."""

    RECORD = "record"
    EXECUTIVE = "executive"
    POSTER = "poster"
    LARGE_PRINT = "large-print"


@dataclass(frozen=True, slots=True)
class LayoutInfo:
    """The texts of a layout, its papers (the first is the default), and whether it has parts."""

    title: str
    about: str
    papers: tuple[Paper, ...]
    has_parts: bool = False


_OFFICE_PAPERS = (Paper.A4, Paper.A3, Paper.LETTER)
LAYOUTS: Mapping[Layout, LayoutInfo] = MappingProxyType(
    {
        Layout.RECORD: LayoutInfo(
            "Full record",
            "Everything that is ticked below, with all its words.",
            _OFFICE_PAPERS,
            has_parts=True,
        ),
        Layout.EXECUTIVE: LayoutInfo(
            "Executive page", "The agreed statements, on one page where they fit.", _OFFICE_PAPERS
        ),
        Layout.POSTER: LayoutInfo(
            "Wall poster", "The agreed statements, large, for the wall.", (Paper.A3, Paper.A2)
        ),
        Layout.LARGE_PRINT: LayoutInfo(
            "Large print",
            "The full record in 18 point, in a single column.",
            _OFFICE_PAPERS,
            has_parts=True,
        ),
    }
)


class RecordPart(StrEnum):
    """A part of the record that can be left out, as printed; the title page always stays."""

    PEOPLE = "people"
    STATEMENTS = "statements"
    PICTURES = "pictures"
    PERSPECTIVES = "perspectives"
    AGREEMENT = "agreement"
    CHECKLIST = "checklist"
    ACTIONS = "actions"
    MEETINGS = "reviews"
    STANDARDS = "standards"
    GLOSSARY = "glossary"
    HISTORY = "history"
    SOURCES = "sources"
    SIGN_OFF = "sign-off"


# In the order in which the export window shows them.
PART_TITLES: Mapping[RecordPart, str] = MappingProxyType(
    {
        RecordPart.PEOPLE: "People",
        RecordPart.STATEMENTS: "Statements together",
        RecordPart.PICTURES: "Page of pictures",
        RecordPart.PERSPECTIVES: "What each agency said",
        RecordPart.AGREEMENT: "Agreement, reservations",
        RecordPart.CHECKLIST: "Checklist",
        RecordPart.STANDARDS: "Standards",
        RecordPart.ACTIONS: "Actions",
        RecordPart.MEETINGS: "Review meetings",
        RecordPart.GLOSSARY: "Glossary",
        RecordPart.HISTORY: "Wording history",
        RecordPart.SOURCES: "Sources",
        RecordPart.SIGN_OFF: "Sign-off page",
    }
)
ALL_PARTS = frozenset(RecordPart)
# The wording history is off by default: it can be longer than all the rest.
DEFAULT_PARTS = ALL_PARTS - {RecordPart.HISTORY}


class TableName(StrEnum):
    """A table of a session, in the order in which a zip file holds them; titles in `csv/writer`."""

    PEOPLE = "people"
    STATEMENTS = "statements"
    ENTRIES = "entries"
    AGREEMENT = "agreement"
    RESERVATIONS = "reservations"
    CHECKLIST = "checklist"
    ACTIONS = "actions"
    MEETINGS = "reviews"
    STANDARDS = "standards"
    GLOSSARY = "glossary"
    WORDINGS = "wordings"


DEFAULT_TABLE = TableName.STATEMENTS


@dataclass(frozen=True, slots=True)
class Edition:
    """Whether a record is final, and which version of the final record it is (0 for a draft)."""

    version: int = 0

    def __str__(self) -> str:
        return f"Final, version {self.version}" if self.version else "Draft"


DRAFT = Edition()


_PAPERS = tuple((layout, paper) for layout, info in LAYOUTS.items() for paper in info.papers)


def _layout_and_paper(content: object) -> tuple[Layout, Paper] | None:
    return one_of(_PAPERS)(tuple(content)) if isinstance(content, list) else None


def _names(content: object) -> tuple[str, ...]:
    return tuple(sorted(set(each(text)(content))))


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """The options saved for every session; whether a record is final is chosen for each.

    `papers` has a pair for each layout whose paper is not the default, and `turned` the names of
    the parts whose tick is not the default, so that a part of a later version comes with its own.
    """

    format: Format = field(default=Format.PDF, metadata=checked(one_of(Format)))
    layout: Layout = field(default=Layout.RECORD, metadata=checked(one_of(Layout)))
    papers: tuple[tuple[Layout, Paper], ...] = field(
        default=(), metadata=checked(each(_layout_and_paper))
    )
    turned: tuple[str, ...] = field(default=(), metadata=checked(_names))
    table: str = field(default=DEFAULT_TABLE, metadata=checked(text))

    @property
    def paper(self) -> Paper:
        """The paper of the layout chosen."""
        return dict(self.papers).get(self.layout, LAYOUTS[self.layout].papers[0])

    def with_paper(self, paper: Paper) -> ExportSettings:
        """Return the settings with this paper for the layout chosen."""
        kept = {**dict(self.papers), self.layout: paper}
        unusual = tuple(
            (layout, each) for layout, each in kept.items() if each != LAYOUTS[layout].papers[0]
        )
        return replace(self, papers=unusual)


# Characters forbidden in file names, and those that would hide the file or its ending.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*.]+')
# Bidirectional controls, which can hide an ending.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Most file systems take 255 bytes; the file name has our own words and a date as well.
_MOST_BYTES = 160


def safe_file_name(words: str, longest: int) -> str:
    """Return words that any file name may contain, at most `longest` characters."""
    fit = one_line(_UNFIT.sub(" ", _TURNING.sub("", words)))[:longest]
    return fit.encode("utf-8", "ignore")[:_MOST_BYTES].decode("utf-8", "ignore").strip()
