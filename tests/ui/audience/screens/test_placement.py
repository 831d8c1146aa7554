"""Which screen the audience view is shown on, chosen, remembered and left."""

from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from tests.ui.audience.screens.offscreen_screens import LAPTOP, LEFT_PROJECTOR, PROJECTOR
from tests.ui.audience.screens.placed_room import OTHER_PROJECTOR, PlacedRoom, mark, rect


def test_that_the_view_fills_the_second_screen(room):
    room.placement.present()
    assert room.is_on(PROJECTOR)
    assert room.placement.is_presenting
    assert not room.placement.is_waiting
    assert not room.placement.is_on_one_screen
    assert not room.audience.strip.isVisible()
    assert room.audience.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_that_the_view_fills_a_screen_to_the_left_and_above(room):
    room.screens.plug(LAPTOP, LEFT_PROJECTOR)
    room.placement.present()
    assert room.is_on(LEFT_PROJECTOR)


def test_that_the_remembered_screen_is_taken(qtbot, editor, audience, screens):
    screens.plug(LAPTOP, PROJECTOR, OTHER_PROJECTOR)
    room = PlacedRoom(qtbot, editor, audience, screens, mark(OTHER_PROJECTOR))
    room.placement.present()
    assert room.is_on(OTHER_PROJECTOR)
    room.placement.leave()


def test_that_the_screen_first_presented_on_is_told_to_be_remembered(room):
    room.placement.present()
    assert room.placed == [mark(PROJECTOR)]
    room.placement.leave()
    room.placement.present()
    assert room.placed == [mark(PROJECTOR)] * 2


def test_that_one_screen_alone_shows_the_strip_and_takes_the_keys(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    assert room.is_on(LAPTOP)
    assert room.placement.is_on_one_screen
    assert room.audience.strip.isVisible()
    assert not room.audience.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    room.qtbot.waitUntil(room.audience.isActiveWindow)
    assert room.placed == []


def test_that_escape_leaves_and_gives_the_keys_back(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    room.qtbot.waitUntil(room.audience.isActiveWindow)
    QTest.keyClick(room.audience, Qt.Key.Key_Escape)
    assert not room.placement.is_presenting
    assert not room.audience.isVisible()
    room.qtbot.waitUntil(room.editor.isActiveWindow)


def test_that_closing_the_window_leaves_and_presenting_again_shows_it(room):
    room.placement.present()
    room.audience.close()
    assert not room.placement.is_presenting
    room.placement.present()
    assert room.is_on(PROJECTOR)


def test_that_a_mirrored_projector_counts_as_one_screen(room):
    room.screens.plug(LAPTOP, replace(PROJECTOR, x=0, width=1440, height=900))
    room.placement.present()
    assert room.placement.is_on_one_screen


def test_that_screens_are_listed_with_the_one_in_use(room):
    assert room.placement.screens() == [
        (mark(LAPTOP), "laptop · 1440 × 900 · this window is here", False),
        (mark(PROJECTOR), "projector · 1920 × 1080", True),
    ]
    room.screens.plug(LAPTOP, PROJECTOR, OTHER_PROJECTOR)
    room.placement.present()
    room.placement.use(mark(OTHER_PROJECTOR))
    assert [is_current for _screen, _label, is_current in room.placement.screens()] == [
        False,
        False,
        True,
    ]


def test_that_a_chosen_screen_is_used_at_once_and_remembered(room):
    room.screens.plug(LAPTOP, PROJECTOR, OTHER_PROJECTOR)
    room.placement.present()
    room.placement.use(mark(OTHER_PROJECTOR))
    assert room.is_on(OTHER_PROJECTOR)
    assert room.placed == [mark(PROJECTOR), mark(OTHER_PROJECTOR)]


def test_that_a_screen_chosen_before_is_used_when_presenting(room):
    room.screens.plug(LAPTOP, PROJECTOR, OTHER_PROJECTOR)
    room.placement.use(mark(OTHER_PROJECTOR))
    assert not room.audience.isVisible()
    room.placement.present()
    assert room.is_on(OTHER_PROJECTOR)


def test_that_the_editor_makes_room_on_a_screen_chosen_for_the_view(room):
    room.placement.present()
    room.placement.use(mark(LAPTOP))
    assert room.is_on(LAPTOP)
    assert rect(PROJECTOR).contains(room.editor.frameGeometry())
    room.settle()
    assert room.is_on(LAPTOP)


def test_that_the_editor_makes_room_on_a_screen_chosen_before_presenting(room):
    room.placement.use(mark(LAPTOP))
    assert [is_current for _screen, _label, is_current in room.placement.screens()] == [True, False]
    assert room.editor.geometry() == QRect(100, 80, 800, 600)
    room.placement.present()
    assert room.is_on(LAPTOP)
    assert rect(PROJECTOR).contains(room.editor.frameGeometry())


def test_that_the_view_covers_the_editor_only_when_its_screen_is_chosen(room):
    room.placement.present()
    room.screens.plug(LAPTOP)
    room.settle()
    assert [is_current for _screen, _label, is_current in room.placement.screens()] == [False]
    room.placement.use(mark(LAPTOP))
    assert room.is_on(LAPTOP)
    assert room.placement.is_on_one_screen
