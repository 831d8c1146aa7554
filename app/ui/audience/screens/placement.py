"""Put the audience view on the right screen, and keep it off the editor's."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from app.ui.audience.screens.editor_window import (
    EditorFocus,
    EditorWindowPlace,
    knows_places,
    screen_id,
)
from app.ui.audience.screens.screen_choice import ScreenId, choose_screen, find_screen
from app.ui.audience.screens.screen_watch import ScreenWatch

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication, QScreen
    from PySide6.QtWidgets import QWidget

    from app.ui.audience.screens.audience_window import AudienceWindow


# A window system that insists on another place is not fought for ever.
_MOST_TRIES = 3


class PlacementState(StrEnum):
    """Where the audience view is."""

    LEFT = "left"
    ALONE = "alone"  # on the one screen there is, over the editor
    OTHER = "other"  # on a screen that the editor is not on
    WAITING = "waiting"  # its screen is gone, and it comes back with it


class Placement(QObject):
    """Decides where the audience view stands from `present` until `leave`.

    It stands on a screen that the editor is not on. Where that screen goes, the view waits for it
    rather than cover the editor. Only if there was one screen alone from the start, the view
    stands over the editor, until there is another.
    """

    state_changed = Signal()
    placed = Signal(object)  # ScreenMark to remember

    def __init__(
        self,
        application: QGuiApplication,
        editor: QWidget,
        audience: AudienceWindow,
        remembered: ScreenId | None,
    ) -> None:
        super().__init__(editor)
        self._application = application
        self._editor = editor
        self._audience = audience
        self._remembered = remembered
        self._state = PlacementState.LEFT
        self._may_cover = False
        self._is_asked = False
        self._screen: QScreen | None = None
        self._geometry = QRect()
        self._tries = 0
        self._home = EditorWindowPlace(editor, self)
        self._watch = ScreenWatch(application, self)
        self._watch.going.connect(self._on_watch_going)
        self._watch.settled.connect(self._on_watch_settled)
        self._home.moved.connect(self._watch.stir_slowly)
        self._keys = EditorFocus(editor)
        audience.left.connect(self.leave)
        audience.keys_taken.connect(self._keys.give)
        audience.typed.connect(self._keys.pass_on)
        audience.moved.connect(self._on_audience_moved)

    @property
    def state(self) -> PlacementState:
        """Where the view is now."""
        return self._state

    @property
    def is_presenting(self) -> bool:
        """Whether the person presents, be it that the view waits for its screen."""
        return self._state is not PlacementState.LEFT

    @property
    def is_waiting(self) -> bool:
        """Whether the view is hidden until its screen comes back."""
        return self._state is PlacementState.WAITING

    @property
    def is_on_one_screen(self) -> bool:
        """Whether the view stands over the editor, with the operator's strip."""
        return self._state is PlacementState.ALONE

    def present(self) -> None:
        """Show the view; where there is one screen only, on that one."""
        if not self.is_presenting:
            self._may_cover = True
            self._make_room()
            self._arrange()

    def leave(self) -> None:
        """Take the view away; nothing comes back by itself."""
        if not self.is_presenting:
            return
        self._watch.rest()
        self._home.forget()
        self._hide()
        self._become(PlacementState.LEFT)

    def screens(self) -> list[tuple[ScreenId, str, bool]]:
        """Return each screen with its label, and whether the room sees it or would see it."""
        screens = self._application.screens()
        if not screens:
            return []
        own = self._home.screen(screens) or screens[0]
        current = self._screen
        if not self.is_presenting:
            current = (self._asked(screens) if self._is_asked else None) or (
                self._chosen(screens, own) or own
            )
        return [
            (screen_id(screen), _label(screen, is_own=screen == own), screen == current)
            for screen in screens
        ]

    def use(self, mark: ScreenId) -> None:
        """Show the view on a screen the person chose, now or when they present.

        If the editor stands there, it makes room and goes to another screen.
        """
        self._remembered = mark
        self._is_asked = True
        self.placed.emit(mark)
        if self.is_presenting:
            self._make_room()
            self._arrange()

    def _arrange(self) -> None:
        screens = self._application.screens()
        if not screens:
            self._wait()
            return
        own = self._home.back_on(screens, self._remembered) or self._home.screen(screens)
        if own is None:
            own = self._home.move_to(self._free(screens))
        chosen = self._chosen(screens, own)
        if chosen is not None:
            self._show(chosen, PlacementState.OTHER)
        elif self._may_cover:
            self._show(own, PlacementState.ALONE)
        else:
            self._wait()
        if self.is_presenting:
            self._home.note(own)

    def _free(self, screens: list[QScreen]) -> QScreen:
        """Return a screen for the editor, which is not the room's if there is another."""
        rooms = self._asked(screens)
        return next((screen for screen in screens if screen != rooms), screens[0])

    def _chosen(self, screens: list[QScreen], own: QScreen) -> QScreen | None:
        marks = [screen_id(screen) for screen in screens]
        index = choose_screen(marks, screens.index(own), self._remembered)
        return None if index is None else screens[index]

    def _asked(self, screens: list[QScreen]) -> QScreen | None:
        if self._remembered is None:
            return None
        index = find_screen([screen_id(screen) for screen in screens], self._remembered)
        return None if index is None else screens[index]

    def _make_room(self) -> None:
        """Take the editor off a screen that the person has just chosen for the room."""
        screens = self._application.screens()
        was_asked, self._is_asked = self._is_asked, False
        wanted = self._asked(screens) if was_asked else None
        if wanted is None or wanted != self._home.screen(screens):
            return
        others = [screen for screen in screens if screen != wanted]
        if not others:
            self._may_cover = True
            return
        other = self._screen if self._screen in others else others[0]
        # First: it must not stand above the editor, not even on its way.
        self._hide()
        self._home.move_to(other)

    def _show(self, screen: QScreen, state: PlacementState) -> None:
        before = (self._state, self._screen, self._geometry)
        after = (state, screen, screen.geometry())
        if before != after:
            self._tries = 0
        elif self._audience.isVisible() and not self._is_astray():
            return
        self._tries += 1
        self._state, self._screen, self._geometry = after
        self._audience.show_on(screen, is_alone=state is PlacementState.ALONE)
        if state is PlacementState.OTHER:
            if before[0] is PlacementState.ALONE:
                self._keys.give()
            if self._may_cover:
                self._may_cover = False
                self._remembered = screen_id(screen)
                self.placed.emit(self._remembered)
        self.state_changed.emit()

    def _is_astray(self) -> bool:
        """Return whether the window system has put the view somewhere else."""
        centre = self._audience.geometry().center()
        has_tries = self._tries < _MOST_TRIES
        return knows_places() and has_tries and not self._geometry.contains(centre)

    def _hide(self) -> None:
        had_keys = self._audience.isActiveWindow()
        self._audience.hide()
        self._screen = None
        if had_keys:
            self._keys.give()

    def _wait(self) -> None:
        self._hide()
        self._become(PlacementState.WAITING)

    def _become(self, state: PlacementState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()

    def _on_watch_going(self, screen: QScreen) -> None:
        if not self.is_presenting:
            return
        was_editors = self._home.lose(screen)
        if was_editors or screen == self._screen:
            self._wait()

    def _on_audience_moved(self) -> None:
        if self._audience.isVisible() and self._screen is not None and self._is_astray():
            self._watch.stir()

    def _on_watch_settled(self) -> None:
        if self.is_presenting:
            self._arrange()


def _label(screen: QScreen, *, is_own: bool) -> str:
    """Name a screen with its size in real pixels, as people know it."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    model = screen.model().strip()
    words = [screen.name() or "Screen", f"{size.width()} × {size.height()}"]
    if model and model not in screen.name():
        words.insert(1, model)
    if is_own:
        words.append("this window is here")
    return " · ".join(words)
