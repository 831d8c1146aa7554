"""The package of a Word file: settings, embedded fonts, and a zip of the same bytes each time."""

from __future__ import annotations

import io
import uuid
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn

from app.reports.csv.writer import zip_entry
from app.reports.docx.runs import Element, element
from app.reports.docx.styles import FONT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from docx.document import Document as WordFile
    from docx.parts.document import DocumentPart


# To remove of the template: a picture of its first page, its own data, styles for Word 2010.
_NOT_OURS = ("/thumbnail", "/customXml", "/stylesWithEffects", "/extended-properties")
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>Common Ground</Application></Properties>'
)
# Word 2013 and later: without it Word opens the file in a mode for old files.
_COMPATIBILITY = "15"


def clean_package(file: WordFile, language: str, *, has_fonts: bool) -> None:
    """Set language and compatibility, and remove the template's own parts."""
    package = file.part.package
    for relations in (package.rels, file.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_NOT_OURS):
                relations.pop(key)
    particulars = Part(PackURI("/docProps/app.xml"), _APP_TYPE, _APP, package)
    package.relate_to(particulars, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    _apply_settings(file.settings.element, language, has_fonts=has_fonts)


def _apply_settings(tree: Element, language: str, *, has_fonts: bool) -> None:
    wanted = {
        "zoom": element("zoom", percent=100),
        "compat": element(
            "compat",
            element(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=_COMPATIBILITY,
            ),
        ),
        "themeFontLang": element("themeFontLang", val=language),
    }
    dropped = {"savePreviewPicture", "rsids", "shapeDefaults", "docId", "doNotAutoCompressPictures"}
    for child in list(tree):
        name = child.tag.rpartition("}")[2]
        if name in wanted:
            tree.replace(child, wanted[name])
        elif name in dropped:
            tree.remove(child)
    if has_fonts:
        wanted["zoom"].addnext(element("embedTrueTypeFonts"))


def save(file: WordFile, out: BinaryIO, printed_at: datetime) -> None:
    """Write the file with `printed_at` as the time of every entry, not the clock's."""
    made = io.BytesIO()
    file.save(made)
    with (
        zipfile.ZipFile(made) as written,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as wanted,
    ):
        for each in written.namelist():
            wanted.writestr(zip_entry(each, printed_at), written.read(each))


_FACES = {"Regular": "embedRegular", "Bold": "embedBold", "Italic": "embedItalic"}
_FILE = "AtkinsonHyperlegibleNext-{}.ttf"
_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
# ECMA-376 part 4, 17.8.1: the first bytes of a font are obfuscated with a key.
_HIDDEN = 32


def embed_fonts(part: DocumentPart, resources: Path | None) -> bool:
    """Declare the font and embed each face that can be read; return whether any was."""
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
            # The substitute where the font is neither in the file nor on the computer.
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
            # Not an error: the text is then shown in another font.
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
