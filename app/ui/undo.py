"""The one road from a gesture to the store, and back: QUndoStack through an adapter."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from app.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.edits import Edit
    from app.models.store import Store

log = logging.getLogger(__name__)

_ID = 1
_LIMIT = 2000


class _Step(QUndoCommand):
    """A place on the stack. It writes nothing: the adapter has written before the stack moves.

    An exception that left `redo()` would leave a broken command on the stack (PITFALLS, Qt), so
    no command of ours can raise.
    """

    def __init__(self, edit: Edit) -> None:
        super().__init__(edit.label)
        self.edit = edit

    @override
    def id(self) -> int:
        return _ID

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step):
            return False
        merged = self.edit.merged_with(other.edit)
        if merged is None:
            return False
        self.edit = merged
        return True


class History(QObject):
    """Perform edits, and undo and redo them. A failed write leaves stack and library as they were.

    `performed` and `failed` tell the save indicator the truth; `moved` gives the edit whose
    effect should be brought into sight after undo or redo.
    """

    started = Signal()
    performed = Signal()
    failed = Signal(AppError)
    moved = Signal(object)
    state_changed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(_LIMIT)
        self._stack.indexChanged.connect(self.state_changed)

    def perform(self, edit: Edit, origin: str = "") -> bool:
        """Do an edit and make it one step; False when the library could not take it."""
        if not self._write(lambda: self._store.perform(edit, origin)):
            return False
        self._stack.push(_Step(edit))
        return True

    def undo(self) -> None:
        """Take the last step back."""
        if not self._stack.canUndo():
            return
        edit = self._step(self._stack.index() - 1).edit
        if self._write(lambda: self._store.revert(edit)):
            self._stack.undo()
            self.moved.emit(edit)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if not self._stack.canRedo():
            return
        edit = self._step(self._stack.index()).edit
        if self._write(lambda: self._store.perform(edit)):
            self._stack.redo()
            self.moved.emit(edit)

    @property
    def undo_label(self) -> str:
        """Name the step that undo would take back; empty when there is none."""
        return self._step(self._stack.index() - 1).edit.label if self._stack.canUndo() else ""

    @property
    def redo_label(self) -> str:
        """Name the step that redo would do again; empty when there is none."""
        return self._step(self._stack.index()).edit.label if self._stack.canRedo() else ""

    def _step(self, index: int) -> _Step:
        step = self._stack.command(index)
        if not isinstance(step, _Step):
            raise TypeError("a step that is not ours is on the stack")
        return step

    def _write(self, write: Callable[[], object]) -> bool:
        self.started.emit()
        try:
            write()
        except AppError as error:
            log.exception("the library could not be written")
            self.failed.emit(error)
            return False
        self.performed.emit()
        return True
