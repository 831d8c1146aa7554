from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.models.records import SessionSummary
from app.ui.start_page.model import SUMMARY_ROLE, SessionsModel

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
Role = Qt.ItemDataRole


def made(number: int) -> SessionSummary:
    return SessionSummary(f"id-{number}", f"Title {number}", "", date(2026, 11, 24), 3, 7, NOW)


@pytest.fixture
def renamed():
    return []


@pytest.fixture
def model(theme, renamed):
    def rename(session, title):
        renamed.append((session.id, title))
        return True

    model = SessionsModel(theme, lambda: NOW, rename)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    yield model
    tester.deleteLater()


def ids(model):
    return [model.index(row, 0).data(SUMMARY_ROLE).id for row in range(model.rowCount())]


def test_that_rows_come_go_and_move_while_a_kept_index_follows_its_session(model):
    model.show_sessions([made(n) for n in range(6)])
    kept = QPersistentModelIndex(model.index(3, 0))
    model.show_sessions([made(n) for n in (9, 5, 3, 8, 0)])
    assert ids(model) == ["id-9", "id-5", "id-3", "id-8", "id-0"]
    assert kept.row() == 2
    model.show_sessions([])
    assert model.rowCount() == 0
    assert not kept.isValid()


def test_that_cells_say_title_date_progress_and_last_change(model):
    model.show_sessions([made(1)])
    words = [model.index(0, column).data() for column in range(model.columnCount())]
    assert words[:4] == ["Title 1", "", "24 November 2026", "3 of 7"]
    assert words[4].startswith("today ")


def test_that_markup_in_a_title_is_words_in_its_tooltip(model):
    model.show_sessions([replace(made(1), title="<img src='/etc/hosts'>")])
    assert "<img" not in model.index(0, 0).data(Role.ToolTipRole)


def test_that_only_titles_can_be_edited_and_only_when_allowed(model):
    model.show_sessions([made(1)])
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    model.can_rename = False
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_that_a_typed_title_is_handed_on_unless_it_is_the_same(model, renamed):
    model.show_sessions([made(1)])
    assert not model.setData(model.index(0, 0), " Title  1 ")
    assert model.setData(model.index(0, 0), " Another\n one ")
    assert renamed == [("id-1", "Another one")]
