"""Message dialogs, file dialogs, and the notices of status line and banner."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QAbstractButton, QWidget

    from app.errors import AppError


_LINES_SHOWN = 8
_LETTERS_WIDE = 84


class ListDialog(QDialog):
    """A dialog with a list, its first line chosen; Enter goes to the line chosen, Escape cancels.

    `answer` is the text of the button pressed, and `row` the line chosen.
    """

    def __init__(
        self, sentence: str, hint: str, lines: Sequence[str], go: str, on: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Common Ground")
        self.setObjectName("decision")
        self.answer = ""
        self._build(sentence, hint, lines)
        self._add_buttons(go, on)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def row(self) -> int:
        """The number of the line chosen, from 0."""
        return self.list.currentRow()

    def _build(self, sentence: str, hint: str, lines: Sequence[str]) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(sentence)
        self.list.setAccessibleDescription(hint)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems(list(lines))
        self.list.setCurrentRow(0)
        metrics = self.list.fontMetrics()
        self.list.setMinimumWidth(_LETTERS_WIDE * metrics.averageCharWidth())
        self.list.setMinimumHeight(min(len(lines) + 1, _LINES_SHOWN) * 2 * metrics.height())
        self._column = QVBoxLayout(self)
        for text, role in ((sentence, "strong"), (hint, "")):
            label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True, text=text)
            label.setProperty("role", role)
            self._column.addWidget(label)
        self._column.addWidget(self.list, 1)

    def _add_buttons(self, go: str, on: str) -> None:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for words in (go, on):
            button = QPushButton(words)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _checked=False, words=words: self._end(words))
            # Only once it is in the dialog; Enter in the list presses it.
            button.setDefault(words == go)
            if words == go:
                button.setProperty("role", "primary")
        box.rejected.connect(self.reject)
        self.list.itemDoubleClicked.connect(lambda _item: self._end(go))
        self._column.addWidget(box)

    def _end(self, words: str) -> None:
        self.answer = words
        self.accept()


_LONG_WORD = re.compile(r"\S{40}(?=\S)")


class Messages(QObject):
    """Shows messages: success on the status line, trouble in the banner, decisions in a dialog."""

    status_reported = Signal(str)
    trouble_reported = Signal(str)
    trouble_ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def show_status(self, sentence: str) -> None:
        """Show a sentence on the status line."""
        self.status_reported.emit(sentence)

    def warn(self, sentence: str) -> None:
        """Show a sentence in the banner, until it is closed or `over` is called."""
        self.trouble_reported.emit(sentence)

    def report(self, error: AppError) -> None:
        """Show an error's own sentence and hint in the banner."""
        self.trouble_reported.emit(str(error))

    def over(self) -> None:
        """Close the banner."""
        self.trouble_ended.emit()

    def show_information(self, sentence: str, detail: str) -> None:
        """Show information that the person asked for, in a dialog."""
        self.choose(sentence, detail, [], "Close")

    def list_problems(self, error: AppError, problems: Sequence[str]) -> None:
        """Show an error with all its problems, one a line."""
        box = self._box(error.sentence, error.hint)
        box.setObjectName("problems")
        box.setDetailedText("\n".join(problems))
        box.addButton("Close", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        box.deleteLater()

    def decide(self, question: str, detail: str, yes: str, no: str = "Cancel") -> bool:
        """Ask for a decision; the safe answer `no` is the default, and Escape means it."""
        return self.choose(question, detail, [yes], no) == yes

    def choose(
        self, question: str, detail: str, choices: list[str], otherwise: str = "Cancel"
    ) -> str:
        """Ask for one of several choices and return its text; `otherwise` by default or Escape."""
        box = self._box(question, detail)
        for choice in choices:
            box.addButton(choice, QMessageBox.ButtonRole.AcceptRole)
        safe = box.addButton(otherwise, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(safe)
        box.setEscapeButton(safe)
        box.exec()
        answer = cast("QAbstractButton | None", box.clickedButton())
        box.deleteLater()
        return answer.text() if answer is not None else otherwise

    def choose_from(
        self,
        sentence: str,
        hint: str,
        lines: Sequence[str],
        *,
        go: str,
        on: str,
        over: QWidget | None = None,
    ) -> tuple[str, int]:
        """Show a list; return `go` (the default), `on` or "" for Escape, and the line chosen.

        `go` goes to the line chosen, `on` continues in spite of them all. It opens over the main
        window, or `over`.
        """
        shown = [breakable_text(line) for line in lines]
        dialog = ListDialog(sentence, hint, shown, go, on, over or self._window)
        dialog.exec()
        answer = dialog.answer, dialog.row
        dialog.deleteLater()
        return answer

    def _box(self, sentence: str, detail: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setObjectName("decision")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("Common Ground")
        box.setText(breakable_text(sentence))
        box.setInformativeText(breakable_text(detail))
        return box

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Ask for one line of text; None when the person cancels or leaves it empty."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        accepted = dialog.exec() == QInputDialog.DialogCode.Accepted
        answer = dialog.textValue().strip()
        dialog.deleteLater()
        return answer if accepted and answer else None

    def open_files(self, title: str, folder: str, kinds: str) -> list[Path]:
        """Ask for files to read; an empty list when the person cancels."""
        names, _ = QFileDialog.getOpenFileNames(self._window, title, folder, kinds)
        return [Path(name) for name in names]

    def open_folder(self, title: str, folder: str) -> Path | None:
        """Ask for a folder to write into; None when the person cancels."""
        chosen = QFileDialog.getExistingDirectory(self._window, title, folder)
        return Path(chosen) if chosen else None

    def save_file(
        self,
        title: str,
        proposed: Path,
        kinds: Mapping[str, str],
        over: QWidget | None = None,
    ) -> Path | None:
        """Ask where to write, as one of `kinds` (filter to suffix); the suffix follows the kind.

        The dialog itself asks before an old file is replaced. It opens over the main window, or
        `over`.
        """
        dialog = QFileDialog(over or self._window, title, str(proposed.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix(next(iter(kinds.values())).removeprefix("."))
        dialog.filterSelected.connect(lambda kind: _change_kind(dialog, kinds, kind))
        dialog.selectFile(proposed.name)
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        names = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(names[0]) if accepted and names else None


def breakable_text(text: str) -> str:
    """Return a text in which words too long for a line, such as file names, can break."""
    return _LONG_WORD.sub("\\g<0>\N{ZERO WIDTH SPACE}", text)


def _change_kind(dialog: QFileDialog, kinds: Mapping[str, str], kind: str) -> None:
    """Replace the suffix of the dialog's file name by that of another kind."""
    ending = kinds[kind]
    name = Path(dialog.selectedFiles()[0]).name if dialog.selectedFiles() else ""
    # The longest first: ".visioning.json" ends in ".json" too.
    for known in sorted(kinds.values(), key=len, reverse=True):
        if name.endswith(known):
            name = name.removesuffix(known)
            break
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(f"{name}{ending}")
