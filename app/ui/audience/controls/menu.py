"""The Room menu: its commands, and its submenus of choices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.models.audience.scene import View
from app.models.text.phrases import one_line
from app.ui.services.menu_commands import menu_command
from app.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QWidget

    from app.models.audience.screen_choice import ScreenId
    from app.ui.audience.controls.status import OperatorStatus


_LETTERS_SHOWN = 48


class ChoiceMenu(QObject):
    """A submenu of choices; `choose` is called with the key of the one clicked."""

    def __init__(
        self, title: str, tip: str, choose: Callable[[object], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self._shown: list[tuple[object, str, bool]] = []
        self.menu = QMenu(title, parent)
        self.menu.setToolTipsVisible(True)
        self.menu.menuAction().setToolTip(tip)

    def show_choices(self, choices: Sequence[tuple[object, str, bool]]) -> None:
        """Show choices as key, words and whether it is ticked; quick when nothing changed."""
        if self._shown == list(choices):
            return
        self._shown = list(choices)
        self.menu.clear()
        for key, words, is_ticked in choices:
            self._add(key, one_line(words), is_ticked=is_ticked)

    def _add(self, key: object, words: str, *, is_ticked: bool) -> None:
        metrics = self.menu.fontMetrics()
        room = metrics.averageCharWidth() * _LETTERS_SHOWN
        short = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        action = self.menu.addAction(short.replace("&", "&&"))
        action.setToolTip(plain_tooltip(words))
        action.setCheckable(True)
        action.setChecked(is_ticked)
        action.triggered.connect(partial(self._on_triggered, key))

    def _on_triggered(self, key: object, *_checked: object) -> None:
        self._restore_ticks()
        self._choose(key)

    def _restore_ticks(self) -> None:
        """Reset each tick to the current choices, whatever was clicked."""
        for action, (_key, _words, is_ticked) in zip(self.menu.actions(), self._shown, strict=True):
            action.setChecked(is_ticked)


def build_audience_menu(commands: AudienceCommands, window: QMainWindow) -> QMenu:
    """Build the Room menu before the last, Help; short enough for a screen 720 pixels high."""
    steps = [commands.next_view, commands.previous_view]
    view = _menu("View", window, [[*commands.views.values()], steps, [commands.count]])
    view.menuAction().setToolTip(
        "Choose what the room sees: overview, prompt, statement, or the count"
    )
    clock = [commands.timer, commands.add_minute, commands.reset_timer]
    timer = _menu("Timer", window, [clock, [commands.sound]])
    timer.menuAction().setToolTip("Start, pause or change the time of the prompt")
    menu = _menu(
        "&Room",
        window,
        [
            [commands.present],
            [view.menuAction(), commands.end_note],
            [commands.next_prompt, commands.previous_prompt],
            [commands.next_page, commands.previous_page],
            [commands.freeze, commands.blank, commands.cover],
            [commands.reveal_next, commands.reveal.menuAction()],
            [timer.menuAction(), commands.minutes],
            [commands.measure, commands.screens.menuAction(), commands.colours.menuAction()],
            [commands.strip],
        ],
    )
    bar = window.menuBar()
    if bar.actions():
        bar.insertMenu(bar.actions()[-1], menu)
    else:
        bar.addMenu(menu)
    return menu


def _menu(title: str, parent: QWidget, groups: list[list[QAction]]) -> QMenu:
    menu = QMenu(title, parent)
    menu.setToolTipsVisible(True)
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        menu.addActions(group)
    return menu


_VIEWS = {
    View.OVERVIEW: ("Overview", "Show the room who has been heard at which prompt"),
    View.PROMPT: ("Prompt", "Show the room the prompt, each entry and the agreed statement"),
    View.STATEMENT: ("Statement", "Show the room the agreed statement alone, large"),
}
_COLOURS = (
    ("", "As this window"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("contrast", "High contrast"),
)


class AudienceCommands(QObject):
    """Builds the commands of the Room menu; presenter and controller connect them."""

    reveal_requested = Signal(str)  # an agency's id
    screen_requested = Signal(object)  # a ScreenId
    colours_requested = Signal(str)  # a colour set, or "" for the main window's

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._command = partial(menu_command, window)
        self._switch = partial(menu_command, window, is_checkable=True)
        self._make_views()
        self._make_steps()
        self._make_marks()
        self._make_clock()
        self._make_choices()
        self.menu = build_audience_menu(self, window)
        self.show_colours("")
        self.enable(is_open=False)

    def for_audience(self) -> list[QAction]:
        """Return the commands whose shortcuts work in the audience window too."""
        return [self.present, *self._stepping, self.count, *self._marking, *self._timing]

    def enable(self, *, is_open: bool) -> None:
        """Enable or disable the commands that need an open session."""
        choices = [self.screens.menuAction(), self.colours.menuAction()]
        for action in (self.present, *self._timing, self.minutes, self.measure, *choices):
            action.setEnabled(is_open)
        if not is_open:
            self.show_state(None, is_presenting=False)

    def show_state(self, status: OperatorStatus | None, *, is_presenting: bool) -> None:
        """Show the state of the audience view, and enable the commands that apply to it."""
        shown = status if is_presenting else None
        self.present.setChecked(is_presenting)
        for action in (*self.views.values(), *self._stepping, *self._marking, self.strip):
            action.setEnabled(is_presenting)
        self._show_marks(shown)
        for reveals in (self.reveal_next, self.reveal.menuAction()):
            reveals.setEnabled(shown is not None and shown.hidden > 0)
        self.end_note.setEnabled(shown is not None and shown.has_note)
        self.count.setEnabled(shown is not None and shown.has_count)
        for turns in (self.next_page, self.previous_page):
            turns.setEnabled(shown is not None and shown.page_count > 1)
        is_running = status is not None and status.clock is not None and status.clock.is_running
        self.timer.setText("Pause the timer" if is_running else "Start the timer")

    def show_agencies(self, agencies: Sequence[tuple[str, str, bool]]) -> None:
        """Show the agencies to reveal: id, name, and whether its entry is revealed already."""
        self._agencies.show_choices(
            [(key, name.strip() or "Agency without a name", on) for key, name, on in agencies]
        )

    def show_screens(self, screens: Sequence[tuple[ScreenId, str, bool]]) -> None:
        """Show the screens: id, label, and whether the audience view is on it."""
        self._screens.show_choices(screens)

    def show_colours(self, chosen: str) -> None:
        """Tick the audience view's own colour set, "" for the main window's."""
        self._colours.show_choices([(key, words, key == chosen) for key, words in _COLOURS])

    def _show_marks(self, status: OperatorStatus | None) -> None:
        # By name: the enum of the marks is only imported once somebody presents.
        marks = {mark.name for mark in status.marks} if status is not None else set()
        self.freeze.setChecked("FROZEN" in marks)
        self.blank.setChecked("BLANK" in marks)
        self.cover.setChecked("COVERED" in marks)
        self.count.setChecked("COUNT" in marks)
        if status is not None:
            # A note or a count is shown in place of the view, until any view is chosen.
            is_view_seen = not (status.has_note or status.is_counting)
            for other, action in self.views.items():
                action.setChecked(other is status.view and is_view_seen)

    def _make_views(self) -> None:
        self.present = self._switch("Present", "F5", "Show the room its own view, or stop that")
        group = QActionGroup(self)
        self.views = {view: self._switch(words, "", tip) for view, (words, tip) in _VIEWS.items()}
        for action in self.views.values():
            group.addAction(action)
        self.views[View.PROMPT].setChecked(True)
        self.next_view = self._command("Next view", "F6", "Overview, prompt, statement")
        self.previous_view = self._command(
            "Previous view", "Shift+F6", "Statement, prompt, overview"
        )
        self.count = self._switch(
            "Show the count",
            "Ctrl+F6",
            "Show the room who is counted, and the result once every agency is in",
        )
        self.end_note = self._command(
            "Back to the prompt", "", "Put the checklist statement or standard away"
        )

    def _make_steps(self) -> None:
        # Page Down alone belongs to the grid's editors, which move the audience view themselves.
        self.next_prompt = self._command(
            "Next prompt", "Alt+PgDown", "Go on by a prompt, in the grid and in the room"
        )
        self.previous_prompt = self._command(
            "Previous prompt", "Alt+PgUp", "Go back by a prompt, in the grid and in the room"
        )
        self.next_page = self._command(
            "Next page", "Ctrl+PgDown", "Turn to the words that did not fit"
        )
        self.previous_page = self._command("Previous page", "Ctrl+PgUp", "Turn back by a page")
        pages = [self.next_page, self.previous_page]
        self._stepping = [self.next_view, self.previous_view, self.next_prompt, *pages]
        self._stepping.append(self.previous_prompt)

    def _make_marks(self) -> None:
        self.freeze = self._switch("Freeze", "F7", "The room keeps what it sees while you go on")
        self.blank = self._switch("Blank", "F8", "The room sees plain paper")
        self.cover = self._switch("Cover", "F9", "Hide what the agencies said until you reveal it")
        self.reveal_next = self._command(
            "Reveal next", "Shift+F9", "Show the room one more agency’s entry"
        )
        self._marking = [self.freeze, self.blank, self.cover, self.reveal_next]

    def _make_clock(self) -> None:
        self.timer = self._command("Start the timer", "F12", "Start or pause the prompt’s minutes")
        self.add_minute = self._command(
            "Add a minute", "Shift+F12", "Give this prompt a minute more"
        )
        self.reset_timer = self._command(
            "Back to the planned minutes", "Ctrl+F12", "Begin this prompt’s minutes anew"
        )
        self._timing = [self.timer, self.add_minute, self.reset_timer]
        self.sound = self._switch(
            "Sound when time is over", "", "One short sound; the timer is silent otherwise"
        )
        self.minutes = self._command(
            "Minutes for each prompt…", "", "Plan the minutes, and see when the workshop ends"
        )

    def _make_choices(self) -> None:
        self.measure = self._command(
            "Measure the room…", "", "Set the smallest letters by the screen and the last row"
        )
        self.strip = self._switch(
            "Strip on the room’s view\tH", "", "Your own line on the view, with one screen only"
        )
        self._agencies = self._choices(
            "Reveal", "Show the room what one agency said", self.reveal_requested.emit
        )
        self._screens = self._choices(
            "Screen", "Choose the screen that the room sees", self.screen_requested.emit
        )
        self._colours = self._choices(
            "Colours in the room", "Choose how the room’s view looks", self.colours_requested.emit
        )
        self.reveal = self._agencies.menu
        self.screens = self._screens.menu
        self.colours = self._colours.menu

    def _choices(self, title: str, tip: str, choose: Callable[[object], object]) -> ChoiceMenu:
        return ChoiceMenu(title, tip, choose, self._window)
