"""The session tab, open and in sight."""

import pytest

from app.ui.session.session_tab import SessionTab
from tests.ui.driving import show_tab


@pytest.fixture
def tab(qtbot, desk, session):
    tab = SessionTab(desk)
    show_tab(qtbot, tab, session.details.id)
    return tab
