"""Rows of editors: their columns, the row of a record, the row that adds one, and the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.fields.autosaved_field import CommitOnEnter
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.services.autosave import Autosave, MakeEdit
    from app.ui.theme.theme import Theme


_STEPS = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


@dataclass(frozen=True, slots=True)
class EditorColumn:
    """A column: its heading, and its share of the free width or its fixed width in pixels."""

    words: str
    share: int = 0
    width: int = 0


class EditorRow(QWidget):
    """A row of editors for one record; `fields` holds those that take the focus, by name."""

    step_requested = Signal(int, str)
    remove_requested = Signal()

    def __init__(self, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_id = record_id
        self.fields: Mapping[str, QWidget] = {}

    @property
    def stops(self) -> list[QWidget]:
        """The editors in the order of the Tab key."""
        return list(self.fields.values())

    @property
    def field_in_focus(self) -> str:
        """The name of the editor that has the focus; empty for none."""
        return next((name for name, field in self.fields.items() if field.hasFocus()), "")

    @property
    def called(self) -> str:
        """The name of the record, as it is typed."""
        name = self.fields.get("name")
        return name.text() if isinstance(name, AutosaveLineEdit) else ""

    def take_focus(self, field: str = "") -> None:
        """Put the focus on one editor, by default that of the name."""
        self.fields.get(field, self.fields.get("name", self)).setFocus()

    def leave(self) -> None:
        """Save what is typed, now."""
        for line in self._lines():
            line.typed.leave()

    def release(self) -> None:
        """Release the fields before the row is deleted; unsaved text is saved later."""
        for line in self._lines():
            line.typed.release()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif plain and event.key() in _STEPS:
            self.step_requested.emit(_STEPS[Qt.Key(event.key())], self.field_in_focus)
        else:
            super().keyPressEvent(event)

    def _lines(self) -> list[AutosaveLineEdit]:
        return [field for field in self.fields.values() if isinstance(field, AutosaveLineEdit)]


class DraftRow(EditorRow):
    """The row at the bottom that adds a record; leaving it adds what is typed."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def add_typed(self) -> bool:
        """Add the record that is typed, if it has a name; False when it could not be saved."""
        raise NotImplementedError(type(self).__name__)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or new.window() is not self.window():
            return
        if self.isAncestorOf(old) and not self.isAncestorOf(new):
            self.left.emit()


Row = TypeVar("Row", bound=EditorRow)


class EditorRows(Generic[Row]):
    """The rows by id, in order; those that stay are not rebuilt."""

    def __init__(self, layout: QVBoxLayout, make: Callable[[str], Row]) -> None:
        self._layout = layout
        self._make = make
        self._rows: dict[str, Row] = {}
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in the order shown."""
        return self._ids

    @property
    def all(self) -> list[Row]:
        """The rows in the order shown."""
        return [self._rows[row_id] for row_id in self._ids]

    def get(self, row_id: str) -> Row | None:
        """Return the row of an id, or None."""
        return self._rows.get(row_id)

    @property
    def in_focus(self) -> Row | None:
        """The row that has the focus, or None."""
        return next((row for row in self.all if row.field_in_focus), None)

    def place_of(self, row: EditorRow) -> int:
        """Return the place of a row, from 0."""
        return self._ids.index(row.record_id)

    def arrange(self, ids: Sequence[str]) -> int | None:
        """Show rows for these ids; return the place of a removed row that had the focus, if any."""
        gone = [row for row in self.all if row.record_id not in ids]
        lost = next((self._ids.index(row.record_id) for row in gone if row.field_in_focus), None)
        # First of all: hiding a row moves the focus, and the slots of that signal read the rows.
        self._ids = tuple(row_id for row_id in ids if row_id in self._rows)
        for row in gone:
            del self._rows[row.record_id]
            self._discard(row)
        for place, row_id in enumerate(ids):
            self._put(row_id, place)
        self._ids = tuple(ids)
        return lost

    def _put(self, row_id: str, place: int) -> None:
        if row_id not in self._rows:
            self._rows[row_id] = self._make(row_id)
        row = self._rows[row_id]
        item = self._layout.itemAt(place)
        if item is None or item.widget() is not row:
            self._layout.removeWidget(row)
            self._layout.insertWidget(place, row)
            # Qt would show it only in the event loop, and a hidden widget takes no focus.
            row.show()

    def _discard(self, row: Row) -> None:
        row.release()
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()


def lay_out_columns(
    theme: Theme, owner: QWidget, columns: Sequence[EditorColumn], widgets: Sequence[QWidget]
) -> None:
    """Lay out one widget in each column; the same columns line up in every row."""
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.metric("gap-tiny"))
    for column, widget in zip(columns, widgets, strict=True):
        if column.width:
            widget.setFixedWidth(column.width)
        else:
            # What is in a row must not change its columns' widths.
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            widget.setSizePolicy(policy)
            widget.setMinimumWidth(theme.metric("rating-width") * 2 // 3)
        row.addWidget(widget, column.share, Qt.AlignmentFlag.AlignVCenter)


def column_header(theme: Theme, columns: Sequence[EditorColumn]) -> QWidget:
    """Build the row of headings above the rows."""
    heads = QWidget()
    labels = [plain_label(column.words, "small") for column in columns]
    for label in labels:
        label.setIndent(theme.metric("gap-tiny") if label.text() else 0)
    lay_out_columns(theme, heads, columns, labels)
    return heads


class DraftLine(AutosaveLineEdit):
    """A line edit that is committed with Enter or on leaving its row, not while typing."""

    def __init__(self, autosave: Autosave, edit: MakeEdit, parent: QWidget | None = None) -> None:
        super().__init__(autosave, edit, parent, CommitOnEnter)

    @override
    def _read(self) -> str:
        return self.text().strip()

    @override
    def _on_left(self) -> None:
        """Do nothing: the focus may have moved to another field of the row only."""
