"""Show the long work under way, how far it is, and how to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.ui.jobs import Job, Jobs
    from app.ui.theme import Theme


class JobStrip(QFrame):
    """A strip above the status line, there only while something runs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.setObjectName("job-strip")
        self._title = ElidedLabel(role="strong")
        self._bar = QProgressBar()
        self._job: Job | None = None
        self._stop = QPushButton("Cancel")
        self._stop.setObjectName("cancel-job")
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(gap)
        row.addWidget(self._title, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self._stop.clicked.connect(self._on_stop_clicked)
        self.hide()

    def follow(self, jobs: Jobs) -> None:
        """Show each job from its start to its end."""
        jobs.started.connect(self._on_jobs_started)

    def _on_jobs_started(self, job: Job) -> None:
        self._job = job
        self._title.setText(f"{job.title}…")
        self._bar.setRange(0, 100)
        self._bar.setValue(0)
        self._stop.setEnabled(True)
        # Methods of its own, which Qt lets go of with it: a job may outlive the window.
        job.progressed.connect(self._on_job_progressed)
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(self._on_job_ended)
        self.show()

    def _on_job_progressed(self, part: float) -> None:
        self._bar.setValue(round(part * 100))

    def _on_stop_clicked(self) -> None:
        self._stop.setEnabled(False)
        if self._job is not None:
            self._job.cancel()

    def _on_job_ended(self, *_: object) -> None:
        self._job = None
        self.hide()
