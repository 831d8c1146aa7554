"""Worksheets as they are written: every field whole and named, every word there, in both prints."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from app.errors import AppError
from app.paths import resources_folder
from app.reports.options import Paper
from app.reports.worksheets.writer import WorksheetOptions, write_blank_worksheet, write_worksheet
from tests.reports.hostile import LONG_WORD, MARKUP, SCRIPTS
from tests.reports.pdf.reading import squeezed
from tests.reports.pdf.tag_reading import (
    check_content,
    check_sense,
    struct_text,
    tree_of,
)
from tests.reports.samples import empty_session, filled_session, sized_session

SESSION = filled_session()
SOFT = "\N{SOFT HYPHEN}"
EDUCATION, HEALTH, *_, OTHER = SESSION.agencies


def _form(session=SESSION, agency=HEALTH, **options):
    out = BytesIO()
    made = write_worksheet(
        session,
        agency.id,
        out,
        resources=resources_folder(),
        options=WorksheetOptions(**{"has_checklist": True, **options}),
        is_invariant=True,
    )
    reader = PdfReader(out)
    assert made.pages == len(reader.pages)
    return reader


def _blank(session=SESSION, *, has_checklist=True, **more):
    out = BytesIO()
    options = WorksheetOptions(has_checklist=has_checklist)
    write_blank_worksheet(session, out, resources=resources_folder(), options=options, **more)
    return PdfReader(out)


def _text(reader):
    return squeezed("\n".join(page.extract_text() for page in reader.pages))


def _widgets(reader):
    """Return (page, widget) of each field that is seen, in the order of the pages."""
    return [
        (page, annotation.get_object())
        for page in reader.pages
        for annotation in page.get("/Annots", ())
        if not annotation.get_object()["/F"] & 2
    ]


def _with_texts(*texts, session=SESSION):
    first = session.prompts[0]
    prompts = tuple(replace(first, id=f"x{n}", text=text) for n, text in enumerate(texts))
    return replace(session, prompts=prompts)


def test_that_a_form_says_what_it_is_for_whom_and_how_to_send_it_back():
    text = _text(_form(agency=OTHER))
    details = SESSION.details
    said = (details.title, "Tuesday 24 November 2026", details.place, details.purpose)
    for words in (
        *said,
        f"For {OTHER.name}",
        OTHER.note,
        f"e-mail it back to {details.facilitator}",
    ):
        assert squeezed(words) in text
    for number, prompt in enumerate(SESSION.prompts, 1):
        assert squeezed(f"Prompt {number}") in text
        assert squeezed(prompt.text) in text
    for statement in SESSION.checklist:
        assert squeezed(statement.text) in text


def test_that_nothing_said_so_far_is_on_a_form():
    reader = _form()
    text = _text(reader)
    entries = [entry for prompt in SESSION.prompts for entry in prompt.entries.values()]
    statements = [prompt.statement.text for prompt in SESSION.prompts if prompt.statement.text]
    assert entries
    assert not [words for words in (*entries, *statements) if squeezed(words) in text]
    values = {name: field.get("/V") for name, field in reader.get_fields().items()}
    del values["about"]
    assert set(values.values()) <= {"", None}


def test_that_every_field_takes_any_length_and_says_what_it_is():
    fields = _form().get_fields()
    seen = {name: field for name, field in fields.items() if name != "about"}
    assert not [name for name in seen if "." in name]
    assert [field["/TU"] for field in seen.values()][:3] == [
        "Your name",
        "Your role",
        f"Prompt 1: {SESSION.prompts[0].text}",
    ]
    assert all(field.get("/TU") for field in seen.values())
    tall = [widget for _page, widget in _widgets(_form()) if widget.get("/FT") == "/Tx"]
    assert not [widget for widget in tall if "/MaxLen" in widget]
    assert all(widget["/Ff"] & 4096 for widget in tall[2:])


def test_that_the_fields_come_in_the_order_of_reading():
    reader = _form()
    assert {page["/Tabs"] for page in reader.pages} == {"/S"}
    for page in reader.pages:
        places = [
            (-float(w["/Rect"][3]), float(w["/Rect"][0])) for p, w in _widgets(reader) if p == page
        ]
        assert places == sorted(places)


def test_that_the_checklist_is_rated_by_buttons_of_which_none_is_pressed():
    fields = _form().get_fields()
    radios = [field for name, field in fields.items() if name.startswith("s_")]
    assert len(radios) == len(SESSION.checklist)
    for field in radios:
        states = {s for kid in field["/Kids"] for s in kid.get_object()["/AP"]["/N"]} - {"/Off"}
        assert states == {"/in_place", "/partly", "/not_yet"}
        assert {kid.get_object()["/AS"] for kid in field["/Kids"]} == {"/Off"}
    assert not [n for n in _form(has_checklist=False).get_fields() if n.startswith("s_")]


def test_that_a_reader_shows_the_title_and_speaks_the_language():
    reader = _form()
    assert reader.metadata.title == f"Worksheet for Health: {SESSION.details.title}"
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value is True


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_that_no_field_is_cut_and_none_lies_over_another(paper):
    sessions = [
        SESSION,
        sized_session(3, 30, lambda _p, _a: ""),
        _with_texts("Short ...", LONG_WORD, "End ..."),
    ]
    for session in sessions:
        reader = _form(session, session.agencies[0], paper=paper)
        for page in reader.pages:
            width, height = map(float, page.mediabox[2:])
            boxes = [tuple(map(float, w["/Rect"])) for p, w in _widgets(reader) if p == page]
            for x0, y0, x1, y1 in boxes:
                assert 40 <= x0 < x1 <= width - 40
                assert 50 <= y0 < y1 <= height - 50
            ordered = sorted(boxes, key=lambda box: (-box[3], box[0]))
            for one, two in pairwise(ordered):
                assert two[3] <= one[1] or two[0] >= one[2]


def test_that_a_prompt_stands_on_the_page_of_its_field():
    session = sized_session(3, 30, lambda _p, _a: "")
    reader = _form(session, session.agencies[0])
    for page in reader.pages:
        text = squeezed(page.extract_text())
        own = [
            w["/TU"]
            for p, w in _widgets(reader)
            if p == page and str(w.get("/T", "")).startswith("p_")
        ]
        for spoken in own:
            label, _, words = spoken.partition(": ")
            assert squeezed(label) in text
            assert squeezed(words) in text


def test_that_fields_grow_where_a_page_has_room():
    heights = [
        float(w["/Rect"][3]) - float(w["/Rect"][1])
        for _p, w in _widgets(_form(_with_texts("One ...", "Two ...")))
        if str(w.get("/T", "")).startswith("p_")
    ]
    assert min(heights) > 130


@pytest.mark.parametrize("text", [*MARKUP, *SCRIPTS], ids=range(len(MARKUP) + len(SCRIPTS)))
def test_that_people_s_words_are_never_markup(text):
    details = replace(SESSION.details, title=text, place=text, purpose=text, facilitator=text)
    agency = replace(HEALTH, name=text, note=text)
    session = replace(_with_texts(text), details=details, agencies=(agency,))
    reader = _form(session, agency, has_checklist=False)
    whole = _text(reader)
    # Each of title, place, purpose, facilitator, agency, note and prompt; a soft hyphen is unseen.
    assert whole.replace(SOFT, "").count(squeezed(text).replace(SOFT, "")) >= 7
    assert (
        reader.get_fields()["p_x0"]["/TU"]
        == f"Prompt 1: {' '.join(text.replace(SOFT, '').split())}"
    )


def test_that_long_texts_go_on_over_pages_and_none_of_them_is_lost():
    words = " ".join(f"word{number}" for number in range(1500))
    details = replace(SESSION.details, title=words[:2000], purpose=words, place=LONG_WORD)
    agency = replace(HEALTH, name=words[:4000])
    statement = replace(SESSION.checklist[0], text=words)
    session = replace(
        _with_texts(words, "Short ..."),
        details=details,
        agencies=(agency,),
        checklist=(statement, *SESSION.checklist[1:]),
    )
    for reader in (_form(session, agency), _blank(session, is_large=True)):
        text = _text(reader)
        assert text.count("word1499") == 3
        assert "Short" in text


def test_that_an_empty_session_still_gives_a_sheet():
    session = replace(empty_session(), agencies=(replace(HEALTH, name="", note=""),))
    assert "For an unnamed agency" in _form(session).pages[0].extract_text()
    assert "Untitled session" in _blank(session).pages[0].extract_text()
    unworded = _form(_with_texts("  "))
    assert "An empty prompt" in unworded.pages[0].extract_text()


def test_that_an_agency_that_is_gone_is_refused():
    with pytest.raises(AppError, match="no longer in this session"):
        write_worksheet(SESSION, "gone", BytesIO(), resources=resources_folder())


def test_that_characters_without_a_glyph_are_marked_and_told():
    made = write_worksheet(
        _with_texts("漢 ..."), HEALTH.id, BytesIO(), resources=resources_folder()
    )
    assert made.missing_characters == ("漢",)


def test_that_a_blank_sheet_has_lines_and_no_fields():
    reader = _blank()
    assert not reader.get_fields()
    text = _text(reader)
    assert squeezed("Agency:") in text
    assert all(squeezed(prompt.text) in text for prompt in SESSION.prompts)
    named = _text(_blank(agency_id=HEALTH.id))
    assert squeezed("For Health") in named
    assert squeezed("Agency:") not in named


def test_that_large_print_is_large_throughout():
    sizes = set()
    reader = _blank(is_large=True)
    for page in reader.pages:
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: (
                sizes.add(round(size * abs(tm[3]), 1)) if text.strip() else None
            )
        )
    assert min(sizes) >= 18


def test_that_the_same_session_gives_the_same_bytes():
    def once():
        out = BytesIO()
        write_worksheet(SESSION, HEALTH.id, out, resources=resources_folder(), is_invariant=True)
        return out.getvalue()

    assert once() == once()


def _data(*, is_form=True, **more):
    out = BytesIO()
    options = WorksheetOptions(has_checklist=True)
    given = {"resources": resources_folder(), "options": options, **more}
    if is_form:
        write_worksheet(SESSION, HEALTH.id, out, **given)
    else:
        write_blank_worksheet(SESSION, out, **given)
    return out.getvalue()


@pytest.mark.parametrize("is_form", [True, False])
def test_that_all_that_is_drawn_is_under_one_tag_or_is_furniture(is_form):
    data = _data(is_form=is_form)
    check_content(data)
    check_sense(data)


def test_that_each_field_is_under_a_tag_that_follows_its_prompt():
    tags = list(tree_of(_data()).walk())[1:]
    prompts = [f"Prompt {n}: {prompt.text}" for n, prompt in enumerate(SESSION.prompts, 1)]
    headings = [place for place, tag in enumerate(tags) if tag.kind == "H2"]
    assert [tags[place + 1].fields for place in headings[:7]] == [[spoken] for spoken in prompts]
    buttons = [tag for tag in tags if tag.alternative]
    assert [tag.alternative for tag in buttons[:3]] == ["In place", "Partly", "Not yet"]
    assert [tag.fields for tag in buttons[:2]] == [
        [f"Statement 1: {SESSION.checklist[0].text}"]
    ] * 2
    assert sum(len(tag.fields) for tag in tags) == 2 + 7 + 3 * len(SESSION.checklist)


def test_that_another_reader_reads_the_words_in_order(tmp_path):
    text = squeezed(struct_text(_data(), tmp_path))
    details = SESSION.details
    places = [text.index(squeezed(details.title)), text.index("ForHealth")]
    places += [text.index(squeezed(prompt.text)) for prompt in SESSION.prompts]
    places += [text.index(squeezed(statement.text)) for statement in SESSION.checklist]
    assert places == sorted(places)
    assert "Page1of" not in text
