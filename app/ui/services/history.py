"""Edits with undo and redo: the store behind QUndoStack; and the notifier of its changes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from app.errors import AppError
from app.models.edits import Edit, Location, ReplaceSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.changes import ChangePublisher
    from app.models.storage.store import Store


log = logging.getLogger(__name__)

LIBRARY = ""

_ID = 1
_LIMIT = 2000


class _Step(QUndoCommand):
    """A step on the stack. It writes nothing: `History` writes before the stack moves.

    An exception that left `redo()` would leave a broken command on the stack, so no command of
    ours can raise.
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
    """Performs, undoes and redoes edits. A failed write leaves stack and library as they were.

    Each session has a stack of its own, and the list of sessions (`LIBRARY`) has one: undo in a
    session never removes the session itself, nor shows another one to the audience. `performed`
    or `failed` after each write; `moved` with the edit undone or redone, whose effect should be
    shown, then `undone` or `redone` with its label.
    """

    started = Signal()
    performed = Signal()
    failed = Signal(AppError)
    moved = Signal(object)
    undone = Signal(str)
    redone = Signal(str)
    state_changed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._stacks: dict[str, QUndoStack] = {}
        self._scope = LIBRARY

    def show(self, scope: str) -> None:
        """Make undo and redo act on a session, by its id, or on the list of sessions."""
        if scope != self._scope:
            self._scope = scope
            self.state_changed.emit()

    def perform(self, edit: Edit, origin: str = "") -> bool:
        """Perform an edit and make it one step; False when it could not be written."""
        if not self._write(lambda: self._store.perform(edit, origin)):
            return False
        scope = LIBRARY if edit.place is Location.LIBRARY else edit.session_id
        self.show(scope)
        self._stack(scope).push(_Step(edit))
        self._forget_replaced(edit)
        return True

    def undo(self) -> None:
        """Undo the last step."""
        stack = self._stack(self._scope)
        if not stack.canUndo():
            return
        edit = _edit_at(stack, stack.index() - 1)
        if self._write(lambda: self._store.revert(edit)):
            stack.undo()
            self._forget_replaced(edit)
            self.moved.emit(edit)
            self.undone.emit(edit.label)

    def redo(self) -> None:
        """Redo the step that was undone last."""
        stack = self._stack(self._scope)
        if not stack.canRedo():
            return
        edit = _edit_at(stack, stack.index())
        if self._write(lambda: self._store.perform(edit)):
            stack.redo()
            self._forget_replaced(edit)
            self.moved.emit(edit)
            self.redone.emit(edit.label)

    @property
    def undo_label(self) -> str:
        """The label of the step that undo would undo; empty for none."""
        stack = self._stack(self._scope)
        return _edit_at(stack, stack.index() - 1).label if stack.canUndo() else ""

    @property
    def redo_label(self) -> str:
        """The label of the step that redo would redo; empty for none."""
        stack = self._stack(self._scope)
        return _edit_at(stack, stack.index()).label if stack.canRedo() else ""

    def _stack(self, scope: str) -> QUndoStack:
        if scope not in self._stacks:
            stack = QUndoStack(self)
            stack.setUndoLimit(_LIMIT)
            stack.indexChanged.connect(self.state_changed)
            self._stacks[scope] = stack
        return self._stacks[scope]

    def _forget_replaced(self, edit: Edit) -> None:
        """Clear the steps of a session whose rows were replaced: they could not be undone."""
        if isinstance(edit, ReplaceSession) and edit.session_id in self._stacks:
            self._stacks[edit.session_id].clear()

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


def _edit_at(stack: QUndoStack, index: int) -> Edit:
    step = stack.command(index)
    if not isinstance(step, _Step):
        raise TypeError("a step that is not ours is on the stack")
    return step.edit


class ChangeNotifier(QObject):
    """Emits `changed(Change)` after each commit; Qt disconnects a deleted view."""

    changed = Signal(object)

    def __init__(self, changes: ChangePublisher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        changes.subscribe(self.changed.emit)
