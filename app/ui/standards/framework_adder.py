"""Ask for content packs, check them, and add the good ones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.models.counting import counted

if TYPE_CHECKING:
    from app.models.packs import Packs
    from app.ui.desk import Desk
    from app.ui.standards.framework_files import Candidate

_KINDS = "Content packs (*.toml)"


class FrameworkAdder(QObject):
    """Adds frameworks; `added` sends all packs anew and the first statement's id of the new one."""

    added = Signal(object, str)
    refused = Signal(str, list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def ask(self, packs: Packs) -> None:
        """Ask for files, and add them beside `packs`."""
        files = self._desk.messages.open_files("Add a framework", str(Path.home()), _KINDS)
        if files:
            self.add(files, packs)

    def add(self, files: Iterable[Path], packs: Packs) -> None:
        """Add the good files; the problems of the others are sent with `refused`."""
        from app.ui.standards.framework_files import check, load_all

        refused: list[Candidate] = []
        kept: list[Candidate] = []
        for file in files:
            candidate = check(file, packs)
            if candidate.pack is None:
                refused.append(candidate)
            elif self._keep(candidate):
                kept.append(candidate)
                packs = load_all()
        if kept:
            self._tell_added(kept, packs)
        if refused:
            problems = [problem for candidate in refused for problem in candidate.problems]
            self.refused.emit(_sentence(refused, len(problems)), problems)

    def _keep(self, candidate: Candidate) -> bool:
        from app.ui.standards.framework_files import keep

        if candidate.replaces and not self._may_replace(candidate):
            return False
        try:
            keep(candidate)
        except AppError as error:
            self._desk.messages.report(error)
            return False
        except OSError:
            self._desk.messages.warn(
                f"“{candidate.file.name}” could not be copied into your packs folder. "
                "Check that there is room on the disk, then add it again."
            )
            return False
        return True

    def _may_replace(self, candidate: Candidate) -> bool:
        if candidate.pack is None:
            return False
        title = candidate.pack.details.title
        return self._desk.messages.decide(
            f"Replace “{title}” with the file you chose?",
            "You added a framework with the same id before. Links in your sessions keep the words "
            "that they were made with.",
            "Replace",
        )

    def _tell_added(self, kept: list[Candidate], packs: Packs) -> None:
        titles = [f"“{c.pack.details.title}”" for c in kept if c.pack]
        count = sum(len(c.pack.standards) for c in kept if c.pack)
        said = f"Added {', '.join(titles)}: {counted(count, 'statement')}."
        self._desk.messages.say(said)
        pack = kept[0].pack
        first = pack.standards[0].id if pack and pack.standards else ""
        self.added.emit(packs, first)


def _sentence(refused: list[Candidate], problems: int) -> str:
    names = ", ".join(f"“{candidate.file.name}”" for candidate in refused)
    were = "was" if len(refused) == 1 else "were"
    found = counted(problems, "problem")
    return f"{names} {were} not added: {found} to put right in the file."
