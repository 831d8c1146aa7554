"""A preview is made a moment after the last change, gives way, and says when it can't be made."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.paths import resources_folder
from app.reports.options import ExportSettings, Format
from app.ui.export.job import ExportJob
from app.ui.export.preview.maker import PreviewMaker
from app.ui.export.preview.pane import PreviewPane, RowsModel
from app.ui.services.jobs import Jobs
from tests.models.sessions import filled_session
from tests.ui.conftest import NOW


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def order():
    return ExportJob(filled_session(NOW), ExportSettings(Format.JSON))


@pytest.fixture
def asked(jobs, order):
    """The orders to give, the last of them again and again, and the maker that asks for them."""
    orders = [order]
    maker = PreviewMaker(jobs, resources_folder(), lambda: orders[0])
    yield orders, maker
    maker.stop()


def test_that_many_changes_at_once_make_one_preview(asked, qtbot):
    _orders, maker = asked
    made = []
    maker.made.connect(made.append)
    for _ in range(30):
        maker.refresh()
    qtbot.waitUntil(lambda: not maker.is_busy)
    assert len(made) == 1
    assert made[0].format is Format.JSON


def test_that_an_outdated_preview_is_never_shown(asked, order, qtbot):
    orders, maker = asked
    maker.refresh_now()
    orders[0] = replace(order, choices=ExportSettings(Format.ICS))
    made = []
    maker.made.connect(made.append)
    maker.refresh_now()
    qtbot.waitUntil(lambda: not maker.is_busy)
    assert [each.format for each in made] == [Format.ICS]


def test_that_nothing_is_made_once_it_is_stopped(asked, qtbot):
    _orders, maker = asked
    with qtbot.assertNotEmitted(maker.made, wait=400):
        maker.refresh_now()
        maker.refresh()
        maker.stop()


def test_that_a_preview_that_fails_says_so_and_can_be_tried_again(asked, order, qtbot, theme):
    orders, maker = asked
    pane = PreviewPane(theme)
    qtbot.addWidget(pane)
    pane.show()
    maker.failed.connect(pane.show_failure)
    maker.made.connect(lambda made: pane.show_made(orders[0], made))
    pane.retry_requested.connect(maker.refresh_now)
    broken = ExportJob(None, ExportSettings())
    orders[0] = broken
    with qtbot.waitSignal(maker.failed):
        maker.refresh_now()
    assert pane.words.isVisible()
    assert pane.words.sentence == "The preview did not finish."
    orders[0] = replace(order, choices=ExportSettings())
    next(each for each in pane.findChildren(QPushButton) if each.text() == "Try again").click()
    qtbot.waitUntil(pane.pages.isVisible, timeout=20_000)
    assert pane.pages.count > 1
    pane.stop()


def test_that_bytes_that_are_no_pages_are_told_in_words(asked, order, qtbot, theme):
    _orders, maker = asked
    with qtbot.waitSignal(maker.made) as made:
        maker.refresh_now()
    pane = PreviewPane(theme)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_made(order, replace(made.args[0], format=Format.PDF))
    qtbot.waitUntil(pane.words.isVisible)
    assert pane.words.sentence == "The preview can’t be drawn."
    pane.stop()


def test_that_a_table_can_be_walked_through_and_says_each_cell_whole(asked, order, qtbot, theme):
    _orders, maker = asked
    with qtbot.waitSignal(maker.made) as made:
        maker.refresh_now()
    pane = PreviewPane(theme)
    qtbot.addWidget(pane)
    pane.show()
    long = "words " * 100
    rows = f'Prompt,Said\r\n1,"{long}"\r\n2,"two\nlines"\r\n3\r\n'.encode()
    pane.show_made(order, replace(made.args[0], format=Format.CSV, data=rows))
    assert pane.table.isVisible()
    assert pane.table.accessibleName() == "The table, 3 rows"
    model = pane.table.model()
    assert model.index(1, 1).data() == "two lines"
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == long
    assert model.index(2, 1).data() == ""
    assert pane.bar.is_announcing is False
    pane.stop()


def test_that_the_table_keeps_the_rules_of_models(qtmodeltester):
    model = RowsModel()
    model.use([["Prompt", "Said"], ["1", "words"]])
    qtmodeltester.check(model)
    model.use([])
    qtmodeltester.check(model)


def test_that_the_collector_passes_over_what_the_first_preview_loaded(asked, qtbot):
    _orders, maker = asked
    gc.unfreeze()
    for _ in range(2):
        with qtbot.waitSignal(maker.made):
            maker.refresh_now()
        assert gc.get_freeze_count() > 50_000
    gc.unfreeze()
