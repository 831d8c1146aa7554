"""Jobs: long work in one background thread, with progress and cancel."""

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
    """A long task that reports progress from 0 to 1, and stops soon once cancelled."""

    def __call__(
        self, progress: Callable[[float], None], is_cancelled: Callable[[], bool]
    ) -> object:
        """Return the result, or raise."""


class Job(QObject):
    """A task under way. Its signals arrive in the main thread."""

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
        """Whether the work was asked to stop."""
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
        """Whether a job that the person started is still running."""
        return bool(self._running)

    def start(self, title: str, work: Work) -> Job:
        """Start a job for the person; connect to its signals at once.

        Jobs of `start_in_background` are cancelled.
        """
        for job in tuple(self._behind):
            job.cancel()
        job = self._add(title, work, self._running)
        self.started.emit(job)
        return job

    def start_in_background(self, title: str, work: Work) -> Job:
        """Start a job that is not shown, such as a preview, after those before it."""
        return self._add(title, work, self._behind)

    def stop(self) -> None:
        """Cancel all jobs and wait for their end."""
        for job in (*self._running, *self._behind):
            job.cancel()
        self._pool.waitForDone()

    def _add(self, title: str, work: Work, kind: set[Job]) -> Job:
        job = Job(title)
        kind.add(job)
        for signal in (job.finished, job.failed, job.cancelled):
            signal.connect(lambda *_: kind.discard(job))
        # Later, so that the caller can connect first: a signal before that would be lost.
        QTimer.singleShot(0, self, lambda: self._pool.start(_Run(job, work)))
        return job


class _Run(QRunnable):
    """Runs the work in the pool and emits its result as signals."""

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
