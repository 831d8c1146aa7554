"""Files that are no worksheet to collect: each is refused in one sentence, none hangs."""

from __future__ import annotations

import os
import tracemalloc
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from app.models.worksheets import reader as reading
from app.models.worksheets.fields import WorksheetError, name_field
from app.models.worksheets.reader import clean, read_worksheet
from tests.models.worksheets.sheets import HEALTH, PROMPTS, SESSION, S
from tests.reports.worksheets.filling import fill_with_pikepdf, values_for, worksheet


@pytest.fixture(scope="module")
def form():
    return worksheet(SESSION, HEALTH)


@pytest.fixture
def filled(form, tmp_path):
    values = values_for(SESSION, HEALTH, "A. Khan", "GP", **{PROMPTS[0]: "One plan"})
    return fill_with_pikepdf(form, values, tmp_path / "filled.pdf")


@pytest.fixture
def refused(tmp_path):
    """Read bytes as a file that must be refused, and give the sentence."""

    def read(data, name="sheet.pdf"):
        file = tmp_path / name
        file.write_bytes(data)
        with pytest.raises(WorksheetError) as caught:
            read_worksheet(file)
        assert name in caught.value.sentence
        assert caught.value.hint
        return caught.value.sentence

    return read


def _saved(change, file, **options):
    out = BytesIO()
    with pikepdf.open(file) as pdf:
        change(pdf)
        pdf.save(out, **options)
    return out.getvalue()


def test_that_a_filled_worksheet_is_read(filled):
    sheet = read_worksheet(filled)
    assert (sheet.file, sheet.person, sheet.answers[0].text) == (
        "filled.pdf",
        "A. Khan, GP",
        "One plan",
    )


def test_that_an_empty_file_says_so(refused):
    assert refused(b"") == "“sheet.pdf” is empty."


def test_that_another_kind_of_file_says_so(refused):
    assert refused(b"PK\x03\x04 a document", "sheet.docx") == "“sheet.docx” is not a PDF file."
    assert "not a PDF file" in refused(b"Dear Amina," * 900)


def test_that_a_file_that_is_gone_says_so(tmp_path):
    with pytest.raises(WorksheetError, match="can't be opened"):
        read_worksheet(tmp_path / "gone.pdf")
    with pytest.raises(WorksheetError, match="is a folder"):
        read_worksheet(tmp_path)


@pytest.mark.parametrize("length", [20, 400, 4000])
def test_that_a_file_cut_off_is_damaged_or_holds_nothing(refused, filled, length):
    said = refused(filled.read_bytes()[:length])
    assert "is damaged" in said or "has no fields" in said


def test_that_a_form_of_another_program_says_so(refused):
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Surname")
    canvas.acroForm.textfield(name="surname", value="Khan")
    canvas.save()
    assert "is a form, but not a worksheet" in refused(out.getvalue())


def test_that_a_printed_or_scanned_sheet_says_so(refused):
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "One plan")
    canvas.save()
    assert refused(out.getvalue()).startswith("“sheet.pdf” has no fields: it was printed")


def test_that_a_flattened_sheet_says_so(refused, filled):
    def flatten(pdf):
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")

    assert "has no fields" in refused(_saved(flatten, filled))


def test_that_a_sheet_with_a_password_says_so(refused, filled):
    locked = pikepdf.Encryption(user="secret", owner="owner")
    data = _saved(lambda _pdf: None, filled, encryption=locked)
    assert refused(data) == "“sheet.pdf” is protected with a password."


def test_that_a_sheet_in_a_cipher_unknown_here_is_not_called_damaged(refused, filled):
    data = _saved(lambda _pdf: None, filled, encryption=pikepdf.Encryption(owner="owner"))
    assert refused(data) == "“sheet.pdf” is protected with a password."


def test_that_a_sheet_locked_against_changes_only_is_read(filled, tmp_path):
    locked = pikepdf.Encryption(user="", owner="owner", R=3, aes=False, metadata=False)
    file = tmp_path / "locked.pdf"
    file.write_bytes(_saved(lambda _pdf: None, filled, encryption=locked))
    assert read_worksheet(file).answers[0].text == "One plan"


def test_that_a_sheet_filled_in_nowhere_says_so(refused, form):
    assert refused(form) == "Nothing is filled in on “sheet.pdf”."


def test_that_a_name_alone_is_not_an_answer(refused, form, tmp_path):
    values = values_for(SESSION, HEALTH, "A. Khan", **{PROMPTS[0]: " \n "})
    data = fill_with_pikepdf(form, values, tmp_path / "named.pdf").read_bytes()
    assert "Nothing is filled in" in refused(data)


def test_that_a_form_of_a_newer_version_says_so(refused, filled):
    def renew(pdf):
        for field in pdf.Root.AcroForm.Fields:
            field.T = pikepdf.String(str(field.T).replace("who~1~", "who~2~"))

    assert "newer version" in refused(_saved(renew, filled))


def test_that_a_file_over_the_cap_is_not_even_read_whole(refused, monkeypatch, filled):
    monkeypatch.setattr(reading, "LARGEST_FILE", 1000)
    assert "is too large for a worksheet" in refused(filled.read_bytes())


