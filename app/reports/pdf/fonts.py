"""The fonts of the PDF: the same files as in the window, registered once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from app.errors import AppError
from app.reports.markup import FontFace
from app.reports.pdf.shaping import ShapingFont

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
    """For each weight the faces to try, in order."""

    regular: Faces
    italic: Faces
    semibold: Faces
    bold: Faces


def load_fonts(resources: Path) -> Fonts:
    """Register the bundled fonts if they aren't yet; raise `AppError` if a file is missing."""
    faces = {name: _face(name, resources / "fonts" / file) for name, file in _FILES.items()}
    # Each wide face has letters that the others lack, such as mathematical bold and italic.
    wide, bold, italic = faces["CG-Wide"], faces["CG-WideBold"], faces["CG-WideItalic"]
    return Fonts(
        regular=(faces["CG-Regular"], wide, bold, italic),
        italic=(faces["CG-Italic"], italic, wide, bold),
        semibold=(faces["CG-SemiBold"], bold, wide, italic),
        bold=(faces["CG-Bold"], bold, wide, italic),
    )


def _face(name: str, file: Path) -> FontFace:
    if name not in pdfmetrics.getRegisteredFontNames():
        try:
            pdfmetrics.registerFont(ShapingFont(name, str(file)))
        except (OSError, TTFError) as error:
            sentence = f"The font file {file.name} is missing or damaged."
            raise AppError(sentence, "Install Common Ground again.") from error
    return FontFace(name, pdfmetrics.getFont(name).covered)
