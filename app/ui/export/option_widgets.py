"""Widgets of the export options: a list of choices, the parts of the record, the edition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.reports.options import DRAFT, PART_TITLES, Edition, RecordPart
from app.ui.widgets.labels import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


class ChoiceList(QWidget):
    """Radio buttons with a sentence under each; `chosen` sends the key of the one chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        """Build choices of a key, a name and a sentence each."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._build(theme, choices)
        self._group.buttonToggled.connect(self._on_button_toggled)

    @property
    def current(self) -> str:
        """The key of the one chosen."""
        return next((key for key, each in self._buttons.items() if each.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show one as chosen, without emitting `chosen`."""
        with QSignalBlocker(self._group):
            self._buttons[key].setChecked(True)

    def take_focus(self) -> None:
        """Set the focus on the chosen button."""
        self._buttons[self.current].setFocus()

    def _build(self, theme: Theme, choices: Sequence[tuple[str, str, str]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, (key, name, sentence) in enumerate(choices):
            button = QRadioButton(name)
            button.setProperty("role", "choice")
            button.setObjectName(f"{self.objectName()}-{key}")
            button.setAccessibleDescription(sentence)
            self._group.addButton(button)
            self._buttons[key] = button
            said = plain_label(sentence, "small", wraps=True)
            said.setIndent(0)
            said.setContentsMargins(theme.metric("choice-indent"), 0, 0, theme.metric("gap-tiny"))
            said.setBuddy(button)
            column.addWidget(button)
            column.addWidget(said)
            button.setChecked(number == 0)

    def _on_button_toggled(self, button: QRadioButton, is_on: bool) -> None:  # noqa: FBT001 - a slot
        if is_on:
            self.chosen.emit(next(key for key, each in self._buttons.items() if each is button))


class PartsChecklist(QWidget):
    """Checkboxes for the parts of the record, in two columns; `changed` when one is toggled."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Parts of the record")
        self._boxes: dict[RecordPart, QCheckBox] = {}
        self._build(theme)

    @property
    def parts(self) -> frozenset[RecordPart]:
        """The parts that are ticked."""
        return frozenset(part for part, box in self._boxes.items() if box.isChecked())

    def show_parts(self, parts: frozenset[RecordPart]) -> None:
        """Tick these parts, without emitting `changed`."""
        for part, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(part in parts)

    def box(self, part: RecordPart) -> QCheckBox:
        """Return the checkbox of one part."""
        return self._boxes[part]

    def _build(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(theme.metric("gap-small"))
        rows = -(-len(RecordPart) // 2)
        for number, part in enumerate(PART_TITLES):
            box = QCheckBox(PART_TITLES[part])
            box.setObjectName(f"part-{part}")
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[part] = box
            grid.addWidget(box, number % rows, number // rows)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


_DRAFT, _FINAL = "draft", "final"
_LAST_VERSION = 1_000_000


class EditionField(QWidget):
    """A choice of draft or final version, at first a draft; `changed` when the choice is."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._choice = SegmentedControl("Edition", [(_DRAFT, "Draft"), (_FINAL, "Final")])
        self._choice.set_tooltip(_DRAFT, "Says “Draft” at the foot of every page")
        self._choice.set_tooltip(_FINAL, "Says “Final” and the version at the foot of every page")
        for key in (_DRAFT, _FINAL):
            self._choice.button(key).setAutoDefault(False)
        self._proposed = 1
        self._words = plain_label("Version", "muted")
        self._last = plain_label(role="small")
        self._version = QSpinBox()
        self._version.setObjectName("version")
        self._version.setAccessibleName("Version of the final record")
        self._version.setRange(1, _LAST_VERSION)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metric("gap-small"))
        row.addWidget(self._choice)
        row.addSpacing(theme.metric("gap-small"))
        row.addWidget(self._words)
        row.addWidget(self._version)
        row.addWidget(self._last)
        row.addStretch(1)
        self._choice.chosen.connect(self._on_choice_chosen)
        self._version.valueChanged.connect(lambda _number: self.changed.emit())
        self._show_version()

    @property
    def edition(self) -> Edition:
        """The edition chosen."""
        return Edition(self._version.value()) if self._choice.current == _FINAL else DRAFT

    def start(self, last_version: int, proposed: int) -> None:
        """Choose a draft; a final record would have the version proposed."""
        self._choice.choose(_DRAFT)
        self._proposed = self._version.value()
        self.show_versions(last_version, proposed)
        self._show_version()

    def show_versions(self, last_version: int, proposed: int) -> None:
        """Show which version was written last (0 for none); propose one unless another is set."""
        if self._version.value() == self._proposed:
            with QSignalBlocker(self._version):
                self._version.setValue(proposed)
        self._proposed = proposed
        words = f"written last: {last_version}" if last_version else ""
        self._last.setText(words)
        self._version.setAccessibleDescription(words)

    def _on_choice_chosen(self) -> None:
        self._show_version()
        self.changed.emit()

    def _show_version(self) -> None:
        for each in (self._words, self._version, self._last):
            each.setVisible(self._choice.current == _FINAL)
