"""One line that a person types in, saved by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.autosave import TypedField
from app.ui.widgets.plain_line import PlainLine
from app.ui.widgets.saved_words import SavedWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.autosave import Autosave, MakeEdit


class LineField(PlainLine):
    """A line saved as it is typed, and when the focus goes; `typed` loads it and saves it."""

    def __init__(
        self,
        autosave: Autosave,
        edit: MakeEdit,
        parent: QWidget | None = None,
        kind: type[TypedField] = TypedField,
    ) -> None:
        super().__init__(parent)
        self.typed = SavedWords(autosave, edit, self._read, self.show_text, self, kind)
        self.textChanged.connect(lambda _text: self.typed.on_edited())
        self.left.connect(self._on_left)

    def _read(self) -> str:
        return self.text()

    def _on_left(self) -> None:
        self.typed.leave()
