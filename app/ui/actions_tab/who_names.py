"""Complete a name as it is typed, from the people of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from app.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from app.models.records import Person

_CHOOSING = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


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
        cleaned = (" ".join(person.name.split()) for person in people)
        names = [name for name in dict.fromkeys(cleaned) if name]
        # Only what is new: a list set anew closes what is offered, at each save of what is typed.
        if names != self._names.stringList():
            self._names.setStringList(names)


class WhoField(LineField):
    """A line for a name; while names are offered, the keys choose among them, not among rows."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() in _PLAIN
            if is_plain and event.key() in _CHOOSING and self._is_offered_names():
                event.accept()
                return True
        return super().event(event)

    def _is_offered_names(self) -> bool:
        popup = self.completer().popup()
        return popup is not None and popup.isVisible()
