"""The glossary beside the grid: a word is explained with one key, and each agency says its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.models.edits import AddSession
from app.ui.tabs.grid.panel.panel import PageName
from tests.models.sessions import session_with
from tests.ui.driving import button, focus, focused_name, names, press, tab_to, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, fill_disk

CTRL = Qt.KeyboardModifier.ControlModifier


def _terms(tab):
    return {term.term: term for term in tab.session.glossary}


@pytest.fixture
def typed(tab, context):
    """Some words to explain in Health's second cell, with the caret right after CAMHS."""
    tab.go_to("prompt-2", HEALTH)
    type_words("the infant, the QZX and CAMHS")
    assert context.autosave.commit_typing()
    return tab


def test_that_a_key_puts_the_word_at_the_caret_into_the_glossary_as_the_packs_know_it(typed, said):
    press(Qt.Key.Key_J, CTRL)
    term = _terms(typed)["CAMHS"]
    assert term.stands_for == "Child and adolescent mental health services"
    assert term.senses[EDUCATION].startswith("Where we refer a pupil")
    assert said[-1] == "Put CAMHS into the glossary. Ctrl+Z takes it out again."
    assert focused_name().endswith("CAMHS")


def test_that_adding_a_word_is_one_step_with_all_its_senses(typed, context):
    press(Qt.Key.Key_J, CTRL)
    context.history.undo()
    assert "CAMHS" not in _terms(typed)
    context.history.redo()
    assert _terms(typed)["CAMHS"].senses[EDUCATION]


def test_that_an_unknown_acronym_waits_for_its_full_form(qtbot, typed):
    press(Qt.Key.Key_Left, times=len(" and CAMHS"))
    press(Qt.Key.Key_J, CTRL)
    assert focused_name() == "In full, QZX"
    type_words("Quiet Zone")
    qtbot.waitUntil(lambda: _terms(typed)["QZX"].stands_for == "Quiet Zone")


def test_that_what_an_agency_means_is_typed_and_undone_as_one_burst(qtbot, typed, context):
    press(Qt.Key.Key_J, CTRL)
    tab_to("What Police means by CAMHS")
    police = "agency-Police"
    type_words("Nobody answers")
    qtbot.waitUntil(lambda: _terms(typed)["CAMHS"].senses.get(police) == "Nobody answers")
    context.history.undo()
    assert police not in _terms(typed)["CAMHS"].senses
    assert focus().toPlainText() == ""


def test_that_the_same_word_again_opens_its_term(typed):
    press(Qt.Key.Key_J, CTRL)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_J, CTRL)
    page = typed.panel_controller.panel.current
    page.show_term("CAMHS")
    assert [t.term for t in typed.session.glossary].count("CAMHS") == 1
    assert focused_name().endswith("CAMHS")


def test_that_words_still_to_explain_are_a_click_away(typed):
    press(Qt.Key.Key_J, CTRL)
    assert names(typed, "into the glossary") == [
        "A word to put into the glossary",
        "Put QZX into the glossary",
        "Put infant into the glossary",
        "Put the word into the glossary",
    ]
    button(typed, "infant").click()
    assert _terms(typed)["infant"].senses[HEALTH] == "A child under one year."
    assert "Put infant into the glossary" not in names(typed, "into the glossary")


def test_that_any_word_can_be_added(typed):
    press(Qt.Key.Key_J, CTRL)
    page = typed.panel_controller.panel.current
    page.new.setFocus()
    type_words("<b>warm</b> & kind")
    press(Qt.Key.Key_Return)
    assert "<b>warm</b> & kind" in _terms(typed)
    assert page.new.text() == ""
    assert focused_name() == "Meaning, <b>warm</b> & kind"
    card = next(c for c in page.cards.values() if "warm" in c.line.words)
    assert card.line.text() == "<b>warm</b> && kind"


def test_that_a_blank_adds_nothing(typed):
    press(Qt.Key.Key_J, CTRL)
    before = len(typed.session.glossary)
    page = typed.panel_controller.panel.current
    page.new.setFocus()
    type_words("   ")
    press(Qt.Key.Key_Return)
    assert len(typed.session.glossary) == before


def test_that_a_term_is_removed_and_comes_back_whole(typed, context):
    press(Qt.Key.Key_J, CTRL)
    tab_to("Remove CAMHS from the glossary", Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Space)
    assert "CAMHS" not in _terms(typed)
    context.history.undo()
    assert _terms(typed)["CAMHS"].senses[EDUCATION]


def test_that_the_name_of_a_term_is_never_left_blank(qtbot, typed, context):
    press(Qt.Key.Key_J, CTRL)
    tab_to("Word, CAMHS", Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    field = focus()
    press(Qt.Key.Key_Tab)
    assert context.autosave.commit_typing()
    assert "CAMHS" in _terms(typed)
    assert field.text() == "CAMHS"


def test_that_without_a_word_the_key_opens_the_glossary_and_closes_it(tab):
    tab.go_to("prompt-3", EDUCATION)
    press(Qt.Key.Key_J, CTRL)
    assert focused_name() == "A word to put into the glossary"
    press(Qt.Key.Key_J, CTRL)
    assert tab.panel_controller.panel.isHidden()


def test_that_a_meaning_half_typed_is_kept_when_another_term_is_opened(qtbot, typed):
    press(Qt.Key.Key_J, CTRL)
    page = typed.panel_controller.panel.current
    body = next(card.body for card in page.cards.values() if card.body)
    body.meaning.setFocus()
    press(Qt.Key.Key_End, CTRL)
    type_words(" Mostly.")
    button(typed, "infant").click()
    qtbot.waitUntil(lambda: _terms(typed)["CAMHS"].meaning.endswith(" Mostly."))


def test_that_a_word_is_not_lost_where_the_library_takes_nothing(typed, context):
    press(Qt.Key.Key_J, CTRL)
    page = typed.panel_controller.panel.current
    page.new.setFocus()
    fill_disk(context, is_full=True)
    type_words("QQQ" + "x" * 6_000)
    press(Qt.Key.Key_Return)
    fill_disk(context, is_full=False)
    assert page.new.text().startswith("QQQ")


def test_that_half_a_word_stays_with_its_session(typed, context):
    press(Qt.Key.Key_J, CTRL)
    page = typed.panel_controller.panel.current
    page.new.setFocus()
    type_words("half a wo")
    details = replace(typed.session.details, id="session-2")
    prompt = replace(
        typed.session.prompts[0], id="other", counts=(), reservations=(), entries={}, sources=()
    )
    context.history.perform(AddSession(session_with(details, prompts=(prompt,))))
    typed.open("session-2")
    assert typed.panel_controller.panel.page(PageName.GLOSSARY).new.text() == ""
