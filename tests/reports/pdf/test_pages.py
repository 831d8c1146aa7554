import re
from collections import Counter
from dataclasses import dataclass, replace

import pytest
from pypdf import PdfReader
from reportlab.platypus.paragraph import Paragraph

from app.models.records import Session
from tests.reports.pdf.reading import page_texts, print_pdf, squeezed
from tests.reports.samples import (
    PROMPTS,
    details,
    empty_session,
    filled_session,
    prompt,
    sized_session,
)


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    """Return the fonts of all pages, and whether each is in the file."""
    found: dict[str, bool] = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object().get("/FontDescriptor")
            found[font.get_object()["/BaseFont"]] = bool(
                descriptor and "/FontFile2" in descriptor.get_object()
            )
    return found


def cells(words: int) -> Session:
    return sized_session(
        5, 7, lambda p, a: " ".join(f"w{p}-{a}-{n}." for n in range(words)), people=20
    )


@dataclass(frozen=True)
class Grid:
    """A full grid of 7 x 5 cells, printed and read back once."""

    words: int
    session: Session
    pages: tuple[str, ...]
    line_breakings: int


@pytest.fixture(scope="module", params=[1, 120, 800])
def grid(request: pytest.FixtureRequest) -> Grid:
    session = cells(request.param)
    breakings = []
    broken_by_reportlab = Paragraph.breakLines

    def counted(paragraph: Paragraph, width: float) -> object:
        breakings.append(width)
        return broken_by_reportlab(paragraph, width)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Paragraph, "breakLines", counted)
        reader, _ = print_pdf(session)
    return Grid(request.param, session, tuple(page_texts(reader)), len(breakings))


def test_that_every_word_of_a_full_grid_is_printed_as_often_as_it_should_be(grid: Grid) -> None:
    printed = Counter(re.findall(r"w\d+-\d+-\d+\.", "\n".join(grid.pages)))

    # An entry once; a statement under its prompt and on the page of agreed statements.
    assert printed == {
        f"w{p}-{a}-{n}.": 2 if a == 5 else 1
        for p in range(7)
        for a in range(6)
        for n in range(grid.words)
    }


def test_that_the_prompt_is_on_every_page_its_answers_reach(grid: Grid) -> None:
    reached = Counter[int]()
    for page in grid.pages:
        for p in {int(n) for n in re.findall(r"w(\d+)-[0-4]-\d+\.", page)}:
            reached[p] += 1
            assert squeezed(grid.session.prompts[p].text) in squeezed(page)
    assert set(reached) == set(range(7))
    assert grid.words < 800 or min(reached.values()) > 5


def test_that_the_agency_is_on_every_page_its_entry_reaches(grid: Grid) -> None:
    for page in grid.pages:
        for a in {int(n) for n in re.findall(r"w\d+-([0-4])-\d+\.", page)}:
            assert f"Agency {a + 1}" in page


def test_that_lines_are_broken_about_once_a_page_however_long_the_texts(grid: Grid) -> None:
    # Breaking lines is most of the work: 241 times for 7 pages, 880 for 152.
    assert grid.line_breakings <= 250 + 6 * len(grid.pages)


def test_that_a_prompt_of_a_thousand_words_is_whole_once_and_short_after() -> None:
    long = " ".join(f"q{n}." for n in range(1000))
    session = cells(800)
    session = replace(session, prompts=(replace(session.prompts[0], text=long), session.prompts[1]))

    reader, _ = print_pdf(session)
    printed = "\n".join(page_texts(reader))
    assert {int(n) for n in re.findall(r"\bq(\d+)\.", printed)} == set(range(1000))
    assert len(re.findall(r"\bq999\.", printed)) == 2
    assert "Prompt 1 (continued): q0. q1." in printed


def test_that_pages_are_numbered_x_of_y() -> None:
    reader, outcome = print_pdf(filled_session())

    assert outcome.pages == len(reader.pages)
    for number, page in enumerate(page_texts(reader), start=1):
        assert f"Page {number} of {outcome.pages}" in page


