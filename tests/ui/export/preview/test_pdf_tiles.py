"""Where sheets lie, and the zooms that fit them."""

from __future__ import annotations

import pytest

from app.ui.export.preview.pdf_tiles import ZOOMS, Fit, PageStack, fitting_scale, next_zoom

A4 = (595.0, 842.0)
A3 = (842.0, 1191.0)


def test_that_sheets_lie_under_one_another_in_the_middle():
    stack = PageStack.lay([A4, A3], 1.0, 1400, 10)
    left, top, width, height = stack.box(0)
    assert (top, width, height) == (10, 793, 1123)
    assert left == (1400 - 793) // 2
    assert stack.box(1)[1] == 10 + 1123 + 10
    assert stack.height == 10 + 1123 + 10 + 1588 + 10
    assert stack.width == 1123 + 20


def test_that_a_sheet_wider_than_the_view_begins_at_its_gap():
    assert PageStack.lay([A4], 2.0, 400, 10).box(0)[0] == 10


def test_that_the_sheet_at_a_height_is_found():
    stack = PageStack.lay([A4, A4, A4], 0.5, 800, 10)
    tops = [stack.box(n)[1] for n in range(3)]
    assert [stack.at(top) for top in tops] == [0, 1, 2]
    assert [stack.at(top - 1) for top in tops] == [0, 0, 1]
    assert stack.at(99_999) == 2
    assert stack.at(-5) == 0
    assert list(stack.between(tops[1], tops[2])) == [1, 2]


def test_that_an_empty_stack_has_no_sheets():
    stack = PageStack.lay([], 1.0, 800, 10)
    assert (stack.count, list(stack.between(0, 500))) == (0, [])


@pytest.mark.parametrize("fit", [Fit.WIDTH, Fit.PAGE])
def test_that_a_fitted_sheet_is_inside_the_view(fit):
    for room in ((500, 700), (900, 500), (300, 300)):
        stack = PageStack.lay([A4], fitting_scale(fit, A4, room, 18), room[0], 18)
        assert stack.width <= room[0] + 1
        if fit is Fit.PAGE:
            assert stack.height <= room[1] + 1


def test_that_a_view_without_room_still_has_a_scale():
    assert fitting_scale(Fit.PAGE, A4, (0, 0), 18) > 0
    assert fitting_scale(Fit.NONE, A4, (500, 500), 18) == 0


def test_that_the_zoom_goes_by_steps_and_stops_at_both_ends():
    assert next_zoom(0.95, 1) == 1.0
    assert next_zoom(0.95, -1) == 0.9
    assert next_zoom(1.0, 1) == 1.1
    assert next_zoom(ZOOMS[-1], 1) == ZOOMS[-1]
    assert next_zoom(0.1, -1) == ZOOMS[0]
