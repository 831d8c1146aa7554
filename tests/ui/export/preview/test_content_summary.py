"""What files hold, and what pages can't show, is said in words."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.reports.export import Exported
from app.reports.options import Edition, ExportSettings, Format, Layout
from app.ui.export.job import ExportJob, PreviewResult, order_file_name
from app.ui.export.labels import describe_limits
from app.ui.export.preview.content_summary import describe_content, size_text, table_in
from tests.models.sessions import filled_session
from tests.ui.conftest import NOW

ROWS = '\ufeffPrompt,Words\r\n1,"two\nlines"\r\n2,"a ""quote"""\r\n'.encode()


@dataclass(frozen=True)
class _Unshaped(Exported):
    unshaped: tuple[str, ...] = ()


def _exported(**what):
    return _Unshaped(Path(), **what)


@pytest.mark.parametrize(
    ("size", "words"), [(3, "1 kB"), (31_400, "31 kB"), (999_400, "999 kB"), (1_240_000, "1.2 MB")]
)
def test_that_a_size_is_said_in_few_letters(size, words):
    assert size_text(size) == words


def test_that_a_session_file_is_told_by_what_is_in_it():
    sentence, _hint, lines = describe_content(
        filled_session(NOW), PreviewResult(Format.JSON, b"x" * 31_000, _exported())
    )
    assert sentence == "The whole session, 31 kB"
    assert any(line.endswith("prompts") for line in lines)
    assert all(not line.startswith("0 ") for line in lines)


def test_that_a_calendar_is_told_by_its_dates_in_order():
    session = filled_session(NOW)
    sentence, _hint, lines = describe_content(session, PreviewResult(Format.ICS, b"x", _exported()))
    assert sentence.startswith(f"{len(lines)} date")
    assert lines


def test_that_a_table_is_read_with_its_lines_and_quotes():
    assert table_in(ROWS) == [["Prompt", "Words"], ["1", "two\nlines"], ["2", 'a "quote"']]
    assert table_in(b"") == []
    assert table_in(b"a\r\n" + b"x" * 200_000) == [["a"], ["x" * 200_000]]


def test_that_a_zip_is_told_by_its_tables_and_their_rows():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as files:
        files.writestr("statements.csv", ROWS)
        files.writestr("read me.txt", "words")
    sentence, _hint, lines = describe_content(
        filled_session(NOW), PreviewResult(Format.ZIP, out.getvalue(), _exported())
    )
    assert sentence.startswith("2 files")
    assert lines == ("statements.csv: 2 rows", "read me.txt: 1 kB")


def test_that_missing_characters_are_named_and_counted():
    few = describe_limits(Format.PDF, _exported(missing_characters=("中", "文")))
    assert few.startswith("No font here has 中 文 (Chinese); they are marked where they stand.")
    many = describe_limits(Format.PDF, _exported(missing_characters=tuple("一二三四五六七八")))
    assert "No font here has 一 二 三 四 五 六 and 2 more (Chinese);" in many


def test_that_scripts_that_no_font_has_are_named_and_who_carries_them():
    words = describe_limits(Format.PDF, _exported(missing_characters=("ก", "བ", "\U0001f9ff")))
    assert "(Thai, Tibetan and some signs and emoji)" in words
    assert words.endswith("The HTML and Word files carry them.")


def test_that_pages_that_show_everything_need_no_words():
    assert describe_limits(Format.PDF, _exported(pages=3)) == ""
    assert "same words in the same order" in describe_limits(Format.HTML, _exported(pages=3))


@pytest.mark.parametrize(
    ("choices", "edition", "tail"),
    [
        (ExportSettings(), Edition(), ""),
        (ExportSettings(layout=Layout.LARGE_PRINT), Edition(), " large print"),
        (ExportSettings(layout=Layout.POSTER), Edition(2), " poster final 2"),
        (ExportSettings(Format.CSV, Layout.POSTER, table="actions"), Edition(), " actions"),
        (ExportSettings(Format.JSON, Layout.POSTER), Edition(), ""),
    ],
)
def test_that_the_name_proposed_tells_records_apart(choices, edition, tail):
    session = filled_session(NOW)
    plain = order_file_name(ExportJob(session, ExportSettings()))
    assert order_file_name(ExportJob(session, choices, edition)) == plain + tail
