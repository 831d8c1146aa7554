"""What looks like a child's details is said quietly, whichever field it is typed in."""

from __future__ import annotations

import pytest

from app.ui.services.personal_data_warning import PersonalDataWarning


@pytest.fixture
def kept(context):
    PersonalDataWarning(context.autosave, context.messages)
    return context.autosave.kept.emit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("born 3/4/2019", "a date of birth"),
        ("NHS 943 476 5919", "an NHS number"),
    ],
)
def test_that_a_detail_just_typed_is_told_of_once(kept, said, text, kind):
    kept("", text)
    kept(text, f"{text} today")
    assert said == [f"This looks like {kind}. Leave it out if it is a child’s or a family’s."]


@pytest.mark.parametrize("text", ["", "One plan", "Ring 07700 900123", "NHS 943 476 5918"])
def test_that_other_words_are_left_alone(kept, said, text):
    kept("", text)
    assert said == []
