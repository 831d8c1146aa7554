"""The header, the status line and the progress strip of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.main_window.save_status import SaveIndicator
from app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from app.ui.services.jobs import Job, Jobs
    from app.ui.theme.theme import Theme


class Header(QFrame):
    """The header with the session's title, its day and people, and the save indicator."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save = SaveIndicator()
        self._title = ElidedLabel(role="title")
        self._title.setObjectName("session-title")
        self._line = ElidedLabel(role="muted")
        self._line.setObjectName("session-line")
        self._build(theme)

    def show_words(self, title: str, line: str) -> None:
        """Show a title and the line under it."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(margin)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._line)
        row.addLayout(words, 1)
        row.addWidget(self.save)


# Long enough to read twenty words twice; a later sentence replaces it at once.
_SENTENCE_MS = 12_000


class StatusLine(QFrame):
    """The status line with position, notice and keys; a sentence replaces the position a while.

    Where it is too narrow the keys are elided first, then sentence, position and notice.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setObjectName("status-line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._position = ElidedLabel(role="muted")
        self._notice = ElidedLabel(role="muted")
        self._notice.setObjectName("status-notice")
        self._strong = ElidedLabel(role="notice-strong")
        self._strong.setObjectName("status-notice-strong")
        self._sentence = ElidedLabel(role="strong")
        self._sentence.setObjectName("status-sentence")
        self._keys = ElidedLabel(role="muted")
        self._until = QTimer(self, singleShot=True, interval=_SENTENCE_MS)
        self._until.timeout.connect(self.clear_sentence)
        self._build(theme)

    @property
    def sentence(self) -> str:
        """The sentence, while it is shown."""
        return self._sentence.text()

    @property
    def notice(self) -> str:
        """The notice after the position."""
        return f"{self._notice.text()} {self._strong.text()}".strip()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence for a while in place of the position."""
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self._show_parts()
        self._until.start()

    def clear_sentence(self) -> None:
        """Remove the sentence, and show the position again."""
        self.show_sentence("")
        self._until.stop()

    def show_position(self, words: str) -> None:
        """Show where the person is, such as "Prompt 4 of 7"."""
        self._position.setText(words)

    def show_notice(self, words: str, strong: str) -> None:
        """Show a notice after the position, with `strong` at its end; empty for none."""
        self._notice.setText(words)
        self._strong.setText(strong)
        self._show_parts()

    def show_keys(self, words: str) -> None:
        """Show the keys of the tab."""
        self._keys.setText(words)

    def _show_parts(self) -> None:
        has_sentence = bool(self._sentence.text())
        self._sentence.setVisible(has_sentence)
        self._position.setVisible(not has_sentence)
        for part in (self._notice, self._strong):
            part.setVisible(bool(part.text()))

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-tiny")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(0)
        self.setMinimumHeight(theme.metric("header"))
        # With the policy Ignored it gets the width that the others leave.
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence)
        row.addWidget(self._position)
        self._notice.setContentsMargins(margin, 0, 0, 0)
        row.addWidget(self._notice)
        self._strong.setContentsMargins(gap, 0, 0, 0)
        row.addWidget(self._strong)
        row.addSpacing(margin)
        row.addWidget(self._keys, 1)
        self._show_parts()


class JobStrip(QFrame):
    """A strip with a job's title, progress bar and Cancel, visible only while the job runs."""

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
        # Bound methods, which Qt disconnects with this widget: a job may outlive the window.
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
