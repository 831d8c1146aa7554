"""Prints sessions as PDF and reads them back with pypdf, which shares no code with ReportLab."""

import io
import re
from collections.abc import Collection
from datetime import UTC
from pathlib import Path

from pypdf import PdfReader

from app.models.records import Session
from app.reports.options import DEFAULT_PARTS, RecordPart
from app.reports.pdf.writer import PdfOutcome, write_pdf
from app.reports.record import build_record
from tests.reports.samples import NOW

RESOURCES = Path(__file__).parents[3] / "resources"


def print_pdf(
    session: Session, parts: Collection[RecordPart] = DEFAULT_PARTS
) -> tuple[PdfReader, PdfOutcome]:
    out = io.BytesIO()
    document = build_record(session, parts, UTC)
    outcome = write_pdf(document, out, resources=RESOURCES, printed_at=NOW, is_invariant=True)
    return PdfReader(out), outcome


def page_texts(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


def squeezed(text: str) -> str:
    """Return text without any space: where lines break is the layout's business."""
    return "".join(text.split())


def spoken(session: Session, parts: Collection[RecordPart] = DEFAULT_PARTS) -> str:
    """Return all the text of a printed session, squeezed."""
    return squeezed("".join(page_texts(print_pdf(session, parts)[0])))


def without_furniture(text: str) -> str:
    """Drop head, foot and repeated headings from squeezed text, so that words join over pages."""
    foot = r"Draft·printed24November2026,16:05Page\d+of\d+"
    head = r"(?:Datenotset|Tuesday24November2026)(?:Onecell|Pneumono[a-z]*…)"
    again = r"(?:Prompt1\(continued\):Say...)?(?:Healthcontinued)?"
    return re.sub(f"(?:{head})?{foot}{again}", "", text)
