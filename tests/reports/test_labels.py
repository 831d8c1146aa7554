"""A document says each standing and each rating by sign and word, in a tone of its own."""

from dataclasses import replace

from app.models.records import Prompt, Rating, StatementStatus
from app.models.rules.standings import RATINGS, STANDINGS
from app.reports.document import Tone
from app.reports.labels import describe_rating, describe_status
from tests.reports.samples import prompt


def _prompt_with(status: StatementStatus) -> Prompt:
    plain = prompt(1, "Say ...")
    return replace(plain, statement=replace(plain.statement, status=status))


def test_that_every_standing_has_its_words_and_a_tone_of_its_own() -> None:
    described = [describe_status(_prompt_with(status)) for status in StatementStatus]

    assert [words for words, _ in described] == [row.document_text for row in STANDINGS.values()]
    assert [tone for _, tone in described] == [Tone.OPEN, Tone.DRAFT, Tone.AGREED, Tone.CHANGED]


def test_that_every_rating_has_its_words_and_a_tone_of_its_own() -> None:
    described = [describe_rating(rating) for rating in (*Rating, None)]

    assert [words for words, _ in described] == [row.text for row in RATINGS.values()]
    assert [tone for _, tone in described] == [
        Tone.NOT_YET,
        Tone.PARTLY,
        Tone.IN_PLACE,
        Tone.NOT_RATED,
    ]
