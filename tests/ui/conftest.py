"""The parts every tab is given, over a library in a temporary folder."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget

from app.__main__ import build_window
from app.models.changes import ChangePublisher
from app.models.edits import AddSession
from app.models.packs import load_packs
from app.models.storage.database import open_library
from app.models.storage.store import Store
from app.paths import resources_folder
from app.settings import SettingsFile
from app.ui.services.app_context import AppContext
from app.ui.services.autosave import Autosave
from app.ui.services.history import ChangeNotifier, History
from app.ui.services.message_dialogs import Messages
from app.ui.theme.theme import Theme
from tests.models.sessions import filled_session

NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)


@pytest.fixture(scope="session")
def packs():
    return load_packs([resources_folder() / "packs"])


@pytest.fixture(scope="session")
def theme(qapp):
    dressed = Theme(resources_folder())
    dressed.apply(qapp)
    return dressed


@pytest.fixture
def context(qtbot, tmp_path, theme, packs):
    """A context over an empty library; its messages speak on `context.messages` signals."""
    window = QWidget()
    qtbot.addWidget(window)
    changes = ChangePublisher()
    store = Store(open_library(tmp_path / "library.db", tmp_path / "backups"), changes)
    history = History(store, window)
    yield AppContext(
        store=store,
        history=history,
        autosave=Autosave(history, window),
        notifier=ChangeNotifier(changes, window),
        theme=theme,
        messages=Messages(window),
        settings=SettingsFile(tmp_path / "settings.json"),
        packs=lambda: packs,
        has_packs=lambda: True,
    )
    store.close()


@pytest.fixture
def session(context):
    """A session with something in every part (tests/models/sessions.py), in the library."""
    made = filled_session(NOW)
    context.history.perform(AddSession(made))
    return made


@pytest.fixture
def said(context):
    """The sentences put on the status line, as they come."""
    sentences = []
    context.messages.status_reported.connect(sentences.append)
    return sentences


@pytest.fixture
def warned(context):
    """The sentences put on the banner, as they come."""
    sentences = []
    context.messages.trouble_reported.connect(sentences.append)
    return sentences


@pytest.fixture
def data_folder(tmp_path, monkeypatch):
    """The folder of the person's files, with nothing in it yet."""
    folder = tmp_path / "data"
    monkeypatch.setenv("COMMON_GROUND_DATA", str(folder))
    return folder


def _release(window, startup):
    """Close without a question, whatever the test left unsaved."""
    startup.save_unsaved()
    startup.release()
    window.may_close = lambda: True


@pytest.fixture
def open_program(qtbot, qapp, data_folder):
    """Open the whole program as a person would; closed again at the end."""
    opened = []

    def open_it(library=None):
        window, startup = build_window(qapp, library)
        qtbot.addWidget(window, before_close_func=lambda _window: _release(window, startup))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.has_contents and window.pages.isVisible())
        opened.append((window, startup))
        return window, startup

    yield open_it
    for window, _startup in opened:
        window.hide()


@pytest.fixture
def program(open_program):
    """The whole program on an empty library: (window, opening)."""
    return open_program()
