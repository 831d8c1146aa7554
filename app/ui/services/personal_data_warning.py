"""A warning on the status line when typed text looks like a child's personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.models.text.personal_data_patterns import PersonalDataKind, match_personal_data

if TYPE_CHECKING:
    from app.ui.services.autosave import Autosave
    from app.ui.services.message_dialogs import Messages


# Surely of a child; colleagues' telephone numbers and addresses have fields of their own.
_KINDS = frozenset(
    {PersonalDataKind.DATE_OF_BIRTH, PersonalDataKind.NHS_NUMBER, PersonalDataKind.UPN}
)


class PersonalDataWarning(QObject):
    """Checks each text that is saved and warns once of each hit; nothing is refused."""

    def __init__(self, autosave: Autosave, messages: Messages) -> None:
        super().__init__(autosave)
        self._messages = messages
        autosave.kept.connect(self._on_autosave_kept)

    def _on_autosave_kept(self, before: str, after: str) -> None:
        found = [each for each in match_personal_data(after) if each.kind in _KINDS]
        if not found:
            return
        known = {before[each.start : each.end] for each in match_personal_data(before)}
        new = (each for each in found if after[each.start : each.end] not in known)
        if first := next(new, None):
            self._messages.show_status(first.words)
