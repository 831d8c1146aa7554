"""The bar's parts are as long as their shares, and are told in words."""

import pytest
from pytestqt.qtbot import QtBot

from app.models.records import Rating
from app.ui.theme.theme import Theme
from app.ui.widgets.fields.rating import RatingBar


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> RatingBar:
    bar = RatingBar(theme)
    qtbot.addWidget(bar)
    bar.resize(300, 20)
    bar.show()
    return bar


def colours_along(bar: RatingBar) -> list[str]:
    image = bar.grab().toImage()
    scale = image.width() / bar.width()
    return [image.pixelColor(int(x * scale), int(3 * scale)).name() for x in range(2, 298)]


def test_that_each_part_has_its_share(bar: RatingBar, theme: Theme) -> None:
    bar.set_counts({Rating.IN_PLACE: 1, Rating.PARTLY: 1}, 1)
    along = colours_along(bar)
    for token in ("in-place", "partly", "unrated"):
        assert along.count(theme.colour(token).name()) == pytest.approx(100, abs=4)


def test_that_it_is_told_in_words(bar: RatingBar) -> None:
    bar.set_counts({Rating.IN_PLACE: 4, Rating.PARTLY: 3, Rating.NOT_YET: 2}, 6)
    assert bar.accessibleDescription() == "4 in place, 3 partly, 2 not yet, 6 not rated"


def test_that_what_there_is_none_of_is_left_out(bar: RatingBar) -> None:
    bar.set_counts({Rating.PARTLY: 15}, 0)
    assert bar.accessibleDescription() == "15 partly"


def test_that_an_empty_checklist_is_painted_plain(bar: RatingBar, theme: Theme) -> None:
    bar.set_counts({}, 0)
    assert bar.accessibleDescription() == "nothing to rate"
    assert set(colours_along(bar)) == {theme.colour("unrated").name()}
