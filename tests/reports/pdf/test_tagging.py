"""The tags of the PDF: all that was said is under one of them, in order, and each makes sense."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from app.reports.export import ExportOptions, ExportWork, document_of, write_to
from app.reports.options import ALL_PARTS, LAYOUTS, Format, Layout
from tests.reports.document_text import told
from tests.reports.hostile import LONG_WORD, MARKUP, SCRIPTS
from tests.reports.pdf.reading import RESOURCES, squeezed
from tests.reports.pdf.tag_reading import (
    check_content,
    check_sense,
    struct_text,
    tree_of,
)
from tests.reports.samples import (
    NOW,
    agency,
    details,
    empty_session,
    filled_session,
    prompt,
    sized_session,
)

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.records import Session

SESSIONS = {
    "filled": filled_session(),
    "empty": empty_session(),
    "large": sized_session(10, 30, lambda p, a: f"cell {p} {a} " * 12, people=40),
    "long": sized_session(2, 2, lambda p, a: f"{p}-{a} {LONG_WORD} " + f"w{p}{a} " * 800),
    "hostile": replace(
        empty_session("if a<b & c"),
        agencies=(agency("R&D <b>"),),
        prompts=tuple(
            prompt(number, f"Say {text} ...", {"a0": f"{text}\n{text}"}, text, text)
            for number, text in enumerate((*MARKUP, *SCRIPTS[:6]))
        ),
    ),
}


def options(layout: Layout) -> ExportOptions:
    return ExportOptions(RESOURCES, NOW, ALL_PARTS, layout=layout, paper=LAYOUTS[layout].papers[0])


def written(session: Session, layout: Layout = Layout.RECORD) -> bytes:
    out = io.BytesIO()
    write_to(out, Format.PDF, ExportWork(session, options(layout)))
    return out.getvalue()


@pytest.fixture(
    scope="module",
    params=[(name, layout) for name in SESSIONS for layout in Layout],
    ids=lambda param: f"{param[0]}-{param[1]}",
)
def pdf(request: pytest.FixtureRequest) -> tuple[str, Layout, bytes]:
    name, layout = request.param
    return name, layout, written(SESSIONS[name], layout)


def test_that_everything_drawn_is_under_one_tag_or_an_artifact(
    pdf: tuple[str, Layout, bytes],
) -> None:
    check_content(pdf[2])


def test_that_headings_tables_lists_and_figures_are_whole(pdf: tuple[str, Layout, bytes]) -> None:
    check_sense(pdf[2])


def test_that_every_word_is_under_one_tag_in_order(
    pdf: tuple[str, Layout, bytes], tmp_path: Path
) -> None:
    name, layout, data = pdf
    document = document_of(SESSIONS[name], options(layout))

    assert _said(struct_text(data, tmp_path)) == _said("\n".join(told(document, "•")))


def _said(text: str) -> str:
    """Return what is said whatever the spaces; colons are the writer's where facts stand inline."""
    return re.sub("[:\u00ad]", "", squeezed(text))


def test_that_words_are_parted_where_a_line_ends_and_long_words_are_not(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(60))
    typed = f"{words} {LONG_WORD[:300]}\n{words} ✓ {words} {LONG_WORD[:300]}"
    session = replace(
        empty_session("x"), agencies=(agency("Health"),), prompts=(prompt(1, "Say", {"a0": typed}),)
    )

    read = " ".join(struct_text(written(session), tmp_path).split())
    assert f"{words} {LONG_WORD[:300]}" in read
    assert f"{words} ✓ {words} {LONG_WORD[:300]}" in read


def test_that_words_stay_parted_over_the_page(tmp_path: Path) -> None:
    session = sized_session(1, 1, lambda p, a: " ".join(f"w{n}" for n in range(2000)))
    tree = tree_of(written(session))

    parted = [element for element in tree.all("LBody") if len(element.places) > 1]
    assert len(parted) == 1
    read = struct_text(written(session), tmp_path)
    assert " ".join(f"w{n}" for n in range(2000)) in " ".join(read.split())


def test_that_words_of_several_faces_stay_parted_over_the_page_too(tmp_path: Path) -> None:
    text = " ".join(f"soft\u00adly ✓{n} in-{n} ✓✓ (faces) n{n}✓" for n in range(180))
    read = struct_text(written(sized_session(1, 1, lambda p, a: text)), tmp_path)

    assert text.replace("\u00ad", "") in " ".join(read.split())


def test_that_the_name_of_a_group_names_all_its_rows() -> None:
    names = [
        (element.attributes.get("/RowSpan"), element.attributes["/Scope"])
        for element in tree_of(written(filled_session())).all("TH")
    ]

    assert ("3", "/Row") in names


def test_that_the_document_says_its_language_and_shows_its_title() -> None:
    with pikepdf.open(
        io.BytesIO(written(replace(filled_session(), details=details("R&D"))))
    ) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "R&D"
            assert metadata["dc:language"] == {"en-GB"}


def test_that_headings_said_again_over_the_page_are_artifacts(tmp_path: Path) -> None:
    session = sized_session(1, 1, lambda p, a: "\n".join(f"line {n}" for n in range(200)))
    data = written(session)

    assert "continued" not in struct_text(data, tmp_path)


def test_that_a_checker_finds_what_is_untagged() -> None:
    data = written(empty_session("x"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
        page.Contents = pdf.make_stream(content + b"\nBT (x) Tj ET")
        out = io.BytesIO()
        pdf.save(out)

    with pytest.raises(AssertionError, match="outside of any tag"):
        check_content(out.getvalue())
