from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.models.edits import AddSession
from app.models.records import Agency, Prompt, new_id
from app.models.rules.new_session import OPEN_STATEMENT
from tests.models.sessions import session_with
from tests.ui.driving import command, focus, press, type_text
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH

CTRL = Qt.KeyboardModifier.ControlModifier


def test_that_the_text_grows_by_keys_and_the_size_is_kept(qtbot, tab, context, cell):
    tab.go_to("prompt-2", HEALTH)
    before = cell(2, HEALTH).font().pixelSize()
    qtbot.keyClick(focus(), Qt.Key.Key_Equal, CTRL)
    assert cell(2, HEALTH).font().pixelSize() > before
    assert tab.toolbar.size_button.text() == "110%"
    qtbot.waitUntil(lambda: context.settings.read().text_zoom == 110)
    qtbot.keyClick(focus(), Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(focus(), Qt.Key.Key_Minus, CTRL)
    assert tab.toolbar.size_button.text() == "90%"
    qtbot.keyClick(focus(), Qt.Key.Key_0, CTRL)
    assert cell(2, HEALTH).font().pixelSize() == before
    assert focus() is cell(2, HEALTH)


def test_that_the_size_stays_between_80_and_300_per_cent(tab):
    for _ in range(15):
        command(tab, "Larger text").trigger()
    assert tab.toolbar.size_button.text() == "300%"
    for _ in range(15):
        command(tab, "Smaller text").trigger()
    assert tab.toolbar.size_button.text() == "80%"


def test_that_ctrl_and_the_wheel_change_the_size(tab):
    view = tab.grid_view.viewport()
    at = QPoint(5, 5)
    turn = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turn)
    assert tab.toolbar.size_button.text() == "110%"
    assert tab.grid_view.verticalScrollBar().value() == 0


def test_that_words_are_found_marked_and_gone_through(tab, cell):
    tab.go_to("prompt-1", EDUCATION)
    assert tab.find_text("plan") == 2
    assert tab.current_cell() == ("prompt-1", EDUCATION)
    assert len(cell(1, EDUCATION).extraSelections()) == 1
    assert tab.find_text("plan") == 2
    assert tab.current_cell() == ("prompt-1", None)
    assert tab.find_text("PLAN") == 2
    assert tab.find_text("nowhere") == 0
    assert tab.find_text("") == 0
    assert not cell(1, EDUCATION).extraSelections()


def test_that_finding_does_not_take_the_focus(qtbot, tab, cell):
    tab.toolbar.size_button.setFocus()
    tab.find_text("Timetables")
    assert tab.current_cell() == ("prompt-2", EDUCATION)
    assert focus() is tab.toolbar.size_button


def test_that_prompts_and_heads_stay_in_sight(qtbot, tab, cell):
    tab.resize(800, 300)
    for _ in range(4):
        command(tab, "Larger text").trigger()
    tab.go_to("prompt-3", None)
    grid_view = tab.grid_view
    assert grid_view.horizontalScrollBar().value() > 0
    assert grid_view.verticalScrollBar().value() > 0
    prompt, head = grid_view.prompt_headers["prompt-3"], grid_view.column_headers[HEALTH]
    assert prompt.mapTo(grid_view, QPoint()).x() == 0
    assert head.mapTo(grid_view, QPoint()).y() == 0
    row = grid_view.rows["prompt-3"]
    assert prompt.mapTo(grid_view, QPoint()).y() == row.mapTo(grid_view, QPoint()).y()
    assert head.mapTo(grid_view, QPoint()).x() == cell(1, HEALTH).mapTo(grid_view, QPoint()).x()


def test_that_the_line_being_typed_in_stays_in_sight(qtbot, tab, cell):
    tab.resize(900, 300)
    tab.go_to("prompt-2", HEALTH)
    for _ in range(40):
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    grid_view = tab.grid_view
    caret = cell(2, HEALTH).cursorRect()
    bottom = cell(2, HEALTH).mapTo(grid_view.viewport(), caret.bottomLeft()).y()
    assert 0 < bottom < grid_view.viewport().height()


def test_that_typing_in_sight_scrolls_nothing(qtbot, tab, cell):
    tab.resize(900, 300)
    tab.go_to("prompt-2", HEALTH)
    before = tab.grid_view.verticalScrollBar().value()
    qtbot.keyClicks(focus(), "A few words")
    assert tab.grid_view.verticalScrollBar().value() == before


