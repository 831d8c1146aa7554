"""Where the windows go when a real screen is unplugged or closed, and when it returns."""

from dataclasses import replace

from PySide6.QtCore import QRect

from tests.ui.audience.screens.offscreen_screens import LAPTOP, PROJECTOR, Plug
from tests.ui.audience.screens.placed_room import OTHER_PROJECTOR, mark, rect


def test_that_an_unplugged_projector_takes_the_view_with_it(room):
    room.placement.present()
    seen_at_removal = []

    def look(_screen):
        seen_at_removal.append(room.audience.isVisible())

    room.screens.application.screenRemoved.connect(look)
    room.screens.plug(LAPTOP)
    room.screens.application.screenRemoved.disconnect(look)
    assert seen_at_removal == [False]
    assert room.placement.is_waiting
    assert room.placement.is_presenting
    room.settle()
    assert not room.audience.isVisible()
    assert room.editor.geometry() == QRect(100, 80, 800, 600)


def test_that_the_view_comes_back_with_its_screen(room):
    room.placement.present()
    room.screens.plug(LAPTOP)
    room.settle()
    room.screens.plug(LAPTOP, PROJECTOR)
    room.wait_on(PROJECTOR)
    assert not room.placement.is_waiting
    assert room.changes == ["other", "waiting", "other"]


def test_that_the_view_comes_back_when_the_screen_was_gone_for_a_blink(room):
    room.placement.present()
    room.screens.plug(LAPTOP)
    room.screens.plug(LAPTOP, PROJECTOR)
    room.wait_on(PROJECTOR)


def test_that_the_view_comes_back_on_another_projector(room):
    room.placement.present()
    room.screens.plug(LAPTOP)
    room.settle()
    room.screens.plug(LAPTOP, OTHER_PROJECTOR)
    room.wait_on(OTHER_PROJECTOR)


def test_that_the_view_goes_on_to_its_own_screen_when_both_are_there(room):
    room.placement.present()
    room.screens.plug(LAPTOP, OTHER_PROJECTOR)
    room.wait_on(OTHER_PROJECTOR)
    room.screens.plug(LAPTOP, OTHER_PROJECTOR, PROJECTOR)
    room.wait_on(PROJECTOR)


def test_that_a_third_screen_changes_nothing(room):
    room.placement.present()
    room.screens.plug(LAPTOP, PROJECTOR, OTHER_PROJECTOR)
    room.settle()
    assert room.is_on(PROJECTOR)
    assert room.changes == ["other"]


def test_that_nothing_comes_back_after_leaving(room):
    room.placement.present()
    room.screens.plug(LAPTOP)
    room.placement.leave()
    assert not room.placement.is_waiting
    room.screens.plug(LAPTOP, PROJECTOR)
    room.settle()
    assert not room.audience.isVisible()


def test_that_a_projector_that_changes_its_mind_is_filled_in_the_end(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    room.screens.plug(LAPTOP, replace(PROJECTOR, width=1024, height=768))
    room.screens.plug(LAPTOP, replace(PROJECTOR, width=1280, height=800))
    room.screens.plug(LAPTOP, PROJECTOR)
    room.wait_on(PROJECTOR)
    assert room.changes == ["alone", "other"]


def test_that_a_second_screen_frees_the_editor(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    room.screens.plug(LAPTOP, PROJECTOR)
    room.wait_on(PROJECTOR)
    assert not room.audience.strip.isVisible()
    room.qtbot.waitUntil(room.editor.isActiveWindow)
    assert room.placed == [mark(PROJECTOR)]


def test_that_the_view_does_not_cover_the_editor_after_it_was_freed(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    room.screens.plug(LAPTOP, PROJECTOR)
    room.wait_on(PROJECTOR)
    room.screens.plug(LAPTOP)
    room.settle()
    assert room.placement.is_waiting
    assert not room.audience.isVisible()


def test_that_a_closed_laptop_leaves_the_projector_to_the_editor(room):
    room.placement.present()
    room.screens.plug(PROJECTOR)
    assert not room.audience.isVisible()
    assert room.placement.is_waiting
    room.settle()
    assert room.placement.is_waiting
    assert not room.audience.isVisible()
    assert rect(PROJECTOR).contains(room.editor.frameGeometry())


def test_that_an_opened_laptop_puts_both_windows_back(room):
    room.placement.present()
    room.screens.plug(PROJECTOR)
    room.settle()
    room.screens.plug(PROJECTOR, LAPTOP)
    room.wait_on(PROJECTOR)
    assert room.editor.geometry() == QRect(100, 80, 800, 600)
    assert room.changes == ["other", "waiting", "other"]
    room.settle()
    assert room.is_on(PROJECTOR)


def test_that_an_opened_laptop_has_its_maximised_window_again(room):
    room.editor.showMaximized()
    room.placement.present()
    room.screens.plug(PROJECTOR)
    room.settle()
    room.screens.plug(PROJECTOR, LAPTOP)
    room.wait_on(PROJECTOR)
    assert room.editor.isMaximized()
    assert room.editor.geometry() == rect(LAPTOP)
    assert room.editor.normalGeometry() == QRect(100, 80, 800, 600)


def test_that_the_windows_find_back_when_the_laptop_lies_elsewhere(room):
    room.placement.present()
    room.screens.plug(replace(PROJECTOR, x=0))
    room.settle()
    laptop = replace(LAPTOP, x=1920, y=180)
    room.screens.plug(replace(PROJECTOR, x=0), laptop)
    room.wait_on(replace(PROJECTOR, x=0))
    assert room.editor.geometry() == QRect(2020, 260, 800, 600)


def test_that_the_editor_stays_after_leaving_with_a_closed_laptop(room):
    room.placement.present()
    room.screens.plug(PROJECTOR)
    room.settle()
    room.placement.leave()
    stands = room.editor.geometry()
    room.screens.plug(PROJECTOR, LAPTOP)
    room.settle()
    assert room.editor.geometry() == stands
    assert not room.audience.isVisible()


def test_that_one_screen_that_goes_and_returns_has_the_view_again(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    stand_in = Plug("none", 0, 0, 800, 600)
    room.screens.plug(stand_in)
    room.settle()
    room.screens.plug(LAPTOP)
    room.wait_on(LAPTOP)
    assert room.placement.is_on_one_screen
