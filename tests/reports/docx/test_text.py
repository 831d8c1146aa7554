"""What people typed comes out of a Word file as it went in."""

import random
import unicodedata
from dataclasses import replace

import pytest

from app.models.records import Session
from app.reports.document import TextRun
from app.reports.docx.runs import formatted_runs
from tests.reports.docx.reading import W, said, written
from tests.reports.hostile import LONG_WORD, MARKUP, RIGHT_TO_LEFT, SCRIPTS
from tests.reports.hostile_session import session_of
from tests.reports.samples import agency, details, empty_session, prompt, sized_session

EAST_ASIAN = ("中文 日本語 한국어", "々〆ヶ 﨑 𠮷野家 ｶﾅ")
COMPLEX = ("हिन्दी क्षत्रिय", "ภาษาไทย ที่นี่", "தமிழ் ஸ்ரீ", "မြန်မာ", "বাংলা ক্ষ")
MIXED = (
    "שלום עולם! (2026) OK",
    "We say سلام and שָׁלוֹם here",
    "السَّلَامُ عَلَيْكُمْ",
    "a  b   c",
    "tab\there",
    "zero\u200bwidth\u200djoiner\u2060",
)
EVERYTHING = (*MARKUP, *SCRIPTS, *RIGHT_TO_LEFT, *EAST_ASIAN, *COMPLEX, *MIXED)


def one_cell(text: str) -> Session:
    return replace(
        empty_session("One cell"),
        agencies=(agency("Health"),),
        prompts=(prompt(1, "Say ...", {"a0": text}),),
    )


def bullets(session: Session) -> list[str]:
    return [said(each) for each in written(session).paragraphs("ListBullet")]


@pytest.fixture(scope="module")
def everything_hostile() -> list[str]:
    prompts = tuple(
        prompt(n, "Say ...", {"a0": f"  [{n}( {text}"}) for n, text in enumerate(EVERYTHING)
    )
    return bullets(replace(empty_session("Hostile"), agencies=(agency("Health"),), prompts=prompts))


@pytest.mark.parametrize(("number", "text"), list(enumerate(EVERYTHING)))
def test_that_a_hostile_text_is_there_exactly_and_once(
    everything_hostile: list[str], number: int, text: str
) -> None:
    assert everything_hostile[number] == f"  [{number}( {text}"
    assert len(everything_hostile) == len(EVERYTHING)


def test_that_every_character_of_unicode_comes_through() -> None:
    lines = [
        "x" + "".join(map(chr, range(start, min(start + 256, 0xFFFE)))) + "x"
        for start in range(0xA0, 0x3000, 256)
    ]
    lines += [
        f"x{chr(plane + 0x4E00)}{chr(plane + 0xFFFD)}x"
        for plane in range(0x10000, 0x110000, 0x10000)
    ]
    kept = [line.replace("\u2028", "").replace("\u2029", "") for line in lines]

    assert bullets(one_cell("\n".join(kept))) == kept


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("a\x00b\x01c\x1b\x7f\x9fd", "abcd"),
        ("a\ud800b\udfffc", "a\ufffdb\ufffdc"),
        ("a\ufffeb\uffffc", "a\ufffdb\ufffdc"),
    ],
)
def test_that_what_xml_cannot_hold_does_no_harm(typed: str, there: str) -> None:
    assert bullets(one_cell(typed)) == [there]


def test_that_lines_of_a_statement_stay_lines() -> None:
    words = "One\nTwo\r\nThree\u2028 four  five"
    session = replace(empty_session(), prompts=(prompt(1, "Say ...", statement=words),))

    statements = [said(each) for each in written(session).paragraphs("Statement")]
    assert statements == ["One\nTwo\nThree\n four  five"] * 2


