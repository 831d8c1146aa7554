"""Where the audience view goes when real screens, or the editor on them, change places."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from tests.ui.audience.screens.offscreen_screens import LAPTOP, LEFT_PROJECTOR, PROJECTOR
from tests.ui.audience.screens.placed_room import mark, rect


def test_that_another_resolution_is_filled(room):
    room.placement.present()
    smaller = replace(PROJECTOR, width=1024, height=768)
    room.screens.plug(LAPTOP, smaller)
    room.wait_on(smaller)


def test_that_another_scale_is_filled(room):
    room.placement.present()
    room.screens.plug(LAPTOP, replace(PROJECTOR, logicalDpi=144))
    # Of the same pixels there are fewer logical ones, each of them larger.
    room.wait_on(replace(PROJECTOR, width=1280, height=720))
    assert room.audience.devicePixelRatio() == 1.5


def test_that_screens_of_different_scales_are_filled(room):
    room.screens.plug(replace(LAPTOP, logicalDpi=192), PROJECTOR)
    room.placement.present()
    assert room.is_on(PROJECTOR)
    room.placement.leave()
    room.screens.plug(LAPTOP, replace(LEFT_PROJECTOR, logicalDpi=120))
    room.placement.present()
    assert room.is_on(replace(LEFT_PROJECTOR, width=1536, height=864))


def test_that_a_resolution_changed_on_one_screen_is_filled(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    smaller = replace(LAPTOP, width=1280, height=720)
    room.screens.plug(smaller)
    room.wait_on(smaller)
    assert room.placement.is_on_one_screen
    assert room.audience.strip.isVisible()


def test_that_swapped_screens_keep_the_view_off_the_editor(room):
    room.placement.present()
    projector, laptop = replace(PROJECTOR, x=0), replace(LAPTOP, x=1920)
    room.screens.plug(laptop, projector)
    # The editor stays where it was, which is the projector now.
    room.wait_on(laptop)
    assert not room.audience.geometry().intersects(room.editor.frameGeometry())


def test_that_screens_swapped_with_their_windows_keep_the_view_on_the_projector(room):
    room.placement.present()
    projector, laptop = replace(PROJECTOR, x=0), replace(LAPTOP, x=1920)
    room.screens.plug(laptop, projector)
    room.editor.move(2020, 80)
    room.wait_on(projector)


def test_that_the_view_makes_way_for_an_editor_dragged_onto_its_screen(room):
    room.placement.present()
    room.editor.move(1600, 100)
    room.wait_on(LAPTOP)
    room.editor.move(100, 80)
    room.wait_on(PROJECTOR)
    assert room.placed == [mark(PROJECTOR)]


def test_that_a_view_moved_by_the_window_system_goes_back(room):
    room.placement.present()
    room.audience.move(0, 0)
    room.wait_on(PROJECTOR)


def test_that_a_window_system_that_insists_is_not_fought_for_ever(room):
    room.placement.present()
    shown = []

    def insist():
        if room.audience.geometry() == rect(PROJECTOR):
            shown.append(1)
            room.audience.move(0, 0)

    insist()
    room.audience.moved.connect(insist)
    room.settle()
    assert 1 < len(shown) <= 3


def test_that_the_view_waits_until_the_mouse_lets_go(room, qtbot):
    room.placement.present()
    field = room.editor.viewport()
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    room.editor.move(1600, 100)
    with qtbot.waitSignal(room.placement.findChild(QTimer).timeout):
        pass
    assert room.is_on(PROJECTOR)
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    room.wait_on(LAPTOP)
