"""The session tab, open and in sight on the day of the workshop."""

from datetime import date

import pytest

from app.ui.tabs.session.session_tab import SessionTab
from tests.ui.driving import show_tab


@pytest.fixture
def tab(qtbot, context, session):
    tab = SessionTab(context, today=lambda: date(2026, 11, 24))
    show_tab(qtbot, tab, session.details.id)
    return tab
