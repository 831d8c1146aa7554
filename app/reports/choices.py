"""What a person chooses for an export: the format, the layout, the paper and the edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """What a session can be written as; the value is the file's ending.

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
    """How a PDF is laid out."""

    RECORD = "record"
    EXECUTIVE = "executive"
    POSTER = "poster"
    LARGE_PRINT = "large-print"


class Paper(StrEnum):
    """What a PDF is printed on."""

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
"""The papers of each layout; the first is the usual one."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Whether a record is final, and which version of the final record it is (0 for a draft)."""

    version: int = 0

    def __str__(self) -> str:
        return f"Final, version {self.version}" if self.version else "Draft"


DRAFT = Edition()
