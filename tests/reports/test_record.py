import locale
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, timedelta

import pytest

from app.models.records import AgreementCount, Origin, Tally
from app.models.text.dates import day_text
from app.models.text.phrases import counted
from app.reports.document import (
    Bar,
    Block,
    BlockGroup,
    Document,
    GroupMark,
    Heading,
    Section,
    Table,
)
from app.reports.labels import date_text, moment_text, short_date_text
from app.reports.options import ALL_PARTS, DEFAULT_PARTS, RecordPart
from app.reports.record import build_record
from app.reports.sections.standards import standards
from tests.reports.samples import (
    NOW,
    THEN,
    agency,
    empty_session,
    filled_session,
    prompt,
    statement,
)


def texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


def said(thing: object) -> str:
    return "\n".join(texts(thing))


def section(document: Document, name: str) -> Section:
    return next(s for s in document.sections if s.heading.plain.startswith(name))


def groups(blocks: tuple[Block, ...]) -> list[BlockGroup]:
    return [block for block in blocks if isinstance(block, BlockGroup)]


OTHER_LANGUAGES = ("de_DE.UTF-8", "fr_FR.UTF-8", "cy_GB.UTF-8", "es_ES.UTF-8", "pl_PL.UTF-8")


@pytest.fixture
def another_language() -> Iterator[str | None]:
    """Set the names of days and months to another language's, if this machine has one."""
    before = locale.setlocale(locale.LC_TIME)
    found = None
    for name in OTHER_LANGUAGES:
        try:
            found = locale.setlocale(locale.LC_TIME, name)
        except locale.Error:
            continue
        break
    yield found
    locale.setlocale(locale.LC_TIME, before)


@pytest.fixture
def record() -> Document:
    return build_record(filled_session(), zone=UTC)


