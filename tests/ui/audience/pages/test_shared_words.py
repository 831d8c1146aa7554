"""Words that agencies share, underlined before the room."""

from __future__ import annotations

import pytest

from app.models.audience.scene import EntryCard, HeardState, PromptScene, ShownStatement
from app.models.records import StatementStatus
from app.ui.audience.pages.page_for_scene import lay_out
from app.ui.audience.typesetting.font_sizes import PageSize
from app.ui.audience.typesetting.painter import PaintedLine, Panel, TextPart


def _scene(text, lit):
    card = EntryCard("agency", "Health", "#00703C", text, HeardState.HEARD, None, frozenset(lit))
    other = EntryCard("other", "Education", "#005EA5", text, HeardState.HEARD)
    statement = ShownStatement("", StatementStatus.OPEN)
    return PromptScene("prompt", 1, 7, "We share ...", (card, other), statement)


def _lines_under(page):
    return [piece for piece in page.pieces if isinstance(piece, Panel) and not piece.edge]


@pytest.mark.parametrize(
    ("text", "lit", "count"),
    [
        ("We share a Diary, and share it again", {"share", "diary"}, 3),
        ("We share a diary", (), 0),
        ("sharing", {"share"}, 0),
        ("👪 né share", {"share"}, 1),
        ("نحن نعمل معا", {"نعمل"}, 1),
    ],
)
def test_that_each_lit_word_has_a_line_of_its_own_under_it(palette, text, lit, count):
    pages = lay_out(_scene(text, lit), PageSize(1920, 1080, 38.0), palette)
    (page,) = pages.pages
    lines = _lines_under(page)
    assert len(lines) == count
    for line in lines:
        words = [
            p for p in page.pieces if isinstance(p, PaintedLine) and p.source.part is TextPart.ENTRY
        ]
        assert any(
            w.source.owner == "agency"
            and w.frame.x <= line.frame.x
            and line.frame.right <= w.frame.right + 1
            and w.frame.y < line.frame.y
            and line.frame.bottom <= w.frame.bottom
            for w in words
        )


def test_that_lit_words_take_no_more_room_and_move_nothing(palette):
    sheet = PageSize(1920, 1080, 38.0)
    words = "We share a diary and a plan for each child"
    dark, lit = (lay_out(_scene(words, each), sheet, palette).pages[0] for each in ((), {"share"}))
    frames = [[p.frame for p in page.pieces if isinstance(p, PaintedLine)] for page in (dark, lit)]
    assert frames[0] == frames[1]