def test_that_a_lower_window_keeps_the_cell_with_the_caret_in_sight(qtbot, tab, overfull):
    tab.open(overfull.details.id)
    view = tab.grid_view.viewport()
    tab.go_to(overfull.prompts[9].id, overfull.agencies[7].id)
    for width, height in ((1280, 500), (1280, 360), (960, 360), (1280, 620)):
        tab.resize(width, height)
        qtbot.waitUntil(lambda size=(width, height): (tab.width(), tab.height()) == size)
        cell = focus()
        assert view.rect().contains(cell.mapTo(view, cell.cursorRect().center()))
        row = tab.grid_view.rows[overfull.prompts[9].id]
        assert row.mapTo(view, row.rect().bottomLeft()).y() <= view.height()


def test_that_a_lower_window_scrolls_nothing_while_the_caret_is_elsewhere(qtbot, tab, overfull):
    tab.open(overfull.details.id)
    tab.go_to(overfull.prompts[9].id, overfull.agencies[7].id)
    tab.toolbar.size_button.setFocus()
    bar = tab.grid_view.verticalScrollBar()
    bar.setValue(0)
    tab.resize(1280, 400)
    qtbot.waitUntil(lambda: tab.height() == 400)
    assert bar.value() == 0


@pytest.fixture
def overfull(context, session):
    agencies = tuple(
        Agency(new_id(), name, "note " * 9, "#005EA5", number % 3 != 0)
        for number, name in enumerate(["N" * 200, "صحة", "👪 hub", "<b>x</b>", *"abcdef"])
    )
    words = "partnership working with families " * 200
    prompts = tuple(
        Prompt(
            new_id(),
            f"Prompt {number} " + "about the setting " * 5,
            5,
            {agency.id: words if number == 2 else f"Entry {number}" for agency in agencies},
            OPEN_STATEMENT,
            (),
            (),
        )
        for number in range(30)
    )
    full = session_with(replace(session.details, id=new_id()), agencies=agencies, prompts=prompts)
    context.history.perform(AddSession(full))
    return full


def test_that_an_overfull_grid_shows_every_line(tab, overfull):
    tab.open(overfull.details.id)
    for prompt_id in tab.grid_view.order.prompts:
        row = tab.grid_view.rows[prompt_id]
        for cell in row.cells.values():
            assert cell.text_height() <= row.height()
            assert cell.verticalScrollBar().maximum() == 0
    widths = [head.width() for head in tab.grid_view.column_headers.values()]
    assert len(set(widths)) == 1
    assert tab.grid_view.horizontalScrollBar().maximum() > 0


def test_that_the_last_cell_of_an_overfull_grid_can_be_typed_in(qtbot, tab, context, overfull):
    tab.open(overfull.details.id)
    tab.go_to(overfull.prompts[0].id, overfull.agencies[0].id)
    qtbot.keyClick(focus(), Qt.Key.Key_End, CTRL)
    type_text(focus(), "Éndlich 👪")
    context.autosave.flush()
    assert tab.session.prompts[-1].statement.text == "Éndlich 👪"
    view = tab.grid_view.viewport()
    assert view.rect().contains(focus().mapTo(view, focus().cursorRect().center()))


def test_that_a_prompt_stays_in_sight_while_its_long_answers_are_read(qtbot, tab, cell):
    tab.go_to("prompt-1", EDUCATION)
    type_text(focus(), "word " * 900)
    bar = tab.grid_view.verticalScrollBar()
    prompt = tab.grid_view.prompt_headers["prompt-1"]
    bar.setValue(600)
    seen = prompt.name_edit_geometry().translated(0, prompt.y()).top()
    assert seen >= 600
    bar.setValue(bar.maximum())
    assert prompt.name_edit_geometry().top() < prompt.height()
    bar.setValue(0)
    assert prompt.name_edit_geometry().top() < prompt.height() // 4


def test_that_the_statement_stays_in_sight_beside_the_panel_that_counts_it(qtbot, tab, cell):
    tab.go_to("prompt-1", None)
    pane = tab.grid_view.viewport()
    wide = pane.width()
    press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.width() < wide)
    tab.resize(900, 620)

    def right():
        statement = cell(1)
        return statement.mapTo(pane, statement.rect().bottomRight()).x()

    qtbot.waitUntil(lambda: tab.grid_view.horizontalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: right() <= pane.width())
