"""The tabs are one table: each place of a session has its tab, its command and its name."""

from __future__ import annotations

import pytest

from app.models.edits import Location
from app.ui.tabs.registry import TABS, tab_number
from tests.models.sessions import filled_session
from tests.ui.conftest import NOW


def test_that_every_place_of_a_session_has_its_tab():
    assert [tab.place for tab in TABS] == [place for place in Location if place != "library"]
    assert [tab_number(tab.place) for tab in TABS] == list(range(len(TABS)))


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.name)
def test_that_a_tab_is_named_counted_and_reached_by_its_key(program, tab):
    window, _startup = program
    number = tab_number(tab.place)
    assert window.commands.tabs[number].text().replace("&", "") == tab.name
    assert window.commands.tabs[number].shortcut().toString() == f"Ctrl+{number + 1}"
    assert tab.progress(filled_session(NOW))
