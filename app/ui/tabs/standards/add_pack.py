"""Add frameworks from pack files: choose, check and copy them, and list their problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.atomic_file import write_safely
from app.errors import AppError
from app.models.packs import Packs, load_packs
from app.models.packs.loader import read_pack
from app.models.packs.records import Pack, PackKind, StandardsPack
from app.models.text.phrases import counted
from app.paths import packs_folder, resources_folder
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from app.ui.services.app_context import AppContext
    from app.ui.theme.theme import Theme


_KINDS = "Content packs (*.toml)"


class PackAdder(QObject):
    """Adds pack files; `added` sends all packs and the id of the new pack's first statement."""

    added = Signal(object, str)
    refused = Signal(str, list)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def ask(self, packs: Packs) -> None:
        """Ask for files, and add them to `packs`."""
        files = self._context.messages.open_files("Add a framework", str(Path.home()), _KINDS)
        if files:
            self.add(files, packs)

    def add(self, files: Iterable[Path], packs: Packs) -> None:
        """Add the valid files; the problems of the others are sent with `refused`."""

        refused: list[PackCandidate] = []
        kept: list[PackCandidate] = []
        for file in files:
            candidate = check_pack(file, packs)
            if candidate.pack is None:
                refused.append(candidate)
            elif self._copy_pack(candidate):
                kept.append(candidate)
                packs = load_all_packs()
        if kept:
            self._report_added(kept, packs)
        if refused:
            problems = [problem for candidate in refused for problem in candidate.problems]
            self.refused.emit(_sentence(refused, len(problems)), problems)

    def _copy_pack(self, candidate: PackCandidate) -> bool:

        if candidate.replaces and not self._may_replace(candidate):
            return False
        try:
            copy_to_packs_folder(candidate)
        except AppError as error:
            self._context.messages.report(error)
            return False
        except OSError:
            self._context.messages.warn(
                f"“{candidate.file.name}” could not be copied into your packs folder. "
                "Check that there is room on the disk, then add it again."
            )
            return False
        return True

    def _may_replace(self, candidate: PackCandidate) -> bool:
        if candidate.pack is None:
            return False
        title = candidate.pack.details.title
        return self._context.messages.decide(
            f"Replace “{title}” with the file you chose?",
            "You added a framework with the same id before. Links in your sessions keep the words "
            "that they were made with.",
            "Replace",
        )

    def _report_added(self, kept: list[PackCandidate], packs: Packs) -> None:
        titles = [f"“{c.pack.details.title}”" for c in kept if c.pack]
        count = sum(len(c.pack.standards) for c in kept if c.pack)
        said = f"Added {', '.join(titles)}: {counted(count, 'statement')}."
        self._context.messages.show_status(said)
        pack = kept[0].pack
        first = pack.standards[0].id if pack and pack.standards else ""
        self.added.emit(packs, first)


def _sentence(refused: list[PackCandidate], problems: int) -> str:
    names = ", ".join(f"“{candidate.file.name}”" for candidate in refused)
    were = "was" if len(refused) == 1 else "were"
    found = counted(problems, "problem")
    return f"{names} {were} not added: {found} to put right in the file."


@dataclass(frozen=True, slots=True)
class PackCandidate:
    """A file that was checked. `replaces` is the person's own pack with the same id, if any."""

    file: Path
    pack: StandardsPack | None
    problems: tuple[str, ...] = ()
    replaces: Path | None = None


def check_pack(file: Path, packs: Packs) -> PackCandidate:
    """Read a file as the loader does, and check that it can be added to `packs`."""
    read = read_pack(file)
    if read.problems:
        return PackCandidate(file, None, read.problems)
    if not isinstance(read.pack, StandardsPack):
        wanted = f'write kind = "{PackKind.STANDARDS}" and give its statements'
        return PackCandidate(file, None, (f"{read.name}: kind: is not a framework; {wanted}",))
    pack_id = read.pack.details.id
    replaces = next((own for own in _own_files() if _id_in(own) == pack_id), None)
    if replaces is None and pack_id in _ids(packs):
        problem = f'{read.name}: id: "{pack_id}" is already used by another pack; change it'
        return PackCandidate(file, None, (problem,))
    return PackCandidate(file, read.pack, replaces=replaces)


def copy_to_packs_folder(candidate: PackCandidate) -> None:
    """Copy a valid file into the person's packs folder, whole or not at all; raises AppError."""
    if candidate.pack is None:
        raise ValueError("a pack with problems is not kept")
    target = candidate.replaces or _free_name(candidate.pack.details.id)
    if target.exists() and target.samefile(candidate.file):
        return
    data = candidate.file.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_safely(target, lambda out: out.write(data))


def load_all_packs() -> Packs:
    """Read the shipped packs and the person's own; bad ones are listed in `problems`."""
    return load_packs([resources_folder() / "packs", packs_folder()], skip_bad=True)


def _free_name(pack_id: str) -> Path:
    target = packs_folder() / f"{pack_id}.toml"
    number = 2
    while target.exists():
        target = packs_folder() / f"{pack_id}-{number}.toml"
        number += 1
    return target


def _own_files() -> list[Path]:
    folder = packs_folder()
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []


def _id_in(file: Path) -> str:
    read = read_pack(file)
    return read.pack.details.id if read.pack else ""


def _ids(packs: Packs) -> Iterable[str]:
    everything: tuple[Pack, ...] = (*packs.checklists, *packs.grids, *packs.standards)
    return {pack.details.id for pack in everything}


_MOST_LINES = 8


class ProblemsPanel(QFrame):
    """A panel with a list of problems that can be copied; it stays until it is closed."""

    copied = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("pack-problems")
        self.setProperty("role", "banner")
        self.setProperty("kind", "trouble")
        self._sentence = plain_label(role="strong", wraps=True)
        self.list = QPlainTextEdit()
        self.copy_button = QPushButton("Copy the list")
        self.close_button = QPushButton("Close")
        self._build()
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence above the list."""
        return self._sentence.text()

    def show_problems(self, sentence: str, problems: Sequence[str]) -> None:
        """Show a sentence, and one line for each problem."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.list.setPlainText("\n".join(problems))
        lines = min(max(len(problems), 2), _MOST_LINES)
        frame = 2 * self._theme.metric("gap")
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * lines + frame)
        self.show()
        self.close_button.setFocus()

    def dismiss(self) -> None:
        """Close the panel."""
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.list.setObjectName("problem-list")
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName("Problems")
        column = QVBoxLayout(self)
        margin, gap = self._theme.metric("margin"), self._theme.metric("gap-small")
        column.setContentsMargins(margin, gap, margin, gap)
        column.setSpacing(gap)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        column.addLayout(row)
        column.addWidget(self.list)

    def _on_copy_clicked(self) -> None:
        text = f"{self.sentence}\n{self.list.toPlainText()}"
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()
