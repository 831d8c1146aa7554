"""What is marked in the words of the grid as they are typed, and said in the line at the bottom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from app.models.edits import CompoundEdit, SetEntry
from app.ui.tabs.grid.annotations.layers import AnnotationKind
from tests.ui.driving import press, type_text, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, POLICE

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def marked(tab, cell):
    """Return the words of a prompt's cell that have a mark."""

    def of(mark, number, agency_id=None):
        editor = cell(number, agency_id)
        words = []
        for start, end in tab.annotator.layers.spans(editor, mark):
            cursor = QTextCursor(editor.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            words.append(cursor.selectedText())
        return words

    return of


@pytest.fixture
def notices(tab):
    told = []
    tab.notice_changed.connect(lambda words, strong: told.append(f"{words} {strong}".strip()))
    return told


@pytest.fixture
def bare(qtbot, tab, context, session):
    """A grid without a word of an agency in it."""
    edits = [
        SetEntry(session.details.id, prompt.id, agency_id, text, "")
        for prompt in session.prompts
        for agency_id, text in prompt.entries.items()
    ]
    context.history.perform(CompoundEdit(session.details.id, edits))
    return tab


def test_that_a_word_to_explain_is_underlined_as_it_is_typed_and_counted(bare, marked, notices):
    bare.go_to("prompt-2", HEALTH)
    type_words("the YOT ")
    assert marked(AnnotationKind.JARGON, 2, HEALTH) == ["YOT"]
    type_words("and SENCOs")
    assert marked(AnnotationKind.JARGON, 2, HEALTH) == ["YOT", "SENCOs"]
    assert notices[-1] == "2 words to explain: YOT, SENCO"


def test_that_a_mark_goes_when_the_word_does_and_never_touches_the_words(bare, marked, cell):
    bare.go_to("prompt-2", HEALTH)
    type_words("YOT")
    type_words("s and")
    press(Qt.Key.Key_Backspace, times=4)
    assert marked(AnnotationKind.JARGON, 2, HEALTH) == ["YOTs"]
    press(Qt.Key.Key_Backspace, times=3)
    assert marked(AnnotationKind.JARGON, 2, HEALTH) == []
    assert cell(2, HEALTH).text == "Y"


def test_that_places_are_right_behind_letters_beyond_the_basic_plane(bare, marked, cell):
    bare.go_to("prompt-2", HEALTH)
    type_text(cell(2, HEALTH), "👪 né – YOT")
    assert marked(AnnotationKind.JARGON, 2, HEALTH) == ["YOT"]


def test_that_a_word_in_the_glossary_is_marked_no_more(qtbot, bare, context, marked):
    bare.go_to("prompt-2", HEALTH)
    type_words("a TAC")
    bare.go_to("prompt-3", EDUCATION)
    type_words("TACs")
    press(Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: not marked(AnnotationKind.JARGON, 2, HEALTH))
    assert marked(AnnotationKind.JARGON, 3, EDUCATION) == []
    context.history.undo()
    qtbot.waitUntil(lambda: marked(AnnotationKind.JARGON, 2, HEALTH) == ["TAC"])


def test_that_words_brought_in_by_undo_are_marked_too(qtbot, bare, context, marked):
    bare.go_to("prompt-2", HEALTH)
    type_words("a TAC")
    assert context.autosave.commit_typing()
    context.history.undo()
    qtbot.waitUntil(lambda: not marked(AnnotationKind.JARGON, 2, HEALTH))
    context.history.redo()
    qtbot.waitUntil(lambda: marked(AnnotationKind.JARGON, 2, HEALTH) == ["TAC"])


def test_that_the_pointer_learns_what_a_word_means(bare, cell):
    bare.go_to("prompt-2", HEALTH)
    type_words("CAMHS")
    editor = cell(2, HEALTH)
    at = editor.cursorRect().center() - QPoint(10, 0)
    asked = QHelpEvent(QEvent.Type.ToolTip, at, editor.viewport().mapToGlobal(at))
    QApplication.sendEvent(editor.viewport(), asked)
    assert "Child and adolescent mental health services" in QToolTip.text()


def test_that_a_click_with_ctrl_explains_a_word(qtbot, bare, cell):
    bare.go_to("prompt-2", HEALTH)
    type_words("CAMHS")
    editor = cell(2, HEALTH)
    at = editor.cursorRect().center() - QPoint(10, 0)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CTRL, at)
    assert "CAMHS" in [term.term for term in bare.session.glossary]


