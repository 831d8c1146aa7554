"""How the room stood, as the record tells it: no silence and no absence is ever agreement."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from app.models.records import (
    AgreementCount,
    Levels,
    Prompt,
    Reservation,
    Session,
    StatementSource,
    Tally,
)
from app.reports.document import Heading, Paragraph, Table
from app.reports.labels import describe_level_needed
from app.reports.options import RecordPart
from app.reports.record import build_record
from app.reports.sections.prompts import agreement_blocks
from app.reports.sections.statements import statements
from tests.reports.samples import NOW, THEN, agency, empty_session, prompt
from tests.reports.test_record import said, section

WORDS = "Families tell their story once."
HALF: Levels = (0, 0, 0, 1, 1, 0)
BELOW: Levels = (0, 1, 0, 0, 1, 1)
BLOCK: Levels = (1, 0, 0, 0, 2, 0)
NOBODY: Levels = (0, 0, 0, 0, 0, 0)

AGENCIES = (
    agency("Education", 0),
    agency("Health", 1),
    agency("Social Care", 2),
    agency("Housing", 3, is_present=False),
)


def count(
    *levels: Levels | None,
    minutes: int = 0,
    objections: str = "",
    wording: str = WORDS,
    absent: tuple[str, ...] = (),
    is_finished: bool = True,
) -> AgreementCount:
    """Return a count with the tallies of Education, Health and Social Care; None is not counted."""
    tallies = tuple(Tally(f"a{n}", own) for n, own in enumerate(levels) if own is not None)
    at = THEN + timedelta(minutes=minutes)
    return AgreementCount(f"n{minutes}", at, 3, objections, tallies, wording, absent, is_finished)


def agreed(*counts: AgreementCount, statement: str = WORDS, words: str | None = WORDS) -> Prompt:
    return prompt(1, "Our mission is ...", {}, statement, words, counts)


def session_of(one: Prompt) -> Session:
    return replace(empty_session("Counts"), agencies=AGENCIES, prompts=(one,))


def told(one: Prompt) -> str:
    blocks = agreement_blocks(session_of(one), one, UTC)
    return "\n".join(_lines(blocks))


def _lines(blocks: tuple[object, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(run.text for run in block.runs)
        elif isinstance(block, Heading):
            yield block.text


def table(one: Prompt) -> dict[str, list[str]]:
    """Return the rows of the count's table by agency: what stands under its name, then numbers."""
    blocks = agreement_blocks(session_of(one), one, UTC)
    (found,) = (b for b in blocks if isinstance(b, Table) and "level" in b.caption)
    rows = {}
    for first, *cells in found.rows:
        name, *under = ("".join(run.text for run in p.runs) for p in first.paragraphs)
        rows[name] = [*under, *(cell.paragraphs[0].runs[0].text for cell in cells)]
    return rows


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((), "Agreed by the room without a count."),
        (
            (count(HALF, HALF, HALF),),
            "Needed: everyone at 3 – can live with it – or above, nobody at 0 – block.",
        ),
        ((count(HALF, HALF, HALF),), "Counted 24 November 2026, 14:02."),
        ((count(HALF, HALF, HALF),), "6 of 6 at 3 or more."),
        ((count(HALF, BELOW, HALF),), "6 of 7 at 3 or more. Of two minds: Health."),
        ((count(HALF, BLOCK, HALF),), "1 block: Health."),
        ((count(HALF, HALF, NOBODY),), "No hands shown: Social Care."),
        ((count(HALF, HALF, HALF, absent=("a3",)),), "Absent, so not counted: Housing."),
        (
            (count(BELOW, HALF, HALF, objections="Too soon"), count(HALF, HALF, HALF, minutes=9)),
            "Counted before, 24 November 2026, 14:02: The level is not reached: 6 of 7 at 3 or "
            "more. Of two minds: Education. Absent, so not counted: Housing. People at each level: "
            "Education 1 at 1, 1 at 4, 1 at 5; Health 1 at 3, 1 at 4; Social Care 1 at 3, 1 at 4. "
            "Objections: Too soon",
        ),
        (
            (count(HALF, HALF, HALF), count(HALF, minutes=9, is_finished=False)),
            "A count had begun and was not finished.",
        ),
        (
            (count(HALF, HALF, HALF, wording="Once only."),),
            "Counted on another wording: Once only.\nThe wording that was agreed was not counted.",
        ),
    ],
)
def test_that_a_count_is_told_as_it_was(counts: tuple[AgreementCount, ...], expected: str) -> None:
    assert expected in told(agreed(*counts))


def test_that_a_count_under_way_is_never_the_result() -> None:
    one = agreed(count(HALF, minutes=9, is_finished=False), words=None)

    assert told(one) == "How the room stood\nA count had begun and was not finished."
    assert "Agreed by the room" not in told(one)


def test_that_a_draft_that_nobody_counted_says_nothing() -> None:
    assert told(agreed(words=None)) == ""


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        (WORDS, "Counted on the agreed wording, before it was changed."),
        ("Now.", "Counted on the wording as it stands now, which was not agreed again."),
        ("Other.", "Counted on another wording: Other."),
        ("", ""),
    ],
)
def test_that_a_changed_statement_says_which_wording_was_counted(
    wording: str, expected: str
) -> None:
    lines = told(agreed(count(HALF, HALF, HALF, wording=wording), statement="Now."))

    assert expected in lines
    assert expected or "Counted on" not in lines


