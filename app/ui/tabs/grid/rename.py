"""The renaming of columns and prompts in autosaved inline editors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.models.edits import Edit, SetAgency, SetPrompt
from app.ui.services.autosave import AutosavedField
from app.ui.widgets.fields.agency_combo import agency_name_needed_text, agency_name_shared_text
from app.ui.widgets.fields.autosaved_field import RequiredText

if TYPE_CHECKING:
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.column_and_prompt_headers import ColumnHeader, PromptHeader
    from app.ui.tabs.grid.header_base import HeaderBase, InlineEditor


class InlineRename(QObject):
    """The fields of the open inline editors; an empty name is refused with a message."""

    named = Signal(object)
    """Emitted with the header whose inline editor was finished by a key, such as Enter."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._open: dict[HeaderBase, tuple[AutosavedField, Callable[[], str]]] = {}

    def follow(self, cell: HeaderBase) -> None:
        """Connect a header, so that its field is released with its inline editor."""
        cell.name_edit_closed.connect(lambda: self._forget(cell))

    def rename_column(self, session_id: str, head: ColumnHeader, *, note: bool = False) -> None:
        """Open the inline editor of a column's name or its note."""
        agency = head.agency
        field = "note" if note else "name"

        def edit_of(before: str, after: str, burst: str) -> Edit | None:
            return SetAgency(
                session_id, agency.id, {field: before}, {field: after}, agency.name, burst
            )

        def now() -> str:
            return head.agency.note if note else head.agency.name

        def shared() -> str:
            return (
                ""
                if note
                else agency_name_shared_text(self._context.store.session(session_id), agency.id)
            )

        refusal = "" if note else agency_name_needed_text(agency.name)
        self._follow(head, head.edit_name(note=note), now, edit_of, refusal, shared)

    def rename_prompt(self, session_id: str, cell: PromptHeader) -> None:
        """Open the inline editor of a prompt's text."""
        prompt = cell.prompt

        def edit_of(before: str, after: str, burst: str) -> Edit | None:
            return SetPrompt(
                session_id, prompt.id, {"text": before}, {"text": after}, prompt.text, burst
            )

        refusal = f"A prompt needs words, so prompt {cell.number} is as it was."
        self._follow(cell, cell.edit_name(), lambda: cell.prompt.text, edit_of, refusal)

    def refresh(self) -> None:
        """Show what changed meanwhile; close the editors without focus and unsaved text."""
        for cell, (field, now) in tuple(self._open.items()):
            field.load(now())
            edit = cell.name_edit
            if edit is not None and not edit.hasFocus() and not field.is_dirty:
                cell.close_name_edit()

    def _follow(
        self,
        cell: HeaderBase,
        edit: InlineEditor,
        now: Callable[[], str],
        edit_of: Callable[[str, str, str], Edit | None],
        refusal: str,
        warning: Callable[[], str] = str,
    ) -> None:
        field = (RequiredText if refusal else AutosavedField)(
            self._context.autosave,
            read=lambda: edit.name,
            show=edit.show_text,
            edit=edit_of,
            parent=self,
        )
        text = now()
        field.load(text)
        self._open[cell] = (field, now)
        edit.edited.connect(field.on_edited)
        edit.finished.connect(lambda: self._finish(cell, edit, text, refusal))
        edit.finished.connect(lambda: self.named.emit(cell))
        edit.left.connect(lambda: self._finish(cell, edit, text, refusal))
        cell.name_edit_closed.connect(
            lambda: self._warn(text, now(), warning), Qt.ConnectionType.SingleShotConnection
        )

    def _finish(self, cell: HeaderBase, edit: InlineEditor, before: str, refusal: str) -> None:
        if cell not in self._open or cell.name_edit is not edit:
            return
        field, _ = self._open[cell]
        if not edit.name and refusal:
            edit.show_text(before)
            self._context.messages.show_status(refusal)
        if field.leave():
            cell.close_name_edit()

    def _warn(self, before: str, after: str, warning: Callable[[], str]) -> None:
        if after != before and (sentence := warning()):
            self._context.messages.show_status(sentence)

    def _forget(self, cell: HeaderBase) -> None:
        if cell in self._open:
            field, _ = self._open.pop(cell)
            self._context.autosave.set_dirty(field, is_dirty=False)
            field.deleteLater()
