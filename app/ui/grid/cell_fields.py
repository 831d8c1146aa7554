"""Save what is typed in the cells, each as a field of the autosave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.models.edits import Edit, SetEntry, SetStatement
from app.ui.autosave import TypedField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.autosave import Autosave
    from app.ui.grid.cell_edit import CellEdit


class CellFields(QObject):
    """Makes a field when a cell is first typed in: most cells of a large grid never are."""

    def __init__(self, autosave: Autosave, parent: QWidget) -> None:
        super().__init__(parent)
        self._parking = parent
        self._autosave = autosave
        self._fields: dict[CellEdit, TypedField] = {}

    def follow(self, cell: CellEdit, session_id: str) -> None:
        """Save the cell's words from now on."""
        cell.edited.connect(lambda: self._field(cell, session_id).on_edited())
        cell.left.connect(lambda: self._on_cell_left(cell))

    def load(self, cell: CellEdit, text: str) -> None:
        """Show the library's words; words that are not saved yet stay."""
        field = self._fields.get(cell)
        if field is not None:
            field.load(text)
        elif cell.shown != text:
            cell.show_text(text)

    def unsaved(self) -> list[CellEdit]:
        """Give the cells with words that are not in the library yet."""
        return [cell for cell, field in self._fields.items() if field.is_dirty]

    def let_go(self, cell: CellEdit, *, is_still_there: bool) -> None:
        """Forget a cell; one with words that could not be saved lives on, unseen, until they are.

        `is_still_there` tells whether the library still has the place: a cell of another session
        does, one of a removed column does not.
        """
        field = self._fields.get(cell)
        if field is not None and field.is_dirty and is_still_there and not field.leave():
            cell.hide()
            cell.setParent(self._parking)
            self._autosave.dirty_changed.connect(lambda _: self._end(cell))
            return
        self._drop(cell)

    def _end(self, cell: CellEdit) -> None:
        field = self._fields.get(cell)
        if field is not None and not field.is_dirty:
            self._drop(cell)

    def _drop(self, cell: CellEdit) -> None:
        field = self._fields.pop(cell, None)
        if field is not None:
            self._autosave.note(field, is_dirty=False)
            field.deleteLater()
        cell.blockSignals(True)
        cell.hide()
        cell.deleteLater()

    def _on_cell_left(self, cell: CellEdit) -> None:
        if cell in self._fields:
            self._fields[cell].leave()

    def _field(self, cell: CellEdit, session_id: str) -> TypedField:
        field = self._fields.get(cell)
        if field is None:
            # It first learns what is saved; what was just typed, or taken out, is read after that.
            saved = [cell.shown]
            field = TypedField(
                self._autosave,
                read=lambda: saved[0] if saved else cell.text,
                show=cell.show_text,
                edit=lambda *texts: _edit_of(cell, session_id, *texts),
                parent=self,
            )
            field.load(cell.shown)
            saved.clear()
            self._fields[cell] = field
        return field


def _edit_of(cell: CellEdit, session_id: str, before: str, after: str, burst: str) -> Edit:
    spot, called = cell.spot, cell.accessibleName()
    if spot.agency_id is None:
        called = called[0].lower() + called[1:]
        return SetStatement(session_id, spot.prompt_id, before, after, called, burst)
    return SetEntry(session_id, spot.prompt_id, spot.agency_id, before, after, called, burst)