def test_that_hostile_text_is_exact_wherever_it_stands() -> None:
    nasty = "<b>R&D</b> &lt; a<b"
    session = session_of(nasty)

    file = written(session)
    assert file.text().count(nasty) > 2 * len(session.people) + 3 * len(session.prompts)
    assert said(file.tree("word/header1.xml")).startswith(nasty)


def test_that_a_title_of_any_length_stands_whole_on_the_title_page_only() -> None:
    file = written(replace(one_cell("x"), details=details(LONG_WORD)))

    assert [said(each) for each in file.paragraphs("Title")] == [LONG_WORD]
    assert "…" in said(file.tree("word/header1.xml"))
    assert len(said(file.tree("word/header1.xml"))) < 110


def test_that_long_words_and_long_cells_are_whole() -> None:
    words = " ".join(f"w{n}" for n in range(800))
    assert bullets(one_cell(f"{LONG_WORD}\n{words}")) == [LONG_WORD, words]


def test_that_thirty_prompts_of_ten_agencies_and_forty_people_are_whole() -> None:
    text = written(sized_session(10, 30, lambda p, a: f"cell-{p}-{a}.", people=40)).text()

    # A statement stands on the page of statements as well as under its prompt.
    counts = {text.count(f"cell-{p}-{a}.") for p in range(30) for a in range(10)}
    assert counts == {1}
    assert {text.count(f"cell-{p}-10.") for p in range(30)} == {2}
    assert all(f"\nPerson {n}\n" in text for n in range(40))


def test_that_a_session_with_nothing_in_it_is_written() -> None:
    text = written(empty_session()).text()

    assert "Untitled session" in text
    assert "Date not set" in text
    assert "✓" not in text


def test_that_texts_of_spaces_only_are_nothing_said() -> None:
    session = replace(
        empty_session(" "),
        agencies=(agency(" "),),
        prompts=(prompt(1, " ", {"a0": " \n\t"}, "  ", "  "),),
    )

    text = written(session).text()
    assert "Not heard yet" in text
    assert "✓ Agreed" not in text


@pytest.mark.parametrize("text", [*RIGHT_TO_LEFT, "שלום עולם (2026)", "السَّلَامُ, 12"])
def test_that_a_paragraph_that_begins_from_the_right_runs_from_there(text: str) -> None:
    (bullet,) = written(one_cell(text)).paragraphs("ListBullet")

    assert bullet.find(f"{W}pPr/{W}bidi") is not None
    assert {run.find(f"{W}rPr/{W}rtl") is not None for run in bullet.iter(f"{W}r")} == {True}


def test_that_a_mark_of_direction_alone_does_not_turn_a_paragraph() -> None:
    (bullet,) = written(one_cell("\u200fabc")).paragraphs("ListBullet")

    assert bullet.find(f"{W}pPr/{W}bidi") is None


def test_that_words_from_the_right_inside_a_line_are_marked_and_no_others() -> None:
    (bullet,) = written(one_cell("We say שָׁלוֹם עולם, Salam سلام.")).paragraphs("ListBullet")

    runs = [(said(r), r.find(f"{W}rPr/{W}rtl") is not None) for r in bullet.iter(f"{W}r")]
    assert bullet.find(f"{W}pPr/{W}bidi") is None
    assert runs == [
        ("We say ", False),
        ("שָׁלוֹם עולם", True),
        (", Salam ", False),
        ("سلام", True),
        (".", False),
    ]


def test_that_no_mark_is_parted_from_its_letter() -> None:
    draw = random.Random(2026)
    letters = [c for c in map(chr, range(0x20, 0x700)) if unicodedata.category(c)[0] not in "CZ"]
    for _ in range(300):
        text = "".join(draw.choices(letters, k=draw.randint(1, 30)))
        pieces = [
            "".join(e.text or "" for e in run.iter(f"{W}t"))
            for run in formatted_runs((TextRun(text),))
        ]

        assert "".join(pieces) == text
        assert not any(unicodedata.bidirectional(piece[0]) == "NSM" for piece in pieces[1:])
