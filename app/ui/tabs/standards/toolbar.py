"""The toolbar of the standards, its search field, and the QActions of the tab."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from app.ui.services.menu_commands import menu_command
from app.ui.widgets.labels import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.theme.theme import Theme


class SearchField(QLineEdit):
    """A search field; Down goes to the list, Escape clears it and then goes to the list."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("standards-search")
        self.setAccessibleName("Search the standards")
        self.setPlaceholderText("Search by code or words, such as “listen” or “Q6”")
        self.setMaxLength(200)

    @override
    def event(self, event: QEvent) -> bool:
        # Where nothing is selected, Ctrl+C is left to "Copy with source".
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Copy)
            and not self.hasSelectedText()
        ):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.left_downwards.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self.left_downwards.emit()
            case _:
                super().keyPressEvent(event)


BROWSE = "browse"
SIDE_BY_SIDE = "side-by-side"


class StandardsToolbar(QFrame):
    """A toolbar of search, count, view and the button that adds a framework."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.search = SearchField()
        self.count = plain_label(role="muted")
        self.count.setObjectName("standards-count")
        self.views = SegmentedControl(
            "View of the standards", [(BROWSE, "Browse"), (SIDE_BY_SIDE, "Side by side")]
        )
        self.views.set_tooltip(BROWSE, "List of statements with one shown large (V)")
        self.views.set_tooltip(SIDE_BY_SIDE, "Columns as the source prints them (V)")
        self.add_button = QPushButton("Add a framework…")
        self.add_button.setObjectName("add-framework")
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap")
        row.setContentsMargins(margin, theme.metric("gap-small") + 1, margin, gap - 3)
        row.setSpacing(gap)
        self.search.setMaximumWidth(theme.metric("reading-width"))
        row.addWidget(self.search, 3)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.views)
        row.addWidget(self.add_button)


class StandardsCommands:
    """The QActions of the tab, which connects them; their shortcuts act within the tab."""

    def __init__(self, owner: QWidget) -> None:
        make = partial(menu_command, owner)
        self.find = make("Search the standards", "/", "Type a code or words")
        self.link = make("Link to…", "L", "Link this statement to a prompt or the checklist")
        self.copy = make(
            "Copy with source", "Ctrl+C", "Copy the words with their path, source and legal status"
        )
        self.show_to_room = make(
            "Show to the room", "R", "Show the audience this statement with its legal status"
        )
        self.switch = make("Browse or side by side", "V", "Change to the other view")
        self.add = make("Add a framework…", "", "Read a content pack from a file")

    @property
    def of_statement(self) -> tuple[QAction, ...]:
        """The commands that need a statement, in the order of their buttons."""
        return (self.link, self.copy, self.show_to_room)

    def enable(self, *, is_statement: bool, is_session: bool) -> None:
        """Enable the commands that apply; a statement can be linked only within a session."""
        for action in self.of_statement:
            action.setEnabled(is_statement)
        self.link.setEnabled(is_statement and is_session)

    def menu_actions(self) -> list[QAction]:
        """Return the actions in the order of the menu."""
        return [self.find, *self.of_statement, self.switch, self.add]