def test_that_the_sections_stand_in_order(record: Document) -> None:
    assert [s.heading.text for s in record.sections if s.heading.level == 1] == [
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
    assert [s.heading.label for s in record.sections if s.heading.level == 2] == [
        f"Prompt {n}" for n in range(1, 8)
    ]


def test_that_the_title_page_says_what_when_where_and_why(record: Document) -> None:
    cover = said(record.cover)

    assert record.title == "Hollin Bank Primary: joint visioning workshop"
    assert "Tuesday 24 November 2026" in cover
    assert "The main hall" in cover
    assert "Amina Yusuf" in cover
    assert "2 of 7 statements agreed, 9 of 15 checklist statements rated, 4 actions" in cover


def test_that_people_stand_by_agency_and_the_absent_are_named_absent(record: Document) -> None:
    table = section(record, "Agencies and people").blocks[0]
    assert isinstance(table, Table)
    rows = [said(row) for row in table.rows]

    megan = next(row for row in rows if "Megan Price" in row)
    assert "Health" in megan
    assert "– Absent" in megan
    housing = next(row for row in rows if "Housing" in row)
    assert "Nobody named" in housing
    assert "Agency absent" in housing
    assert "No agency" in next(row for row in rows if "Ruth Castle" in row)


def test_that_every_status_is_said_with_a_sign_and_a_word(record: Document) -> None:
    one, _, three, four, five, *_ = (
        said(group) for group in groups(section(record, "Agreed statements").blocks)
    )

    assert "✓ Agreed" in one
    assert "24 November 2026, 14:02" in one
    assert "14 of 14 at level 3 or above" in one
    assert "◐ Changed since agreed – agreed wording was: " in three
    assert "Meeting children where they already are." in three
    assert "◐ Draft" in four
    assert "○ Open – nothing agreed yet" in five


def test_that_an_entry_is_a_list_of_its_lines_word_for_word() -> None:
    session = replace(
        empty_session("Lines"),
        agencies=(agency("Health"),),
        prompts=(prompt(1, "Say ...", {"a0": "one\n  - two  \n\n<b>three</b>"}),),
    )

    entry = groups(section(build_record(session), "Prompt 1").blocks)[0]
    assert ("one", "  - two  ", "<b>three</b>") in [getattr(b, "items", ()) for b in entry.blocks]


def test_that_silence_and_absence_are_told_apart(record: Document) -> None:
    entries = groups(section(record, "Prompt 6").blocks)

    by_name = {
        said(e.blocks[0]).split("\n")[0]: said(e) for e in entries if e.mark is GroupMark.AGENCY
    }
    assert "○ Not heard yet" in by_name["Health"]
    assert "– Absent" in by_name["Housing"]
    assert "Not heard yet" not in by_name["Housing"]


def test_that_an_absent_agency_that_sent_words_keeps_them() -> None:
    session = replace(
        empty_session("Sent"),
        agencies=(agency("Housing", is_present=False),),
        prompts=(prompt(1, "Say ...", {"a0": "Keys by Friday"}),),
    )

    entry = said(groups(section(build_record(session), "Prompt 1").blocks)[0])
    assert "Keys by Friday" in entry
    assert "absent" in entry


def test_that_an_unfinished_prompt_is_there_and_says_why(record: Document) -> None:
    assert "Unfinished" not in said(section(record, "Prompt 1"))
    six = said(section(record, "Prompt 6"))
    assert "◐ Unfinished" in six
    assert "nothing agreed yet; still to hear from: Health, Social Care, VCS/Other" in six


def test_that_agreement_to_no_words_is_never_printed_as_agreement() -> None:
    session = replace(
        filled_session(),
        prompts=(
            prompt(1, "One ...", statement="  ", agreed="  "),
            prompt(2, "Two ...", statement="New", agreed="  "),
            prompt(3, "Three ...", agreed="Words"),
        ),
    )
    told = said(section(build_record(session), "Agreed statements"))

    assert "✓ Agreed" not in told
    assert [told.count(s) for s in ("○ Open", "◐ Draft", "◐ Changed since agreed")] == [1, 1, 1]
    assert "0 of 3 statements agreed" in said(build_record(session).cover[0])


def test_that_tallies_and_reservations_are_told(record: Document) -> None:
    two = said(section(record, "Prompt 2"))

    assert "13 of 14 at level 3 or above" in two
    assert "0 Block" in two
    assert "5 Lead" in two
    assert "Samuel Reid" in two
    assert "can't be promised" in two
    assert "How the room stood" not in said(section(record, "Prompt 3"))


def test_that_the_checklist_has_ratings_evidence_and_a_profile_in_numbers(
    record: Document,
) -> None:
    bar, table = section(record, "Checklist").blocks
    assert isinstance(bar, Bar)
    assert isinstance(table, Table)

    assert bar.alternative == (
        "Checklist profile of 15 statements: in place 4, partly 3, not yet 2, not rated 6."
    )
    second = said(table.rows[1])
    assert "◐ Partly" in second
    assert "Mission agreed at prompt 2" in second
    assert "◐ Partly: Health, Social Care" in second
    assert "– Not rated" in said(table.rows[4])


def test_that_actions_say_where_they_came_from(record: Document) -> None:
    actions = said(section(record, "Actions"))

    assert "Prompt 4" in actions
    assert "Checklist 10" in actions
    assert "Reservation at prompt 2" in actions
    assert "✓ Done" in actions
    assert "○ To do" in actions
    assert "No date" in actions


def test_that_standards_are_told_with_their_legal_status(record: Document) -> None:
    told = said(section(record, "Standards linked"))

    replaced = "Historical. Replaced by the Teachers' Standards on 1 September 2012."
    assert told.count(f"Legal status: {replaced}") == 1
    assert "Legal status: Historical. Refreshed in 2010." in told
    assert "Q32" in told
    assert "Checklist 8" in told


def test_that_a_standard_is_printed_once_with_all_that_it_is_linked_to() -> None:
    session = filled_session()
    first = session.links[0]
    more = (
        replace(first, id="l4", target=Origin.CHECKLIST, target_id="c8"),
        replace(first, id="l5", target_id="p1"),
        replace(first, id="l6", target_id="gone"),
    )
    section_of = standards(replace(session, links=(*session.links, *more)))
    tables = [block for block in section_of[0].blocks if isinstance(block, Table)]

    assert [[said(cell.paragraphs[0].runs[0].text) for cell in row] for row in tables[0].rows] == [
        [first.code, first.text, "Prompt 1, Prompt 2, Checklist 8"],
        [session.links[1].code, session.links[1].text, "Checklist 8"],
    ]


def test_that_a_standard_whose_words_changed_is_printed_in_both_wordings() -> None:
    session = filled_session()
    first = session.links[0]
    newer = replace(first, id="l4", text="Other words", legal_status="In force.", target_id="p1")
    blocks = standards(replace(session, links=(first, newer)))[0].blocks

    assert sum(isinstance(block, Table) for block in blocks) == 2
    assert [block.runs[0].text for block in blocks if not isinstance(block, Table)] == [
        first.source,
        f"Legal status: {first.legal_status}",
        first.source,
        "Legal status: In force.",
    ]


def test_that_a_legal_status_that_is_not_known_is_said_so() -> None:
    session = filled_session()
    blocks = standards(replace(session, links=(replace(session.links[0], legal_status=" "),)))
    assert "Legal status: not known." in said(blocks[0])


def test_that_every_table_names_itself_and_its_columns(record: Document) -> None:
    tables = [b for s in record.sections for b in s.blocks if isinstance(b, Table)]

    assert len(tables) > 6
    for table in tables:
        assert table.caption
        assert all(column.title for column in table.columns)
        assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("part", RecordPart)
def test_that_a_part_left_out_is_left_out(part: RecordPart) -> None:
    whole = build_record(filled_session(), ALL_PARTS, UTC)
    less = build_record(filled_session(), ALL_PARTS - {part}, UTC)

    assert len(said(less)) < len(said(whole))


def test_that_no_parts_leave_the_title_page() -> None:
    record = build_record(filled_session(), ())

    assert record.sections == ()
    assert record.cover


def test_that_the_words_of_this_program_do_not_follow_the_computer_s_language() -> None:
    assert date_text(date(2026, 11, 24)) == "Tuesday 24 November 2026"
    assert short_date_text(date(2027, 1, 2)) == "2 Jan 2027"
    assert counted(1, "person", "people") == "1 person"
    assert counted(14, "person", "people") == "14 people"


def test_that_a_checklist_without_codes_is_numbered() -> None:
    bare = replace(statement(1, "Aims are clear."), code="")
    table = section(
        build_record(replace(empty_session("x"), checklist=(bare,))), "Checklist"
    ).blocks[1]

    assert isinstance(table, Table)
    assert said(table.rows[0][0]).startswith("1")


def test_that_a_heading_on_one_line_has_its_label() -> None:
    assert Heading("Say\nwhat ...", 2, "Prompt 1").plain == "Prompt 1: Say what ..."


def test_that_a_statement_is_headed_agreed_only_where_it_is(record: Document) -> None:
    headings = {
        n: said(groups(section(record, f"Prompt {n}").blocks)[-1].blocks[0]) for n in range(1, 8)
    }

    assert [n for n, heading in headings.items() if "Agreed" in heading] == [1, 2]


def test_that_an_agency_that_blocked_without_words_is_not_said_to_agree() -> None:
    blocked = AgreementCount("n", THEN, 3, "", (Tally("a0", (2, 0, 0, 0, 0, 0)),))
    session = replace(
        empty_session("Blocked"),
        agencies=(agency("Health"),),
        prompts=(prompt(1, "Say ...", {}, "Words", None, (blocked,)),),
    )

    entry = said(groups(section(build_record(session), "Prompt 1").blocks)[0])
    assert "counted in the tally" in entry
    assert "agree" not in entry.lower()


def test_that_a_session_with_nothing_agreed_says_agreed_only_of_what_is_not() -> None:
    open_one, draft = prompt(1, "Say ...", {}), prompt(2, "Do ...", {}, "Words")
    session = replace(empty_session("x"), prompts=(open_one, draft))
    printed = said(build_record(session, DEFAULT_PARTS - {RecordPart.SIGN_OFF}))

    assert {line for line in printed.split("\n") if "agreed" in line.lower()} == {
        "0 of 2 statements agreed, no actions yet",
        "Agreed statements",
        "○ Open – nothing agreed yet",
        " – nothing agreed yet",
    }


def test_that_days_and_months_are_said_in_english_in_any_locale(
    another_language: str | None,
) -> None:
    days = [date(2026, 1, 5) + timedelta(days=n) for n in range(7)]
    months = [date(2026, n, 1) for n in range(1, 13)]

    # Where the machine knows another language, its own names are other ones.
    assert another_language is None or days[0].strftime("%A") != "Monday"
    assert [date_text(day).split()[0] for day in days] == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]  # fmt: skip
    assert [day_text(month).split()[1] for month in months] == [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]  # fmt: skip
    assert [short_date_text(month).split()[1] for month in months] == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]  # fmt: skip
    assert moment_text(NOW, UTC) == "24 November 2026, 16:05"
