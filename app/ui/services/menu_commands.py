"""The factory of all commands, the main window's own in their menus, and the window's keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from app.settings import ColourSet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMenu, QWidget


_COLOUR_WORDS = {
    ColourSet.LIGHT: "Light",
    ColourSet.DARK: "Dark",
    ColourSet.CONTRAST: "High contrast",
}


class MenuCommands(QObject):
    """Builds the menu bar and its commands; others connect what each command does."""

    def __init__(self, window: QMainWindow, tab_names: Iterable[str]) -> None:
        super().__init__(window)
        self._window = window
        # The menu shows the key beside the words.
        self._command = partial(menu_command, window, shown_key="")
        self.new = self._command("New session", "Ctrl+N", "Start a new session")
        self.sessions = self._command("All sessions", "Ctrl+O", "Go to the list of sessions")
        self.sample = self._command("Try the sample workshop", "", "Open a filled example to try")
        self.import_file = self._command("Import a session file…", "Ctrl+I", "Read a session file")
        self._add_files()
        self.quit = self._command("Quit", "Ctrl+Q", "Save everything and close")
        self.undo = self._command("Undo", "Ctrl+Z", "Take the last step back")
        self.redo = self._command("Redo", "Ctrl+Shift+Z, Ctrl+Y", "Do the step again")
        self.find = self._command("Find…", "Ctrl+F", "Find words in this tab")
        self.full_screen = self._command(
            "Full screen", "F11", "Fill the screen with the window", is_checkable=True
        )
        self.help = self._command("Keys and help", "F1", "Show the keys and how things work")
        self.about = self._command("About Common Ground", "", "Show the version and its sources")
        self.tabs = [
            self._command(name, f"Ctrl+{number}", f"Go to {name}")
            for number, name in enumerate(tab_names, 1)
        ]
        self.colours = {
            colour: self._command(
                words, "", f"Show everything in {words.lower()} colours", is_checkable=True
            )
            for colour, words in _COLOUR_WORDS.items()
        }
        self._group_colours()
        self._build()

    def _add_files(self) -> None:
        """Add the commands that write files of a session, and the one that reads worksheets."""
        self.export = self._command(
            "Export…", "Ctrl+E", "See the record beforehand, and write it in the form that you need"
        )
        self.calendar = self._command(
            "Calendar of meetings and due dates…",
            "Ctrl+Shift+I",
            "Write the review meetings and due dates for Outlook and other calendars",
        )
        self.worksheets = self._command(
            "Worksheets…", "Ctrl+Shift+W", "Write a form for each agency to fill in beforehand"
        )
        self.collect = self._command(
            "Collect worksheets…",
            "Ctrl+Shift+O",
            "Add what agencies wrote on their worksheets; PDFs can be dropped on the window too",
        )

    def show_history(self, undo: str, redo: str) -> None:
        """Show the labels of the steps that undo and redo would take."""
        for action, word, label in ((self.undo, "Undo", undo), (self.redo, "Redo", redo)):
            words = f"{word} {in_sentence(label)}" if label else word
            action.setText(words.replace("&", "&&"))
            action.setEnabled(bool(label))

    def show_tab_commands(self, commands: list[QAction]) -> None:
        """Show the commands of the tab in the Workshop menu."""
        self._workshop.clear()
        self._workshop.addActions(commands)
        self._workshop.menuAction().setVisible(bool(commands))

    def release(self) -> None:
        """Disconnect the commands that acted on a library that is closed now."""
        of_library = (self.new, self.sessions, self.sample, self.import_file, self.export)
        records = (self.calendar, self.worksheets, self.collect)
        for action in (*of_library, *records, self.undo, self.redo, self.find, *self.tabs):
            with suppress(RuntimeError):  # nobody was connected
                action.triggered.disconnect()

    def enable_session(self, *, is_open: bool) -> None:
        """Enable or disable the commands that need an open session."""
        records = (self.export, self.calendar, self.worksheets, self.collect)
        for action in (*records, self.find, *self.tabs):
            action.setEnabled(is_open)

    def enable_library(self, *, is_open: bool) -> None:
        """Enable or disable the commands that need an open library."""
        for action in (self.new, self.sessions, self.sample, self.import_file):
            action.setEnabled(is_open)

    def _group_colours(self) -> None:
        group = QActionGroup(self)
        for action in self.colours.values():
            group.addAction(action)

    def _build(self) -> None:
        file = self._menu("&File", [self.new, self.sessions, self.sample])
        records = [self.import_file, self.export, self.calendar]
        self._rest(file, records, [self.worksheets, self.collect], [self.quit])
        edit = self._menu("&Edit", [self.undo, self.redo])
        self._rest(edit, [self.find])
        view = self._menu("&View", self.tabs)
        view.addSeparator()
        colours = view.addMenu("Colours")
        colours.addActions(list(self.colours.values()))
        self._rest(view, [self.full_screen])
        self._workshop = self._menu("&Workshop", [])
        self._menu("&Help", [self.help, self.about])
        self.show_tab_commands([])
        self.show_history("", "")
        self.enable_session(is_open=False)
        self.enable_library(is_open=False)

    def _menu(self, title: str, actions: list[QAction]) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        menu.setToolTipsVisible(True)
        menu.addActions(actions)
        return menu

    def _rest(self, menu: QMenu, *groups: list[QAction]) -> None:
        for group in groups:
            menu.addSeparator()
            menu.addActions(group)


class WindowKeys(QObject):
    """An event filter that keeps text fields from taking the window's shortcuts, such as Ctrl+Z.

    It is on the widget with the focus only; one on the application would see every event.
    """

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        if any(pressed in action.shortcuts() for action in self._window.actions()):
            event.ignore()
            return True
        return False


def menu_command(
    within: QWidget,
    text: str,
    keys: str = "",
    tip: str = "",
    *,
    slot: Callable[[], object] | None = None,
    shown_key: str | None = None,
    is_checkable: bool = False,
) -> QAction:
    """Return a command with its words, keys ("E, F2") and tooltip; the caller puts it in a menu.

    The keys act while the focus is inside `within`; those of the main window also in each other
    window that the command is added to. The tooltip is the tip, else the words, and the keys
    ("E or F2"); `shown_key` replaces the keys there, an empty one leaves them out.
    """
    action = QAction(text, within)
    action.setObjectName("-".join(text.rstrip("…").lower().split()))
    action.setCheckable(is_checkable)
    action.setShortcuts([QKeySequence(key) for key in keys.split(", ") if key])
    action.setShortcutContext(
        Qt.ShortcutContext.WindowShortcut
        if isinstance(within, QMainWindow)
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    shown = keys.replace(", ", " or ") if shown_key is None else shown_key
    action.setToolTip(f"{tip or text} ({shown})" if shown else tip or text)
    if slot is not None:
        connect(action, slot)
    within.addAction(action)
    return action


def separator(within: QWidget) -> QAction:
    """Return a separator between two groups of commands."""
    line = QAction(within)
    line.setSeparator(True)
    return line


def connect(action: QAction, slot: Callable[[], object]) -> None:
    """Connect a command to a slot, without Qt's "checked" argument."""
    action.triggered.connect(lambda _checked: slot())


def in_sentence(label: str) -> str:
    """Return a step's label as it is written within a sentence."""
    first = label.split(" ", 1)[0]
    return label if first.isupper() else label[:1].lower() + label[1:]
