"""The standards tab over a session with something in every part."""

from __future__ import annotations

import pytest

from app.ui.standards.standards_tab import StandardsTab
from tests.ui.standards.keys import settle


@pytest.fixture
def tab(qtbot, desk, session):
    made = StandardsTab(desk)
    qtbot.addWidget(made)
    made.resize(1440, 740)
    made.open(session.details.id)
    made.show()
    qtbot.waitExposed(made)
    settle()
    return made


@pytest.fixture
def said(desk):
    """The sentences put on the status line, as they come."""
    sentences: list[str] = []
    desk.messages.status.connect(sentences.append)
    return sentences
