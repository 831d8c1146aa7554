"""The page has headings in steps, tables with names and headers, and links that lead somewhere."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from app.reports.document import (
    Cell,
    Document,
    Heading,
    Paragraph,
    Role,
    Section,
    Table,
    TableColumn,
    TextRun,
    Tone,
    cell,
)
from tests.reports.html.reading import HEADINGS, Node, page_from, page_of, read
from tests.reports.html.sessions import SESSIONS
from tests.reports.samples import filled_session

if TYPE_CHECKING:
    from app.models.records import Session


@pytest.fixture(scope="module", params=SESSIONS)
def session(request: pytest.FixtureRequest) -> Session:
    return SESSIONS[request.param]


@pytest.fixture(scope="module")
def page(session: Session) -> Node:
    return read(page_of(session))


def test_that_headings_never_jump_and_begin_with_the_title(page: Node) -> None:
    levels = [int(heading.tag[1]) for heading in page.all(*HEADINGS)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_that_headings_of_one_kind_stand_on_one_level() -> None:
    page = read(page_of(filled_session()))
    found = {heading.text: heading.tag for heading in page.one("main").all(*HEADINGS)}

    assert found["Glossary"] == "h2"
    assert found["CAF"] == found["YOT"] == "h3"
    assert found["Prompt 2: The mission statement for multi-agency partnership working in this "
                 "educational setting should be ..."] == "h3"  # fmt: skip
    assert found["Education"] == found["Agreed statement"] == found["Reservations"] == "h4"


def test_that_every_statement_has_a_heading_of_its_own() -> None:
    page = read(page_of(filled_session()))

    for statement in page.all("article"):
        assert len(statement.all("h3", "h4")) == 1
    assert page.all("article")[0].all("h3")[0].text.startswith("1  In this educational setting")


def test_that_the_page_has_each_landmark_once(page: Node) -> None:
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.all(landmark)) == 1
    sheet = page.one("div", of="sheet")
    tags = [child.tag for child in sheet.children if isinstance(child, Node)]
    assert tags == ["header", "nav", "main", "footer"]
    assert page.one("body").all()[0].text == "Skip to the record"


def test_that_every_table_has_a_name_and_headers_with_a_scope(page: Node) -> None:
    for table in page.all("table"):
        assert table.one("caption").text.strip()
        columns = table.one("thead").all("th")
        assert all(column.attributes["scope"] == "col" for column in columns)
        assert len(table.all("col")) == len(columns)
        for body in table.all("tbody"):
            spans = 0
            for row in body.all("tr"):
                names = row.all("th")
                assert names
                assert {name.attributes["scope"] for name in names} <= {"row", "rowgroup"}
                assert len(row.all("th", "td")) + (spans > 0) == len(columns)
                lead = int(names[0].attributes.get("rowspan", 1))
                spans = lead - 1 if lead > 1 else max(0, spans - 1)


def test_that_a_group_of_rows_is_named_once_for_all_of_them() -> None:
    people = read(page_of(filled_session())).all("table")[0]

    leads = [body.all("th")[0] for body in people.all("tbody")]
    assert [lead.attributes["rowspan"] for lead in leads] == ["3", "3", "2", "2", "1", "1"]
    assert {lead.attributes["scope"] for lead in leads} == {"rowgroup"}


def test_that_a_row_without_a_name_has_no_header_that_says_nothing() -> None:
    whole = filled_session()
    session = replace(whole, actions=tuple(replace(action, what="") for action in whole.actions))

    page = read(page_of(session))
    assert all(header.text.strip() for header in page.all("th"))


def test_that_every_table_can_be_scrolled_by_keyboard_under_its_name(page: Node) -> None:
    boxes = page.all("div", of="table")
    names = {caption.attributes["id"] for caption in page.all("caption")}

    assert len(boxes) == len(page.all("table"))
    assert {box.attributes["tabindex"] for box in boxes} <= {"0"}
    assert {box.attributes["aria-labelledby"] for box in boxes} == names


def test_that_names_are_unique_and_every_link_leads_somewhere(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    links = [link.attributes["href"].removeprefix("#") for link in page.all("a")]

    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert links[0] == page.one("main").attributes["id"]


def test_that_the_contents_name_every_section_and_prompt(page: Node) -> None:
    sections = [node for node in page.one("main").all("section") if "id" in node.attributes]
    links = page.one("nav").all("a")

    assert [link.attributes["href"] for link in links] == [
        f"#{s.attributes['id']}" for s in sections
    ]
    for link, section in zip(links, sections, strict=True):
        assert link.text.split() == section.all(*HEADINGS)[0].text.split()


def test_that_a_prompt_stands_inside_the_section_that_opens_the_prompts() -> None:
    page = read(page_of(filled_session()))
    opening = next(s for s in page.all("section") if s.all("h2")[:1] and
                   s.all("h2")[0].text == "What each agency said")  # fmt: skip

    assert [h.one("span", of="marker").text for h in opening.all("h3")] == [
        f"Prompt {number}: " for number in range(1, 8)
    ]


def test_that_pictures_say_in_words_what_they_show() -> None:
    page = read(page_of(filled_session()))
    named = [picture for picture in page.all("svg") if "role" in picture.attributes]
    silent = [picture for picture in page.all("svg") if picture not in named]

    assert {picture.attributes["role"] for picture in named} == {"img"}
    assert "Checklist profile of 15 statements" in named[0].attributes["aria-label"]
    assert "In place: 4" in page.one("figcaption").text
    assert silent
    assert {picture.attributes["aria-hidden"] for picture in silent} == {"true"}
    assert not page.all("svg")[0].text


def test_that_a_bar_is_as_wide_as_its_numbers_say() -> None:
    picture = next(s for s in read(page_of(filled_session())).all("svg") if "role" in s.attributes)
    widths = [float(part.attributes["width"].rstrip("%")) for part in picture.all("rect")]

    assert widths == pytest.approx([100 * n / 15 for n in (4, 3, 2, 6)], abs=0.01)


def test_that_tones_and_room_for_the_pen_are_classes() -> None:
    table = Table(
        "Levels",
        (TableColumn("0", 1, tone=Tone.LEVEL_0), TableColumn("Signature", 2)),
        ((cell("x", Tone.LEVEL_5), Cell((Paragraph((TextRun(""),), Role.BODY),))),),
        is_for_pen=True,
    )
    section = Section(Heading("Sign", level=1), (table,))
    made = page_from(Document("T", "K", "", "", (), (section,))).one("table")

    assert "for-pen" in made.classes
    assert made.one("thead").all("span")[0].classes == ["chip", "level_0"]
    assert made.one("p").classes == ["body", "plain", "chip", "level_5"]
    assert made.all("td")[-1].children == []
