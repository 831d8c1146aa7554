"""The overview has words and an ink for every standing."""

import pytest

from app.models.records import StatementStatus
from app.ui.audience.pages.overview_columns import STATUS_INKS, status_words


def test_that_every_standing_has_an_ink(palette):
    assert list(STATUS_INKS) == list(StatementStatus)
    assert all(palette.colour(ink).isValid() for ink in STATUS_INKS.values())


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (StatementStatus.OPEN, "○ Open"),
        (StatementStatus.DRAFT, "◐ Draft"),
        (StatementStatus.AGREED, "✓ Agreed"),
        (StatementStatus.CHANGED, "◐ Changed"),
    ],
)
def test_that_a_status_is_a_sign_with_a_short_word_where_there_is_room(status, words):
    assert status_words(status, is_long=True) == words
    assert status_words(status, is_long=False) == words[0]
