"""Every standing and every rating has a sign with its words and colours of the theme."""

import pytest

from app.models.records import Rating, StatementStatus
from app.models.rules.standings import RATINGS, STANDINGS
from app.paths import resources_folder
from app.ui.theme.status_signs import RATING_SIGNS, STATUS_SIGNS
from app.ui.theme.theme import Theme


def test_that_every_standing_and_every_rating_has_a_sign() -> None:
    assert list(STATUS_SIGNS) == list(StatementStatus)
    assert list(RATING_SIGNS) == [*Rating, None]


def test_that_a_sign_says_what_the_table_says() -> None:
    assert {status: sign.text for status, sign in STATUS_SIGNS.items()} == {
        status: row.text for status, row in STANDINGS.items()
    }
    assert {rating: sign.text for rating, sign in RATING_SIGNS.items()} == {
        rating: row.text for rating, row in RATINGS.items()
    }


def test_that_the_colours_of_every_sign_are_in_the_theme(theme: Theme) -> None:
    for sign in (*STATUS_SIGNS.values(), *RATING_SIGNS.values()):
        for token in (sign.ink, sign.line, sign.fill, sign.on_fill):
            assert theme.colour(token).isValid(), token


@pytest.mark.parametrize("rating", list(Rating))
def test_that_the_style_sheet_has_the_colours_of_every_rating(rating: Rating) -> None:
    sheet = (resources_folder() / "styles" / "app.qss").read_text(encoding="utf-8")
    sign = RATING_SIGNS[rating]
    chosen = f"background: @{sign.fill}; color: @{sign.on_fill};"
    chip = f"color: @{sign.ink}; border-color: @{sign.line};"
    assert f'[role="rating"][rating="{rating}"]:checked {{ {chosen} }}' in sheet
    assert f'[role="agency-chip"][rating="{rating}"] {{ {chip} }}' in sheet
