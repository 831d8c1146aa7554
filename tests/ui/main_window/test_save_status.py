"""The indicator tells the truth about the disk."""

from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from app.ui.main_window.save_status import SaveIndicator
from app.ui.theme.theme import Theme


@pytest.fixture
def indicator(qtbot: QtBot, theme: Theme) -> SaveIndicator:
    indicator = SaveIndicator()
    qtbot.addWidget(indicator)
    indicator.show()
    return indicator


def test_that_it_says_nothing_before_the_first_change(indicator: SaveIndicator) -> None:
    assert indicator.text() == ""


def test_that_it_says_when_the_last_change_was_saved_in_local_time(
    indicator: SaveIndicator,
) -> None:
    at = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)
    indicator.show_saved(at)
    assert indicator.text() == f"✓ Saved {at.astimezone():%H:%M:%S}"


def test_that_it_says_why_a_change_is_not_saved(indicator: SaveIndicator, theme: Theme) -> None:
    indicator.show_saving()
    assert indicator.text() == "Saving…"
    indicator.show_failed("disk full")
    assert indicator.text() == "⚠ Not saved: disk full"
    assert indicator.accessibleName() == "Not saved: disk full"
    ink = indicator.palette().color(QPalette.ColorRole.WindowText)
    assert ink == theme.colour("danger")
