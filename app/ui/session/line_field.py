"""One line that a person types in, saved by itself; and one that is saved when it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from typing_extensions import override

from app.models.people_list import is_list
from app.ui.autosave import TypedField

if TYPE_CHECKING:
    from app.ui.autosave import Autosave, MakeEdit

# The row that holds the field decides what these do.
_ROW_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down}


class LineField(QLineEdit):
    """A line saved as it is typed; a pasted list is handed on where `takes_lists`."""

    list_pasted = Signal(str)

    def __init__(
        self,
        autosave: Autosave,
        edit: MakeEdit,
        parent: QWidget | None = None,
        kind: type[TypedField] = TypedField,
    ) -> None:
        super().__init__(parent)
        self.takes_lists = False
        self.typed = kind(autosave, read=self._read, show=self._show, edit=edit, parent=self)
        self.textChanged.connect(lambda _: self.typed.on_edited())

    def paste_text(self, text: str) -> None:
        """Take over a text from elsewhere: one line of it, or a whole list."""
        if self.takes_lists and is_list(text):
            self.list_pasted.emit(text)
        else:
            self.insert(" ".join(text.split()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_text(QGuiApplication.clipboard().text())
        elif self._is_for_row(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_choice = self.hasSelectedText()
        menu.addAction("Cut", self.cut).setEnabled(has_choice)
        menu.addAction("Copy", self.copy).setEnabled(has_choice)
        pasted = QGuiApplication.clipboard().text()
        menu.addAction("Paste", lambda: self.paste_text(pasted)).setEnabled(bool(pasted))
        menu.addSeparator()
        menu.addAction("Select all", self.selectAll).setEnabled(bool(self.text()))
        menu.popup(event.globalPos())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        is_elsewhere = event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        }
        if is_elsewhere:
            self.typed.leave()

    def _is_for_row(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Delete:
            return not self.text()
        return event.key() in _ROW_KEYS and not event.modifiers() & _SPECIAL

    def _read(self) -> str:
        return self.text()

    def _show(self, text: str) -> None:
        caret = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(caret, len(text)) if self.hasFocus() else 0)


class DraftLine(LineField):
    """The name of something new: added whole with Enter or on leaving its row, never half."""

    def __init__(self, autosave: Autosave, edit: MakeEdit, parent: QWidget | None = None) -> None:
        super().__init__(autosave, edit, parent, WholeWords)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        QLineEdit.focusOutEvent(self, event)

    @override
    def _read(self) -> str:
        return self.text().strip()


class WholeWords(TypedField):
    """Counts as unsaved from the first letter on, but no clock saves it."""

    @override
    def on_edited(self) -> None:
        self._note()


_SPECIAL = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
