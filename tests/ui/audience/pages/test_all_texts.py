"""Whatever is typed, on whatever screen: it can be read from the back, and all of it is there."""

from __future__ import annotations

from random import Random

import pytest

from app.models.audience.presentation import names_in_line
from app.models.audience.scene import NoteScene, StatementScene
from app.models.audience.timer import ClockFace, Pace
from app.ui.audience.pages.page_for_scene import lay_out
from app.ui.audience.typesetting.painter import TextPart
from tests.ui.audience.pages.page_checks import (
    assert_apart,
    assert_inside,
    assert_legible,
    texts_on,
)
from tests.ui.audience.pages.room_texts import (
    count_scene,
    names,
    note,
    overview_scene,
    prompt_scene,
    sheet,
    statement,
)

SHORT = ClockFace("02:00", Pace.SHORT, is_running=True, sign="◔", word="Time is short")


@pytest.fixture(autouse=True)
def fonts(theme):
    """The bundled fonts."""


def _assert_whole(scene_texts, pages):
    shown = texts_on(pages)
    for key, text in scene_texts.items():
        assert shown.get(key, "").split() == text.split(), key
    assert {key for key in shown if key[0] is not TextPart.NAME} <= set(scene_texts)


def _assert_name(name, shown):
    """A name stands there once; one that is very long ends with dots."""
    if shown.split() == name.split():
        return
    assert shown.endswith("…")
    begun = "".join(shown.rstrip("…").split())
    assert begun
    assert "".join(name.split()).startswith(begun)


def _still(scene):
    if not scene.unheard:
        return {}
    return {(TextPart.SENTENCE, "still"): f"Still to hear from: {names_in_line(scene.unheard)}"}


def _assert_count(scene, pages):
    """The wording, every agency with how far it is, and what came of it."""
    shown = texts_on(pages)
    texts = {(TextPart.STATEMENT, ""): scene.statement.text} | _still(scene)
    said = {key: words for key, words in shown.items() if key[0] is TextPart.SENTENCE}
    if scene.result is None:
        needed = said[TextPart.SENTENCE, "needed"]
        assert needed.startswith("▸ Everyone at ")
        texts[TextPart.SENTENCE, "needed"] = needed
    else:
        first, *more = scene.result.sentences
        told = said[TextPart.SENTENCE, "result"]
        assert told.split()[-len(first.split()) :] == first.split()
        texts[TextPart.SENTENCE, "result"] = told
        if more:
            texts[TextPart.SENTENCE, "more"] = " ".join(more)
    _assert_whole(texts, pages)
    for row in scene.rows:
        _assert_name(row.name, shown[TextPart.NAME, row.agency_id])
    people = [str(n) for row in scene.rows for n in row.levels or () if n]
    lines = " ".join(words.line.text for page in pages.pages for words in page.lines).split()
    assert all(lines.count(number) >= people.count(number) for number in set(people))


def _assert_good(pages, on):
    assert_legible(pages, on)
    assert_inside(pages, on)
    assert_apart(pages)


@pytest.mark.parametrize("seed", range(70))
def test_that_every_word_of_a_prompt_is_legible_and_there_once(seed, palette):
    random = Random(seed)
    scene, on = prompt_scene(random), sheet(random)
    pages = lay_out(scene, on, palette, random.choice((None, SHORT)))
    _assert_good(pages, on)
    texts = {(TextPart.PROMPT, ""): scene.text, (TextPart.STATEMENT, ""): scene.statement.text}
    texts |= {(TextPart.ENTRY, card.agency_id): card.text for card in scene.cards}
    _assert_whole(texts, pages)
    for card in scene.cards:
        _assert_name(card.name, texts_on(pages)[TextPart.NAME, card.agency_id])
    carets = [card.caret for card in scene.cards] + [scene.statement.caret]
    assert (pages.caret_page is not None) == any(caret is not None for caret in carets)


@pytest.mark.parametrize("seed", range(40))
def test_that_every_word_of_a_wording_is_legible_and_there_once(seed, palette):
    random = Random(seed)
    on = sheet(random)
    scene = StatementScene("prompt-1", 4, 7, statement(random, 2000), names(random))
    pages = lay_out(scene, on, palette, random.choice((None, SHORT)))
    _assert_good(pages, on)
    texts = {(TextPart.STATEMENT, ""): scene.statement.text}
    _assert_whole(texts | _still(scene), pages)


@pytest.mark.parametrize("seed", range(60))
def test_that_every_word_of_a_count_is_legible_and_there_once(seed, palette):
    random = Random(seed)
    scene, on = count_scene(random), sheet(random)
    pages = lay_out(scene, on, palette, random.choice((None, SHORT)))
    _assert_good(pages, on)
    _assert_count(scene, pages)


@pytest.mark.parametrize("seed", range(20))
def test_that_no_floor_takes_words_of_a_count_away(seed, palette):
    random = Random(seed)
    scene, on = count_scene(random), sheet(random, 0.06, 0.25)
    pages = lay_out(scene, on, palette, SHORT)
    assert_legible(pages, on)
    _assert_count(scene, pages)


@pytest.mark.parametrize("seed", range(40))
def test_that_every_word_of_a_note_is_legible_and_there_once(seed, palette):
    random = Random(seed)
    on, shown = sheet(random), note(random)
    pages = lay_out(NoteScene(shown), on, palette, random.choice((None, SHORT)))
    _assert_good(pages, on)
    texts = {"heading": shown.heading, "text": shown.text, "foot": shown.foot}
    _assert_whole({(TextPart.NOTE, name): text for name, text in texts.items()}, pages)


@pytest.mark.parametrize("seed", range(40))
def test_that_the_whole_map_is_legible_and_shows_every_prompt_and_agency(seed, palette):
    random = Random(seed)
    scene, on = overview_scene(random), sheet(random)
    pages = lay_out(scene, on, palette, random.choice((None, SHORT)))
    _assert_good(pages, on)
    lines = [words.line.text for page in pages.pages for words in page.lines]
    for row in scene.rows:
        assert str(row.number) in lines
    for column in scene.columns:
        # A name stands above its column, or in the key where that leaves room for the prompts.
        assert column.mark in lines or " ".join(column.name.split()) in lines
    for page in pages.pages:
        said = [words.line.text for words in page.lines]
        assert not scene.rows or any(str(row.number) in said for row in scene.rows)


@pytest.mark.parametrize("seed", range(30))
def test_that_no_floor_makes_capitals_lower_or_words_disappear(seed, palette):
    random = Random(seed)
    on = sheet(random, 0.06, 0.25)
    scene = prompt_scene(random)
    pages = lay_out(scene, on, palette, SHORT)
    assert_legible(pages, on)
    texts = {(TextPart.PROMPT, ""): scene.text, (TextPart.STATEMENT, ""): scene.statement.text}
    texts |= {(TextPart.ENTRY, card.agency_id): card.text for card in scene.cards}
    _assert_whole(texts, pages)
    assert_legible(lay_out(overview_scene(random), on, palette, SHORT), on)
