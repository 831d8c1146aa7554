"""The file around the words: settings, nothing that isn't ours, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from app.reports.archive import entry
from app.reports.word.elements import Element, element

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document as WordFile

# Of the template: a picture of its first page, its own data, and styles for Word 2010.
_NOT_OURS = ("/thumbnail", "/customXml", "/stylesWithEffects", "/extended-properties")
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>Common Ground</Application></Properties>'
)
# Word 2013 and later: without it Word opens the file in a mode for old files.
_COMPATIBILITY = "15"


def settle(file: WordFile, language: str, *, has_fonts: bool) -> None:
    """Set language and compatibility, and take out what the template brought with it."""
    package = file.part.package
    for relations in (package.rels, file.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_NOT_OURS):
                relations.pop(key)
    particulars = Part(PackURI("/docProps/app.xml"), _APP_TYPE, _APP, package)
    package.relate_to(particulars, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    _set(file.settings.element, language, has_fonts=has_fonts)


def _set(tree: Element, language: str, *, has_fonts: bool) -> None:
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
    """Write the file with one time on everything in it, and not the clock's."""
    made = io.BytesIO()
    file.save(made)
    with (
        zipfile.ZipFile(made) as written,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as wanted,
    ):
        for each in written.namelist():
            wanted.writestr(entry(each, printed_at), written.read(each))
