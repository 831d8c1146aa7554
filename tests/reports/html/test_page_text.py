"""The page says all that the record says, exactly, once and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from app.models.text.word_diff import WordChange
from app.reports.document import Document, Heading, Paragraph, Section, TextRun
from app.reports.options import ALL_PARTS, Edition
from app.reports.record import build_record
from tests.reports.document_text import told
from tests.reports.hostile import LONG_WORD, MARKUP, RIGHT_TO_LEFT, SCRIPTS
from tests.reports.html.reading import HEADINGS, Node, page_from, page_of, read
from tests.reports.html.sessions import SESSIONS, one_cell
from tests.reports.pdf.reading import squeezed
from tests.reports.samples import agency, details, empty_session, filled_session, prompt

if TYPE_CHECKING:
    from app.models.records import Session

# What the page says beside the record's own words, for those who hear it.
ADDED = ("caption", "unseen", "edition")


def of_runs(*runs: TextRun) -> Document:
    section = Section(Heading("Words", level=1), (Paragraph(runs),))
    return Document("Title", "Kind", "", "", (), (section,))


def undirected(node: Node, typed: str) -> Iterator[Node]:
    """Return the elements in which words stand that can't choose their own direction."""
    if node.tag == "bdi" or node.attributes.get("dir") == "auto":
        return
    for child in node.children:
        if isinstance(child, Node):
            yield from undirected(child, typed)
        elif typed in child:
            yield node


@pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS)
def test_that_all_that_the_record_says_is_said_once_in_order(session: Session) -> None:
    page = read(page_of(session))
    said = page.one("header").text_but(*ADDED) + page.one("main").text_but(*ADDED)

    assert squeezed(said) == squeezed("".join(told(build_record(session, ALL_PARTS, UTC))))


@pytest.mark.parametrize("typed", [*MARKUP, *SCRIPTS, *RIGHT_TO_LEFT, LONG_WORD, "  a   b\tc  "])
def test_that_a_hostile_text_is_there_exactly(typed: str) -> None:
    session = replace(
        empty_session(typed),
        agencies=(agency(typed, note=typed),),
        prompts=(prompt(1, typed, {"a0": typed}, typed, typed),),
    )
    page = read(page_of(session))
    main = page.one("main")

    assert [item.text for item in main.all("ul", of="said")] == [typed]
    assert [said.text for said in main.all("p", of="statement")] == [typed, typed]
    assert page.one("h1").text == typed.strip()
    assert [note.text for note in main.all("p", of="note")] == [typed]
    assert main.all("h4")[0].text == typed


def test_that_each_line_of_a_text_is_a_line() -> None:
    session = replace(
        empty_session("x"), prompts=(prompt(1, "Say", {}, "one\n  two\r\nthree\n\nfour", None),)
    )

    statement = read(page_of(session)).all("p", of="statement")[0]
    assert statement.text == "one\n  two\nthree\n\nfour"
    assert len(statement.all("br")) == 4


def test_that_controls_and_noncharacters_do_no_harm() -> None:
    typed = "a\x00b\x01c\x1b\ud800d\ufffee\U0010ffff\ufdd0\x85f"
    page = page_of(replace(empty_session(typed), details=details(typed)))

    text = page.decode("utf-8")
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]", text
    )
    assert read(page).one("h1").text == "abc\ufffdd\ufffde\ufffd\ufffd\nf"


def test_that_words_from_right_to_left_choose_their_own_direction() -> None:
    typed = RIGHT_TO_LEFT[0]
    session = replace(
        empty_session(typed),
        agencies=(agency(typed, note=typed),),
        prompts=(prompt(1, typed, {"a0": typed}, typed, typed),),
    )

    page = read(page_of(session))
    assert page.one("body").text.count(typed) > 8
    assert list(undirected(page.one("body"), typed)) == []


def test_that_words_of_the_room_within_a_sentence_leave_its_order_alone() -> None:
    page = page_from(
        of_runs(TextRun("Because: "), TextRun("שלום 123", is_typed=True), TextRun(" (noted)"))
    )

    paragraph = page.one("main").one("p")
    assert paragraph.text == "Because: שלום 123 (noted)"
    assert paragraph.one("bdi").text == "שלום 123"


def test_that_words_added_and_removed_are_told_apart_without_colour() -> None:
    page = page_from(
        of_runs(
            TextRun("One plan "),
            TextRun("for all ", change=WordChange.REMOVED),
            TextRun("for each child ", change=WordChange.ADDED),
            TextRun("here.", is_strong=True),
        )
    )

    paragraph = page.one("main").one("p")
    assert paragraph.one("del").text == "[\N{MINUS SIGN}\N{NO-BREAK SPACE}for all]"
    assert paragraph.one("ins").text == "[+\N{NO-BREAK SPACE}for each child]"
    assert paragraph.one("strong").text == "here."
    assert paragraph.text == (
        "One plan [\N{MINUS SIGN}\N{NO-BREAK SPACE}for all]  "
        "[+\N{NO-BREAK SPACE}for each child] here."
    )


def test_that_a_name_without_words_has_words_in_its_place() -> None:
    page = read(page_of(one_cell("x", name="\u200b \x01", title="\x00")))

    assert page.one("title").text == "Without a name"
    assert page.one("h1").text == "Without a name"
    assert "Without a name" in [heading.text for heading in page.all("h4")]
    assert all(heading.text.strip() for heading in page.all(*HEADINGS))


def test_that_the_page_says_its_language_its_edition_and_its_time() -> None:
    page = read(page_of(filled_session(), Edition(3)))

    assert page.one("html").attributes["lang"] == "en-GB"
    assert page.one("title").text == "Hollin Bank Primary: joint visioning workshop"
    assert page.one("p", of="edition").text == "Final, version 3"
    assert page.one("footer").text == "Final, version 3 · printed 24 November 2026, 16:05"
    assert page.one("time").attributes["datetime"] == "2026-11-24T16:05+00:00"
