"""Words taken from an agency's cell by keys: into the agreed statement, and as actions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.models.records import Origin
from tests.ui.driving import command, focus, press, tab_to, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT
LINES = ("• Share what we know", "– Fewer meetings", "One key worker")


@pytest.fixture
def made(tab):
    """Return what the actions made of the third prompt say, in order."""
    return lambda: [a.what for a in tab.session.actions if a.origin_id == "prompt-3"]


@pytest.fixture
def entry(tab):
    """Type an entry of three lines for Education; the caret stands in the last."""
    tab.go_to("prompt-3", EDUCATION)
    _type_lines(*LINES)


def _type_lines(*lines):
    for number, line in enumerate(lines):
        if number:
            press(Qt.Key.Key_Return)
        type_words(line)


def _draw():
    press(Qt.Key.Key_Return, CTRL_SHIFT)


def _marks(tab, number=3):
    return [mark.name for mark in tab.grid_view.rows[f"prompt-{number}"]._foot.marks]  # noqa: SLF001 - painted


def test_that_the_line_at_the_caret_goes_into_the_statement_and_its_source_is_kept(
    tab, cell, entry, prompt, said
):
    _draw()
    assert prompt().statement.text == "One key worker"
    assert cell(3).text == "One key worker"
    (source,) = prompt().sources
    assert (source.agency_id, source.text) == (EDUCATION, "One key worker")
    assert _marks(tab) == ["Education"]
    assert said[-1] == (
        "Put into the agreed statement of prompt 3, drawn from Education: “One key worker”."
    )


def test_that_the_entry_stays_as_it_was_and_typing_goes_on_in_it(tab, cell, entry, prompt):
    _draw()
    assert focus() is cell(3, EDUCATION)
    type_words(" each")
    assert cell(3, EDUCATION).text == "\n".join(LINES) + " each"
    assert prompt().statement.text == "One key worker"


def test_that_lines_drawn_one_after_another_stand_below_one_another_without_bullets(entry, prompt):
    _draw()
    press(Qt.Key.Key_Up)
    _draw()
    press(Qt.Key.Key_Up)
    _draw()
    assert prompt().statement.text == "One key worker\nFewer meetings\nShare what we know"
    assert [source.text for source in prompt().sources] == [
        "One key worker",
        "Fewer meetings",
        "Share what we know",
    ]


def test_that_a_selection_is_drawn_without_the_rest_of_its_line(entry, prompt):
    press(Qt.Key.Key_Left, CTRL_SHIFT, times=2)
    _draw()
    assert prompt().statement.text == "key worker"


def test_that_a_selection_over_lines_loses_each_bullet(cell, entry, prompt):
    press(Qt.Key.Key_A, CTRL)
    _draw()
    assert prompt().statement.text == "Share what we know Fewer meetings One key worker"


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("<b>Café</b> & “plans” – 50 % for 日本 🙂", "<b>Café</b> & “plans” – 50 % for 日本 🙂"),
        ("**Families** first_", "**Families** first_"),
        ("=SUM(A1) {0} %s \\n", "=SUM(A1) {0} %s \\n"),
        ("-5 °C is too cold", "-5 °C is too cold"),
        ("- a dash before words", "a dash before words"),
        ("•\tfrom Word", "from Word"),
        ("·from a list", "from a list"),
        ("سلام للجميع", "سلام للجميع"),
        ("10\N{NO-BREAK SPACE}%,  two spaces", "10\N{NO-BREAK SPACE}%,  two spaces"),
    ],
)
def test_that_words_are_drawn_exactly_but_for_their_bullet(tab, cell, prompt, line, drawn):
    tab.go_to("prompt-3", HEALTH)
    type_words(line) if "\t" not in line else cell(3, HEALTH).insertPlainText(line)
    _draw()
    assert prompt().statement.text == drawn
    assert cell(3).text == drawn
    assert prompt().sources[0].text == drawn


def test_that_what_is_being_typed_in_the_statement_is_not_lost(tab, entry, prompt):
    tab.go_to("prompt-3", None)
    type_words("We will have")
    tab.go_to("prompt-3", EDUCATION)
    _draw()
    assert prompt().statement.text == "We will have\nOne key worker"


def test_that_the_same_line_twice_says_so_and_adds_nothing(entry, prompt, said):
    _draw()
    _draw()
    assert prompt().statement.text == "One key worker"
    assert len(prompt().sources) == 1
    assert said[-1] == "These words are in the agreed statement already."


def test_that_where_nothing_stands_it_is_said_what_to_do(tab, prompt, said):
    tab.go_to("prompt-3", HEALTH)
    _draw()
    assert said[-1] == "Put the caret on a line that an agency said, then press Ctrl+Shift+Enter."
    tab.go_to("prompt-3", None)
    type_words("Our own words")
    _draw()
    assert "Put the caret on a line" in said[-1]
    assert prompt().sources == ()


def test_that_undo_takes_statement_and_source_together_and_redo_brings_both(
    tab, context, entry, prompt
):
    _draw()
    context.history.undo()
    assert (prompt().statement.text, prompt().sources) == ("", ())
    assert _marks(tab) == []
    assert prompt().entries[EDUCATION] == "\n".join(LINES)
    context.history.redo()
    assert prompt().statement.text == "One key worker"
    assert len(prompt().sources) == 1
    assert _marks(tab) == ["Education"]


def test_that_a_mark_goes_once_its_words_are_gone_from_the_statement(tab, context, entry):
    _draw()
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_A, CTRL)
    type_words("Something else altogether")
    assert context.autosave.commit_typing()
    assert _marks(tab) == []


def test_that_the_panel_says_whose_words_they_are(tab, entry):
    _draw()
    press(Qt.Key.Key_G, CTRL)
    drawn = tab.panel_controller.panel.current._wording._drawn  # noqa: SLF001 - as seen
    assert drawn.isVisible()
    assert drawn.text() == "drawn from Education"


def test_that_sources_are_there_when_the_session_is_opened_again(tab, entry):
    _draw()
    tab.open(tab.session_id)
    assert _marks(tab) == ["Education"]


def test_that_very_fast_keys_draw_each_line_once(tab, prompt):
    tab.go_to("prompt-3", EDUCATION)
    for number in range(20):
        type_words(f"line {number}")
        _draw()
        press(Qt.Key.Key_Return)
    assert prompt().statement.text.splitlines() == [f"line {number}" for number in range(20)]
    assert len(prompt().sources) == 20


def test_that_an_action_is_made_of_the_line_and_remembers_prompt_and_agency(
    tab, context, entry, made, said
):
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_N, CTRL_SHIFT)
    action = tab.session.actions[-1]
    assert action.what == "Fewer meetings"
    assert (action.origin, action.origin_id, action.agency_id) == (
        Origin.PROMPT,
        "prompt-3",
        EDUCATION,
    )
    assert said[-1] == "Action made of prompt 3: “Fewer meetings”. Ctrl+5 shows it."
    press(Qt.Key.Key_N, CTRL_SHIFT)
    assert said[-1] == "These words are among the actions already."
    assert made() == ["Fewer meetings"]
    context.history.undo()
    assert made() == []


def test_that_an_action_is_made_of_each_line_in_one_step(tab, context, entry, made, said):
    press(Qt.Key.Key_Return, times=2)
    command(tab, "Make an action of each line").trigger()
    assert made() == ["Share what we know", "Fewer meetings", "One key worker"]
    assert said[-1] == "3 actions made of prompt 3. Ctrl+5 shows them."
    context.history.undo()
    assert made() == []
    context.history.redo()
    assert len(made()) == 3


def test_that_of_lines_only_those_that_are_no_action_yet_become_one(tab, entry, made):
    press(Qt.Key.Key_N, CTRL_SHIFT)
    command(tab, "Make an action of each line").trigger()
    assert made() == ["One key worker", "Share what we know", "Fewer meetings"]


def test_that_an_empty_cell_makes_no_action(tab, made, said):
    tab.go_to("prompt-3", HEALTH)
    press(Qt.Key.Key_N, CTRL_SHIFT)
    assert made() == []
    assert said[-1] == "There are no words here to make an action of."


def test_that_what_is_no_longer_drawn_from_can_be_said_so(tab, context):
    tab.go_to("prompt-3", HEALTH)
    type_words("One shared diary")
    press(Qt.Key.Key_Return, CTRL_SHIFT)
    press(Qt.Key.Key_G, CTRL)
    tab_to("No longer drawn from Health: One shared diary")
    press(Qt.Key.Key_Space)
    assert tab.session.prompt("prompt-3").sources == ()
    assert tab.session.prompt("prompt-3").statement.text == "One shared diary"
    context.history.undo()
    assert len(tab.session.prompt("prompt-3").sources) == 1


def test_that_the_same_words_of_a_second_agency_are_a_second_source(tab, context, said):
    for agency_id in (HEALTH, EDUCATION):
        tab.go_to("prompt-3", agency_id)
        type_words("One shared diary")
        press(Qt.Key.Key_Return, CTRL_SHIFT)
    prompt = tab.session.prompt("prompt-3")
    assert [source.agency_id for source in prompt.sources] == [HEALTH, EDUCATION]
    assert prompt.statement.text == "One shared diary"
    assert "drawn from Education too" in said[-1]
