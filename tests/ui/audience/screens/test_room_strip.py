"""The operator's one line where there is one screen only."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.models.audience.timer import ClockFace, Pace
from app.ui.audience.controls.status import AudienceWarning
from app.ui.audience.controls.status_widgets import StateChip
from app.ui.audience.screens.audience_window import RoomStrip
from app.ui.widgets.labels import ElidedLabel
from tests.ui.audience.controls.operator_statuses import a_view

OVER = ClockFace("+1:05:00", Pace.OVER, is_running=True, sign="■", word="Over time")


FULL = a_view(
    sees="Prompt 14 of 30 · Agreed statement " * 4,
    pages="Page 11 of 13 · 2,214 words beyond page 1",
    marks=(AudienceWarning.FROZEN, AudienceWarning.COVERED, AudienceWarning.BLANK),
    clock=OVER,
)


@pytest.fixture
def strip(qtbot, theme):
    made = RoomStrip(theme)
    qtbot.addWidget(made)
    made.resize(1024, made.sizeHint().height())
    made.show()
    return made


def _words(strip):
    return [
        part.text if isinstance(part, StateChip) else part.text()
        for part in strip.findChildren(QWidget)
        if isinstance(part, StateChip | QLabel) and part.isVisible()
    ]


def test_that_the_line_says_what_the_room_sees_and_which_keys_end_it(strip):
    strip.show_status(a_view(sees="Prompt 4 of 7 · Prompt", clock=None))
    assert _words(strip) == ["Prompt 4 of 7 · Prompt", "H hides this · Esc back to the grid"]


def test_that_marks_stand_with_sign_and_word(strip):
    strip.show_status(a_view(marks=(AudienceWarning.FROZEN, AudienceWarning.COVERED)))
    assert "❄ FROZEN" in _words(strip)
    assert "▒ COVERED · 0 left" in _words(strip)
    strip.show_status(a_view(marks=(AudienceWarning.COVERED,)))
    assert "❄ FROZEN" not in _words(strip)


def test_that_a_cover_says_how_many_entries_it_hides(strip):
    strip.show_status(a_view(marks=(AudienceWarning.COVERED,), hidden=2))
    assert "▒ COVERED · 2 left" in _words(strip)
    strip.show_status(a_view(marks=(AudienceWarning.COVERED,), hidden=0))
    assert "▒ COVERED · 0 left" in _words(strip)


def test_that_a_mark_is_filled_with_its_colour(strip, theme):
    strip.show_status(a_view(marks=(AudienceWarning.FROZEN,)))
    chip = next(part for part in strip.findChildren(StateChip) if part.accessibleName() == "Frozen")
    assert chip.grab().toImage().pixelColor(3, chip.height() // 2) == theme.colour("accent")


def test_that_pages_and_clock_are_told(strip):
    strip.show_status(a_view(pages="Page 1 of 3 · 214 words beyond page 1", clock=OVER))
    assert "Page 1 of 3 · 214 words beyond page 1" in _words(strip)
    assert "■ +1:05:00 Over time" in _words(strip)


def test_that_nothing_is_clipped_on_a_narrow_screen(strip):
    strip.show_status(FULL)
    strip.resize(1024, strip.sizeHint().height())
    strip.layout().activate()
    assert strip.minimumSizeHint().width() <= 1024
    parts = [part for part in strip.findChildren(QWidget) if part.isVisible()]
    ends = [0]
    for part in sorted(parts, key=QWidget.x):
        assert part.x() >= ends[-1]
        ends.append(part.geometry().right())
        if not isinstance(part, ElidedLabel):
            assert part.width() >= part.sizeHint().width()
    assert ends[-1] < 1024


def test_that_a_long_text_is_shortened_and_whole_in_its_tooltip(strip):
    strip.show_status(FULL)
    strip.layout().activate()
    sees = strip.findChildren(ElidedLabel)[0]
    assert sees.is_elided
    assert "Agreed statement" in sees.toolTip()
