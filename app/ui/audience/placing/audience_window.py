"""The window that the room sees: the audience view, and at most one line for the operator."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.models.room.measure import UNMEASURED
from app.ui.audience.pages.canvas import AudienceCanvas
from app.ui.audience.placing.resting_cursor import RestingCursor
from app.ui.audience.placing.room_strip import RoomStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent, QPaintEvent, QResizeEvent, QScreen

    from app.ui.audience.operator.operator_view import OperatorView
    from app.ui.audience.pages.dress import RoomDress
    from app.ui.theme import Theme

_PROMPT_STEPS: Mapping[int, int] = MappingProxyType({Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1})
_PROMPT_ENDS: Mapping[int, int] = MappingProxyType({Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1})
_PAGE_STEPS: Mapping[int, int] = MappingProxyType(
    {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Backspace: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Space: 1,
    }
)


class AudienceWindow(QWidget):
    """Shows nothing of its own; `app.ui.audience.placing.placement` says where it stands.

    `left` when the person ends the view in it, `prompt_stepped` -1 or 1 for the prompt before or
    after, `prompt_ended` -1 or 1 for the first or the last, `page_turned` -1 or 1 for a page back
    or on, `strip_changed` when the operator's line was shown or hidden, `moved` when the window
    stands elsewhere. On another screen than the editor's, `keys_taken` when the keys have come to
    this window, and `typed` for each key that means nothing here.
    """

    left = Signal()
    prompt_stepped = Signal(int)
    prompt_ended = Signal(int)
    page_turned = Signal(int)
    strip_changed = Signal(bool)
    moved = Signal()
    keys_taken = Signal()
    typed = Signal(object)  # QKeyEvent, which lives as long as the call

    def __init__(self, theme: Theme, dress: RoomDress) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._dress = dress
        self._floor = UNMEASURED
        self._told = (0.0, 0.0)
        self._is_alone = False
        self._wants_strip = True
        self._has_marks = False
        self.canvas = AudienceCanvas(dress)
        self.strip = RoomStrip(theme)
        self._cursor = RestingCursor(self.canvas)
        self._build()
        self.use_dress(dress)

    @property
    def is_strip_shown(self) -> bool:
        """Whether the operator's line is shown, or would be with one screen only."""
        return self._wants_strip

    def use_dress(self, dress: RoomDress) -> None:
        """Change to another colour set."""
        self._dress = dress
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, dress.colour("paper"))
        self.setPalette(palette)
        self.canvas.use_dress(dress)
        self.update()

    def set_floor(self, share: float) -> None:
        """Keep every capital letter at this share of the screen's height, or higher."""
        self._floor = share
        self._tell_floor()

    def show_strip(self, *, is_shown: bool) -> None:
        """Show or hide the operator's line; it is there with one screen only."""
        if is_shown == self._wants_strip:
            return
        self._wants_strip = is_shown
        self._lay_strip()
        self.strip_changed.emit(is_shown)

    def show_view(self, view: OperatorView) -> None:
        """Tell the operator's line what the room sees; marks bring it back where it was hidden."""
        self.strip.show_view(view)
        if self._has_marks != bool(view.marks):
            self._has_marks = bool(view.marks)
            self._lay_strip()

    def show_on(self, screen: QScreen, *, is_alone: bool) -> None:
        """Fill a screen; without the keys, which stay with the editor, unless it is the only one.

        Screen and geometry have to be set before the window is shown, and a window that fills a
        screen has to be hidden before it can go to another.
        """
        self.hide()
        self._is_alone = is_alone
        # Both count only for a window made after them, and to set the state makes it.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not is_alone)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, not is_alone)
        # A window system puts a window that was shown before where it had it last: over the
        # editor, under openbox. So it is made anew.
        self.destroy()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self._lay_strip()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Not showFullScreen, which takes the keys whatever is asked for.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        if is_alone:
            self.raise_()
            self.activateWindow()
        self._tell_floor()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.NoModifier and self._obey(event):
            return
        event.ignore()
        if not self._is_alone:
            self.typed.emit(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()  # the program may be ending, which one refusal would stop
        self.left.emit()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_floor()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ScreenChangeInternal:
            self._tell_floor()
        elif event.type() == QEvent.Type.WindowActivate and not self._is_alone:
            self.keys_taken.emit()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._dress.colour("paper"))

    def _build(self) -> None:
        self.setWindowTitle("Common Ground – audience view")
        self.setAccessibleName("Audience view")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.strip)
        self._lay_strip()

    def _obey(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _PROMPT_STEPS:
            self.prompt_stepped.emit(_PROMPT_STEPS[key])
        elif key in _PROMPT_ENDS:
            self.prompt_ended.emit(_PROMPT_ENDS[key])
        elif key in _PAGE_STEPS:
            self.page_turned.emit(_PAGE_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_H and self._is_alone:
            self.show_strip(is_shown=not self._wants_strip)
        else:
            return False
        return True

    def _lay_strip(self) -> None:
        self.strip.setVisible(self._is_alone and (self._wants_strip or self._has_marks))

    def _tell_floor(self) -> None:
        """Count with the height of the whole screen, of which the strip may take a part."""
        told = (self._floor, float(self.screen().geometry().height()))
        if told != self._told:
            self._told = told
            self.canvas.set_floor(*told)