@pytest.mark.parametrize("words", ["born 3/4/2019", "NHS 943 476 5919", "UPN H801200001001"])
def test_that_what_looks_personal_is_marked_and_said_but_never_refused(
    bare, context, marked, notices, words
):
    bare.go_to("prompt-2", HEALTH)
    type_words(words)
    assert len(marked(AnnotationKind.DETAILS, 2, HEALTH)) == 1
    assert notices[-1].startswith("1 place looks like personal details")
    assert context.autosave.commit_typing()
    assert bare.session.prompt("prompt-2").entries[HEALTH] == words


def test_that_an_nhs_number_with_a_wrong_check_digit_is_left_alone(bare, marked):
    bare.go_to("prompt-2", HEALTH)
    type_words("order 943 476 5918")
    assert marked(AnnotationKind.DETAILS, 2, HEALTH) == []


def test_that_a_key_goes_from_one_personal_place_to_the_next(bare, said, cell):
    bare.go_to("prompt-1", HEALTH)
    type_words("born 3/4/2019")
    bare.go_to("prompt-3", EDUCATION)
    type_words("NHS 943 476 5919 today")
    press(Qt.Key.Key_J, CTRL_SHIFT)
    assert bare.current_cell() == ("prompt-1", HEALTH)
    assert said[-1].startswith("This looks like a date of birth.")
    press(Qt.Key.Key_J, CTRL_SHIFT)
    assert bare.current_cell() == ("prompt-3", EDUCATION)
    assert said[-1].startswith("This looks like an NHS number.")


def test_that_common_ground_is_lit_in_the_prompt_where_the_person_is(bare, marked, notices):
    bare.go_to("prompt-2", EDUCATION)
    type_words("we shared one diary")
    bare.go_to("prompt-2", HEALTH)
    type_words("sharing a diary")
    bare.go_to("prompt-2", POLICE)
    type_words("be there")
    press(Qt.Key.Key_L, CTRL)
    assert marked(AnnotationKind.SHARED, 2, EDUCATION) == ["shared", "diary"]
    assert marked(AnnotationKind.SHARED, 2, HEALTH) == ["sharing", "diary"]
    assert marked(AnnotationKind.SHARED, 2, POLICE) == []
    assert notices[-1] == "Common ground in prompt 2: shared, diary"
    type_words(" with diaries")
    assert marked(AnnotationKind.SHARED, 2, POLICE) == ["diaries"]
    bare.go_to("prompt-3", POLICE)
    assert marked(AnnotationKind.SHARED, 2, HEALTH) == []
    press(Qt.Key.Key_L, CTRL)
    assert "Common ground" not in notices[-1]


def test_that_what_is_found_and_what_is_marked_stand_together(bare, marked, cell):
    bare.go_to("prompt-2", HEALTH)
    type_words("the CAMHS team")
    assert bare.find_text("camhs") == 1
    assert marked(AnnotationKind.CHOSEN, 2, HEALTH) == ["CAMHS"]
    assert marked(AnnotationKind.JARGON, 2, HEALTH) == ["CAMHS"]
    bare.find_text("")
    assert marked(AnnotationKind.CHOSEN, 2, HEALTH) == []
    assert marked(AnnotationKind.JARGON, 2, HEALTH) == ["CAMHS"]


def test_that_marks_of_a_prompt_that_is_removed_are_let_go_and_come_back_with_it(
    qtbot, bare, context, marked
):
    bare.go_to("prompt-2", HEALTH)
    type_words("CAMHS")
    assert context.autosave.commit_typing()
    from app.models.edits import RemovePrompt

    context.history.perform(RemovePrompt(bare.session_id, "prompt-2", "it"))
    context.history.undo()
    qtbot.waitUntil(lambda: marked(AnnotationKind.JARGON, 2, HEALTH) == ["CAMHS"])