def test_that_every_page_but_the_first_names_the_session_at_its_head() -> None:
    session = filled_session()
    first, *others = page_texts(print_pdf(session)[0])

    assert first.count(session.details.date.strftime("%Y") if session.details.date else "") >= 1
    assert all(squeezed(session.details.title) in squeezed(page) for page in others)


def test_that_a_long_title_is_cut_at_the_head_but_whole_on_the_title_page() -> None:
    title = "A very long title of a workshop " * 8
    session = replace(filled_session(), details=details(title))
    first, second, *_ = page_texts(print_pdf(session)[0])

    assert squeezed(title) in squeezed(first)
    assert squeezed(title) not in squeezed(second)
    assert "A very long title of a workshop" in second


def test_that_bookmarks_lead_to_the_sections_and_prompts() -> None:
    reader, _ = print_pdf(filled_session())

    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    nested = [entry for entry in reader.outline if isinstance(entry, list)]
    assert [entry["/Title"] for entry in top] == [
        "Hollin Bank Primary: joint visioning workshop",
        "Agencies and people",
        "Agreed statements",
        "The workshop in pictures",
        "What each agency said",
        "Checklist",
        "Actions",
        "Review meetings",
        "Standards linked",
        "Glossary",
        "Sources",
        "Sign-off",
    ]
    assert [e["/Title"] for e in nested[0]] == [
        f"Prompt {n}: {text}" for n, text in enumerate(PROMPTS, start=1)
    ]
    texts = page_texts(reader)
    for entry in nested[0]:
        page = reader.get_destination_page_number(entry)
        assert page is not None
        assert squeezed(str(entry["/Title"]).split(": ", 1)[1]) in squeezed(texts[page])


def test_that_title_author_and_language_are_set() -> None:
    reader, _ = print_pdf(filled_session())

    assert reader.metadata is not None
    assert reader.metadata.title == "Hollin Bank Primary: joint visioning workshop"
    assert reader.metadata.author == "Amina Yusuf"
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - a PDF boolean


def test_that_every_font_is_embedded() -> None:
    fonts = fonts_of(print_pdf(filled_session())[0])

    assert any("AtkinsonHyperlegibleNext" in name for name in fonts)
    assert all(fonts.values()), fonts


def test_that_the_agreed_statements_have_a_page_of_their_own() -> None:
    texts = page_texts(print_pdf(filled_session())[0])

    own = [page for page in texts if "Agreed statements" in page.split("\n")]
    assert len(own) == 1
    assert "Prompt 1" not in own[0]
    assert all(squeezed(text) in squeezed(own[0]) for text in PROMPTS)


def test_that_no_heading_is_left_alone_at_the_foot_of_a_page() -> None:
    for lines in range(16, 64, 3):
        entry = "\n".join(f"line {n}" for n in range(lines))
        session = replace(
            sized_session(1, 2, lambda p, _, entry=entry: entry if p == 0 else "Short answer"),
            checklist=(),
        )
        for page in page_texts(print_pdf(session)[0]):
            rows = [r for r in page.split("\n") if r.strip()]
            assert "asks what we shall do" not in rows[-1]
            assert rows[-1] not in {"Agreed statement", "Agency 1"}
            # Three of head and foot, the prompt said again, and more than a line of it.
            assert len(rows) > 6


def test_that_the_same_session_gives_the_same_bytes() -> None:
    first, _ = print_pdf(filled_session())
    second, _ = print_pdf(filled_session())

    assert first.stream.getvalue() == second.stream.getvalue()  # type: ignore[attr-defined]  # a BytesIO


def test_that_a_prompt_without_agencies_prints() -> None:
    session = replace(empty_session("No agencies"), prompts=(prompt(1, "Say ..."),))

    assert "This session has no agencies." in "".join(page_texts(print_pdf(session)[0]))
