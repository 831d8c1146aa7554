"""The name of something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.ui.widgets.line_field import LineField
from app.ui.widgets.saved_words import WholeWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.autosave import Autosave, MakeEdit


class DraftLine(LineField):
    """A line added whole with Enter or on leaving its row, never half."""

    def __init__(self, autosave: Autosave, edit: MakeEdit, parent: QWidget | None = None) -> None:
        super().__init__(autosave, edit, parent, WholeWords)

    @override
    def _read(self) -> str:
        return self.text().strip()

    @override
    def _on_left(self) -> None:
        """Wait: the focus may have gone no further than to the next field of the row."""