def test_that_every_agency_has_a_row_and_silence_has_no_number() -> None:
    rows = table(agreed(count(HALF, NOBODY, absent=("a3",))))

    assert rows == {
        "Education": ["–", "–", "–", "1", "1", "–", "2"],
        "Health": ["○ No hands shown", *[""] * 7],
        "Social Care": ["○ Not counted", *[""] * 7],
        "Housing": ["– Absent", *[""] * 7],
    }


def test_that_an_agency_that_left_before_the_count_is_absent_from_it() -> None:
    rows = table(agreed(count(HALF, HALF, absent=("a2",))))

    assert rows["Social Care"] == ["– Absent", *[""] * 7]


def test_that_the_heads_of_the_table_are_the_words_of_the_levels() -> None:
    blocks = agreement_blocks(session_of(one := agreed(count(HALF))), one, UTC)
    (found,) = (b for b in blocks if isinstance(b, Table))

    assert [column.title for column in found.columns] == [
        "Agency",
        "0 Block",
        "1 Serious concern",
        "2 Reservation",
        "3 Can live with it",
        "4 Support",
        "5 Lead",
        "People",
    ]


def test_that_agreement_with_objections_says_why_in_both_places() -> None:
    one = agreed(count(HALF, BELOW, HALF, objections="Health will look again in May"))
    document = build_record(session_of(one), zone=UTC)

    for name in ("Agreed statements", "Prompt 1"):
        words = said(section(document, name))
        assert "✓ Agreed with objections" in words
        assert "Agreed all the same because: " in words
        assert words.count("Health will look again in May") == 1


def test_that_objections_to_the_last_words_counted_are_told_beside_words_agreed_since() -> None:
    one = agreed(count(HALF, BELOW, HALF, objections="Cut since", wording="A longer one."))

    page = said(statements(session_of(one), UTC))
    assert "✓ Agreed with objections" in page
    assert "not counted" in page
    assert "Agreed all the same because: " in page
    assert "Cut since" in page
    assert "Counted on another wording: A longer one." in told(one)


def test_that_what_is_agreed_without_a_count_or_a_word_says_so_beside_it() -> None:
    bare = replace(agreed(), entries={})
    page = said(statements(session_of(bare), UTC))

    assert "not counted" in page
    assert "○ Still to hear from: " in page


def test_that_a_reason_that_was_never_noted_is_not_made_up() -> None:
    page = said(statements(session_of(agreed(count(HALF, BELOW, HALF))), UTC))

    assert "✓ Agreed with objections" in page
    assert "Agreed all the same; no reason was noted." in page


RESERVED = Reservation("r1", "a1", "", "Who holds the plan?", "A named lead", None)


@pytest.mark.parametrize(
    ("reservations", "expected"),
    [
        ((RESERVED,), ["1 reservation: ", "Health – ", "Who holds the plan?"]),
        (
            (RESERVED, replace(RESERVED, id="r2", agency_id=None, person="Ann\nLee")),
            ["2 reservations: ", "Health – ", "Who holds the plan?", "; Ann Lee – "],
        ),
        ((replace(RESERVED, concern=" "),), ["A named lead"]),
        ((replace(RESERVED, agency_id=None),), ["nobody named – "]),
        ((replace(RESERVED, concern=f"{'word ' * 13}last"),), [f"{'word ' * 13}…"]),
        ((replace(RESERVED, concern="x" * 900),), [f"{'x' * 66} …"]),
    ],
)
def test_that_reservations_stand_beside_the_statement(
    reservations: tuple[Reservation, ...], expected: list[str]
) -> None:
    session = session_of(replace(agreed(), reservations=reservations))

    for parts in ([RecordPart.STATEMENTS], [RecordPart.PERSPECTIVES]):
        words = said(build_record(session, parts, UTC))
        assert all(each in words for each in expected), words


def test_that_a_reservation_that_says_nothing_yet_is_not_counted() -> None:
    session = session_of(
        replace(agreed(), reservations=(Reservation("r1", "a1", "", "", " ", None),))
    )

    assert "reservation" not in said(build_record(session, zone=UTC)).lower()


def test_that_a_statement_says_whose_words_are_in_it() -> None:
    sources = (
        StatementSource("s1", "a2", "Tell their story once"),
        StatementSource("s2", "a0", "Families come first with their story"),
        StatementSource("s3", "a1", "Nothing of this stayed"),
    )
    document = build_record(session_of(replace(agreed(), sources=sources)), zone=UTC)

    for name in ("Agreed statements", "Prompt 1"):
        assert "drawn from Education, Social Care" in said(section(document, name))


def test_that_the_absent_are_named_where_no_entries_are_printed() -> None:
    document = build_record(session_of(agreed(count(HALF))), [RecordPart.AGREEMENT], NOW.tzinfo)

    assert "– Absent: Housing" in said(section(document, "Prompt 1"))


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, "everyone at 0 – block – or above, nobody at 0 – block"),
        (4, "everyone at 4 – support – or above, nobody at 0 – block"),
        (5, "everyone at 5 – lead, nobody at 0 – block"),
    ],
)
def test_that_the_level_needed_is_said_in_words(level: int, expected: str) -> None:
    assert describe_level_needed(level) == expected
