"""Long work in one worker, with progress and cancel."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event
from typing import Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from typing_extensions import override

from app.errors import AppError

log = logging.getLogger(__name__)


class Work(Protocol):
    """Do something long; report from 0 to 1, and stop soon once asked to."""

    def __call__(
        self, progress: Callable[[float], None], is_cancelled: Callable[[], bool]
    ) -> object:
        """Return the result, or raise."""


class Job(QObject):
    """One piece of work under way. Its signals arrive in the window's thread."""

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(AppError)
    cancelled = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._stop = Event()

    @property
    def is_cancelled(self) -> bool:
        """Return whether the person wants it stopped."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows once it has."""
        self._stop.set()


class Jobs(QObject):
    """Runs one job at a time: ReportLab is not made for threads side by side."""

    started = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: set[Job] = set()
        self._behind: set[Job] = set()

    @property
    def is_busy(self) -> bool:
        """Return whether anything that was asked for is still running."""
        return bool(self._running)

    def start(self, title: str, work: Work) -> Job:
        """Start work in the background; connect to the job's signals at once.

        What goes on behind is cancelled, and gives way.
        """
        for job in tuple(self._behind):
            job.cancel()
        job = self._add(title, work, self._running)
        self.started.emit(job)
        return job

    def start_behind(self, title: str, work: Work) -> Job:
        """Start work that nobody need be told of, such as a preview, once the rest is done."""
        return self._add(title, work, self._behind)

    def stop(self) -> None:
        """Cancel what runs and wait for it to be gone."""
        for job in (*self._running, *self._behind):
            job.cancel()
        self._pool.waitForDone()

    def _add(self, title: str, work: Work, kind: set[Job]) -> Job:
        job = Job(title)
        kind.add(job)
        for signal in (job.finished, job.failed, job.cancelled):
            signal.connect(lambda *_: kind.discard(job))
        # Only once whoever asked has connected: a signal sent before that is heard by nobody.
        QTimer.singleShot(0, self, lambda: self._pool.start(_Run(job, work)))
        return job


class _Run(QRunnable):
    """Carries the work into the pool and its outcome back as signals."""

    def __init__(self, job: Job, work: Work) -> None:
        super().__init__()
        self._job = job
        self._work = work

    @override
    def run(self) -> None:
        if self._job.is_cancelled:
            self._job.cancelled.emit()
        else:
            self._work_on(self._job)

    def _work_on(self, job: Job) -> None:
        try:
            result = self._work(job.progressed.emit, lambda: job.is_cancelled)
        except AppError as error:
            if job.is_cancelled:
                job.cancelled.emit()
            else:
                log.exception("%s failed", job.title)
                job.failed.emit(error)
        except Exception:
            log.exception("%s failed", job.title)
            job.failed.emit(
                AppError(f"{job.title} did not finish.", "Try again; the log has the details.")
            )
        else:
            job.finished.emit(result)
