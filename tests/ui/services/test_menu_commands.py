"""Commands: made in one place, each with words, a key that its tooltip names, and a menu."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

import app
from app.ui.services.menu_commands import menu_command, separator
from app.ui.tabs.registry import TABS

# Two commands with one key, of which only one is ever enabled.
TAKE_TURNS = {
    frozenset({"Find…", "Search"}): "nothing can be found in a tab while the list is shown",
}
# Their tooltips are only ever shown by these menus, which show the key beside the words.
WITHOUT_KEY_IN_TOOLTIP = ("&File", "&Edit", "&View", "&Help")


@pytest.fixture
def window(qtbot):
    """A window with two fields beside each other."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QWidget())
    column = QVBoxLayout(made.centralWidget())
    column.addWidget(QLineEdit())
    column.addWidget(QLineEdit())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize(
    ("given", "tooltip"),
    [
        ({}, "Write evidence"),
        ({"tip": "Say why"}, "Say why"),
        ({"keys": "F2"}, "Write evidence (F2)"),
        ({"keys": "E, F2", "tip": "Say why"}, "Say why (E or F2)"),
        ({"keys": "Ctrl+=, Ctrl++", "shown_key": "Ctrl+="}, "Write evidence (Ctrl+=)"),
        ({"keys": "F2", "tip": "Say why", "shown_key": ""}, "Say why"),
    ],
)
def test_that_the_tooltip_is_the_tip_or_the_words_with_the_keys(window, given, tooltip):
    assert menu_command(window, "Write evidence", **given).toolTip() == tooltip


@pytest.mark.parametrize("key", [Qt.Key.Key_F3, Qt.Key.Key_F4])
def test_that_each_key_acts_inside_its_widget_and_not_beside_it(window, qtbot, key):
    inside, beside = window.findChildren(QLineEdit)
    times = []
    menu_command(inside, "Write evidence", "F3, F4", slot=lambda: times.append(1))
    for field in (inside, beside):
        field.setFocus()
        qtbot.keyClick(field, key)
    assert times == [1]


def test_that_a_key_of_the_main_window_acts_in_another_window_too(window, qtbot):
    times = []
    command = menu_command(window, "Freeze", "F7", slot=lambda: times.append(1), is_checkable=True)
    other = QWidget()
    qtbot.addWidget(other)
    other.addAction(command)
    for shown in (window, other):
        shown.show()
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        qtbot.keyClick(shown, Qt.Key.Key_F7)
    assert times == [1, 1]
    assert command.isCheckable()
    assert not command.isChecked()  # switched twice


def test_that_a_command_has_an_object_name_and_repeats_while_its_key_is_held(window):
    command = menu_command(window, "Write evidence…", "F2")
    assert command.objectName() == "write-evidence"
    assert command.autoRepeat()
    assert command.shortcuts() == [QKeySequence("F2")]
    assert menu_command(window, "About").shortcuts() == []


def test_that_a_separator_has_neither_words_nor_a_key(window):
    line = separator(window)
    assert line.isSeparator()
    assert (line.text(), line.shortcuts()) == ("", [])


def test_that_actions_are_made_by_the_menu_commands_only():
    folder = Path(app.__file__).parent
    making = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if re.search(r"\bQAction\(", path.read_text(encoding="utf-8"))
    }
    assert making == {"ui/services/menu_commands.py"}


def _widgets_of(action):
    """The widgets in which a command's keys act; none of an entry of a menu alone."""
    shows_only = (QMenu, QMenuBar, QAbstractButton)
    found = (one for one in action.associatedObjects() if isinstance(one, QWidget))
    return [widget for widget in found if not isinstance(widget, shows_only)]


def _commands(window):
    """Every command that can be given at what the window shows, with the widgets it acts in."""
    pages = [window.pages.widget(number) for number in range(window.pages.count())]
    hidden = [page for page in pages if page is not window.pages.currentWidget()]
    found = {}
    for action in window.findChildren(QAction):
        widgets = [
            widget
            for widget in _widgets_of(action)
            if not any(page is widget or page.isAncestorOf(widget) for page in hidden)
        ]
        has_keys = any(key.toString() for key in action.shortcuts())
        if widgets or (has_keys and not _widgets_of(action)):
            found[action] = widgets
    return found


def _entries(menu):
    """Every entry of a menu and of the menus in it; separators aside."""
    for action in menu.actions():
        if not action.isSeparator():
            yield action
        if isinstance(action.menu(), QMenu):
            yield from _entries(action.menu())


def _lacks_key(action):
    """Whether the tooltip's last parentheses do not name the command's keys."""
    keys = [key for key in action.shortcuts() if key.toString()]
    _what, _open, named = action.toolTip().removesuffix(")").rpartition(" (")
    shown = [QKeySequence(each) for each in named.split(" or ")]
    return bool(keys) and not (set(shown) <= set(keys) and named)


def _are_in_one_context(some, others):
    return any(
        one is other or one.isAncestorOf(other) or other.isAncestorOf(one)
        for one in some
        for other in others
    )


def _shared_keys(commands):
    for (first, some), (second, others) in combinations(commands.items(), 2):
        shared = set(first.shortcuts()) & set(second.shortcuts()) - {QKeySequence()}
        if not shared or not _are_in_one_context(some, others):
            continue
        takes_turns = frozenset({first.text(), second.text()}) in TAKE_TURNS
        if not takes_turns or (first.isEnabled() and second.isEnabled()):
            keys = ", ".join(key.toString() for key in shared)
            yield f"“{first.text()}” and “{second.text()}” share {keys}"


def _problems(window):
    """What is wrong with the commands at what the window shows, in words."""
    commands = _commands(window)
    bar = window.menuBar()
    in_menus = set(_entries(bar))
    shows_key = {
        entry
        for title in bar.actions()
        if title.text() in WITHOUT_KEY_IN_TOOLTIP
        for entry in _entries(title.menu())
    }
    for action in in_menus | set(commands):
        if not action.text().strip():
            yield f"a command without words ({action.toolTip()!r})"
        if action not in shows_key and _lacks_key(action):
            yield f"the tooltip of “{action.text()}” does not name its key: {action.toolTip()!r}"
    for action in set(commands) - in_menus:
        yield f"“{action.text()}” is in no menu"
    yield from _shared_keys(commands)


def _each_place(window, startup, qtbot):
    """Show the list of sessions and each tab in turn; yield the name of each."""
    yield "All sessions"
    window.commands.sample.trigger()
    for number, tab in enumerate(TABS):
        startup.workspace.show_tab(number)
        qtbot.waitUntil(lambda: window.pages.currentWidget() is startup.workspace.tab)
        yield tab.name


def test_that_every_command_has_words_its_key_in_the_tooltip_and_a_menu(program, qtbot):
    window, startup = program
    found, problems = set(), []
    for place in _each_place(window, startup, qtbot):
        problems += [f"{place}: {problem}" for problem in _problems(window)]
        found |= set(_commands(window))
    assert problems == []
    # Nothing was left out because it acts where this test never looks.
    assert {action for action in window.findChildren(QAction) if _widgets_of(action)} <= found
