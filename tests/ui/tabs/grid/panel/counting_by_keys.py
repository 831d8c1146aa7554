"""Count the room at the third prompt from the keyboard, as one operator does."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.driving import press, type_words

WORDS = "One plan for each child."


def begin_to_count(tab):
    """Type the third prompt's statement, and go to the pad by the key for it."""
    tab.go_to("prompt-3", None)
    type_words(WORDS)
    press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)


def call_out(*agencies):
    """Call out the hands of each agency in turn."""
    for hands in agencies:
        type_words(hands)
        press(Qt.Key.Key_Return)


def levels_of(count):
    """Return how many people of each agency stand at each level, by the agency's id."""
    return {tally.agency_id: tally.levels for tally in count.tallies}
