"""Marks stay on their words, whatever the letters, the width and the shortening."""

from __future__ import annotations

import pytest

from app.models.standards_search import Marked, Span, differing_words
from app.ui.standards.text_setting import (
    Mark,
    Stretch,
    TextSetter,
    differences,
    excerpt,
    hits,
)


def formats(layout):
    return [layout.text()[f.start : f.start + f.length] for f in layout.formats()]


def test_that_marks_stay_on_their_words_behind_an_emoji(theme) -> None:
    text = "\U0001f600\U0001f600 plan together"
    layout = TextSetter(theme).lay_out(text, (Stretch(3, 4, Mark.HIT),), "body", 400)

    mark = layout.formats()[0]
    assert (mark.start, mark.length) == (5, 4)


def test_that_a_shortened_text_keeps_to_its_lines_and_ends_at_a_word(theme) -> None:
    text = "one two three four five six seven eight nine ten " * 6
    layout = TextSetter(theme).lay_out(text, (), "body", 200, lines=2)

    assert layout.lineCount() == 2
    assert layout.text().endswith("…")
    assert layout.text()[:-1].split()[-1] in text.split()


def test_that_marks_beyond_the_end_are_left_out(theme) -> None:
    text = "word " * 100
    far = Stretch(400, 4, Mark.HIT)
    layout = TextSetter(theme).lay_out(text, (Stretch(0, 4, Mark.HIT), far), "body", 200, lines=1)

    assert formats(layout) == ["word"]


@pytest.mark.parametrize("text", ["", "مرحبا بالعالم", "<b>no markup</b> & so", "a\nb", "x" * 900])
def test_that_any_text_is_laid_out(theme, text) -> None:
    layout = TextSetter(theme).lay_out(text, (), "body", 150, lines=3)

    assert layout.lineCount() <= 3


def test_that_hits_are_counted_from_the_part_that_is_shown() -> None:
    spans = (Span(0, 3), Span(8, 4), Span(14, 2))

    assert [(s.start, s.length) for s in hits(spans, 10)] == [(0, 2), (4, 2)]


def test_that_only_the_words_that_differ_are_underlined() -> None:
    runs = differing_words("work together", "work together where appropriate")
    text = "".join(run.text for run in runs)

    assert [text[s.start : s.end] for s in differences(runs)] == ["where appropriate"]


def test_that_an_excerpt_begins_before_the_hit_and_keeps_its_marks() -> None:
    text = f"{'lead in ' * 30}needle and more needle"
    first, second = text.index("needle"), text.rindex("needle")
    shown = excerpt(Marked(text, (Span(first, 6), Span(second, 6))), 60)

    assert shown.text.startswith("… ")
    assert [shown.text[s.start : s.start + s.length] for s in shown.spans] == ["needle"] * 2


def test_that_nothing_is_cut_where_the_hit_can_be_seen() -> None:
    marked = Marked("needle in front", (Span(0, 6),))

    assert excerpt(marked, 10) is marked
