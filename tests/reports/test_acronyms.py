"""An acronym is said in full where the record first uses it, in the room's own words."""

from dataclasses import replace
from datetime import UTC

from app.models.records import GlossaryTerm, Person, Reservation, Session, Wording
from app.reports.acronyms import expand_acronyms
from app.reports.document import (
    BlockGroup,
    BulletList,
    Cell,
    Document,
    Facts,
    GroupMark,
    Heading,
    Paragraph,
    Section,
    Table,
    TableColumn,
    TextRun,
    text,
)
from app.reports.options import ALL_PARTS, RecordPart
from app.reports.record import build_record
from tests.reports.samples import THEN, agency, empty_session, prompt
from tests.reports.test_record import said, section

FULL = "CAF (Common Assessment Framework)"


def numbering():
    """Return an expander that numbers the texts that it is given, in the order it is."""
    seen = []

    def expand(words: str) -> str:
        seen.append(words)
        return f"{words}#{len(seen)}"

    return expand


def document(*blocks) -> Document:
    section_of = Section(Heading("CAF", 1), blocks)
    return Document("CAF", "CAF", "CAF", "", (Facts((("CAF", "fact"),)),), (section_of,))


def test_that_the_words_are_asked_about_in_the_order_of_reading() -> None:
    typed = text("typed", is_typed=True)
    table = Table(
        "t", (TableColumn("c", 1), TableColumn("d", 1)), ((Cell((typed,)), Cell((typed,))),)
    )
    done = expand_acronyms(
        document(
            Paragraph((TextRun("ours"), TextRun("typed", is_typed=True))),
            BulletList(("a", "b"), is_typed=True),
            BulletList(("quoted",)),
            BlockGroup((Heading("name", 3), typed), GroupMark.AGENCY),
            table,
        ),
        numbering(),
    )
    words = [w for w in said(done).split("\n") if "#" in w]

    assert words == ["fact#1", "typed#2", "a#3", "b#4", "typed#5", "typed#6", "typed#7"]


def test_that_the_rows_of_a_group_stay_under_one_name() -> None:
    name = Cell((text("YOT", is_typed=True),))
    rows = tuple((name, Cell((text(f"row {n}"),))) for n in range(3))
    table = Table("t", (TableColumn("c", 1), TableColumn("d", 1)), rows, is_grouped=True)
    (done,) = expand_acronyms(document(table), numbering()).sections[0].blocks

    assert isinstance(done, Table)
    assert len({row[0] for row in done.rows}) == 1


def workshop() -> Session:
    return replace(
        empty_session("CAF day"),
        agencies=(agency("CAF team"),),
        people=(Person("x", "CAF Smith", "CAF lead", "a0", True),),
        prompts=(
            prompt(
                1,
                "The CAF is ...",
                {"a0": "a CAF, and the CAF again"},
                "A CAF for each",
                "A CAF for each",
                (),
                (Reservation("r", "a0", "", "Which CAF?", "", None),),
            ),
        ),
        glossary=(
            GlossaryTerm("g", "CAF", "a form", {"a0": "our CAF"}, "Common Assessment Framework"),
        ),
        wordings=(Wording("w", "p1", None, "A CAF for each", THEN, ""),),
    )


def test_that_an_acronym_is_said_in_full_once_where_it_is_first_read() -> None:
    whole = build_record(workshop(), ALL_PARTS, UTC)

    assert said(whole).count(FULL) == 1
    assert f"{FULL} lead" in said(section(whole, "Agencies and people"))


def test_that_the_first_use_is_the_first_in_the_parts_that_were_chosen() -> None:
    for parts, expected in (
        ([RecordPart.STATEMENTS, RecordPart.PERSPECTIVES], f"A {FULL} for each"),
        ([RecordPart.PERSPECTIVES], f"a {FULL}, and the CAF again"),
    ):
        words = said(build_record(workshop(), parts, UTC))
        assert expected in words
        assert words.count(FULL) == 1


def test_that_what_must_stay_exact_is_left_alone() -> None:
    record = build_record(workshop(), [RecordPart.GLOSSARY, RecordPart.HISTORY], UTC)

    assert FULL not in said(record)
    assert "A CAF for each" in said(record)
