"""The autosave of the cells, and the texts and marks that describe a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.models.edits import Edit, SetEntry, SetStatement
from app.models.rules.agreement import is_absent, is_heard
from app.models.rules.checklist import agency_marks
from app.ui.services.autosave import AutosavedField
from app.ui.tabs.grid.statement_footer import SourceMark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.records import Agency, Prompt, Session
    from app.ui.services.autosave import Autosave
    from app.ui.tabs.grid.cell_editor import CellEditor


class CellAutosave(QObject):
    """The autosaved fields of the cells, made at the first key: most cells are never typed in."""

    def __init__(self, autosave: Autosave, parent: QWidget) -> None:
        super().__init__(parent)
        self._parking = parent
        self._autosave = autosave
        self._fields: dict[CellEditor, AutosavedField] = {}

    def follow(self, cell: CellEditor, session_id: str) -> None:
        """Connect a cell to the autosave."""
        cell.edited.connect(lambda: self._field(cell, session_id).on_edited())
        cell.left.connect(lambda: self._on_cell_left(cell))

    def load(self, cell: CellEditor, text: str) -> None:
        """Show the text of the library; text that is not saved yet stays."""
        field = self._fields.get(cell)
        if field is not None:
            field.load(text)
        elif cell.shown != text:
            cell.show_text(text)

    def unsaved(self) -> list[CellEditor]:
        """Return the cells with text that is not saved yet."""
        return [cell for cell, field in self._fields.items() if field.is_dirty]

    def release(self, cell: CellEditor, *, is_still_there: bool) -> None:
        """Release a cell; one whose text could not be saved is kept, hidden, until it is saved.

        `is_still_there` is whether the library still has the entry: it has that of a cell of
        another session, and not that of a removed column.
        """
        field = self._fields.get(cell)
        if field is not None and field.is_dirty and is_still_there and not field.leave():
            cell.hide()
            cell.setParent(self._parking)
            self._autosave.dirty_changed.connect(lambda _: self._end(cell))
            return
        self._drop(cell)

    def _end(self, cell: CellEditor) -> None:
        field = self._fields.get(cell)
        if field is not None and not field.is_dirty:
            self._drop(cell)

    def _drop(self, cell: CellEditor) -> None:
        field = self._fields.pop(cell, None)
        if field is not None:
            self._autosave.set_dirty(field, is_dirty=False)
            field.deleteLater()
        cell.blockSignals(True)
        cell.hide()
        cell.deleteLater()

    def _on_cell_left(self, cell: CellEditor) -> None:
        if cell in self._fields:
            self._fields[cell].leave()

    def _field(self, cell: CellEditor, session_id: str) -> AutosavedField:
        field = self._fields.get(cell)
        if field is None:
            # The field first loads what is saved; later it reads what was just typed or deleted.
            saved = [cell.shown]
            field = AutosavedField(
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


def _edit_of(cell: CellEditor, session_id: str, before: str, after: str, burst: str) -> Edit:
    address, called = cell.address, cell.accessibleName()
    if address.agency_id is None:
        called = called[0].lower() + called[1:]
        return SetStatement(session_id, address.prompt_id, before, after, called, burst)
    return SetEntry(session_id, address.prompt_id, address.agency_id, before, after, called, burst)


def empty_cell_text(prompt: Prompt, agency: Agency) -> str:
    """Return the text of an empty cell: "absent", "not heard yet" or "nothing written"."""
    if is_heard(prompt, agency):
        return "nothing written"
    return "absent" if is_absent(prompt, agency) else "not heard yet"


def source_marks(session: Session, prompt: Prompt) -> tuple[SourceMark, ...]:
    """Return the marks of the agencies whose words are still in the agreed statement."""
    if not prompt.sources:
        return ()
    # Imported only where it is needed: the stemmer is slow to load.
    from app.models.rules.entries import agencies_still_used

    drawn = agencies_still_used(prompt.statement.text, prompt.sources, session.agencies)
    marks = agency_marks([agency.name for agency in session.agencies])
    return tuple(
        SourceMark(mark, agency.name, agency.colour)
        for mark, agency in zip(marks, session.agencies, strict=True)
        if agency in drawn
    )


def describe_statement_sources(session: Session, prompt: Prompt) -> str:
    """Return whose words are in the agreed statement: "drawn from Health, Education"."""
    if not prompt.sources:
        return ""
    from app.models.rules.entries import describe_sources

    return describe_sources(prompt.statement.text, prompt.sources, session.agencies)
