"""The wordings beside the grid: what changed, why, and the way back, all by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.widgets.text_layout import TextMark
from tests.ui.driving import focus, focused_name, press, tab_to, type_words
from tests.ui.tabs.grid.conftest import HEALTH

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "We will share what we know."
SECOND = "We will share what we know each month."


def _write(context, words):
    """Type in place of what is there, as one wording of its own."""
    press(Qt.Key.Key_A, CTRL)
    type_words(words)
    assert context.autosave.commit_typing()


@pytest.fixture
def page(tab, context):
    """The wordings of the third statement, written twice, opened by their key."""
    tab.go_to("prompt-3", None)
    _write(context, FIRST)
    _write(context, SECOND)
    press(Qt.Key.Key_H, CTRL)
    return tab.panel_controller.panel.current


def _cards(page):
    return list(page.cards.values())


def _marked(card, mark):
    text = card.words.text()
    return [text[s.start : s.end].strip() for s in card.words.spans if s.mark is mark]


def test_that_wordings_are_shown_newest_first_with_what_was_added_and_removed(page):
    newest, oldest = _cards(page)
    assert newest.words.text() == SECOND
    assert _marked(newest, TextMark.ADDED) == ["each month"]
    assert oldest.words.text() == FIRST
    assert newest.status_label.text() == "now"
    assert newest.put_back.isHidden()


def test_that_removed_words_are_seen_where_they_stood(tab, context, page):
    tab.go_to("prompt-3", None)
    _write(context, "We will share each month.")
    newest = _cards(page)[0]
    assert _marked(newest, TextMark.REMOVED) == ["what we know"]
    assert newest.words.accessibleDescription() == "removed: what we know"


def test_that_the_reason_of_a_change_is_typed_at_once_and_kept(qtbot, tab, context, page):
    assert focused_name() == "Changed because, wording 2"
    type_words("Health asked for a rhythm")
    newest = context.store.wordings("prompt-3")[-1].id
    reason = lambda: next(w for w in context.store.wordings("prompt-3") if w.id == newest).reason  # noqa: E731 - read again
    qtbot.waitUntil(lambda: reason() == "Health asked for a rhythm")
    context.history.undo()
    assert reason() == ""
    assert _cards(page)[0].reason.text() == ""


def test_that_an_earlier_wording_is_put_back_as_a_new_one_in_one_step(tab, context, page, cell):
    tab_to("Put back wording 1")
    press(Qt.Key.Key_Space)
    assert tab.session.prompt("prompt-3").statement.text == FIRST
    assert cell(3).text == FIRST
    assert [w.text for w in context.store.wordings("prompt-3") if w.agency_id is None] == [
        FIRST,
        SECOND,
        FIRST,
    ]
    assert len(_cards(page)) == 3
    context.history.undo()
    assert tab.session.prompt("prompt-3").statement.text == SECOND


def test_that_what_is_still_being_typed_is_a_wording_before_another_is_put_back(tab, context, page):
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_A, CTRL)
    type_words("Half a thought")
    _cards(page)[-1].put_back.click()
    texts = [w.text for w in context.store.wordings("prompt-3") if w.agency_id is None]
    assert texts == [FIRST, SECOND, "Half a thought", FIRST]


def test_that_an_agencys_entry_has_its_own_wordings_and_leads_to_those_of_the_statement(
    tab, context, page
):
    tab.go_to("prompt-3", HEALTH)
    _write(context, "A form")
    _write(context, "One form")
    assert [card.words.text() for card in _cards(page)] == ["AOne form", "A form"]
    _cards(page)[-1].put_back.click()
    assert tab.session.prompt("prompt-3").entries[HEALTH] == "A form"
    page.which.button("Agreed statement").click()
    assert _cards(page)[0].words.text() == SECOND


def test_that_the_agreed_wording_is_named(tab, context, page):
    tab.go_to("prompt-3", None)
    tab.panel_controller.agreement_commands.agree("prompt-3")
    _write(context, "Something else")
    assert [card.status_label.text() for card in _cards(page)] == ["now", "agreed", ""]


def test_that_a_text_that_looks_like_markup_is_shown_as_it_is(tab, context, page):
    tab.go_to("prompt-3", None)
    _write(context, "<b>R&D</b> if a<b then")
    newest = _cards(page)[0]
    assert newest.words.textFormat() is Qt.TextFormat.PlainText
    assert "".join(piece for piece in _marked(newest, TextMark.ADDED)) in "<b>R&D</b> if a<b then"


def test_that_many_wordings_are_shown_a_few_at_a_time(tab, context, page):
    tab.go_to("prompt-2", HEALTH)
    for number in range(30):
        _write(context, f"Wording {number}")
    assert len(_cards(page)) == 25
    assert page.more.text() == "Show 5 earlier wordings"
    page.more.click()
    assert len(_cards(page)) == 30
    assert page.more.isHidden()


def test_that_the_key_again_and_escape_go_back_to_the_grid(tab, page, cell):
    press(Qt.Key.Key_H, CTRL)
    assert focus() is cell(3)
    press(Qt.Key.Key_H, CTRL)
    press(Qt.Key.Key_Escape)
    assert focus() is cell(3)
    assert tab.panel_controller.panel.isHidden()


def test_that_a_reason_half_typed_is_kept_when_the_person_goes_to_another_prompt(
    qtbot, tab, context, page
):
    type_words("Because")
    tab.go_to("prompt-2", None)
    qtbot.waitUntil(lambda: "Because" in [w.reason for w in context.store.wordings("prompt-3")])


def test_that_a_wording_is_forgotten_with_the_counts_that_quote_it_and_comes_back(
    tab, context, page
):
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_T, CTRL)
    type_words("44")
    press(Qt.Key.Key_Return)
    type_words("4")
    press(Qt.Key.Key_Return)
    tab.go_to("prompt-3", None)
    _write(context, "Quite other words")
    press(Qt.Key.Key_H, CTRL)
    tab_to("Forget wording 2")
    press(Qt.Key.Key_Space)
    texts = [w.text for w in context.store.wordings("prompt-3") if w.agency_id is None]
    assert texts == [FIRST, "Quite other words"]
    assert tab.session.prompt("prompt-3").counts[0].wording == "(these words were taken out)"
    context.history.undo()
    assert SECOND in [w.text for w in context.store.wordings("prompt-3")]
    assert tab.session.prompt("prompt-3").counts[0].wording == SECOND
