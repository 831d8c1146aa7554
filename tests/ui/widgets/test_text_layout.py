"""Marks stay on their words, whatever the letters, the width and the shortening."""

from __future__ import annotations

import pytest

from app.ui.widgets.text_layout import MarkedSpan, TextMark, ThemedTextLayout


def formats(layout):
    return [layout.text()[f.start : f.start + f.length] for f in layout.formats()]


def test_that_marks_stay_on_their_words_behind_an_emoji(theme) -> None:
    text = "\U0001f600\U0001f600 plan together"
    layout = ThemedTextLayout(theme).lay_out(text, (MarkedSpan(3, 4, TextMark.HIT),), "body", 400)

    mark = layout.formats()[0]
    assert (mark.start, mark.length) == (5, 4)


def test_that_a_shortened_text_keeps_to_its_lines_and_ends_at_a_word(theme) -> None:
    text = "one two three four five six seven eight nine ten " * 6
    layout = ThemedTextLayout(theme).lay_out(text, (), "body", 200, lines=2)

    assert layout.lineCount() == 2
    assert layout.text().endswith("…")
    assert layout.text()[:-1].split()[-1] in text.split()


def test_that_marks_beyond_the_end_are_left_out(theme) -> None:
    text = "word " * 100
    far = MarkedSpan(400, 4, TextMark.HIT)
    layout = ThemedTextLayout(theme).lay_out(
        text, (MarkedSpan(0, 4, TextMark.HIT), far), "body", 200, lines=1
    )

    assert formats(layout) == ["word"]


@pytest.mark.parametrize("text", ["", "مرحبا بالعالم", "<b>no markup</b> & so", "a\nb", "x" * 900])
def test_that_any_text_is_laid_out(theme, text) -> None:
    layout = ThemedTextLayout(theme).lay_out(text, (), "body", 150, lines=3)

    assert layout.lineCount() <= 3
