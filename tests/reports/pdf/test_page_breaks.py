"""What stands together on a page, and what is never left alone on one."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.models.records import Action, Prompt, Session
from app.reports.options import RecordPart
from tests.reports.pdf.reading import page_texts, print_pdf, squeezed
from tests.reports.samples import (
    PROMPTS,
    THEN,
    agency,
    details,
    empty_session,
    filled_session,
    prompt,
    sized_session,
)

SENTENCE = (
    "We will share what we know early, with consent, so that the family is asked once and every "
    "service can act on the same plan before the next meeting of the cluster, "
)
# As long as a room will settle on in ten minutes: three lines of print and more.
LONG = f"{SENTENCE}and say in the summer, in front of everybody here, what has changed for it."
# Seven of these are more than a page holds.
LONGEST = f"{SENTENCE}{SENTENCE}and so on."


def crowd(people: int, agencies: int) -> Session:
    return replace(sized_session(agencies, 0, lambda *_: "", people), details=details())


def people_pages(session: Session) -> list[list[int]]:
    """Return the people printed on each page, by their numbers."""
    texts = page_texts(print_pdf(session, [RecordPart.PEOPLE])[0])
    return [[int(n) for n in re.findall(r"Person (\d+)", page)] for page in texts]


def stated(*texts: str | None) -> tuple[Prompt, ...]:
    """Return prompts with these statements: None is open."""
    return tuple(prompt(n, PROMPTS[n % 7], {}, words or "", words) for n, words in enumerate(texts))


def statement_pages(prompts: Sequence[Prompt]) -> list[str]:
    session = replace(empty_session("Statements"), prompts=tuple(prompts))
    return page_texts(print_pdf(session, [RecordPart.STATEMENTS])[0])[1:]


def statuses(page: str) -> list[str]:
    return re.findall("✓ Agreed|○ Open", page)


@pytest.mark.parametrize(("people", "agencies"), [(14, 4), (20, 4), (20, 6)])
def test_that_the_people_stand_on_the_title_page(people: int, agencies: int) -> None:
    assert [len(page) for page in people_pages(crowd(people, agencies))] == [people]


def test_that_an_agency_is_named_once_over_its_people() -> None:
    session = crowd(14, 4)
    session = replace(
        session, agencies=(*session.agencies[:3], replace(session.agencies[3], note="police, YOT"))
    )
    (page,) = page_texts(print_pdf(session, [RecordPart.PEOPLE])[0])

    assert [page.count(f"Agency {n}") for n in range(1, 5)] == [1, 1, 1, 1]
    assert page.count("police, YOT") == 1


def test_that_an_agency_is_named_again_where_its_people_go_over_the_page() -> None:
    texts = page_texts(print_pdf(crowd(60, 1), [RecordPart.PEOPLE])[0])

    assert len(texts) > 1
    assert [page.count("Agency 1") for page in texts] == [1] * len(texts)


@pytest.mark.parametrize("agencies", [1, 4, 9])
def test_that_no_page_has_fewer_than_three_people_alone(agencies: int) -> None:
    for people in range(18, 34):
        pages = people_pages(crowd(people, agencies))
        assert sorted(n for page in pages for n in page) == list(range(people))
        assert all(len(page) > 2 for page in pages), (people, pages)


def test_that_an_agency_that_names_nobody_is_not_called_present() -> None:
    session = replace(empty_session("x"), agencies=(agency("Health"),))
    (page,) = page_texts(print_pdf(session, [RecordPart.PEOPLE])[0])

    assert "Nobody named" in page
    assert "Present" not in page


@pytest.mark.parametrize("words", ["Right help, first time.", SENTENCE, LONG])
def test_that_seven_statements_hold_on_one_page(words: str) -> None:
    (page,) = statement_pages(stated(*[words] * 7))

    assert squeezed(page).count(squeezed(words)) == 7
    assert len(statuses(page)) == 7


def test_that_changed_wordings_hold_on_the_page_with_their_statements() -> None:
    changed = prompt(3, PROMPTS[2], {}, f"{SENTENCE}always.", SENTENCE)
    (page,) = statement_pages((*stated(*[SENTENCE] * 5), changed, *stated(None)))

    assert "Changed since agreed – agreed wording was:" in page


@pytest.mark.parametrize(
    ("agreed", "least_open", "most_open"), [(4, 7, 7), (5, 0, 5), (9, 0, 5), (14, 0, 5)]
)
def test_that_statements_on_more_pages_keep_company(
    agreed: int, least_open: int, most_open: int
) -> None:
    for still_open in range(least_open, most_open + 1):
        pages = statement_pages(stated(*[LONGEST] * agreed, *[None] * still_open))
        if len(pages) == 1:
            continue
        assert all(len(statuses(page)) > 1 for page in pages), (agreed, still_open)
        assert all("✓ Agreed" in page for page in pages), (agreed, still_open)


def test_that_company_for_open_statements_costs_no_page() -> None:
    for still_open in range(8, 11):
        pages = statement_pages(stated(*[LONGEST] * 4, *[None] * still_open))
        assert len(pages) == 2, still_open


def test_that_sources_never_stand_alone_on_the_last_page() -> None:
    session = replace(filled_session(), meetings=(), glossary=(), links=())
    for count in range(1, 36):
        todo = tuple(
            Action(f"t{n}", f"Do {n}.", "", None, None, False, None, None, THEN)
            for n in range(count)
        )
        parts = [RecordPart.ACTIONS, RecordPart.SOURCES]
        texts = page_texts(print_pdf(replace(session, actions=todo), parts)[0])
        assert "Sources" in texts[-1]
        assert "Do " in texts[-1], count
        assert re.findall(r"Do (\d+)\.", "".join(texts)) == [str(n) for n in range(count)]


def test_that_sources_as_long_as_a_book_print_whole() -> None:
    long = "\n".join(f"s{n}." for n in range(400))
    session = replace(filled_session(), details=replace(details(), grid_source=long))
    texts = page_texts(print_pdf(session, [RecordPart.CHECKLIST, RecordPart.SOURCES])[0])

    assert re.findall(r"\bs(\d+)\.", "".join(texts)) == [str(n) for n in range(400)]


def test_that_the_title_page_alone_prints_with_sources() -> None:
    texts = page_texts(print_pdf(filled_session(), [RecordPart.SOURCES])[0])

    assert len(texts) == 1
    assert "Sources" in texts[0]


def test_that_the_foot_says_the_day_and_the_time_as_the_british_do() -> None:
    texts = page_texts(print_pdf(filled_session())[0])

    assert all("Draft · printed 24 November 2026, 16:05" in page for page in texts)
