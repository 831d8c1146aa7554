"""The placement of the audience window: on which screen it is shown, apart from the editor's."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from app.models.audience.screen_choice import ScreenId, choose_screen, find_screen
from app.ui.audience.screens.editor_window import (
    EditorFocus,
    EditorWindowPlace,
    knows_places,
    screen_id,
)
from app.ui.audience.screens.screen_watch import ScreenWatch

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication, QScreen
    from PySide6.QtWidgets import QWidget

    from app.ui.audience.screens.audience_window import AudienceWindow


# A window system may insist on another place: after so many tries it is left there.
_MOST_TRIES = 3


class PlacementState(StrEnum):
    """Where the audience view is."""

    LEFT = "left"  # not shown
    ALONE = "alone"  # on the only screen, over the editor
    OTHER = "other"  # on a screen that the editor is not on
    WAITING = "waiting"  # hidden until its screen comes back


class Placement(QObject):
    """Chooses the screen of the audience view from `present` until `leave`.

    It is on a screen that the editor is not on. When that screen is removed, the view waits for it
    rather than cover the editor. Only if there was a single screen from the start, the view covers
    the editor, until there is another.
    """

    state_changed = Signal()
    placed = Signal(object)  # ScreenId to remember

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
        self._is_user_choice = False
        self._screen: QScreen | None = None
        self._geometry = QRect()
        self._tries = 0
        self._place = EditorWindowPlace(editor, self)
        self._watch = ScreenWatch(application, self)
        self._watch.screen_removed.connect(self._on_watch_screen_removed)
        self._watch.settled.connect(self._on_watch_settled)
        self._place.moved.connect(self._watch.restart_slowly)
        self._editor_focus = EditorFocus(editor)
        audience.left.connect(self.leave)
        audience.keys_taken.connect(self._editor_focus.activate)
        audience.typed.connect(self._editor_focus.forward_key)
        audience.moved.connect(self._on_audience_moved)

    @property
    def state(self) -> PlacementState:
        """Where the view is now."""
        return self._state

    @property
    def is_presenting(self) -> bool:
        """Whether the person presents, also while the view waits for its screen."""
        return self._state is not PlacementState.LEFT

    @property
    def is_waiting(self) -> bool:
        """Whether the view is hidden until its screen comes back."""
        return self._state is PlacementState.WAITING

    @property
    def is_on_one_screen(self) -> bool:
        """Whether the view covers the editor, with the operator's strip."""
        return self._state is PlacementState.ALONE

    def present(self) -> None:
        """Show the view; with one screen only, on that one."""
        if not self.is_presenting:
            self._may_cover = True
            self._move_editor_away()
            self._arrange()

    def leave(self) -> None:
        """Close the view; it does not come back by itself."""
        if not self.is_presenting:
            return
        self._watch.stop()
        self._place.forget()
        self._hide()
        self._set_state(PlacementState.LEFT)

    def screens(self) -> list[tuple[ScreenId, str, bool]]:
        """Return each screen's id, its label, and whether the view is or would be on it."""
        screens = self._application.screens()
        if not screens:
            return []
        own = self._place.screen(screens) or screens[0]
        current = self._screen
        if not self.is_presenting:
            current = (self._remembered_screen(screens) if self._is_user_choice else None) or (
                self._chosen(screens, own) or own
            )
        return [
            (screen_id(screen), _label(screen, is_own=screen == own), screen == current)
            for screen in screens
        ]

    def use(self, mark: ScreenId) -> None:
        """Show the view on a screen the person chose, now or when they present.

        If the editor is on that screen, it is moved to another.
        """
        self._remembered = mark
        self._is_user_choice = True
        self.placed.emit(mark)
        if self.is_presenting:
            self._move_editor_away()
            self._arrange()

    def _arrange(self) -> None:
        screens = self._application.screens()
        if not screens:
            self._wait()
            return
        own = self._place.restore_on(screens, self._remembered) or self._place.screen(screens)
        if own is None:
            own = self._place.move_to(self._free(screens))
        chosen = self._chosen(screens, own)
        if chosen is not None:
            self._show(chosen, PlacementState.OTHER)
        elif self._may_cover:
            self._show(own, PlacementState.ALONE)
        else:
            self._wait()
        if self.is_presenting:
            self._place.remember(own)

    def _free(self, screens: list[QScreen]) -> QScreen:
        """Return a screen for the editor: not the audience's, if there is another."""
        rooms = self._remembered_screen(screens)
        return next((screen for screen in screens if screen != rooms), screens[0])

    def _chosen(self, screens: list[QScreen], own: QScreen) -> QScreen | None:
        marks = [screen_id(screen) for screen in screens]
        index = choose_screen(marks, screens.index(own), self._remembered)
        return None if index is None else screens[index]

    def _remembered_screen(self, screens: list[QScreen]) -> QScreen | None:
        if self._remembered is None:
            return None
        index = find_screen([screen_id(screen) for screen in screens], self._remembered)
        return None if index is None else screens[index]

    def _move_editor_away(self) -> None:
        """Move the editor off a screen that the person has just chosen for the audience."""
        screens = self._application.screens()
        was_asked, self._is_user_choice = self._is_user_choice, False
        wanted = self._remembered_screen(screens) if was_asked else None
        if wanted is None or wanted != self._place.screen(screens):
            return
        others = [screen for screen in screens if screen != wanted]
        if not others:
            self._may_cover = True
            return
        other = self._screen if self._screen in others else others[0]
        # First: the view must not cover the editor, not even in between.
        self._hide()
        self._place.move_to(other)

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
                self._editor_focus.activate()
            if self._may_cover:
                self._may_cover = False
                self._remembered = screen_id(screen)
                self.placed.emit(self._remembered)
        self.state_changed.emit()

    def _is_astray(self) -> bool:
        """Return whether the window system put the view elsewhere, and it may be tried again."""
        centre = self._audience.geometry().center()
        has_tries = self._tries < _MOST_TRIES
        return knows_places() and has_tries and not self._geometry.contains(centre)

    def _hide(self) -> None:
        had_keys = self._audience.isActiveWindow()
        self._audience.hide()
        self._screen = None
        if had_keys:
            self._editor_focus.activate()

    def _wait(self) -> None:
        self._hide()
        self._set_state(PlacementState.WAITING)

    def _set_state(self, state: PlacementState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()

    def _on_watch_screen_removed(self, screen: QScreen) -> None:
        if not self.is_presenting:
            return
        was_editors = self._place.note_removal(screen)
        if was_editors or screen == self._screen:
            self._wait()

    def _on_audience_moved(self) -> None:
        if self._audience.isVisible() and self._screen is not None and self._is_astray():
            self._watch.restart()

    def _on_watch_settled(self) -> None:
        if self.is_presenting:
            self._arrange()


def _label(screen: QScreen, *, is_own: bool) -> str:
    """Return a screen's label: name, model and size in physical pixels."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    model = screen.model().strip()
    words = [screen.name() or "Screen", f"{size.width()} × {size.height()}"]
    if model and model not in screen.name():
        words.insert(1, model)
    if is_own:
        words.append("this window is here")
    return " · ".join(words)
