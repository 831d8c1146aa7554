"""Worksheets without the window: written for the agencies, and collected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli.commands import run
from app.models.changes import ChangePublisher
from app.models.records import Rating
from app.models.storage.database import open_library
from app.models.storage.store import Store
from app.models.worksheets.fields import statement_field
from tests.cli.running import SAMPLE, SAMPLE_ID, refused, shell
from tests.reports.worksheets.filling import fill_with_pikepdf, values_for


@pytest.fixture
def command(filled):
    """Run a command on the filled library and give its exit code."""

    def call(*arguments: object) -> int:
        return run(["--library", str(filled), *map(str, arguments)])

    return call


@pytest.fixture
def session(filled, tmp_path):
    """The session as it now is in the library."""

    def read():
        store = Store(open_library(filled, tmp_path / "backups"), ChangePublisher())
        try:
            return store.session(SAMPLE_ID)
        finally:
            store.close()

    return read


@pytest.fixture
def returned(command, session, tmp_path, capsys):
    """Fill in the worksheet of an agency as somebody does, and give the file."""

    def fill(name: str, number: int = 1, text: str = "A new point\nAnd another", **ratings) -> Path:
        form = tmp_path / "form.pdf"
        made = session()
        agency = made.agencies[number]
        given = ("worksheet", "--session", "latest", "--agency", agency.name, "--out", form)
        assert command(*given, "--checklist") == 0
        values = values_for(made, agency.id, name, "GP", **{made.prompts[0].id: text})
        values |= {statement_field(check): rating for check, rating in ratings.items()}
        capsys.readouterr()
        return fill_with_pikepdf(form.read_bytes(), values, tmp_path / f"{name}.pdf")

    return fill


def test_that_one_agency_gets_a_form(command, tmp_path, capsys):
    out = tmp_path / "sheet.pdf"
    assert command("worksheet", "--session", "latest", "--agency", "hEALTH", "--out", out) == 0
    assert capsys.readouterr().out == f"{out}\n"
    reader = PdfReader(out)
    assert "For Health" in reader.pages[0].extract_text()
    assert len([name for name in reader.get_fields() if name.startswith("p_")]) == 7


def test_that_every_agency_gets_a_file_of_its_own(command, tmp_path, capsys):
    given = ("--agency", "all", "--out", tmp_path, "--paper", "Letter", "--checklist")
    assert command("worksheet", "--session", SAMPLE_ID, *given) == 0
    files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [file.name for file in files] == [
        "Worksheet Education.pdf",
        "Worksheet Health.pdf",
        "Worksheet Social Care.pdf",
        "Worksheet VCS Other.pdf",
    ]
    reader = PdfReader(files[2])
    assert float(reader.pages[0].mediabox.width) == 612
    assert [name for name in reader.get_fields() if name.startswith("s_")]


def test_that_a_blank_one_is_for_any_agency(command, tmp_path):
    out = tmp_path / "blank.pdf"
    given = ("--blank", "--large-print", "--out", out)
    assert command("worksheet", "--session", "latest", *given) == 0
    reader = PdfReader(out)
    assert not reader.get_fields()
    assert "Agency:" in reader.pages[0].extract_text()


@pytest.mark.parametrize(
    "given", [(), ("--agency", "Health", "--large-print"), ("--agency", "Health", "--paper", "A3")]
)
def test_that_what_makes_no_sense_is_wrong_usage(command, tmp_path, given):
    out = tmp_path / "sheet.pdf"
    assert command("worksheet", "--session", "latest", "--out", out, *given) == 2
    assert not out.exists()


def test_that_an_unknown_agency_is_answered_with_those_there(filled, tmp_path, capsys):
    given = ("--session", "latest", "--agency", "Police", "--out", tmp_path / "x.pdf")
    said = refused(capsys, "--library", filled, "worksheet", *given)
    assert said.startswith("There is no agency Police in this session.")
    assert "Health" in said


def test_that_a_folder_that_is_gone_leaves_no_half_file(filled, tmp_path, capsys):
    given = ("--session", "latest", "--agency", "Health", "--out", tmp_path / "gone" / "x.pdf")
    assert "doesn't exist" in refused(capsys, "--library", filled, "worksheet", *given)


def test_that_the_library_is_never_written_over(tmp_path, capsys):
    named = tmp_path / "library.pdf"
    assert run(["--library", str(named), "import", str(SAMPLE)]) == 0
    capsys.readouterr()
    before = named.read_bytes()
    (tmp_path / "same.pdf").symlink_to(named)
    for out in (named, tmp_path / "same.pdf"):
        given = ("worksheet", "--session", "latest", "--agency", "Health", "--out", out)
        assert "is the library itself" in refused(capsys, "--library", named, *given)
    assert named.read_bytes() == before


@pytest.mark.parametrize("name", ["library.db", "sheet", "sheet.docx"])
def test_that_a_worksheet_s_file_ends_in_pdf(filled, tmp_path, capsys, name):
    before = filled.read_bytes()
    given = ("worksheet", "--session", "latest", "--blank", "--out", tmp_path / name)
    said = refused(capsys, "--library", filled, *given)
    assert "library itself" in said or "Let it end in .pdf." in said
    assert filled.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("sheet")] == []


def test_that_a_filled_one_in_the_folder_is_replaced_only_on_request(
    filled, command, tmp_path, capsys
):
    there = tmp_path / "Worksheet Health.pdf"
    there.write_text("a filled one")
    given = ("worksheet", "--session", "latest", "--agency", "all", "--out", tmp_path)
    said = refused(capsys, "--library", filled, *given)
    assert said.startswith("“Worksheet Health.pdf” is there already")
    assert there.read_text() == "a filled one"
    assert list(tmp_path.glob("Worksheet *")) == [there]
    assert command(*given, "--replace") == 0
    assert there.read_bytes().startswith(b"%PDF")


def test_that_it_is_said_which_were_written_where_one_could_not_be(command, tmp_path, capsys):
    (tmp_path / "Worksheet Social Care.pdf").mkdir()
    given = ("--agency", "all", "--out", tmp_path, "--replace")
    assert command("worksheet", "--session", "latest", *given) == 1
    said = capsys.readouterr()
    assert [Path(line).name for line in said.out.splitlines()] == [
        "Worksheet Education.pdf",
        "Worksheet Health.pdf",
    ]
    assert said.err == (
        "“Worksheet Social Care.pdf” is a folder. Choose a file name. "
        "2 of 4 worksheets are written: those named above.\n"
    )


def test_that_details_on_a_worksheet_are_told_and_it_is_still_written(library, tmp_path, capsys):
    file, out = tmp_path / "own.visioning.json", tmp_path / "sheet.pdf"
    session = {
        "format": "common-ground-session",
        "version": 1,
        "title": "Sam, born 14/03/2019",
        "purpose": "Ring 01282 555012",
        "prompts": [{"text": "Say ...", "entries": {"Health": "Ring 01282 555013"}}],
    }
    file.write_text(json.dumps(session))
    assert run(["--library", str(library), "import", str(file)]) == 0
    capsys.readouterr()
    given = ("worksheet", "--session", "latest", "--blank", "--out", out)
    assert run(["--library", str(library), *map(str, given)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "Title of the session: this looks like a date of birth. "
        "Look at it before the worksheet goes out.",
        "Purpose of the session: this looks like a phone number. "
        "Look at it before the worksheet goes out.",
    ]
    assert out.exists()


def test_that_a_filled_sheet_goes_into_the_grid(command, session, returned, capsys):
    before = session()
    file = returned("A. Khan")
    assert command("collect", "--session", "latest", file) == 0
    said = capsys.readouterr()
    assert said.out == "A. Khan.pdf\tA. Khan, GP, Health\t1 answer, 2 new lines.\n"
    assert said.err == ""
    after = session()
    health = before.agencies[1].id
    assert after.prompts[0].entries[health] == (
        f"{before.prompts[0].entries[health]}\nA new point\nAnd another"
    )
    assert after.people[-1].name == "A. Khan"


def test_that_collecting_twice_adds_nothing(command, session, returned, capsys):
    file = returned("A. Khan")
    assert command("collect", "--session", "latest", file) == 0
    once = session()
    capsys.readouterr()
    assert command("collect", "--session", "latest", file, file) == 0
    assert session() == once
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("1 answer, all in the grid already.")
    assert lines[1].endswith("they count once.")


def test_that_bad_files_are_told_of_and_the_rest_is_collected(
    command, session, returned, tmp_path, capsys
):
    good = [returned(f"Person {number}", number % 4, f"Point {number}") for number in range(8)]
    bad = [tmp_path / f"bad{number}.pdf" for number in range(3)]
    bad[0].write_bytes(b"")
    bad[1].write_bytes(good[0].read_bytes()[:3000])
    bad[2].write_text("Dear Amina")
    assert command("collect", "--session", "latest", *good, *bad, tmp_path / "gone.pdf") == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 8
    assert [line.split("”")[0] for line in said.err.splitlines()[:4]] == [
        "“bad0.pdf",
        "“bad1.pdf",
        "“bad2.pdf",
        "“gone.pdf",
    ]
    assert said.err.splitlines()[-1].startswith("4 of 12 files could not be used")
    text = "\n".join(session().prompts[0].entries.values())
    assert all(text.count(f"Point {number}") == 1 for number in range(8))


def test_that_a_rating_is_replaced_only_on_request(command, session, returned, capsys):
    statement = session().checklist[0]
    health = session().agencies[1].id
    there = statement.by_agency[health]
    other = next(rating for rating in Rating if rating is not there)
    file = returned("A. Khan", **{statement.id: other})
    assert command("collect", "--session", "latest", file) == 0
    assert "--replace-ratings" in capsys.readouterr().err
    assert session().checklist[0].by_agency[health] is there
    assert command("collect", "--session", "latest", "--replace-ratings", file) == 0
    assert session().checklist[0].by_agency[health] is other


def test_that_names_stand_after_lines_on_request(command, session, returned):
    assert command("collect", "--session", "latest", "--names", returned("A. Khan")) == 0
    entry = session().prompts[0].entries[session().agencies[1].id]
    assert entry.endswith("\nA new point (A. Khan, GP)\nAnd another (A. Khan, GP)")


def test_that_a_sheet_for_another_session_names_it(command, returned, session, tmp_path, capsys):
    file = returned("A. Khan")
    other = tmp_path / "other.visioning.json"
    words = {"format": "common-ground-session", "version": 1, "title": "Another"}
    other.write_text(json.dumps(words))
    assert command("import", other) == 0
    other_id = capsys.readouterr().out.strip()
    assert command("collect", "--session", other_id, file) == 1
    said = capsys.readouterr()
    assert f"It is for “{session().details.title}”: open that session" in said.err
    assert "1 of 1 file could not be used" in said.err


def test_that_an_answer_to_a_prompt_that_is_gone_is_told_whole(
    command, filled, session, returned, tmp_path, capsys
):
    from app.models.edits import RemovePrompt

    file = returned("A. Khan", text="Not to be lost\nNor this")
    prompt = session().prompts[0]
    store = Store(open_library(filled, tmp_path / "backups"), ChangePublisher())
    store.perform(RemovePrompt(SAMPLE_ID, prompt.id))
    store.close()
    assert command("collect", "--session", "latest", file) == 1
    said = capsys.readouterr().err
    assert "left out" in said
    assert "Not to be lost Nor this" in said
    assert " ".join(prompt.text.split()) in said


def test_that_nothing_is_said_to_be_in_the_grid_where_every_file_is_refused(
    filled, tmp_path, capsys
):
    made = tmp_path / "record.pdf"
    assert run(["--library", str(filled), "export", "--session", "latest", "--out", str(made)]) == 0
    folder = tmp_path / "folder"
    folder.mkdir()
    capsys.readouterr()
    given = ("collect", "--session", "latest", made, folder)
    assert run(["--library", str(filled), *map(str, given)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "“record.pdf” has no fields: it was printed, scanned or saved flat, or is no worksheet at "
        "all. Type what it says into the grid, or ask for the form itself.",
        "“folder” is a folder. Choose the worksheets in it.",
        "2 of 2 files could not be used, or not whole. Nothing was added.",
    ]


def test_that_the_rest_is_said_to_be_nothing_new_where_it_is(command, returned, tmp_path, capsys):
    file = returned("A. Khan")
    assert command("collect", "--session", "latest", file) == 0
    capsys.readouterr()
    assert command("collect", "--session", "latest", file, tmp_path / "gone.pdf") == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "1 of 2 files could not be used, or not whole. Nothing on the rest is new."


def test_that_a_shell_gets_the_exit_code(filled, tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"")
    ended = shell("--library", filled, "collect", "--session", "latest", tmp_path / "x.pdf")
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr


def test_that_without_a_library_there_is_no_session(tmp_path, capsys):
    said = refused(capsys, "collect", "--session", "latest", tmp_path / "x.pdf")
    assert "no session in the library yet" in said
