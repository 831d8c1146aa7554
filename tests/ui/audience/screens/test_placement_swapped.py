"""Where the editor stands after real screens were swapped, and swapped back."""

from dataclasses import replace

from tests.ui.audience.screens.offscreen_screens import LAPTOP, PROJECTOR, Plug
from tests.ui.audience.screens.placed_room import OTHER_PROJECTOR, PlacedRoom, mark, rect

# What an X server says while none of the monitors is set up.
BARE = Plug("screen", 0, 0, 3840, 1200)
WIDE_LAPTOP = replace(LAPTOP, width=1920, height=1080)
FAR_PROJECTOR = replace(PROJECTOR, x=1920)


def _editor_is_on(room, plug) -> bool:
    return rect(plug).contains(room.editor.frameGeometry())


def test_that_screens_said_to_overlap_do_not_give_the_editor_to_the_room_s(room):
    room.placement.present()
    room.screens.plug(BARE)
    room.settle()
    # The projector's place is told late: the laptop's lies within it, and is told of second.
    room.screens.plug(PROJECTOR)
    room.screens.plug(PROJECTOR, replace(LAPTOP, x=1920))
    room.editor.move(2020, 80)
    room.settle()
    room.editor.move(2030, 80)
    room.settle()
    assert room.placement.is_waiting
    room.screens.plug(BARE)
    room.settle()
    room.screens.plug(LAPTOP, PROJECTOR)
    room.wait_on(PROJECTOR)
    assert _editor_is_on(room, LAPTOP)
    room.settle()
    room.placement.leave()
    room.placement.present()
    assert room.is_on(PROJECTOR)
    assert _editor_is_on(room, LAPTOP)


def test_that_screens_of_one_size_swapped_and_swapped_back_keep_their_windows(room):
    room.screens.plug(WIDE_LAPTOP, FAR_PROJECTOR)
    room.placement.present()
    for laptop, projector in (
        (replace(WIDE_LAPTOP, x=1920), replace(FAR_PROJECTOR, x=0)),
        (WIDE_LAPTOP, FAR_PROJECTOR),
    ):
        room.screens.plug(BARE)
        room.settle()
        room.screens.plug(projector, laptop)
        room.editor.move(laptop.x + 100, 80)  # as the window system does
        room.wait_on(projector)
        assert _editor_is_on(room, laptop)
        room.settle()
        assert _editor_is_on(room, laptop)


def test_that_an_editor_dragged_to_the_projector_leaves_it_free_when_it_returns(room):
    room.placement.present()
    room.editor.move(1600, 100)
    room.wait_on(LAPTOP)
    room.screens.plug(LAPTOP)
    room.editor.move(100, 80)
    room.settle()
    room.screens.plug(LAPTOP, PROJECTOR)
    room.wait_on(PROJECTOR)
    assert _editor_is_on(room, LAPTOP)


def test_that_a_projector_in_the_laptop_s_place_does_not_draw_the_editor(room):
    room.screens.plug(WIDE_LAPTOP, FAR_PROJECTOR)
    room.placement.present()
    room.screens.plug(replace(OTHER_PROJECTOR, x=3840), FAR_PROJECTOR)
    room.editor.move(4000, 80)
    room.settle()
    room.screens.plug(replace(OTHER_PROJECTOR, x=3840), replace(FAR_PROJECTOR, x=0))
    room.wait_on(replace(FAR_PROJECTOR, x=0))
    assert _editor_is_on(room, replace(OTHER_PROJECTOR, x=3840))


def test_that_an_editor_outside_all_screens_is_fetched_to_one_that_is_not_the_room_s(
    qtbot, editor, audience, screens
):
    screens.plug(PROJECTOR)
    screens.plug(PROJECTOR, LAPTOP)
    editor.move(7000, 100)
    room = PlacedRoom(qtbot, editor, audience, screens, mark(PROJECTOR))
    room.placement.present()
    assert room.is_on(PROJECTOR)
    assert _editor_is_on(room, LAPTOP)
    room.placement.leave()


def test_that_nothing_moves_the_editor_after_leaving(room):
    room.placement.present()
    room.screens.plug(BARE)
    room.settle()
    room.placement.leave()
    room.screens.plug(PROJECTOR, LAPTOP)
    room.editor.move(40, 50)
    room.settle()
    room.placement.present()
    assert room.editor.pos().toTuple() == (40, 50)
    assert room.is_on(PROJECTOR)
