"""The session tab, open and in sight."""

import pytest

from app.ui.session.session_tab import SessionTab


@pytest.fixture
def tab(qtbot, desk, session):
    tab = SessionTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1440, 740)
    tab.open(session.details.id)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture
def said(desk):
    sentences = []
    desk.messages.status.connect(sentences.append)
    return sentences
