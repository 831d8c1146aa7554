"""The dialog that asks for the size of the room, and its field for a length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.audience.viewing_distance import (
    HEIGHTS,
    SEATS,
    LengthError,
    LengthUnit,
    RoomSize,
    describe_length,
    describe_room_size,
    format_length,
    parse_length,
    room_size_advice,
)
from app.ui.audience.dialogs.room_diagram import RoomDiagram
from app.ui.widgets.labels import plain_label, restyle
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ui.theme.theme import Theme


# The beginning of "0.9" is not reported as too little while it is typed.
_BEGUN = re.compile(r"\s*(0*[.,]?0*)\s*")
_LONGEST = 40


class LengthField(QWidget):
    """A field for a length: label, line edit and problem; `metres` is None until it is valid."""

    edited = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        between: tuple[float, float],
        metres: float | None,
        examples: Mapping[LengthUnit, str],
    ) -> None:
        super().__init__()
        self._examples = examples
        self._between = between
        self._unit = LengthUnit.METRES
        self._name = name
        self.metres = metres
        self._build(theme)
        self._connect()
        self.show_unit(LengthUnit.METRES)

    def show_unit(self, unit: LengthUnit) -> None:
        """Convert the length to another unit; a text that is not a length stays as it is.

        The exact length is kept, so changing there and back changes nothing.
        """
        self._unit = unit
        self._label.setText(f"{self._name} ({'m' if unit is LengthUnit.METRES else 'ft'})")
        self.line.setPlaceholderText(f"such as {self._examples[unit]}")
        if self.metres is None:
            self._read()
            return
        self.line.blockSignals(True)
        self.line.setText(format_length(self.metres, unit))
        self.line.blockSignals(False)

    @property
    def problem(self) -> str:
        """The problem shown under the line edit; empty for none."""
        return self._problem.text()

    def _build(self, theme: Theme) -> None:
        self._label = plain_label(role="strong")
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(self._name)
        self._label.setBuddy(self.line)
        self._problem = plain_label(role="danger", wraps=True)
        # Space for its line is always kept, so that nothing jumps while somebody types.
        self._problem.setMinimumHeight(self._problem.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap-tiny"))
        for part in (self._label, self.line, self._problem):
            column.addWidget(part)
        self.setFocusProxy(self.line)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_line_changed)
        self.line.returnPressed.connect(self.entered)

    def _on_line_changed(self, _text: str) -> None:
        self._read()
        self.edited.emit()

    def _read(self) -> None:
        text = self.line.text()
        try:
            self.metres = parse_length(text, self._unit, self._between)
        except LengthError as error:
            self.metres = None
            self._show_problem("" if _BEGUN.fullmatch(text) else str(error))
        else:
            self._show_problem("")

    def _show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self.line.setAccessibleDescription(sentence)
        if self.line.property("problem") is not bool(sentence):
            self.line.setProperty("problem", bool(sentence))
            restyle(self.line)


_WIDTH = 780
_LINES = 3
_EXPLANATION = (
    "Measure or pace out two lengths. From them follows how large letters must be, so that the "
    "farthest seat can read them."
)


class RoomSizeDialog(QDialog):
    """A dialog for two lengths in metres or feet.

    Once accepted, `measure` is the size of the room (None: not measured), and `unit` the unit used.
    """

    def __init__(
        self,
        theme: Theme,
        measure: RoomSize | None,
        parent: QWidget | None = None,
        unit: LengthUnit = LengthUnit.METRES,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.measure = measure
        self.unit = unit
        self.setWindowTitle("Measure the room")
        self._build(measure)
        self._connect()
        self._on_unit_chosen(unit.value)
        self.height_field.setFocus(Qt.FocusReason.TabFocusReason)
        self.resize(_WIDTH, self.sizeHint().height())

    def _build(self, measure: RoomSize | None) -> None:
        height, farthest = (measure.height, measure.farthest) if measure else (None, None)
        examples = {LengthUnit.METRES: "1.5", LengthUnit.FEET: "5 or 4'11\""}
        self.height_field = LengthField(
            self._theme, "Height of the picture", HEIGHTS, height, examples
        )
        examples = {LengthUnit.METRES: "8", LengthUnit.FEET: "26 or 26'6\""}
        self.farthest_field = LengthField(
            self._theme, "Farthest seat from the picture", SEATS, farthest, examples
        )
        self._units = SegmentedControl(
            "Unit", [(LengthUnit.METRES.value, "Metres"), (LengthUnit.FEET.value, "Feet")]
        )
        self._units.choose(self.unit.value)
        for each in LengthUnit:
            self._units.button(each.value).setAutoDefault(False)
        self._sketch = RoomDiagram(self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[self._theme.metric("margin")] * 4)
        column.setSpacing(self._theme.metric("gap-large"))
        column.addWidget(plain_label(_EXPLANATION, wraps=True))
        beside = QHBoxLayout()
        beside.setSpacing(self._theme.metric("gap-huge"))
        beside.addLayout(self._fields(), 1)
        beside.addWidget(self._sketch, 1)
        column.addLayout(beside, 1)
        column.addWidget(self._outcome())
        column.addWidget(self._buttons())
        # Only now: a button outside its dialog can't be its default, and Enter would go elsewhere.
        self.ok.setDefault(True)

    def _fields(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.metric("gap-small"))
        column.addWidget(self._units)
        column.addSpacing(self._theme.metric("gap-small"))
        column.addWidget(self.height_field)
        column.addWidget(self.farthest_field)
        column.addStretch(1)
        return column

    def _outcome(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        self._outcome_label = plain_label(role="strong", wraps=True)
        self._advice = plain_label(wraps=True)
        gap = self._theme.metric("gap-tiny")
        column = QVBoxLayout(frame)
        column.setSpacing(gap)
        column.addStretch(1)
        column.addWidget(self._outcome_label)
        column.addWidget(self._advice)
        column.addStretch(1)
        # Space for the longest advice, so that nothing jumps while somebody types.
        around = column.contentsMargins().top() + column.contentsMargins().bottom() + gap
        frame.setMinimumHeight(_LINES * self._outcome_label.fontMetrics().lineSpacing() + around)
        return frame

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = QPushButton("Use this size")
        self.ok.setProperty("role", "primary")
        box.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.not_measured = QPushButton("Not measured")
        self.not_measured.setToolTip(describe_room_size(None))
        box.addButton(self.not_measured, QDialogButtonBox.ButtonRole.ResetRole)
        box.accepted.connect(self._on_ok)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self._units.chosen.connect(self._on_unit_chosen)
        self.not_measured.clicked.connect(self._on_not_measured)
        for field, other in (
            (self.height_field, self.farthest_field),
            (self.farthest_field, self.height_field),
        ):
            field.edited.connect(self._refresh)
            field.entered.connect(lambda other=other: self._focus_missing_length(other))

    def _typed(self) -> RoomSize | None:
        height, farthest = self.height_field.metres, self.farthest_field.metres
        return None if height is None or farthest is None else RoomSize(height, farthest)

    def _refresh(self) -> None:
        typed = self._typed()
        self.ok.setEnabled(typed is not None)
        if typed is None:
            self._outcome_label.setText("Fill in both lengths to see how large letters will be.")
            self._advice.setText(f"Not measured: {_lowered(describe_room_size(None))}")
        else:
            self._outcome_label.setText(describe_room_size(typed, self.unit))
            self._advice.setText(room_size_advice(typed))
        self._advice.setVisible(bool(self._advice.text()))
        lengths = (self.height_field.metres, self.farthest_field.metres)
        self._sketch.show_measures(
            *("" if m is None else describe_length(m, self.unit) for m in lengths)
        )

    def _focus_missing_length(self, other: LengthField) -> None:
        """Move the focus to the length still missing; with both, Enter presses the button."""
        if self._typed() is None and other.metres is None:
            other.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_unit_chosen(self, key: str) -> None:
        self.unit = LengthUnit(key)
        self.height_field.show_unit(self.unit)
        self.farthest_field.show_unit(self.unit)
        self._refresh()

    def _on_ok(self) -> None:
        self.measure = self._typed()
        self.accept()

    def _on_not_measured(self) -> None:
        self.measure = None
        self.accept()


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
