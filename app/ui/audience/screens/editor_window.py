"""The screen and the focus of the editor's window, which is put back when its screen returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from app.models.audience.screen_choice import ScreenId, find_screen, screen_holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange, QEvent.Type.Show}
)


def knows_places() -> bool:
    """Return whether windows know their position, which Wayland does not tell them."""
    return not QGuiApplication.platformName().startswith("wayland")


def screen_id(screen: QScreen) -> ScreenId:
    """Return the id of a screen."""
    return ScreenId(screen.name(), _tuple(screen.geometry()))


@dataclass(frozen=True, slots=True)
class _Stand:
    """A position of the window; `geometry` is that when neither maximised nor minimised."""

    mark: ScreenId
    geometry: QRect
    state: Qt.WindowState


class EditorWindowPlace(QObject):
    """Follows the position of the editor's window between `remember` and `forget`."""

    moved = Signal()

    def __init__(self, editor: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._home: _Stand | None = None
        self._screen: QScreen | None = None
        self._is_away = False

    def remember(self, screen: QScreen) -> None:
        """Remember the window's position, unless it had to leave its own screen."""
        self._screen = screen
        if not self._is_away:
            self._home = _Stand(
                screen_id(screen), self._editor_geometry(), self._editor.windowState()
            )
        self._editor.installEventFilter(self)

    def forget(self) -> None:
        """Stop following the window."""
        self._editor.removeEventFilter(self)
        self._home = None
        self._screen = None
        self._is_away = False

    def note_removal(self, screen: QScreen) -> bool:
        """Note that a screen is being removed; return whether the window was on it."""
        if screen != self._screen:
            return False
        self._screen = None
        self._is_away = True
        return True

    def screen(self, screens: Sequence[QScreen]) -> QScreen | None:
        """Return the screen the window is on; None when it is outside them all.

        `QWidget.screen` is late when screens are swapped, but it is all there is where a window
        does not know its position.
        """
        if not knows_places():
            own = self._editor.screen()
            return own if own in screens else screens[0]
        index = self._screen_index([screen_id(screen) for screen in screens])
        return None if index is None else screens[index]

    def restore_on(self, screens: Sequence[QScreen], rooms: ScreenId | None) -> QScreen | None:
        """Put the window back in its place when its screen is there again; return that screen.

        Not on the audience's screen, `rooms`, which it leaves free.
        """
        if not self._is_away or self._home is None:
            return None
        marks = [screen_id(screen) for screen in screens]
        here = self._screen_index(marks)
        index = find_screen(marks, self._home.mark)
        if index is None:
            return None
        is_same = marks[index].name == self._home.mark.name
        if here is not None and rooms is not None and marks[index].name == rooms.name:
            self._is_away = not is_same
            return None
        if index != here:
            self._put(self._home, screens[index])
        elif not is_same:
            return None  # another screen in the place of its own
        self._is_away = False
        return screens[index]

    def move_to(self, screen: QScreen) -> QScreen:
        """Move the window to the same place on another screen, and return that screen."""
        own = self._editor.screen()
        self._put(
            _Stand(screen_id(own), self._editor_geometry(), self._editor.windowState()), screen
        )
        return screen

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.moved.emit()
        return False

    def _put(self, stand: _Stand, screen: QScreen) -> None:
        before = QRect(*stand.mark.geometry)
        shift = screen.geometry().topLeft() - before.topLeft()
        geometry = _inside(stand.geometry.translated(shift), screen.availableGeometry())
        # A maximised window can't be moved to another screen: it is restored first.
        self._editor.setWindowState(Qt.WindowState.WindowNoState)
        self._editor.setScreen(screen)
        self._editor.setGeometry(geometry)
        self._editor.setWindowState(stand.state)

    def _editor_geometry(self) -> QRect:
        return QRect(self._editor.normalGeometry())

    def _screen_index(self, marks: Sequence[ScreenId]) -> int | None:
        is_small = self._editor.isMinimized()
        window = self._editor_geometry() if is_small else self._editor.frameGeometry()
        likely = screen_id(self._editor.screen()) if self._home is None else self._home.mark
        return screen_holding(marks, _tuple(window), likely)


def _inside(window: QRect, room: QRect) -> QRect:
    """Return the window's rectangle moved, and made smaller where necessary, into `room`."""
    fitted = QRect(window.topLeft(), window.size().boundedTo(room.size()))
    fitted.moveLeft(max(room.left(), min(fitted.left(), room.right() - fitted.width() + 1)))
    fitted.moveTop(max(room.top(), min(fitted.top(), room.bottom() - fitted.height() + 1)))
    return fitted


def _tuple(rectangle: QRect) -> tuple[int, int, int, int]:
    return rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()


class EditorFocus:
    """Returns the focus to the editor's window, with keys typed in the audience window."""

    def __init__(self, editor: QWidget) -> None:
        self._editor = editor

    def activate(self) -> None:
        """Activate the editor's window, or the modal dialog over it."""
        self._window().activateWindow()

    def forward_key(self, event: QKeyEvent) -> None:
        """Activate the editor's window, and send it the letter typed elsewhere."""
        self.activate()
        if event.text().isprintable() and event.text():
            QApplication.sendEvent(self._field(), event.clone())

    def _field(self) -> QWidget:
        window = self._window()
        field: QWidget | None = window.focusWidget()  # may be None, other than the stubs say
        return window if field is None else field

    def _window(self) -> QWidget:
        return QApplication.activeModalWidget() or self._editor
