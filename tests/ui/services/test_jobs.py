"""Long work runs one piece after another, and its end is always told."""

from __future__ import annotations

from threading import Event

import pytest

from app.errors import AppError
from app.ui.services.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


def test_that_work_that_fails_at_once_is_told_every_time(jobs, qtbot):
    def fail(_progress, _is_cancelled):
        raise AppError("The folder is gone.", "Choose another folder.")

    told = []
    for _ in range(100):
        jobs.start("Writing", fail).failed.connect(lambda error: told.append(error.sentence))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert told == ["The folder is gone."] * 100


def test_that_work_cancelled_before_it_began_is_not_begun(jobs, qtbot):
    begun = []
    job = jobs.start("Writing", lambda *_: begun.append("begun"))
    job.cancel()
    with qtbot.waitSignal(job.cancelled):
        pass
    assert begun == []


def test_that_an_export_goes_before_what_waits_behind(jobs, qtbot):
    begun, pause, order = Event(), Event(), []

    def slow(_progress, is_cancelled):
        begun.set()
        while not is_cancelled():
            pause.wait(0.001)
        raise AppError("Called off.", "")

    def behind(_progress, _is_cancelled):
        order.append("behind")

    def export(_progress, _is_cancelled):
        order.append("export")

    first = jobs.start_in_background("The preview", slow)
    second = jobs.start_in_background("The preview", behind)
    qtbot.waitUntil(begun.is_set)
    assert not jobs.is_busy
    with qtbot.waitSignals([first.cancelled, second.cancelled]):
        wanted = jobs.start("Writing", export)
    assert jobs.is_busy or order == ["export"]
    jobs.start_in_background("The preview", behind)
    qtbot.waitUntil(lambda: order == ["export", "behind"])
    assert wanted.is_cancelled is False
