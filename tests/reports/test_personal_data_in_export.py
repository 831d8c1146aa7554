"""The look at somebody's details before an export is at what the file will really say."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from app.models import records as r
from app.models.session_file import write_session
from app.models.text.session_personal_data import TextKind
from app.reports.csv.writer import TABLES
from app.reports.export import ExportOptions, ExportWork, write_to
from app.reports.options import DEFAULT_PARTS, Format, Layout, RecordPart
from app.reports.personal_data_in_export import personal_data_in_export, personal_data_on_worksheets
from app.reports.worksheets.writer import write_worksheet
from tests.models.sessions import filled_session
from tests.reports.html.reading import read
from tests.reports.pdf.reading import RESOURCES, squeezed
from tests.reports.samples import NOW

NUMBER = "943 476 5870"
HEALTH = "agency-Health"
TODAY = date(2026, 11, 24)
PLAIN = replace(filled_session(NOW), wordings=())
TALLIES = (r.Tally(HEALTH, (2, 0, 0, 0, 0, 0)),)


def _details(**parts: object) -> r.Session:
    return replace(PLAIN, details=replace(PLAIN.details, **parts))


def _prompt(**parts: object) -> r.Session:
    first, second, *rest = PLAIN.prompts
    return replace(PLAIN, prompts=(first, replace(second, **parts), *rest))


def _stated(status: r.StatementStatus, text: str, agreed: str | None = None) -> r.AgreedStatement:
    return r.AgreedStatement(text, status, agreed, NOW if agreed else None)


def _counted(objections: str, wording: str, status: r.StatementStatus) -> r.Session:
    count = r.AgreementCount("c1", NOW, 3, objections, TALLIES, wording)
    statement = _stated(status, "One", "One" if status is r.StatementStatus.AGREED else None)
    return _prompt(statement=statement, counts=(count,))


def _term(**parts: str) -> r.Session:
    """A term that is said in full where the statement first uses it."""
    session = _prompt(statement=_stated(r.StatementStatus.DRAFT, "QZX is ours"))
    term = replace(PLAIN.glossary[0], term="QZX", **{"stands_for": "", **parts})
    return replace(session, glossary=(term,))


def _wordings() -> r.Session:
    """An entry whose earlier wordings have the number; one change says why."""
    kept = tuple(
        r.Wording(f"w{minute}", "prompt-2", HEALTH, text, NOW.replace(minute=minute), "Shorter")
        for minute, text in enumerate((NUMBER, "Now"))
    )
    return replace(_prompt(entries={HEALTH: "Now"}), wordings=kept)


def _dated() -> tuple[r.Session, r.Session]:
    day = date(2027, 2, 1)
    action = replace(PLAIN.actions[0], what=NUMBER, due=day, is_done=False)
    meeting = replace(PLAIN.meetings[0], purpose=NUMBER, date=day)
    return replace(PLAIN, actions=(action,)), replace(PLAIN, meetings=(meeting,))


DRAFT, AGREED, CHANGED = (
    r.StatementStatus.DRAFT,
    r.StatementStatus.AGREED,
    r.StatementStatus.CHANGED,
)
RESERVED = r.Reservation("r1", HEALTH, "Tom Ellis", NUMBER, "", None)
SESSIONS = {
    "title": _details(title=NUMBER),
    "setting": _details(setting=NUMBER),
    "place": _details(place=NUMBER),
    "purpose": _details(purpose=NUMBER),
    "note": replace(PLAIN, agencies=tuple(replace(a, note=NUMBER) for a in PLAIN.agencies)),
    "prompt": _prompt(text=NUMBER),
    "entry": _prompt(entries={HEALTH: NUMBER}),
    "statement": _prompt(statement=_stated(DRAFT, NUMBER)),
    "agreed": _prompt(statement=_stated(CHANGED, "Now", NUMBER)),
    "agreed all the same": _counted(NUMBER, "One", AGREED),
    "objections": _counted(NUMBER, "One", DRAFT),
    "counted": _counted("", NUMBER, DRAFT),
    "statement and counted": replace(
        PLAIN,
        prompts=(
            replace(
                PLAIN.prompts[0],
                statement=_stated(DRAFT, f"{NUMBER} it is"),
                counts=(r.AgreementCount("c1", NOW, 3, "", TALLIES, NUMBER),),
            ),
        ),
    ),
    "reservation": _prompt(reservations=(RESERVED,)),
    "wording": _wordings(),
    "evidence": replace(PLAIN, checklist=(replace(PLAIN.checklist[0], evidence=NUMBER),)),
    "stands for": _term(stands_for=NUMBER),
    "meaning": _term(meaning=NUMBER),
    "sense": replace(PLAIN, glossary=(replace(PLAIN.glossary[0], senses={HEALTH: NUMBER}),)),
    **dict(zip(("action", "review"), _dated(), strict=True)),
}
# What is written, with which choices; parts one by one as a page, which is quick.
WRITINGS: list[tuple[Format, dict[str, object]]] = [
    (Format.HTML, {"parts": DEFAULT_PARTS}),
    *((Format.HTML, {"parts": (part,)}) for part in RecordPart),
    *((Format.CSV, {"table": table}) for table in TABLES),
    (Format.JSON, {}),
    (Format.ICS, {}),
    (Format.PDF, {"layout": Layout.EXECUTIVE}),
    (Format.PDF, {"layout": Layout.POSTER}),
]


def _says(session: r.Session, wanted: Format, choices: dict[str, object]) -> bool:
    out = io.BytesIO()
    options = ExportOptions(RESOURCES, NOW, writers={Format.JSON: write_session}, **choices)
    write_to(out, wanted, ExportWork(session, options))
    data = out.getvalue()
    if wanted is Format.PDF:
        said = "".join(page.extract_text() for page in PdfReader(out).pages)
    elif wanted is Format.HTML:
        said = read(data).all("body")[0].text
    else:
        said = data.decode("utf-8").replace("\r\n ", "")  # a calendar folds its lines
    return squeezed(NUMBER) in squeezed(said)


def _told(session: r.Session, wanted: Format, choices: dict[str, object]) -> bool:
    given = {"layout": Layout.RECORD, "parts": DEFAULT_PARTS, "table": "statements", **choices}
    return bool(personal_data_in_export(session, wanted, today=TODAY, **given))


@pytest.mark.parametrize("name", SESSIONS)
def test_that_whatever_goes_out_is_told_and_little_else(name: str) -> None:
    session = SESSIONS[name]
    said = [writing for writing in WRITINGS if _says(session, *writing)]
    told = [writing for writing in WRITINGS if _told(session, *writing)]

    assert [writing for writing in said if writing not in told] == []
    # Objections are said once, and an acronym in full where it is used: both are told of anyway.
    assert len(told) - len(said) <= 10
    assert len(said) >= 2


@pytest.mark.parametrize(
    ("wanted", "choices"),
    [
        (Format.PDF, {"layout": Layout.POSTER}),
        (Format.PDF, {"parts": (RecordPart.SIGN_OFF,)}),
        (Format.CSV, {"table": "glossary"}),
        (Format.ICS, {}),
    ],
)
def test_that_a_number_in_an_entry_is_no_matter_where_no_entry_goes_out(
    wanted: Format, choices: dict[str, object]
) -> None:
    assert not _told(SESSIONS["entry"], wanted, choices)


@pytest.mark.parametrize("wanted", [Format.JSON, Format.ZIP])
def test_that_what_holds_everything_is_looked_through_whole(wanted: Format) -> None:
    assert all(_told(session, wanted, {"parts": ()}) for session in SESSIONS.values())


def test_that_what_is_not_known_here_is_looked_through_whole() -> None:
    assert _told(SESSIONS["wording"], Format.CSV, {"table": "of a later version"})


def test_that_the_venue_may_have_an_address_but_no_number() -> None:
    address = _details(place="14 Mill Lane, BB10 2XX")
    assert not _told(address, Format.JSON, {})
    assert _told(SESSIONS["place"], Format.JSON, {})


def test_that_what_a_calendar_leaves_out_is_not_told_of() -> None:
    meeting = replace(PLAIN.meetings[0], purpose=NUMBER, date=None)
    assert not _told(replace(PLAIN, meetings=(meeting,)), Format.ICS, {})


@pytest.mark.parametrize("name", SESSIONS)
def test_that_what_a_worksheet_says_is_told(name: str) -> None:
    out = io.BytesIO()
    write_worksheet(SESSIONS[name], HEALTH, out, resources=RESOURCES)
    said = "".join(page.extract_text() for page in PdfReader(out).pages)

    assert bool(personal_data_on_worksheets(SESSIONS[name], TODAY)) is (
        squeezed(NUMBER) in squeezed(said)
    )


def test_that_every_kind_of_text_has_a_place_in_the_whole_session() -> None:
    assert len(TextKind) == 18
    assert len(SESSIONS) >= len(TextKind)
