"""Draws a bar as a picture with alternative text, and says its numbers beneath."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from docx.shared import Pt

from app.reports.pdf.tokens import FILLS, LINE, SHADE
from app.reports.word import styles
from app.reports.word.elements import Element, element
from app.reports.word.paragraphs import Setting, paragraph
from app.reports.word.words import Face, carried, set_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.parts.document import DocumentPart

    from app.reports.document import Bar, Segment

_WIDTH, _HEIGHT = 1200, 28
_POINTS_HIGH = 14.0
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = Setting(keeps_next=True)


def bar_of(part: DocumentPart, bar: Bar, width: float) -> list[Element]:
    """Give the paragraphs of a bar, so many points wide: the drawing and its legend."""
    picture = part.new_pic_inline(io.BytesIO(drawn(bar)), Pt(width), Pt(_POINTS_HIGH))
    for side in ("distT", "distB", "distL", "distR"):
        # What isn't said is an eighth of an inch to some programs.
        picture.set(side, "0")
    named: Element = picture.docPr
    named.set("name", "Bar")
    named.set("descr", carried(bar.alternative))
    drawing = paragraph(styles.NORMAL, [element("r", element("drawing", picture))], _KEPT)
    return [drawing, paragraph(styles.LEGEND, _legend(bar.segments))]


def drawn(bar: Bar) -> bytes:
    """Draw the segments of a bar side by side in proportion, as a PNG file."""
    total = sum(segment.count for segment in bar.segments)
    row, done = b"", 0
    for segment in bar.segments:
        done += segment.count
        until = round(_WIDTH * done / total) if total else 0
        row += bytes.fromhex(_fill(segment)[1:]) * (until - len(row) // 3)
    row += bytes.fromhex(LINE[1:]) * (_WIDTH - len(row) // 3)
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    lines = zlib.compress((b"\0" + row) * _HEIGHT, 9)
    return _PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", lines) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _fill(segment: Segment) -> str:
    return FILLS.get(segment.tone, (SHADE, ""))[0]


def _legend(segments: Iterable[Segment]) -> list[Element]:
    runs: list[Element] = []
    for segment in segments:
        if runs:
            runs += set_text("   ")
        fill, ink = FILLS.get(segment.tone, (SHADE, None))
        face = Face(is_strong=True, colour=ink, fill=fill)
        runs += set_text(f" {segment.label}: {segment.count} ", face)
    return runs
