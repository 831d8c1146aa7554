"""The bundled fonts can be embedded in a PDF, and between them have the window's signs."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import resources_folder

FONTS = resources_folder() / "fonts"
SIGNS = "○◐✓–●…·↑↓—’“⚠"


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.ttf")), ids=lambda file: file.stem)
def test_that_a_font_has_outlines_that_can_be_embedded(file: Path) -> None:
    assert TTFont("probe", str(file)).face.charWidths


def test_that_no_sign_is_missing_from_both_families() -> None:
    first = TTFont("first", str(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf")).face.charToGlyph
    second = TTFont("second", str(FONTS / "DejaVuSans.ttf")).face.charToGlyph
    assert [sign for sign in SIGNS if ord(sign) not in first and ord(sign) not in second] == []


def test_that_each_family_comes_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "Bitstream" in (FONTS / "DejaVu-LICENCE.txt").read_text(encoding="utf-8")
