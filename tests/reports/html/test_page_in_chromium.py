"""The page in a browser: axe-core holds nothing against it, and every word of it is printed."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.reports.html.axe import SCHEMES, Shown, look_at
from tests.reports.html.chromium import open_page
from tests.reports.html.reading import HEADINGS, page_of, read
from tests.reports.html.sessions import SESSIONS
from tests.reports.pdf.reading import squeezed
from tests.reports.samples import empty_session, filled_session, sized_session

FULL = sized_session(
    10, 8, lambda p, a: f"{p}-{a} " + "word " * (800 if (p, a) == (2, 3) else 9), people=40
)
RULES = {"color-contrast", "document-title", "heading-order", "html-has-lang", "region"}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_that_axe_finds_no_violation_at_any_width_or_size(scheme: str, tmp_path: Path) -> None:
    filled = page_of(filled_session())
    shown = {
        "filled": Shown(filled),
        "narrow": Shown(filled, width=320),
        "empty": Shown(page_of(empty_session())),
        "full": Shown(page_of(FULL)),
        "enlarged": Shown(page_of(SESSIONS["long"]), width=320, scale=2),
    }

    found = look_at(shown, tmp_path, scheme)

    assert found.keys() == shown.keys()
    assert {name: each.violations for name, each in found.items() if each.violations} == {}
    for name, each in found.items():
        assert set(each.passes) >= RULES
        assert (each.scheme, each.width) == (scheme, shown[name].width)
        assert each.overhang == 0, name
        # It can't always tell what lies behind words; test_page_colours.py can.
        assert all(unsure.startswith("color-contrast: ") for unsure in each.unsure)


def test_that_axe_finds_a_violation_where_there_is_one(tmp_path: Path) -> None:
    page = page_of(filled_session()).decode()
    broken = page.replace(' lang="en-GB"', "").replace("--ink: #1B2430", "--ink: #E8E8E8", 1)
    assert len(broken) == len(page) - len(' lang="en-GB"')

    found = look_at({"broken": Shown(broken.encode())}, tmp_path, "light")["broken"]
    assert {each.partition(":")[0] for each in found.violations} >= {
        "html-has-lang",
        "color-contrast",
    }


def printed(page: bytes, folder: Path) -> list[str]:
    """Print a page; give the text of each sheet."""
    file, target = folder / "page.html", folder / "page.pdf"
    file.write_bytes(page)
    open_page(file, f"--print-to-pdf={target}", "--no-pdf-header-footer")
    reader = PdfReader(target)
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    # Letters that a font joins into one count as the letters they are.
    return [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in reader.pages]


def test_that_the_page_prints_with_every_word_and_without_its_contents(tmp_path: Path) -> None:
    session = sized_session(4, 3, lambda p, a: f"cell-{p}-{a}. " * 200, people=12)

    text = squeezed("".join(printed(page_of(session), tmp_path)))
    for prompt in range(3):
        for column in range(4):
            assert text.count(f"cell-{prompt}-{column}.") == 200
        # A statement stands with the others, and under its prompt.
        assert text.count(f"cell-{prompt}-4.") == 400
    assert all(text.count(f"Person{n}Role{n}") == 1 for n in range(12))
    # That they are gone shows too that the page's own policy lets its style sheet in.
    assert "Contents" not in text
    assert "Skip" not in text


def test_that_printed_sheets_are_numbered_and_say_the_words_in_order(tmp_path: Path) -> None:
    page = page_of(filled_session())
    sheets = [squeezed(sheet) for sheet in printed(page, tmp_path)]

    assert all(f"{n}of{len(sheets)}" in sheet for n, sheet in enumerate(sheets, start=1))
    text = "".join(sheets)
    statements = dict.fromkeys(squeezed(p.text) for p in read(page).all("p", of="statement"))
    places = [text.index(unicodedata.normalize("NFKC", statement)) for statement in statements]
    assert len(places) == 4
    assert places == sorted(places)


def test_that_no_heading_stands_alone_at_the_end_of_a_printed_sheet(tmp_path: Path) -> None:
    page = page_of(sized_session(3, 12, lambda p, a: f"What {a} said at {p}. " * 9, people=9))
    headings = read(page).one("main").all(*HEADINGS)
    ends = {squeezed(heading.text_but("marker")) for heading in headings}
    ends |= {squeezed(m.text_but("unseen")) for each in headings for m in each.all(of="marker")}

    sheets = printed(page, tmp_path)
    assert len(sheets) > 4
    for sheet in sheets:
        lines = [squeezed(line) for line in sheet.splitlines()]
        words = [line for line in lines if line and not re.fullmatch(r"\d+of\d+", line)]
        assert words[-1] not in ends
