"""A line edit without an undo stack of its own, and one that is saved automatically."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from typing_extensions import override

from app.models.text.phrases import one_line
from app.ui.services.autosave import AutosavedField
from app.ui.widgets.fields.autosaved_field import LazyAutosave

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.services.autosave import Autosave, MakeEdit


UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
# Reasons of a focus loss after which the focus comes back.
TEMPORARY_FOCUS_REASONS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}

# The row that holds the field decides what these do.
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ROW_KEYS = {*_ENTER, Qt.Key.Key_Up, Qt.Key.Key_Down}
_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MORE = " …"
# What the style sheet leaves at either side of a field's words.
_AROUND = 10
# Qt's own 32,767 would cut a text off, and the cut text would then be saved.
_LONGEST = 2**31 - 1


class PlainLineEdit(QLineEdit):
    """A line edit without an undo stack of its own; `left` when it loses the focus.

    Enter, up and down, and Delete where there is nothing to delete, are left to the parent.
    A pasted text for which `is_list` is true is not inserted but sent by `list_pasted`.
    """

    left = Signal()
    list_pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_list: Callable[[str], bool] = lambda _text: False
        self.setMaxLength(_LONGEST)

    def show_text(self, text: str) -> None:
        """Show another text; the caret stays where it was as far as possible."""
        at = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(min(at, len(text)))

    def paste_text(self, text: str) -> None:
        """Insert a pasted text as one line, or emit `list_pasted` for a list."""
        if self.is_list(text):
            self.list_pasted.emit(text)
        else:
            self.insert(one_line(text))

    def mark(self, text: str) -> int:
        """Select the first occurrence of `text`, whatever its case, and return their number."""
        words = self.text().casefold()
        count = words.count(text.casefold()) if text else 0
        if count:
            self.setSelection(words.find(text.casefold()), len(text))
        else:
            self.deselect()
        return count

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and any(event.matches(keys) for keys in UNDO_KEYS):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_text(QGuiApplication.clipboard().text())
        elif self._is_for_row(event):
            event.ignore()
            if event.key() in _ENTER:
                self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in TEMPORARY_FOCUS_REASONS:
            self.left.emit()

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
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        room = self.rect().adjusted(_AROUND, 0, -_AROUND, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            return
        # The text is longer than the field: show that where it is cut off.
        room.setLeft(room.right() - self.fontMetrics().horizontalAdvance(_MORE))
        painter = QPainter(self)
        painter.fillRect(room.adjusted(0, 2, _AROUND - 2, -2), QApplication.palette().base())
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _MORE)

    def _is_for_row(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Delete:
            return not self.text()
        return event.key() in _ROW_KEYS and not event.modifiers() & _COMMAND_KEYS


class AutosaveLineEdit(PlainLineEdit):
    """A line edit saved as it is typed and when it loses the focus, by `typed`."""

    def __init__(
        self,
        autosave: Autosave,
        edit: MakeEdit,
        parent: QWidget | None = None,
        kind: type[AutosavedField] = AutosavedField,
    ) -> None:
        super().__init__(parent)
        self.typed = LazyAutosave(autosave, edit, self._read, self.show_text, self, kind)
        self.textChanged.connect(lambda _text: self.typed.on_edited())
        self.left.connect(self._on_left)

    def _read(self) -> str:
        return self.text()

    def _on_left(self) -> None:
        self.typed.leave()
