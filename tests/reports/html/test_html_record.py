"""The page says all that the record says, in order, and needs nothing but itself."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from app.errors import AppError
from app.reports.choices import Edition, Format
from app.reports.export import ExportOptions, Work, write_to
from app.reports.progress import Cancelled
from app.reports.record import ALL_PARTS, build_record
from tests.reports.hostile import LONG_WORD, MARKUP, RIGHT_TO_LEFT, SCRIPTS
from tests.reports.html.reading import Node, page_of, read
from tests.reports.reading import RESOURCES, squeezed
from tests.reports.samples import (
    NOW,
    agency,
    details,
    empty_session,
    filled_session,
    prompt,
    sized_session,
)
from tests.reports.told import told, without_signs

if TYPE_CHECKING:
    from app.models.records import Session

SESSIONS = {
    "filled": filled_session(),
    "empty": empty_session(),
    "large": sized_session(10, 30, lambda p, a: f"cell {p} {a} " * 12, people=40),
    "long": sized_session(2, 2, lambda p, a: f"{p}-{a} {LONG_WORD} " + f"w{p}{a} " * 800),
}


@pytest.fixture(scope="module", params=SESSIONS)
def session(request: pytest.FixtureRequest) -> Session:
    return SESSIONS[request.param]


@pytest.fixture(scope="module")
def page(session: Session) -> Node:
    return read(page_of(session))


def one(node: Node, *tags: str) -> Node:
    (found,) = node.all(*tags)
    return found


def test_that_all_that_the_record_says_is_said_once_in_order(session: Session, page: Node) -> None:
    said = one(page, "header").text + one(page, "main").text
    # The signs round words that were changed are drawn by the style.
    expected = "".join(told(without_signs(build_record(session, ALL_PARTS, UTC))))

    captions = "".join(squeezed(caption.text) for caption in page.all("caption"))
    assert squeezed(_without_captions(said, page)) == squeezed(expected)
    assert captions or not page.all("table")


def _without_captions(said: str, page: Node) -> str:
    """Leave out the names of tables, which are there for those who can't see them."""
    for table in page.all("table"):
        name = one(table, "caption").text
        assert table.text.startswith(name)
        said = said.replace(table.text, table.text.removeprefix(name), 1)
    return said


@pytest.mark.parametrize("typed", [*MARKUP, *SCRIPTS, *RIGHT_TO_LEFT, LONG_WORD, "  a   b\tc  "])
def test_that_a_hostile_text_is_there_exactly(typed: str) -> None:
    session = replace(
        empty_session(typed),
        agencies=(agency(typed, note=typed),),
        prompts=(prompt(1, typed, {"a0": typed}, typed, typed),),
    )
    main = one(read(page_of(session)), "main")

    assert [li.text for li in main.all("li")] == [typed]
    statements = [p.text for p in main.all("p") if p.has("statement")]
    assert statements == [typed, typed]


def test_that_controls_and_noncharacters_do_no_harm() -> None:
    typed = "a\x00b\x01c\x1b\ud800d\ufffee\U0010ffff\x85f"
    page = page_of(replace(empty_session(typed), details=details(typed)))

    text = page.decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]", text)
    assert "abc\ufffdd\ufffde\ufffd\nf" in one(read(page), "h1").text


def test_that_nothing_is_fetched_and_nothing_runs(page: Node) -> None:
    assert not page.all(
        "script", "img", "iframe", "object", "embed", "link", "base", "form", "video", "audio"
    )
    for node in page.all():
        for name, value in node.attributes.items():
            assert not name.startswith("on"), name
            assert name not in {"src", "srcset", "action", "background", "xlink:href", "ping"}
            if name == "href":
                assert value.startswith("#")
            assert "url(" not in value
    style = one(page, "style").text
    assert "url(" not in style
    assert "@import" not in style
    policies = [m for m in page.all("meta") if m.attributes.get("http-equiv")]
    assert "default-src 'none'" in policies[0].attributes["content"]


def test_that_headings_never_jump_and_begin_with_the_title(page: Node) -> None:
    levels = [int(h.tag[1]) for h in page.all("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_that_every_table_has_a_name_and_headers_with_a_scope(page: Node) -> None:
    for table in page.all("table"):
        assert one(table, "caption").text.strip()
        columns = one(table, "thead").all("th")
        assert all(column.attributes["scope"] == "col" for column in columns)
        for body in table.all("tbody"):
            spans = 0
            for row in body.all("tr"):
                names = row.all("th")
                assert names
                assert all(name.attributes["scope"] in {"row", "rowgroup"} for name in names)
                assert len(row.all("th", "td")) + (spans > 0) == len(columns)
                lead = int(names[0].attributes.get("rowspan", 1))
                spans = lead - 1 if lead > 1 else max(0, spans - 1)


def test_that_names_are_unique_and_every_link_leads_somewhere(page: Node) -> None:
    names = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    links = [a.attributes["href"].removeprefix("#") for a in page.all("a")]
    labels = [node.attributes.get("aria-labelledby", "record") for node in page.all()]

    assert len(names) == len(set(names))
    assert {*links, *labels} <= set(names)
    assert links[0] == "record"


def test_that_figures_say_in_words_what_they_show() -> None:
    page = read(page_of(filled_session()))

    pictures = [svg for svg in page.all("svg") if svg.attributes.get("role") == "img"]
    assert "Checklist profile of 15 statements" in pictures[0].attributes["aria-label"]
    hidden = [svg for svg in page.all("svg") if svg not in pictures]
    assert hidden
    assert all(svg.attributes["aria-hidden"] == "true" for svg in hidden)


def test_that_words_added_and_removed_are_marked_as_such() -> None:
    page = read(page_of(filled_session()))

    assert [node.text for node in page.all("ins")]
    assert "[+" in one(page, "style").text


def test_that_the_page_says_its_language_and_its_edition() -> None:
    page = read(page_of(filled_session(), Edition(3)))

    assert one(page, "html").attributes["lang"] == "en-GB"
    assert one(page, "title").text == "Hollin Bank Primary: joint visioning workshop"
    assert one(page, "footer").text == "Final, version 3 · written 24 November 2026, 16:05"


def test_that_a_colour_that_is_none_changes_no_style() -> None:
    odd = "red; background: url(x)"
    session = replace(
        empty_session("x"),
        agencies=(agency("Health", colour=odd),),
        prompts=(prompt(1, "Say", {"a0": "x"}),),
    )

    assert "red" not in page_of(session).decode().partition("</style>")[2]


def test_that_a_page_called_off_is_not_written() -> None:
    out, seen = io.BytesIO(), [0.0]
    work = Work(filled_session(), ExportOptions(RESOURCES, NOW), seen.append, lambda: len(seen) > 4)

    with pytest.raises(Cancelled):
        write_to(out, Format.HTML, work)
    assert out.getvalue() == b""
    assert seen == sorted(seen)


def test_that_a_missing_style_is_said(tmp_path) -> None:
    with pytest.raises(AppError, match=r"record\.css"):
        write_to(io.BytesIO(), Format.HTML, Work(empty_session(), ExportOptions(tmp_path, NOW)))
