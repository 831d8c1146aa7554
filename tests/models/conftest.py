"""A library in a temporary folder, and a session to work on."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.models.changes import ChangePublisher
from app.models.edits import AddSession
from app.models.packs import load_packs
from app.models.rules.new_session import blank_session
from app.models.storage.database import open_library
from app.models.storage.store import Store
from app.paths import resources_folder
from tests.models.sessions import filled_session

NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)


@pytest.fixture(scope="session")
def packs():
    return load_packs([resources_folder() / "packs"])


@pytest.fixture
def changes():
    return ChangePublisher()


@pytest.fixture
def store(tmp_path, changes):
    opened = Store(open_library(tmp_path / "library.db", tmp_path / "backups"), changes)
    yield opened
    opened.close()


@pytest.fixture
def blank(packs):
    return blank_session(packs, "Hollin Bank", date(2026, 11, 24), NOW)


@pytest.fixture
def filled(store):
    """A session with something in every part, kept in the store."""
    session = filled_session(NOW)
    store.perform(AddSession(session))
    return session
