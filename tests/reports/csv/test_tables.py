"""Each table holds what the session holds, and a zip file holds them all."""

import io
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from app.cli.arguments import TABLES as NAMED
from app.errors import AppError
from app.progress import Cancelled
from app.reports.csv.writer import TABLES, write_csv, write_zip
from app.reports.export import ExportOptions, export_file
from app.reports.options import Format
from tests.reports.csv.reading import records, rows
from tests.reports.pdf.reading import RESOURCES
from tests.reports.samples import (
    NOW,
    THEN,
    agency,
    empty_session,
    filled_session,
    prompt,
    sized_session,
)

SESSION = filled_session()
OPTIONS = ExportOptions(RESOURCES, NOW)


def zipped(session=SESSION, **options: object) -> bytes:
    out = io.BytesIO()
    write_zip(session, out, printed_at=NOW, **options)
    return out.getvalue()


def test_that_people_stand_with_their_agency_and_agencies_without_people_are_there() -> None:
    found = records(SESSION, "people")

    assert len(found) == len(SESSION.people) + 1
    assert found[5] == {
        "Agency": "Health",
        "Agency note": "",
        "Agency present": "yes",
        "Name": "Megan Price",
        "Role": "Child and adolescent mental health worker",
        "Present": "no",
    }
    housing = next(each for each in found if each["Agency"] == "Housing")
    assert (housing["Agency present"], housing["Name"], housing["Present"]) == ("no", "", "")
    assert (found[-1]["Agency"], found[-1]["Name"]) == ("", "Ruth Castle")


def test_that_every_prompt_has_its_statement_status_and_count() -> None:
    found = records(SESSION, "statements")

    assert [each["Status"] for each in found] == [
        *("agreed", "agreed", "changed since agreed", "draft", "open", "open", "open"),
    ]
    one, two, three, *_ = found
    assert one["Number"] == "1"
    assert one["Joint statement"] == SESSION.prompts[0].statement.text
    assert one["Agreed at"] == "2026-11-24T14:02:00+00:00"
    assert one["Count in words"].startswith("The level is reached: 14 of 14 at 3 or more.")
    assert two["Objections"] == "Asked again after the wording lost “always”."
    assert two["Reservations"] == "1"
    assert three["Agreed wording, if changed since"] == "Meeting children where they already are."
    assert three["Count in words"] == ""
    assert found[4]["Still to hear from"] == "VCS/Other"


def test_that_times_are_those_of_the_zone_with_its_offset() -> None:
    out = io.BytesIO()
    write_csv(SESSION, "statements", out, timezone(timedelta(hours=5, minutes=30)))

    assert b'"2026-11-24T19:32:00+05:30"' in out.getvalue()


def test_that_a_count_of_another_wording_says_so() -> None:
    one = SESSION.prompts[0]
    count = replace(one.counts[0], wording="Other words")
    (found,) = records(replace(SESSION, prompts=(replace(one, counts=(count,)),)), "statements")

    assert found["Count in words"].endswith("That was another wording.")


def test_that_each_line_of_an_entry_is_a_row() -> None:
    found = records(SESSION, "entries")
    lines = [e for p in SESSION.prompts for e in p.entries.values() for e in e.split("\n")]

    assert [each["Words"] for each in found] == lines
    assert [(e["Number"], e["Agency"], e["Line"]) for e in found[:3]] == [
        ("1", "Education", "1"),
        ("1", "Education", "2"),
        ("1", "Health", "1"),
    ]


def test_that_silence_and_absence_are_never_a_number() -> None:
    found = [each for each in records(SESSION, "agreement") if each["Number"] == "1"]

    health, housing = found[1], found[-1]
    assert [health[f] for f in ("3 Can live with it", "4 Support", "People")] == ["1", "2", "3"]
    assert (housing["Agency"], housing["People"], housing["0 Block"]) == ("Housing", "", "")
    assert housing["Not counted because"] == "absent"


def test_that_counts_are_told_in_order_and_one_under_way_is_not() -> None:
    one = SESSION.prompts[0]
    last = replace(one.counts[0], id="later", at=NOW)
    begun = replace(one.counts[0], id="begun", is_finished=False)
    session = replace(SESSION, prompts=(replace(one, counts=(*one.counts, last, begun)),))
    found = records(session, "agreement")

    seen = list(dict.fromkeys((each["Counted at"], each["Which count"]) for each in found))
    assert seen == [
        (THEN.isoformat(), "earlier"),
        (NOW.isoformat(), "in force"),
    ]


def test_that_reservations_actions_reviews_standards_and_terms_are_whole() -> None:
    (reservation,) = records(SESSION, "reservations")
    assert (reservation["Agency"], reservation["Person"]) == ("Social Care", "Samuel Reid")
    assert reservation["Review by"] == "2027-01-12"

    actions = records(SESSION, "actions")
    assert [each["From"] for each in actions] == [
        *("Prompt 4", "Checklist 10", "Reservation at prompt 2", ""),
    ]
    assert [each["Due"] for each in actions][::3] == ["2026-11-30", ""]
    assert [each["Done"] for each in actions] == ["yes", "no", "no", "no"]
    assert [each["Time"] for each in records(SESSION, "reviews")] == ["15:30", "13:00"]
    assert [each["Linked to"] for each in records(SESSION, "standards")] == [
        *("Prompt 2", "Checklist 8", "Prompt 1"),
    ]
    assert records(SESSION, "glossary")[0]["Health"] == "the form we fill in before a referral"


