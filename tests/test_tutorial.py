"""The session of docs/tutorial.md, followed key by key in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tutorial import Step, What, do, seen, steps_of, where
from tests.ui.conftest import *  # noqa: F403 - the fixtures of the window

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial.md"


def _follow(step: Step, qtbot) -> None:
    if step.what is not What.SEE:
        do(step)
        return
    try:
        qtbot.waitUntil(lambda: step.words in seen(), timeout=5_000)
    except Exception as error:
        pytest.fail(
            f"tutorial.md line {step.line}: “{step.words}” is not seen ({error}); the keys go to "
            f"{where()}, and this is seen:\n{seen()}"
        )


def test_that_the_tutorial_can_be_followed_key_by_key(program, qtbot):
    for step in steps_of(TUTORIAL):
        _follow(step, qtbot)
