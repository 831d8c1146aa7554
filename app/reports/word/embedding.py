"""Puts the bundled fonts into the file, so that it looks the same where they aren't installed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn

from app.reports.word.elements import Element, element
from app.reports.word.styles import FONT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.parts.document import DocumentPart

_FACES = {"Regular": "embedRegular", "Bold": "embedBold", "Italic": "embedItalic"}
_FILE = "AtkinsonHyperlegibleNext-{}.ttf"
_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
# ECMA-376 part 4, 17.8.1: the first bytes of a font are hidden by a key.
_HIDDEN = 32


def embed_fonts(part: DocumentPart, resources: Path | None) -> bool:
    """Name the font in the file and put in each face that can be read; tell whether any was."""
    for key, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            part.rels.pop(key)
    fonts = element("fonts")
    table = XmlPart(PackURI("/word/fontTable.xml"), _TABLE_TYPE, fonts, part.package)
    part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
    faces = list(_faces(table, resources / "fonts")) if resources else []
    fonts.append(
        element(
            "font",
            # What to take where the font is neither in the file nor on the computer.
            element("altName", val="Verdana"),
            element("charset", val="00"),
            element("family", val="swiss"),
            element("pitch", val="variable"),
            *faces,
            name=FONT,
        )
    )
    return bool(faces)


def _faces(table: XmlPart, folder: Path) -> Iterator[Element]:
    for number, (face, tag) in enumerate(_FACES.items(), start=1):
        try:
            font = (folder / _FILE.format(face)).read_bytes()
        except OSError:
            # The words matter more: they are set in another font.
            continue
        key = uuid.uuid5(uuid.NAMESPACE_DNS, f"{FONT} {face}")
        place = PackURI(f"/word/fonts/font{number}.odttf")
        hidden = Part(place, _FONT_TYPE, _hidden(font, key), table.package)
        made = element(tag, fontKey=f"{{{key}}}".upper())
        made.set(qn("r:id"), table.relate_to(hidden, RELATIONSHIP_TYPE.FONT))
        yield made


def _hidden(font: bytes, key: uuid.UUID) -> bytes:
    mask = key.bytes[::-1] * (_HIDDEN // len(key.bytes))
    head = bytes(a ^ b for a, b in zip(font, mask, strict=False))
    return head + font[_HIDDEN:]
