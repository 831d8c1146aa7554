"""Make a new preview in the background, a moment after something changed."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import AppError
from app.ui.export.job import ExportJob, PreviewResult

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.ui.services.jobs import Job, Jobs


DEBOUNCE_MS = 150


class PreviewMaker(QObject):
    """The background work for previews; an outdated one is cancelled, an export goes first.

    `begun` when what is shown is outdated, `made` with the result, `failed` with the error.
    """

    begun = Signal()
    made = Signal(PreviewResult)
    failed = Signal(AppError)

    def __init__(
        self,
        jobs: Jobs,
        resources: Path,
        get_order: Callable[[], ExportJob | None],
        parent: QObject | None = None,
    ) -> None:
        """`get_order` returns what to preview now, None for nothing."""
        super().__init__(parent)
        self._jobs = jobs
        self._resources = resources
        self._get_order = get_order
        self._job: Job | None = None
        self._is_frozen = False
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._pause.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether the preview shown is outdated."""
        return self._job is not None or self._pause.isActive()

    def refresh(self) -> None:
        """Make a new preview once nothing has changed for a moment."""
        self._drop()
        self._pause.start()
        self.begun.emit()

    def refresh_now(self) -> None:
        """Make a new preview at once."""
        self._pause.stop()
        self._start()

    def stop(self) -> None:
        """Cancel the preview being made, and the one to come."""
        self._pause.stop()
        self._drop()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _start(self) -> None:
        self._drop()
        order = self._get_order()
        if order is None:
            return
        from app.ui.export.job import write_preview

        self.begun.emit()
        work = partial(write_preview, order, self._resources)
        self._job = job = self._jobs.start_in_background("The preview", work)
        job.finished.connect(lambda made: self._on_job_finished(job, made))
        job.failed.connect(lambda error: self._on_job_failed(job, error))
        job.cancelled.connect(lambda: self._on_job_cancelled(job))

    def _on_job_finished(self, job: Job, made: PreviewResult) -> None:
        if job is self._job:
            self._job = None
            self._freeze_loaded_objects()
            self.made.emit(made)

    def _freeze_loaded_objects(self) -> None:
        """Keep the garbage collector off what the first preview loaded, which stays for good.

        A full collection after some three previews would block the windows for 100 ms, with
        190,000 objects of which hardly one was ever garbage.
        """
        if not self._is_frozen:
            self._is_frozen = True
            gc.freeze()

    def _on_job_failed(self, job: Job, error: AppError) -> None:
        if job is self._job:
            self._job = None
            self.failed.emit(error)

    def _on_job_cancelled(self, job: Job) -> None:
        """Start again where an export cancelled the preview, which now runs after it."""
        if job is self._job:
            self.refresh_now()
