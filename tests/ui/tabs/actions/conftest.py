"""Actions on the screen, sorted by their days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from app.models.edits import AddSession
from app.models.records import Action, Origin
from app.ui.tabs.actions.actions_tab import ActionsTab
from tests.models.sessions import filled_session
from tests.ui.driving import bring_to_front, show_tab

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TODAY = date(2026, 11, 24)
LEFT = Qt.MouseButton.LeftButton


def action(name, what="", due=None, *, is_done=False, agency=None, origin=(None, None)):
    return Action(name, what, "", agency, due, is_done, *origin, NOW)


@pytest.fixture
def session(context):
    made = filled_session(NOW)
    third = action(
        "action-3", "Chase the form", date(2026, 11, 21), origin=(Origin.CHECKLIST, "check-2")
    )
    made = replace(made, actions=(*made.actions, third))
    context.history.perform(AddSession(made))
    return made


def shown_tab(qtbot, context, session_id):
    tab = ActionsTab(context, today=lambda: TODAY)
    show_tab(qtbot, tab, session_id, 1280, 560)
    bring_to_front(qtbot, tab)
    return tab


@pytest.fixture
def tab(qtbot, context, session):
    return shown_tab(qtbot, context, session.details.id)


def kept(context, action_id):
    return next((a for a in context.store.session("session-1").actions if a.id == action_id), None)


def write_due(qtbot, row, words):
    row.due.line.setFocus()
    row.due.line.selectAll()
    qtbot.keyClicks(row.due.line, words)
