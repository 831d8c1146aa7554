"""A count in the whole program: the room sees no hand before the last agency is in, then all."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.audience.scene import (
    CountProgress,
    CountScene,
    NoteScene,
    PromptScene,
    StatementScene,
)
from app.models.edits import ABSENT, FinishCount, SetTally, StartCount, TallyEntry
from app.models.records import new_id
from app.models.rules.agreement import count_in_force, count_under_way
from app.ui.audience.controls.status import AudienceWarning
from app.ui.audience.screens.audience_window import AudienceWindow
from app.ui.main_window.presenter import Presenter
from tests.ui.driving import press, type_words

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)
# So many come to no workshop, and no other number of the page is like these.
LEVELS = (0, 0, 0, 61, 83, 97)
HANDS = {"61", "83", "97"}


class Counting:
    """Counts the prompt at which the operator is, as the pad does."""

    def __init__(self, context, workspace, prompt):
        self._context = context
        self._session_id = workspace.session_id
        self.prompt_id = prompt.id
        self.agencies = list(workspace.tab.session.agencies)
        self.start()

    def start(self):
        self.count_id = new_id()
        self._perform(
            StartCount(
                self._session_id, self.prompt_id, self.count_id, 3, self.prompt.statement.text, NOW
            )
        )

    @property
    def prompt(self):
        return self._context.store.session(self._session_id).prompt(self.prompt_id)

    def show(self, agency, shown):
        key = (self._session_id, self.prompt_id, self.count_id, agency.id)
        self._perform(SetTally(*key, None, shown))

    def finish(self):
        self._perform(FinishCount(self._session_id, self.prompt_id, self.count_id, NOW, NOW))

    def all_but_the_last(self):
        for agency in self.agencies[:-1]:
            self.show(agency, TallyEntry(LEVELS))

    def the_last(self):
        self.show(self.agencies[-1], TallyEntry(LEVELS))
        self.finish()

    def _perform(self, edit):
        assert self._context.history.perform(edit)


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


@pytest.fixture
def counting(presenting, workspace, context):
    """A count of the sixth prompt that has just begun."""
    prompt = workspace.tab.session.prompts[5]
    workspace.tab.go_to(prompt.id, None)
    return Counting(context, workspace, prompt)


@pytest.fixture
def context(workspace):
    return workspace._context  # noqa: SLF001 - the program's own, which the pad is given as well


def _audience():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, AudienceWindow)]
    return next((w for w in found if w.isVisible()), None)


def _present(qtbot, window):
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: _audience() is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _seen(presenting, qtbot):
    canvas, state = presenting.audience.window.canvas, presenting.audience.state
    qtbot.waitUntil(lambda: canvas.scene == state.scene)
    return canvas.scene


def _hands_on(canvas):
    """The telling numbers that the room can read, on any page."""
    first = canvas.page
    canvas.turn(-canvas.page_count)
    found = set()
    for _ in range(canvas.page_count):
        found |= HANDS & set(re.findall(r"\d+", canvas.shown.words))
        canvas.turn(1)
    canvas.turn(first - canvas.page)
    return found


def test_that_the_room_sees_no_hand_before_the_last_agency_is_in_and_then_all(
    presenting, window, workspace, counting, qtbot
):
    _present(qtbot, window)
    workspace.tab.count_requested.emit(True)
    canvas = presenting.audience.window.canvas
    assert isinstance(_seen(presenting, qtbot), CountScene)
    for number, agency in enumerate(counting.agencies[:-1], start=1):
        counting.show(agency, TallyEntry(LEVELS))
        assert _seen(presenting, qtbot).counted == number
        assert "✓ counted" in canvas.shown.words
        assert _hands_on(canvas) == set()
        assert "61, 83" not in repr(canvas.scene)  # the two together: an id may hold either
    counting.the_last()
    assert _seen(presenting, qtbot).result is not None
    assert _hands_on(canvas) == HANDS


def test_that_undo_of_the_last_takes_the_hands_away_again(
    presenting, window, workspace, counting, context, qtbot
):
    _present(qtbot, window)
    workspace.tab.count_requested.emit(True)
    counting.all_but_the_last()
    counting.the_last()
    canvas = presenting.audience.window.canvas
    assert _seen(presenting, qtbot).result is not None
    context.history.undo()
    assert _seen(presenting, qtbot).result is None
    assert _hands_on(canvas) == set()


def test_that_a_recount_begins_without_numbers(presenting, window, workspace, counting, qtbot):
    counting.all_but_the_last()
    counting.the_last()
    _present(qtbot, window)
    press(Qt.Key.Key_F6, CTRL)
    canvas = presenting.audience.window.canvas
    assert _seen(presenting, qtbot).result is not None
    counting.start()
    assert {row.state for row in _seen(presenting, qtbot).rows} == {CountProgress.WAITING}
    assert _hands_on(canvas) == set()


def test_that_absence_is_shown_and_the_rest_is_enough(
    presenting, window, workspace, counting, qtbot
):
    _present(qtbot, window)
    workspace.tab.count_requested.emit(True)
    counting.all_but_the_last()
    counting.show(counting.agencies[-1], ABSENT)
    counting.finish()
    assert _seen(presenting, qtbot).rows[-1].state is CountProgress.ABSENT
    assert _hands_on(presenting.audience.window.canvas) == HANDS
    assert "– absent" in presenting.audience.window.canvas.shown.words


def test_that_a_frozen_room_waits_for_the_result(presenting, window, workspace, counting, qtbot):
    _present(qtbot, window)
    workspace.tab.count_requested.emit(True)
    counting.all_but_the_last()
    before = _seen(presenting, qtbot)
    press(Qt.Key.Key_F7)
    counting.the_last()
    assert _seen(presenting, qtbot) == before
    assert _hands_on(presenting.audience.window.canvas) == set()
    press(Qt.Key.Key_F7)
    assert _seen(presenting, qtbot).result is not None


def test_that_one_key_shows_the_count_and_puts_it_away(
    presenting, window, workspace, counting, qtbot
):
    _present(qtbot, window)
    assert isinstance(_seen(presenting, qtbot), PromptScene)
    press(Qt.Key.Key_F6, CTRL)
    assert isinstance(_seen(presenting, qtbot), CountScene)
    assert window.audience_commands.count.isChecked()
    press(Qt.Key.Key_F6, CTRL)
    assert isinstance(_seen(presenting, qtbot), PromptScene)
    press(Qt.Key.Key_F6, CTRL)
    press(Qt.Key.Key_F6)
    assert isinstance(_seen(presenting, qtbot), PromptScene)
    press(Qt.Key.Key_F6)
    assert isinstance(_seen(presenting, qtbot), StatementScene)
    press(Qt.Key.Key_F6, CTRL)
    press(Qt.Key.Key_PageDown)
    assert isinstance(_seen(presenting, qtbot), StatementScene)
    assert count_in_force(counting.prompt) is None


def test_that_the_operator_is_told_of_the_count(presenting, window, workspace, counting, qtbot):
    _present(qtbot, window)
    workspace.tab.count_requested.emit(True)
    counting.show(counting.agencies[0], TallyEntry(LEVELS))
    told = []
    show_status = presenting.audience.panel.show_status
    presenting.audience.panel.show_status = lambda view: (told.append(view), show_status(view))
    presenting.audience.state.status_changed.emit()
    count = len(counting.agencies)
    assert told[-1].sees == f"Count, prompt 6: 1 of {count} agencies in"
    assert AudienceWarning.COUNT in told[-1].marks
    for agency in counting.agencies[1:]:
        counting.show(agency, TallyEntry(LEVELS))
    counting.finish()
    assert told[-1].sees == "Count, prompt 6: result"


def test_that_a_wish_begins_nothing_and_is_remembered_during_a_count(
    presenting, window, workspace, counting, qtbot
):
    workspace.tab.count_requested.emit(True)
    assert not presenting.is_presenting
    _present(qtbot, window)
    assert isinstance(_seen(presenting, qtbot), CountScene)
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: _audience() is None)
    _present(qtbot, window)
    assert isinstance(_seen(presenting, qtbot), CountScene)


def test_that_nobody_begins_to_present_with_a_result(
    presenting, window, workspace, counting, qtbot
):
    workspace.tab.count_requested.emit(True)
    counting.all_but_the_last()
    counting.the_last()
    assert count_under_way(counting.prompt) is None
    _present(qtbot, window)
    assert isinstance(_seen(presenting, qtbot), PromptScene)


def test_that_a_note_takes_the_place_of_a_count(presenting, window, workspace, counting, qtbot):
    _present(qtbot, window)
    workspace.tab.count_requested.emit(True)
    workspace.show_tab(1)
    press(Qt.Key.Key_R)
    assert isinstance(_seen(presenting, qtbot), NoteScene)
    press(Qt.Key.Key_F6, CTRL)
    assert isinstance(_seen(presenting, qtbot), CountScene)


def test_that_a_cover_keeps_back_who_has_written(presenting, window, workspace, counting, qtbot):
    _present(qtbot, window)
    workspace.tab.count_requested.emit(True)
    press(Qt.Key.Key_F9)
    assert _seen(presenting, qtbot).unheard == ()
    assert "Still to hear from" not in presenting.audience.window.canvas.shown.words


def test_that_the_hands_of_an_earlier_count_never_stand_before_the_room_as_the_next_begins(
    presenting, window, workspace, counting, qtbot
):
    counting.all_but_the_last()
    counting.the_last()
    _present(qtbot, window)
    workspace.tab.take_focus()
    type_words("One plan")
    press(Qt.Key.Key_T, CTRL)
    assert isinstance(_seen(presenting, qtbot), PromptScene)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_4)
    scene = _seen(presenting, qtbot)
    assert isinstance(scene, CountScene)
    assert scene.result is None
    workspace.tab.panel_controller.panel.current.counting.drop_count()
    assert isinstance(_seen(presenting, qtbot), PromptScene)