def test_that_the_checklist_has_a_column_for_each_agency() -> None:
    two = records(SESSION, "checklist")[1]

    assert [two[f] for f in ("Together", "Education", "Health", "VCS/Other", "Housing")] == [
        *("partly", "in place", "partly", "not yet", ""),
    ]
    assert two["Evidence"] == "Mission agreed at prompt 2"


def test_that_every_wording_is_there_the_oldest_of_each_text_first() -> None:
    found = records(SESSION, "wordings")

    assert [(e["Of"], e["Agency"], e["Wording"]) for e in found] == [
        ("joint statement", "", "1"),
        ("joint statement", "", "2"),
        ("entry", "Health", "1"),
        ("entry", "Health", "2"),
        ("entry", "Social Care", "1"),
    ]
    assert found[1]["Changed because"] == "Whose plan is it? (Social Care)"


@pytest.mark.parametrize("table", TABLES)
def test_that_a_session_with_nothing_in_it_gives_a_head_alone(table: str) -> None:
    (head,) = rows(empty_session(), table)

    assert all(head)


@pytest.mark.parametrize("table", TABLES)
def test_that_every_row_is_as_wide_as_its_head(table: str) -> None:
    widths = {len(row) for row in rows(SESSION, table)}

    assert len(widths) == 1


def test_that_large_sessions_and_long_cells_are_whole() -> None:
    words = " ".join(f"w{n}" for n in range(800))
    session = sized_session(10, 30, lambda p, a: f"{p} {a} {words}", people=40)

    assert len(records(session, "entries")) == 300
    assert records(session, "entries")[-1]["Words"] == f"29 9 {words}"
    assert len(records(session, "people")) == 40


def test_that_a_table_that_is_not_there_is_told() -> None:
    with pytest.raises(AppError, match="There is no table frob") as caught:
        write_csv(SESSION, "frob", io.BytesIO())
    assert "people, statements" in str(caught.value.hint)


def test_that_the_command_line_knows_every_table() -> None:
    assert tuple(TABLES) == NAMED


def test_that_a_zip_file_holds_every_table_and_says_what_each_is() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped())) as packed:
        names = packed.namelist()
        about = packed.read("README.txt").decode("utf-8-sig")
        statements = packed.read("02-statements.csv")
    alone = io.BytesIO()
    write_csv(SESSION, "statements", alone, NOW.tzinfo)

    assert names == ["README.txt", *(f"{n:02}-{t}.csv" for n, t in enumerate(TABLES, 1))]
    assert all(f"{name}: " in about for name in names[1:])
    assert SESSION.details.title in about
    assert "take one\r\napostrophe away from each field that begins with one." in about
    assert statements == alone.getvalue()


def test_that_the_same_session_at_the_same_time_gives_the_same_bytes() -> None:
    assert zipped() == zipped()
    with zipfile.ZipFile(io.BytesIO(zipped())) as packed:
        assert {each.date_time for each in packed.infolist()} == {(2026, 11, 24, 16, 5, 0)}


def test_that_progress_only_grows_and_ends_at_one() -> None:
    seen: list[float] = []
    zipped(progress=seen.append)

    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("asked", [0, 1, 7])
@pytest.mark.parametrize("ending", [Format.ZIP, Format.DOCX])
def test_that_a_cancelled_export_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, asked: int, ending: Format
) -> None:
    target = tmp_path / f"record.{ending}"
    target.write_text("old")
    left = iter(range(asked))

    with pytest.raises(Cancelled):
        export_file(SESSION, target, OPTIONS, cancelled=lambda: next(left, None) is None)

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_that_the_ending_of_a_file_chooses_one_table_or_all(tmp_path: Path) -> None:
    one, every = tmp_path / "record.csv", tmp_path / "record.zip"
    export_file(SESSION, one, replace(OPTIONS, table="people"))
    export_file(SESSION, every, OPTIONS)

    assert one.read_bytes().startswith(b'\xef\xbb\xbf"Agency","Agency note"')
    assert zipfile.is_zipfile(every)


def test_that_an_agency_that_is_gone_does_no_harm() -> None:
    session = replace(
        SESSION, agencies=(agency("Health", 1),), prompts=(prompt(1, "x"), *SESSION.prompts)
    )

    for table in TABLES:
        assert rows(session, table)
    assert "" in {each["Agency"] for each in records(session, "agreement")}


@pytest.mark.parametrize("ending", [Format.DOCX, Format.CSV, Format.ZIP])
def test_that_only_the_programs_own_files_are_read_and_only_the_target_is_written(
    tmp_path: Path, ending: Format
) -> None:
    opened: list[Path] = []
    is_on = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if is_on and event == "open" and isinstance(arguments[0], str):
            opened.append(Path(arguments[0]))

    export_file(SESSION, tmp_path / f"warm.{ending}", OPTIONS)
    sys.addaudithook(watch)
    export_file(SESSION, tmp_path / f"record.{ending}", OPTIONS)
    is_on = False

    own = {tmp_path, RESOURCES / "fonts"}
    strange = [each for each in opened if each.parent not in own and "docx" not in each.parts]
    assert strange == []
