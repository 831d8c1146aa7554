"""One length to type in, with the sentence that says what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.models.room.measure import MeasureError, Unit, parse_length, write_length
from app.ui.widgets.plain_text import plain_label, restyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ui.theme import Theme

# On the way to "0.9" it would be unkind to say that 0 is too little.
_BEGUN = re.compile(r"\s*(0*[.,]?0*)\s*")
_LONGEST = 40


class LengthField(QWidget):
    """A label, a line and a sentence below; `metres` is None until the line can be read."""

    edited = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        between: tuple[float, float],
        metres: float | None,
        examples: Mapping[Unit, str],
    ) -> None:
        super().__init__()
        self._examples = examples
        self._between = between
        self._unit = Unit.METRES
        self._name = name
        self.metres = metres
        self._build(theme)
        self._connect()
        self.show_unit(Unit.METRES)

    def show_unit(self, unit: Unit) -> None:
        """Write what was typed in another unit; words that can't be read stay as they are.

        The exact length is kept, so changing there and back changes nothing.
        """
        self._unit = unit
        self._label.setText(f"{self._name} ({'m' if unit is Unit.METRES else 'ft'})")
        self.line.setPlaceholderText(f"such as {self._examples[unit]}")
        if self.metres is None:
            self._read()
            return
        self.line.blockSignals(True)
        self.line.setText(write_length(self.metres, unit))
        self.line.blockSignals(False)

    @property
    def problem(self) -> str:
        """The sentence under the line; empty while there is nothing wrong."""
        return self._problem.text()

    def _build(self, theme: Theme) -> None:
        self._label = plain_label(role="strong")
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(self._name)
        self._label.setBuddy(self.line)
        self._problem = plain_label(role="danger", wraps=True)
        # Its line is kept free, so that nothing jumps while somebody types.
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
        except MeasureError as error:
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
