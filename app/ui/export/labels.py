"""Texts of the export window: the name of each choice, and what it is good for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from app.models.text.phrases import and_list
from app.reports.options import Format, Layout
from app.reports.record import RecordPart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.reports.export import Exported


FORMATS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.PDF: ("PDF", "To print and to send: it looks the same everywhere."),
        Format.HTML: ("Web page (HTML)", "To read on any screen, or have read aloud; one file."),
        Format.DOCX: ("Word document", "To go on working with the words, also in LibreOffice."),
        Format.ZIP: ("Tables (CSV, in a zip)", "To count and to chart: every table, for Excel."),
        Format.CSV: ("One table (CSV)", "To count and to chart: the table you choose."),
        Format.JSON: ("Session file", "All of it, for another copy of this program."),
        Format.ICS: ("Calendar", "Review meetings and due dates, for Outlook and others."),
    }
)

KINDS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.PDF: ("PDF record (*.pdf)", ".pdf"),
        Format.HTML: ("Web page (*.html)", ".html"),
        Format.DOCX: ("Word document (*.docx)", ".docx"),
        Format.ZIP: ("Tables in a zip (*.zip)", ".zip"),
        Format.CSV: ("Table (*.csv)", ".csv"),
        Format.JSON: ("Session file (*.visioning.json)", ".visioning.json"),
        Format.ICS: ("Calendar of review meetings and due dates (*.ics)", ".ics"),
    }
)
"""What a file dialog calls each format, and the ending of its files."""

LAYOUTS: Mapping[Layout, tuple[str, str]] = MappingProxyType(
    {
        Layout.RECORD: ("Full record", "Everything that is ticked below, with all its words."),
        Layout.EXECUTIVE: ("Executive page", "The agreed statements, on one page where they fit."),
        Layout.POSTER: ("Wall poster", "The agreed statements, large, for the wall."),
        Layout.LARGE_PRINT: ("Large print", "The full record in 18 point, in a single column."),
    }
)

_PARTS = {
    RecordPart.PEOPLE: "People",
    RecordPart.PICTURES: "Page of pictures",
    RecordPart.STATEMENTS: "Statements together",
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


def part_name(part: RecordPart) -> str:
    """Return the name of a part of the record."""
    return _PARTS[part]


def tables() -> dict[str, tuple[str, str]]:
    """Return the tables that a CSV file may hold, by name: the title and content of each."""
    from app.reports.csv.writer import TABLES

    return {
        name: (kind.title, f"{kind.about[:1].upper()}{kind.about[1:]}.")
        for name, kind in TABLES.items()
    }


RECORD_LAYOUTS = frozenset({Layout.RECORD, Layout.LARGE_PRINT})
"""The layouts that hold the parts chosen; the others have their own."""
HAS_PARTS = frozenset({Format.PDF, Format.HTML, Format.DOCX})
"""The formats that a record is written in."""


_SHOWN = 6
# A browser and Word find fonts for them themselves.
_CARRIED = "The HTML and Word files carry them."


def describe_limits(wanted: Format, exported: Exported) -> str:
    """Return what the PDF pages can't show of the wanted format; empty where they show it all."""
    if wanted is not Format.PDF:
        name = FORMATS[wanted][0]
        return f"{name}: the same words in the same order as on these pages, without the pages."
    missing = describe_missing_characters(exported.missing_characters)
    return f"{missing} {_CARRIED}" if missing else ""


def describe_missing_characters(missing: Sequence[str]) -> str:
    """Return a sentence on characters that no font has, and their scripts; empty for none."""
    if not missing:
        return ""
    from app.reports.unicode_scripts import script_names

    rest = len(missing) - _SHOWN
    some = " ".join(missing[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
    scripts = and_list(script_names(missing))
    return f"No font here has {some} ({scripts}); they are marked where they stand."
