"""A statement is rated by a click, and a second click clears it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.records import Rating
from app.ui.theme.theme import Theme
from app.ui.widgets.fields.rating import RatingControl


@pytest.fixture
def control(qtbot: QtBot, theme: Theme) -> RatingControl:
    control = RatingControl(theme, "Statement 3")
    qtbot.addWidget(control)
    control.show()
    return control


@pytest.mark.parametrize("rating", list(Rating))
def test_that_a_click_rates_and_tells(control: RatingControl, qtbot: QtBot, rating: Rating) -> None:
    with qtbot.waitSignal(control.rated) as told:
        qtbot.mouseClick(control.button(rating), Qt.MouseButton.LeftButton)
    assert told.args == [rating]
    assert [own for own in Rating if control.button(own).isChecked()] == [rating]


def test_that_a_second_click_clears(control: RatingControl, qtbot: QtBot) -> None:
    control.show_rating(Rating.PARTLY)
    with qtbot.waitSignal(control.rated) as told:
        qtbot.mouseClick(control.button(Rating.PARTLY), Qt.MouseButton.LeftButton)
    assert told.args == [None]
    assert not any(control.button(own).isChecked() for own in Rating)


def test_that_the_space_bar_rates(control: RatingControl, qtbot: QtBot) -> None:
    with qtbot.waitSignal(control.rated) as told:
        qtbot.keyClick(control.button(Rating.IN_PLACE), Qt.Key.Key_Space)
    assert told.args == [Rating.IN_PLACE]


def test_that_showing_a_rating_is_silent(control: RatingControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(control.rated):
        control.show_rating(Rating.NOT_YET)
    assert control.rating is Rating.NOT_YET


def test_that_a_screen_reader_hears_the_rating(control: RatingControl) -> None:
    assert control.accessibleName() == "Statement 3: Not rated"
    control.show_rating(Rating.IN_PLACE)
    assert control.accessibleName() == "Statement 3: In place"
    assert control.button(Rating.PARTLY).accessibleName() == "Statement 3: Partly"


def test_that_sign_and_word_stand_together(control: RatingControl) -> None:
    assert [control.button(own).text() for own in Rating] == ["○ Not yet", "◐ Partly", "✓ In place"]
