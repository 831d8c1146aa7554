"""Presenting in the whole program: what is typed on the laptop is what the room sees."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.models.audience.scene import (
    BlankScene,
    NoteScene,
    OverviewScene,
    PromptScene,
    StatementScene,
)
from app.models.audience.viewing_distance import RoomSize
from app.ui.audience.controls.panel import OperatorPanel
from app.ui.audience.dialogs.room_size_dialog import RoomSizeDialog
from app.ui.audience.screens.audience_window import AudienceWindow
from app.ui.main_window.presenter import Presenter
from tests.full_disk import full_disk
from tests.ui.driving import button, named, paste, press, type_words

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def presenting(program, qtbot):
    """The program on the sample workshop, its grid in front."""
    window, startup = program
    window.commands.sample.trigger()
    startup.workspace.show_tab(2)
    qtbot.waitUntil(lambda: startup.workspace.tab.address is not None)
    yield window.findChild(Presenter)
    window.close()


@pytest.fixture
def window(program):
    return program[0]


@pytest.fixture
def workspace(program):
    return program[1].workspace


def audience():
    """The audience window, where there is one."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, AudienceWindow)]
    return next((w for w in found if w.isVisible()), None)


def back_to_editor(qtbot, window):
    """Give the editor the keys again: on one screen the audience view took them."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def present(qtbot, window):
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: audience() is not None)
    back_to_editor(qtbot, window)


def seen(presenting, qtbot):
    """What the room sees, once it has been shown."""
    room = presenting.audience
    canvas = room.window.canvas
    qtbot.waitUntil(lambda: canvas.scene == room.state.scene)
    return canvas.scene


def test_that_nothing_of_the_audience_view_is_there_before_it_is_asked_for(presenting, window):
    assert audience() is None
    assert window.findChild(OperatorPanel) is None


def test_that_one_key_presents_and_the_same_key_ends_it(presenting, window, qtbot):
    present(qtbot, window)
    assert presenting.is_presenting
    assert window.findChild(OperatorPanel).isVisible()
    assert window.audience_commands.present.isChecked()
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: audience() is None)
    assert not window.findChild(OperatorPanel).isVisible()
    assert not window.audience_commands.present.isChecked()
    assert not window.audience_commands.freeze.isEnabled()


def test_that_escape_in_the_audience_window_ends_it(presenting, window, qtbot):
    present(qtbot, window)
    qtbot.keyClick(audience(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: audience() is None)
    assert not presenting.is_presenting


def test_that_the_room_sees_the_prompt_where_the_operator_is(presenting, window, workspace, qtbot):
    press(Qt.Key.Key_PageDown, times=2)
    present(qtbot, window)
    assert seen(presenting, qtbot).number == 3
    press(Qt.Key.Key_PageDown)
    assert seen(presenting, qtbot).number == 4
    qtbot.keyClick(audience(), Qt.Key.Key_PageUp)
    assert seen(presenting, qtbot).number == 3
    session = workspace.tab.session
    assert workspace.tab.current_cell()[0] == session.prompts[2].id


def test_that_each_key_is_seen_with_the_caret(presenting, window, workspace, qtbot):
    present(qtbot, window)
    prompt = workspace.tab.session.prompts[5]
    workspace.tab.go_to(prompt.id, None)
    before = prompt.statement.text
    press(Qt.Key.Key_End, CTRL)
    for count, letter in enumerate("Yes", start=1):
        type_words(letter)
        scene = seen(presenting, qtbot)
        assert scene.statement.text == before + "Yes"[:count]
        assert scene.statement.caret == len(before) + count
    press(Qt.Key.Key_Left)
    assert seen(presenting, qtbot).statement.caret == len(before) + 2
    workspace.show_tab(0)
    assert seen(presenting, qtbot).statement.caret is None


def test_that_undo_is_seen(presenting, window, workspace, qtbot):
    present(qtbot, window)
    prompt = workspace.tab.session.prompts[5]
    workspace.tab.go_to(prompt.id, None)
    type_words("Yes")
    assert "Yes" in seen(presenting, qtbot).statement.text
    press(Qt.Key.Key_Z, CTRL)
    assert seen(presenting, qtbot).statement.text == prompt.statement.text


def test_that_one_key_goes_through_the_views(presenting, window, qtbot):
    present(qtbot, window)
    kinds = []
    for _ in range(3):
        press(Qt.Key.Key_F6)
        kinds.append(type(seen(presenting, qtbot)))
    press(Qt.Key.Key_F6, SHIFT)
    assert kinds == [StatementScene, OverviewScene, PromptScene]
    assert isinstance(seen(presenting, qtbot), OverviewScene)
    qtbot.keyClick(audience(), Qt.Key.Key_F6)
    assert isinstance(seen(presenting, qtbot), PromptScene)


def test_that_a_frozen_room_keeps_its_view_and_the_operator_is_told(presenting, window, qtbot):
    present(qtbot, window)
    before = seen(presenting, qtbot)
    press(Qt.Key.Key_F7)
    type_words("Secret")
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_F6)
    assert seen(presenting, qtbot) == before
    panel = window.findChild(OperatorPanel)
    qtbot.waitUntil(lambda: "FROZEN" in words_of(panel).upper())
    press(Qt.Key.Key_F7)
    assert isinstance(seen(presenting, qtbot), StatementScene)
    qtbot.waitUntil(lambda: "FROZEN" not in words_of(panel).upper())


def words_of(panel):
    """Everything that stands on the panel, or that a screen reader would say of it."""
    parts = [part for part in panel.findChildren(QWidget) if part.isVisible()]
    told = [
        part.text() if callable(part.text) else part.text for part in parts if hasattr(part, "text")
    ]
    return " ".join([*told, *(p.accessibleName() + p.accessibleDescription() for p in parts)])


def test_that_plain_paper_is_one_key_away(presenting, window, qtbot):
    present(qtbot, window)
    press(Qt.Key.Key_F8)
    assert seen(presenting, qtbot) == BlankScene()
    press(Qt.Key.Key_F8)
    assert isinstance(seen(presenting, qtbot), PromptScene)


def test_that_entries_are_covered_and_revealed_by_keys(presenting, window, qtbot):
    present(qtbot, window)
    press(Qt.Key.Key_F9)
    assert all(card.text == "" for card in seen(presenting, qtbot).cards)
    press(Qt.Key.Key_F9, SHIFT)
    assert [bool(card.text) for card in seen(presenting, qtbot).cards][:2] == [True, False]
    press(Qt.Key.Key_F9)
    assert seen(presenting, qtbot).cards[1].text


def test_that_a_checklist_statement_is_shown_to_the_room(presenting, window, workspace, qtbot):
    present(qtbot, window)
    workspace.show_tab(1)
    press(Qt.Key.Key_R)
    scene = seen(presenting, qtbot)
    assert isinstance(scene, NoteScene)
    assert scene.note.text == workspace.tab.session.checklist[0].text
    workspace.show_tab(2)
    press(Qt.Key.Key_PageDown)
    assert isinstance(seen(presenting, qtbot), PromptScene)


def test_that_a_standard_is_shown_with_its_legal_status(presenting, window, workspace, qtbot):
    workspace.show_tab(3)
    workspace.tab.find_text("Q33")
    press(Qt.Key.Key_Down)
    button(window, "Show to the room").click()
    scene = seen(presenting, qtbot)
    assert presenting.is_presenting
    assert isinstance(scene, NoteScene)
    assert "2012" in scene.note.foot


def test_that_another_session_comes_to_the_room_as_plain_paper(
    presenting, window, workspace, qtbot
):
    present(qtbot, window)
    first = seen(presenting, qtbot)
    workspace.show_sessions()
    assert seen(presenting, qtbot) == first
    window.commands.new.trigger()
    assert seen(presenting, qtbot) == BlankScene()
    back_to_editor(qtbot, window)
    press(Qt.Key.Key_F8)
    assert isinstance(seen(presenting, qtbot), PromptScene)


def test_that_the_list_of_sessions_never_reaches_the_room(presenting, window, workspace, qtbot):
    present(qtbot, window)
    workspace.show_sessions()
    assert presenting.is_presenting
    assert window.audience_commands.present.isEnabled()
    window.audience_commands.present.trigger()
    assert not presenting.is_presenting
    assert not window.audience_commands.present.isEnabled()


def test_that_the_timer_is_started_by_a_key_without_presenting(presenting, window, qtbot):
    press(Qt.Key.Key_F12)
    panel = window.findChild(OperatorPanel)
    qtbot.waitUntil(panel.isVisible)
    assert audience() is None
    assert presenting.audience.state.face.is_running
    press(Qt.Key.Key_F12)
    assert not presenting.audience.state.face.is_running


def test_that_closing_the_main_window_takes_the_audience_window_along(presenting, window, qtbot):
    present(qtbot, window)
    window.close()
    assert audience() is None


def test_that_the_room_has_colours_of_its_own(presenting, window, qtbot):
    present(qtbot, window)
    canvas = presenting.audience.window.canvas
    light = canvas.grab().toImage().pixelColor(2, 2)
    next(a for a in window.audience_commands.colours.actions() if a.text() == "Dark").trigger()
    qtbot.waitUntil(lambda: canvas.grab().toImage().pixelColor(2, 2).lightness() < 60)
    assert light.lightness() > 200
    assert presenting.audience.settings.now.colours == "dark"


def measure_room(height, farthest):
    """Fill in the dialog that opens, with keys."""

    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RoomSizeDialog):
            QTimer.singleShot(20, answer)
            return
        QTest.keyClicks(dialog.height_field.line, height)
        QTest.keyClicks(dialog.farthest_field.line, farthest)
        QTest.keyClick(dialog.farthest_field.line, Qt.Key.Key_Return)

    QTimer.singleShot(20, answer)


def test_that_the_measured_room_sets_the_letters_of_this_session(presenting, window, qtbot):
    present(qtbot, window)
    canvas = presenting.audience.window.canvas
    pages = canvas.page_count
    measure_room("1", "16")
    window.audience_commands.measure.trigger()
    assert canvas.page_count > pages
    session_id = presenting.audience.state.session_id
    assert presenting.audience.settings.measure(session_id) == RoomSize(1.0, 16.0)
    assert presenting.audience.settings.measure("another") is None


def test_that_the_keys_of_the_room_work_while_typing(presenting, window, workspace, qtbot):
    present(qtbot, window)
    cell = named(window, "Health, prompt 1")
    cell.setFocus()
    press(Qt.Key.Key_F6)
    assert isinstance(seen(presenting, qtbot), StatementScene)
    assert QApplication.focusWidget() is cell


def test_that_pages_are_turned_by_keys_but_not_of_a_frozen_view(presenting, window, qtbot):
    present(qtbot, window)
    presenting.audience.window.set_floor(0.1)
    canvas = presenting.audience.window.canvas
    assert canvas.page_count > 2
    canvas.turn(-canvas.page)
    qtbot.waitUntil(window.audience_commands.next_page.isEnabled)
    press(Qt.Key.Key_PageDown, CTRL)
    qtbot.keyClick(audience(), Qt.Key.Key_Right)
    assert canvas.page == 2
    press(Qt.Key.Key_PageUp, CTRL)
    assert canvas.page == 1
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_PageUp, CTRL)
    qtbot.keyClick(audience(), Qt.Key.Key_Right)
    assert canvas.page == 1


def test_that_words_that_cannot_be_saved_are_seen_from_the_start(
    presenting, program, window, workspace, qtbot
):
    prompt = workspace.tab.session.prompts[5]
    workspace.tab.go_to(prompt.id, None)
    with full_disk(program[1].store):
        paste("Unsaved " * 5_000)
        present(qtbot, window)
        assert "Unsaved" in seen(presenting, qtbot).statement.text
        saved = workspace.tab.session.prompts[5].statement.text
        assert "Unsaved" not in saved
    press(Qt.Key.Key_F5)


def test_that_the_next_presentation_begins_afresh(presenting, window, qtbot):
    present(qtbot, window)
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_PageDown)
    present(qtbot, window)
    assert seen(presenting, qtbot).number == 2
    assert not window.audience_commands.freeze.isChecked()


def test_that_a_note_sent_to_a_frozen_room_is_announced(presenting, window, workspace, qtbot):
    present(qtbot, window)
    press(Qt.Key.Key_F7)
    workspace.show_tab(1)
    press(Qt.Key.Key_R)
    assert isinstance(seen(presenting, qtbot), PromptScene)
    assert "F7" in window.status.sentence
    press(Qt.Key.Key_F7)
    assert isinstance(seen(presenting, qtbot), NoteScene)


def test_that_a_deleted_session_leaves_the_room_with_plain_paper(
    presenting, window, workspace, qtbot
):
    present(qtbot, window)
    workspace.show_sessions()
    press(Qt.Key.Key_Delete)
    assert seen(presenting, qtbot) == BlankScene()


def test_that_the_keys_of_the_room_work_while_its_dialogs_are_open(presenting, window, qtbot):
    present(qtbot, window)

    def blank_and_leave():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RoomSizeDialog) or not dialog.isActiveWindow():
            QTimer.singleShot(20, blank_and_leave)
            return
        QTest.keyClick(dialog, Qt.Key.Key_F8)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(20, blank_and_leave)
    window.audience_commands.measure.trigger()
    assert seen(presenting, qtbot) == BlankScene()


def test_that_any_tab_goes_on_by_a_prompt(presenting, window, workspace, qtbot):
    present(qtbot, window)
    workspace.show_tab(0)
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert seen(presenting, qtbot).number == 2
    workspace.show_tab(2)
    assert workspace.tab.current_cell()[0] == workspace.tab.session.prompts[1].id


def test_that_common_ground_lit_in_the_grid_is_lit_in_the_room(
    presenting, window, workspace, qtbot
):
    grid = workspace.tab
    grid.go_to(grid.session.prompts[2].id, None)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    present(qtbot, window)
    lit = set().union(*(card.highlighted for card in seen(presenting, qtbot).cards))
    assert {"school", "families", "staff"} <= lit
    grid.take_focus()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not any(card.highlighted for card in seen(presenting, qtbot).cards)