@pytest.mark.filterwarnings("ignore:This document has .* not reachable")
def test_that_fields_which_a_program_forgot_to_list_are_found_on_the_pages(filled, tmp_path):
    def forget(pdf):
        pdf.Root.AcroForm.Fields = pikepdf.Array()

    file = tmp_path / "unlisted.pdf"
    file.write_bytes(_saved(forget, filled))
    assert read_worksheet(file).answers[0].text == "One plan"


def test_that_values_in_other_alphabets_and_streams_are_read(filled, tmp_path):
    def odd(pdf):
        values = iter((b"\xef\xbb\xbfcaf\xc3\xa9", b"\xff\xfeO\x00n\x00e\x00"))
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T).startswith("p_"):
                value = next(values, None)
                field.V = pikepdf.Stream(pdf, b"In a stream") if value is None else value

    file = tmp_path / "odd.pdf"
    file.write_bytes(_saved(odd, filled))
    assert [a.text for a in read_worksheet(file).answers] == ["café", "One", "In a stream"]


def test_that_controls_are_dropped_and_every_end_of_line_is_one(filled, tmp_path):
    def odd(pdf):
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T).startswith("p_"):
                field.V = pikepdf.String("a\x00\x07b\r\nc\rd\u2028e\x0bf\tg")

    file = tmp_path / "odd.pdf"
    file.write_bytes(_saved(odd, filled))
    assert read_worksheet(file).answers[0].text == "ab\nc\nd\ne\nf\tg"
    assert clean("half \ud83d a letter") == "half \ufffd a letter"


def _raw(objects, trailer=""):
    """Write a PDF by hand, without a table of its objects: readers build it themselves."""
    body = b"%PDF-1.7\n" + b"".join(
        f"{number} 0 obj\n".encode() + words + b"\nendobj\n"
        for number, words in enumerate(objects, 1)
    )
    return body + f"trailer\n<</Root 1 0 R{trailer}>>\nstartxref\n0\n%%EOF\n".encode()


NAME = name_field(S, HEALTH).encode()


def test_that_a_value_that_swells_beyond_measure_is_refused_before_it_is_unpacked(refused):
    bomb = zlib.compress(b"\0" * 50_000_000, 9)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(bomb), bomb)
    objects = [
        b"<</Type/Catalog/AcroForm<</Fields[2 0 R]>>/Pages 4 0 R>>",
        b"<</T(%b)/FT/Tx/V 3 0 R>>" % NAME,
        stream,
        b"<</Type/Pages/Kids[]/Count 0>>",
    ]
    tracemalloc.start()
    try:
        assert "too large" in refused(_raw(objects))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 30_000_000


def test_that_fields_within_themselves_end(refused):
    objects = [
        b"<</Type/Catalog/AcroForm<</Fields[2 0 R]>>/Pages 3 0 R>>",
        b"<</T(%b)/Kids[2 0 R]/Parent 2 0 R>>" % NAME,
        b"<</Type/Pages/Kids[3 0 R]/Count 9>>",
    ]
    assert refused(_raw(objects))


def test_that_fields_nested_without_end_are_refused(refused):
    deep = b"<</T(a)/Kids[" * 400 + b"]>>" * 400
    objects = [
        b"<</Type/Catalog/AcroForm<</Fields[%b]>>/Pages 2 0 R>>" % deep,
        b"<</Type/Pages/Kids[]/Count 0>>",
    ]
    assert refused(_raw(objects))


def test_that_more_fields_than_any_form_has_are_refused(refused):
    fields = b"".join(b"<</T(f%d)/FT/Tx/V(x)>>" % number for number in range(6000))
    objects = [
        b"<</Type/Catalog/AcroForm<</Fields[%b]>>/Pages 2 0 R>>" % fields,
        b"<</Type/Pages/Kids[]/Count 0>>",
    ]
    assert "too large" in refused(_raw(objects))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_that_no_damage_escapes_as_anything_but_a_sentence(data, form, tmp_path):
    broken = bytearray(form)
    for _ in range(data.draw(st.integers(1, 40))):
        broken[data.draw(st.integers(9, len(broken) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path / "broken.pdf"
    file.write_bytes(bytes(broken))
    with pytest.raises(WorksheetError):
        read_worksheet(file)


def test_that_a_pipe_is_not_waited_for(tmp_path):
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    with pytest.raises(WorksheetError, match="no ordinary file"):
        read_worksheet(pipe)


@pytest.mark.parametrize(
    ("name", "text"),
    [("A. Khan", "line\n" * 5_001), ("A" * 1_001, "A line")],
    ids=["lines", "name"],
)
def test_that_more_than_any_room_can_read_is_too_large(form, tmp_path, name, text):
    values = values_for(SESSION, HEALTH, name, "GP", **{PROMPTS[0]: text})
    file = fill_with_pikepdf(form, values, tmp_path / "large.pdf")
    with pytest.raises(WorksheetError, match="too large"):
        read_worksheet(file)
