"""The options of an export (format, layout, paper, edition), its settings and file names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Format(StrEnum):
    """A format that a session can be written in; the value is the file's ending.

    CSV is one table, ZIP all of them.
    """

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    ZIP = "zip"
    JSON = "json"
    ICS = "ics"


class Layout(StrEnum):
    """A layout of a PDF."""

    RECORD = "record"
    EXECUTIVE = "executive"
    POSTER = "poster"
    LARGE_PRINT = "large-print"


class Paper(StrEnum):
    """A paper size of a PDF."""

    A4 = "A4"
    A3 = "A3"
    A2 = "A2"
    LETTER = "Letter"


PAPERS = {
    Layout.RECORD: (Paper.A4, Paper.A3, Paper.LETTER),
    Layout.EXECUTIVE: (Paper.A4, Paper.A3, Paper.LETTER),
    Layout.POSTER: (Paper.A3, Paper.A2),
    Layout.LARGE_PRINT: (Paper.A4, Paper.A3, Paper.LETTER),
}
"""The papers of each layout; the first is the default."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Whether a record is final, and which version of the final record it is (0 for a draft)."""

    version: int = 0

    def __str__(self) -> str:
        return f"Final, version {self.version}" if self.version else "Draft"


DRAFT = Edition()


_USUAL_TABLE = "statements"


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """The options saved for every session; whether a record is final is chosen for each.

    `papers` has a pair for each layout whose paper is not the default, and `turned` the names of
    the parts whose tick is not the default, so that a part of a later version comes with its own.
    """

    format: Format = Format.PDF
    layout: Layout = Layout.RECORD
    papers: tuple[tuple[Layout, Paper], ...] = ()
    turned: tuple[str, ...] = ()
    table: str = _USUAL_TABLE

    @property
    def paper(self) -> Paper:
        """The paper of the layout chosen."""
        return dict(self.papers).get(self.layout, PAPERS[self.layout][0])

    def with_paper(self, paper: Paper) -> ExportSettings:
        """Return the settings with this paper for the layout chosen."""
        kept = {**dict(self.papers), self.layout: paper}
        unusual = tuple(
            (layout, each) for layout, each in kept.items() if each != PAPERS[layout][0]
        )
        return replace(self, papers=unusual)


def parse_export_settings(content: Mapping[str, object]) -> ExportSettings:
    """Parse the saved settings; an unknown value becomes the default."""
    usual = ExportSettings()
    format_, layout, table = (content.get(name) for name in ("format", "layout", "table"))
    return ExportSettings(
        format=Format(str(format_)) if format_ in list(Format) else usual.format,
        layout=Layout(str(layout)) if layout in list(Layout) else usual.layout,
        papers=_understood_papers(content.get("papers")),
        turned=_names(content.get("turned")),
        table=table if isinstance(table, str) else usual.table,
    )


def _understood_papers(content: object) -> tuple[tuple[Layout, Paper], ...]:
    pairs = content if isinstance(content, list) else []
    known = {(str(lay), str(paper)): (lay, paper) for lay, each in PAPERS.items() for paper in each}
    return tuple(
        known[name, paper]
        for name, paper in (pair for pair in pairs if _is_pair(pair))
        if (name, paper) in known
    )


def _is_pair(content: object) -> bool:
    match content:
        case [str(), str()]:
            return True
    return False


def _names(content: object) -> tuple[str, ...]:
    names = content if isinstance(content, list) else []
    return tuple(sorted({name for name in names if isinstance(name, str)}))


# Characters forbidden in file names, and those that would hide the file or its ending.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*.]+')
# Bidirectional controls, which can hide an ending.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Most file systems take 255 bytes; the file name has our own words and a date as well.
_MOST_BYTES = 160


def safe_file_name(words: str, longest: int) -> str:
    """Return words that any file name may contain, at most `longest` characters."""
    fit = " ".join(_UNFIT.sub(" ", _TURNING.sub("", words)).split())[:longest]
    return fit.encode("utf-8", "ignore")[:_MOST_BYTES].decode("utf-8", "ignore").strip()
