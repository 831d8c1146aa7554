"""Make the preview anew behind the work, a moment after something changed."""

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
    """Cancels what is outdated; an export goes first, and the preview comes after it.

    `begun` when what is shown is outdated, `made` with what came out, `failed` with the reason.
    """

    begun = Signal()
    made = Signal(PreviewResult)
    failed = Signal(AppError)

    def __init__(
        self,
        jobs: Jobs,
        resources: Path,
        ask: Callable[[], ExportJob | None],
        parent: QObject | None = None,
    ) -> None:
        """`ask` gives what to show now, None for nothing."""
        super().__init__(parent)
        self._jobs = jobs
        self._resources = resources
        self._ask = ask
        self._job: Job | None = None
        self._are_libraries_spared = False
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._pause.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether what is shown is not what there is."""
        return self._job is not None or self._pause.isActive()

    def refresh(self) -> None:
        """Make it anew once nothing has changed for a moment."""
        self._drop()
        self._pause.start()
        self.begun.emit()

    def refresh_now(self) -> None:
        """Make it anew at once."""
        self._pause.stop()
        self._start()

    def stop(self) -> None:
        """Make nothing any more."""
        self._pause.stop()
        self._drop()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _start(self) -> None:
        self._drop()
        order = self._ask()
        if order is None:
            return
        from app.ui.export.job import write_preview

        self.begun.emit()
        work = partial(write_preview, order, self._resources)
        self._job = job = self._jobs.start_behind("The preview", work)
        job.finished.connect(lambda made: self._on_job_finished(job, made))
        job.failed.connect(lambda error: self._on_job_failed(job, error))
        job.cancelled.connect(lambda: self._on_job_cancelled(job))

    def _on_job_finished(self, job: Job, made: PreviewResult) -> None:
        if job is self._job:
            self._job = None
            self._spare_libraries()
            self.made.emit(made)

    def _spare_libraries(self) -> None:
        """Let Python's collector pass over what the first preview loaded, which stays for good.

        It looks through all there is after some three previews, and holds the windows up for it:
        100 ms with 190,000 objects, of which hardly one was ever to be collected.
        """
        if not self._are_libraries_spared:
            self._are_libraries_spared = True
            gc.freeze()

    def _on_job_failed(self, job: Job, error: AppError) -> None:
        if job is self._job:
            self._job = None
            self.failed.emit(error)

    def _on_job_cancelled(self, job: Job) -> None:
        """Begin again where somebody else called it off: an export, which is before it now."""
        if job is self._job:
            self.refresh_now()
