"""The standards tab over a session with something in every part."""

from __future__ import annotations

import pytest

from app.ui.tabs.standards.standards_tab import StandardsTab
from tests.ui.driving import show_tab
from tests.ui.tabs.standards.keys import settle


@pytest.fixture
def tab(qtbot, context, session):
    made = StandardsTab(context)
    show_tab(qtbot, made, session.details.id)
    settle()
    return made
