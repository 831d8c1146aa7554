"""The session of docs/tutorial.md, followed key by key in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.tutorial import Step, What, do, sections_of, seen, steps_of, where
from tests.ui.conftest import *  # noqa: F403 - the fixtures of the window
from tests.ui.driving import answer_file_dialog, export_window

IN_THE_RECORD = (
    "One plan for each child, that the family has seen",
    "6 of 6",
    "Needed: everyone at 3 – can live with it – or above",
    "Absent",
    "1 reservation: Health – Nobody can leave the ward on Mondays",
    "Meetings on Thursdays",
    "Health will send minutes instead",
    "drawn from Health",
    "Common Assessment Framework",
    "We share the CAF",
    "14:30",
)
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


def test_that_the_tutorial_can_be_followed_key_by_key(program, qtbot, tmp_path):
    target = tmp_path / "Hollin Bank.pdf"
    steps = steps_of(TUTORIAL)
    assert {step.section for step in steps} == set(sections_of(TUTORIAL))
    for step in steps:
        if step.words == "Ctrl+S":
            chosen = answer_file_dialog(str(target))
            do(step)
            assert chosen()
            export_window()
        else:
            _follow(step, qtbot)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(target).pages).split())
    missing = [words for words in IN_THE_RECORD if words not in text]
    assert missing == [], text
