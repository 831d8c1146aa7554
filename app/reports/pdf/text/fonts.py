"""The fonts of the PDF: the files of the window, registered once, and shaped by HarfBuzz."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import uharfbuzz  # type: ignore[import-untyped]  # has no types
from reportlab.lib.rl_accel import instanceStringWidthTTF
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFError
from typing_extensions import override

from app.errors import AppError
from app.reports.markup import FontFace
from app.reports.pdf.text.bidi import Direction, paragraph_direction
from app.reports.unicode_scripts import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator


# What can't be set letter by letter from left to right: marks on letters, Hebrew, Arabic, N'Ko and
# similar scripts, Lao, and marks of direction. One search keeps all other text on the quick path.
_COMPLEX = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u08ff\u0e80-\u0eff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200e\u200f\u202a-\u202e\u20d0-\u20ff\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Codes that no text has here: no font has a typed character of plane 16, so none gets so far.
_FIRST_PRIVATE = 0x100000
_REMEMBERED = 4096


def needs_complex_layout(text: str) -> bool:
    """Return whether a text needs bidirectional ordering or shaping."""
    return not text.isascii() and _COMPLEX.search(text) is not None


def script_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of one script; shared characters go with the run before."""
    start, script = 0, None
    for index, character in enumerate(text):
        own = script_of(character)
        if own and script and own != script:
            yield start, index
            start = index
        script = own or script
    if text:
        yield start, len(text)


class Glyph(NamedTuple):
    """One glyph for one character: the code to draw it by, its place and width in 1/1000 em."""

    code: str
    x: float
    y: float
    width: float
    is_seen: bool


class _Placed(NamedTuple):
    """A glyph by its number in the font, where HarfBuzz puts it, in 1/1000 em."""

    number: int
    x: float
    y: float
    width: float


class Shaped(NamedTuple):
    """Glyphs in the order of the text, placed from the left end, and their total width."""

    glyphs: tuple[Glyph, ...]
    width: float


class ShapingFont(ttfonts.TTFont):  # type: ignore[misc]  # ReportLab ships no types
    """A TrueType font with shaped glyphs, and shaped widths wherever text is measured."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self.covered = frozenset(self.face.charToGlyph)
        """The code points that it has glyphs for."""
        self._codes: dict[tuple[int, str], str] = {}
        self._meanings: dict[int, str] = {}
        self._harfbuzz = uharfbuzz.Font(self.hbFace)
        self.shaped = lru_cache(_REMEMBERED)(self._shaped)
        """Shape text of one script and direction: `shaped(text, direction)`."""

    @override
    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        if text.isascii() or not _COMPLEX.search(text):
            # As the overridden method does, but without calling it: this runs for each word.
            return instanceStringWidthTTF(self, text, size, encoding)  # type: ignore[no-any-return]
        stretches = (text[start:end] for start, end in script_runs(text))
        widths = (self.shaped(each, paragraph_direction(each)).width for each in stretches)
        return sum(widths) * size / 1000

    @override
    def addObjects(self, doc: Any) -> None:
        # ReportLab makes the map back to text with a function of its module, replaced here.
        ttfonts.makeToUnicodeCMap = self._unicode_map
        super().addObjects(doc)

    def _unicode_map(self, font_name: str, subset: list[int]) -> str:
        return unicode_map(font_name, [self._meanings.get(code, chr(code)) for code in subset])

    def _shaped(self, text: str, direction: Direction) -> Shaped:
        buffer = uharfbuzz.Buffer()
        # Each mark keeps the number of its own character.
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if direction else "ltr"
        uharfbuzz.shape(self._harfbuzz, buffer)
        scale = 1000 / self.hbFace.upem
        pen = 0.0
        placed: dict[int, list[_Placed]] = defaultdict(list)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x, y = pen + position.x_offset * scale, position.y_offset * scale
            width = position.x_advance * scale
            placed[info.cluster].append(_Placed(info.codepoint, x, y, width))
            pen += width
        ends = [*sorted(placed)[1:], len(text)]
        begin = 0
        glyphs: list[Glyph] = []
        for (_, drawn), end in zip(sorted(placed.items()), ends, strict=True):
            glyphs += self._glyphs(text[begin:end], drawn, direction)
            begin = end
        return Shaped(tuple(glyphs), pen)

    def _glyphs(
        self, characters: str, drawn: list[_Placed], direction: Direction
    ) -> Iterator[Glyph]:
        """Yield a glyph for all the characters; from right to left it stands only for the last.

        Readers reverse what they take to run from right to left, also within one glyph. So the
        other characters have invisible glyphs, each in its place over the width of the ligature.
        """
        glyph, *parts = drawn
        others, meaning = (characters[:-1], characters[-1]) if direction else ("", characters)
        share = glyph.width / len(characters)
        for place, character in zip(range(len(others), 0, -1), others, strict=True):
            number = self._nominal(character)
            yield self._glyph(number, character, glyph.x + share * place, 0.0, is_seen=False)
        # HarfBuzz splits Lao am in two, and only one could map to it: draw the whole glyph.
        number = self._nominal(characters[0]) if parts else glyph.number
        yield self._glyph(number, meaning, glyph.x, glyph.y)

    def _nominal(self, character: str) -> int:
        return int(self.face.charToGlyph.get(ord(character), 0))

    def _glyph(
        self, number: int, meaning: str, x: float, y: float, *, is_seen: bool = True
    ) -> Glyph:
        code = self._codes.get((number, meaning))
        width = self._harfbuzz.get_glyph_h_advance(number) * 1000 / self.hbFace.upem
        if code is None:
            code = self._codes[number, meaning] = chr(_FIRST_PRIVATE + len(self._codes))
            self.face.charToGlyph[ord(code)] = number
            self.face.charWidths[ord(code)] = width
            self._meanings[ord(code)] = meaning
        return Glyph(code, x, y, width, is_seen)


def unicode_map(font_name: str, subset: list[str]) -> str:
    """Return a font's map back to text, for copying, searching and reading aloud.

    ReportLab 5.1.0's own writes U+1F600 as the five digits <1F600>, which no reader understands:
    the map takes UTF-16, so beyond U+FFFF a pair of surrogates is due. Its blocks also hold more
    than the hundred lines that the format allows.
    """
    lines = [
        f"<{code:02X}> <{character.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, character in enumerate(subset)
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
