"""Marks are counted from the part of a text that is shown."""

from __future__ import annotations

from app.models.rules.standards_search import MarkedText, TextSpan, differing_words
from app.ui.tabs.standards.highlights import difference_highlights, excerpt, search_highlights


def test_that_hits_are_counted_from_the_part_that_is_shown() -> None:
    spans = (TextSpan(0, 3), TextSpan(8, 4), TextSpan(14, 2))

    assert [(s.start, s.length) for s in search_highlights(spans, 10)] == [(0, 2), (4, 2)]


def test_that_only_the_words_that_differ_are_underlined() -> None:
    runs = differing_words("work together", "work together where appropriate")
    text = "".join(run.text for run in runs)

    assert [text[s.start : s.end] for s in difference_highlights(runs)] == ["where appropriate"]


def test_that_an_excerpt_begins_before_the_hit_and_keeps_its_marks() -> None:
    text = f"{'lead in ' * 30}needle and more needle"
    first, second = text.index("needle"), text.rindex("needle")
    shown = excerpt(MarkedText(text, (TextSpan(first, 6), TextSpan(second, 6))), 60)

    assert shown.text.startswith("… ")
    assert [shown.text[s.start : s.start + s.length] for s in shown.spans] == ["needle"] * 2


def test_that_nothing_is_cut_where_the_hit_can_be_seen() -> None:
    marked = MarkedText("needle in front", (TextSpan(0, 6),))

    assert excerpt(marked, 10) is marked
