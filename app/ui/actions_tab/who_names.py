"""Complete a name as it is typed, from the people of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from app.models.records import Person


class WhoNames(QCompleter):
    """Offers the names that have the letters typed; many fields share one. Any other name stays."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people, each name once, in their order."""
        names = (" ".join(person.name.split()) for person in people)
        self._names.setStringList([name for name in dict.fromkeys(names) if name])
