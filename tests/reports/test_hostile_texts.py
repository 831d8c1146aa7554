import re
from dataclasses import replace

import pytest

from app.models.records import Session
from tests.reports.hostile import LONG_WORD, MARKUP, RIGHT_TO_LEFT, SCRIPTS
from tests.reports.hostile_session import session_of
from tests.reports.pdf.reading import page_texts, print_pdf, spoken, squeezed, without_furniture
from tests.reports.samples import (
    agency,
    details,
    empty_session,
    filled_session,
    prompt,
    sized_session,
    statement,
)


def one_cell(text: str) -> Session:
    return replace(
        empty_session("One cell"),
        agencies=(agency("Health"),),
        prompts=(prompt(1, "Say ...", {"a0": text}),),
    )


@pytest.fixture(scope="module")
def everything_hostile() -> str:
    prompts = tuple(
        prompt(n, "Say ...", {"a0": f"[{n}(] {text} [){n}]"})
        for n, text in enumerate((*MARKUP, *SCRIPTS))
    )
    session = replace(empty_session("Hostile"), agencies=(agency("Health"),), prompts=prompts)
    return spoken(session)


@pytest.mark.parametrize(("number", "text"), list(enumerate((*MARKUP, *SCRIPTS))))
def test_that_a_hostile_text_is_printed_exactly(
    everything_hostile: str, number: int, text: str
) -> None:
    found = re.search(
        re.escape(f"[{number}(]") + "(.*?)" + re.escape(f"[){number}]"), everything_hostile
    )

    assert found is not None
    assert found.group(1).replace("\u00ad", "") == squeezed(text).replace("\u00ad", "")


@pytest.mark.parametrize("text", RIGHT_TO_LEFT)
def test_that_every_letter_of_a_right_to_left_word_is_there(text: str) -> None:
    printed = spoken(one_cell(text))

    # Which way round they are read back is the reader's choice.
    assert text in printed or text[::-1] in printed


def test_that_hostile_text_is_printed_exactly_everywhere_else_too() -> None:
    nasty = "<b>R&D</b> &lt; a<b"
    session = session_of(nasty)

    reader, _ = print_pdf(session)
    printed = squeezed("".join(page_texts(reader)))

    people = 2 * len(session.people)
    assert printed.count(squeezed(nasty)) > people + len(session.prompts)
    assert reader.metadata is not None
    assert reader.metadata.title == nasty
    assert reader.outline[0]["/Title"] == nasty


def test_that_controls_surrogates_and_nul_do_no_harm() -> None:
    printed = spoken(one_cell("a\x00b\x01c\x1b\ud800d\udfff\ufffee"))

    assert "abc\ufffdd\ufffd" in printed


def test_that_a_character_without_a_font_is_shown_and_listed() -> None:
    reader, outcome = print_pdf(one_cell("中文 and \U0001f9ff"))

    assert "[U+4E2D][U+6587]and[U+1F9FF]" in squeezed("".join(page_texts(reader)))
    assert outcome.missing_characters == ("中", "文", "\U0001f9ff")


def test_that_a_word_of_three_thousand_letters_is_printed_whole() -> None:
    assert LONG_WORD in without_furniture(spoken(one_cell(LONG_WORD)))


def test_that_a_cell_of_five_thousand_lines_is_printed_whole() -> None:
    reader, _ = print_pdf(one_cell("\n".join(f"line-{n}." for n in range(5000))))

    printed = "".join(page_texts(reader))
    assert re.findall(r"line-(\d+)\.", printed) == [str(n) for n in range(5000)]


def test_that_one_line_of_twenty_thousand_words_is_printed_whole() -> None:
    reader, _ = print_pdf(one_cell(" ".join(f"w{n}." for n in range(20000))))

    printed = "".join(page_texts(reader))
    assert re.findall(r"w(\d+)\.", printed) == [str(n) for n in range(20000)]


def test_that_a_session_with_nothing_in_it_prints() -> None:
    reader, outcome = print_pdf(empty_session())
    printed = "".join(page_texts(reader))

    assert outcome.pages == len(reader.pages) > 0
    assert "Untitled session" in printed
    assert "Date not set" in printed
    assert "✓" not in printed


def test_that_texts_of_spaces_only_print_as_nothing_said() -> None:
    session = replace(
        empty_session(" "),
        agencies=(agency(" "),),
        prompts=(prompt(1, " ", {"a0": " \n\t"}, "  ", "  "),),
    )

    printed = spoken(session)
    assert "Notheardyet" in printed
    assert "✓Agreed" not in printed


def test_that_ten_agencies_thirty_prompts_and_forty_people_print() -> None:
    session = sized_session(10, 30, lambda p, a: f"cell-{p}-{a}.", people=40)
    printed = spoken(session)

    assert all(f"cell-{p}-{a}." in printed for p in range(30) for a in range(11))
    assert all(f"Person{n}" in printed for n in range(40))


def test_that_names_of_any_length_leave_room_for_what_is_said() -> None:
    words = " ".join(f"name{n}" for n in range(900))
    session = replace(
        one_cell("\n".join(f"said-{n}." for n in range(300))), agencies=(agency(words, note=words),)
    )

    printed = spoken(session)
    assert all(f"said-{n}." in printed for n in range(300))


def test_that_a_title_of_any_length_prints() -> None:
    printed = spoken(replace(one_cell("x"), details=details(LONG_WORD)))

    assert LONG_WORD in without_furniture(printed)


def test_that_table_cells_of_any_length_print() -> None:
    long = " ".join(f"e{n}." for n in range(3000))
    session = replace(
        filled_session(), checklist=(statement(1, long, None, long), statement(2, "Short"))
    )

    reader, _ = print_pdf(session)
    printed = re.findall(r"\be(\d+)\.", "\n".join(page_texts(reader)))
    assert sorted(map(int, printed)) == sorted([*range(3000), *range(3000)])
