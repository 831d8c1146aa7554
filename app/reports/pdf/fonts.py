"""The fonts of the PDF: the same files as in the window, registered once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics, ttfonts

from app.errors import AppError
from app.reports.markup import FontFace

_FILES = {
    "CG-Regular": "AtkinsonHyperlegibleNext-Regular.ttf",
    "CG-Italic": "AtkinsonHyperlegibleNext-Italic.ttf",
    "CG-SemiBold": "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "CG-Bold": "AtkinsonHyperlegibleNext-Bold.ttf",
    "CG-Wide": "DejaVuSans.ttf",
    "CG-WideBold": "DejaVuSans-Bold.ttf",
    "CG-WideItalic": "DejaVuSans-Oblique.ttf",
}

Faces = tuple[FontFace, ...]


@dataclass(frozen=True, slots=True)
class Fonts:
    """For each weight the faces to try, in order; the last is the one with the most glyphs."""

    regular: Faces
    italic: Faces
    semibold: Faces
    bold: Faces


def load_fonts(resources: Path) -> Fonts:
    """Register the bundled fonts if they aren't yet; raise `AppError` if a file is missing."""
    ttfonts.makeToUnicodeCMap = unicode_map
    faces = {name: _face(name, resources / "fonts" / file) for name, file in _FILES.items()}
    wide = faces["CG-Wide"]
    return Fonts(
        regular=(faces["CG-Regular"], wide),
        italic=(faces["CG-Italic"], faces["CG-WideItalic"], wide),
        semibold=(faces["CG-SemiBold"], faces["CG-WideBold"], wide),
        bold=(faces["CG-Bold"], faces["CG-WideBold"], wide),
    )


def _face(name: str, file: Path) -> FontFace:
    if name not in pdfmetrics.getRegisteredFontNames():
        try:
            pdfmetrics.registerFont(ttfonts.TTFont(name, str(file)))
        except (OSError, ttfonts.TTFError) as error:
            sentence = f"The font file {file.name} is missing or damaged."
            raise AppError(sentence, "Install Common Ground again.") from error
    return FontFace(name, pdfmetrics.getFont(name).face.charToGlyph)


def unicode_map(font_name: str, subset: list[int]) -> str:
    """Write a font's map back to text, for copying, searching and reading aloud.

    ReportLab 5.1.0's own writes U+1F600 as the five digits <1F600>, which no reader understands:
    the map takes UTF-16, so beyond U+FFFF a pair of surrogates is due. Its blocks also hold more
    than the hundred lines that the format allows.
    """
    lines = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(
        "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks
    )
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry ({font_name})
/Ordering ({font_name})
/Supplement 0
>> def
/CMapName /{font_name} def
/CMapType 2 def
1 begincodespacerange
<00> <{len(subset) - 1:02X}>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
