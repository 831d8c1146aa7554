"""The audience window, the operator's strip in it, and the hiding of its cursor."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.audience.viewing_distance import UNMEASURED
from app.ui.audience.controls.status import WARNING_COLOURS
from app.ui.audience.controls.status_widgets import StateChip
from app.ui.audience.pages.canvas import AudienceCanvas
from app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent, QPaintEvent, QResizeEvent, QScreen

    from app.ui.audience.controls.status import OperatorStatus
    from app.ui.audience.typesetting.palette import AudiencePalette
    from app.ui.theme.theme import Theme


REST_MS = 2000


class CursorHider(QObject):
    """Hides the cursor over a widget when it has not moved for `rest` milliseconds."""

    def __init__(self, widget: QWidget, rest: int = REST_MS) -> None:
        super().__init__(widget)
        self._widget = widget
        self._timer = QTimer(self, interval=rest, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        widget.setMouseTracking(True)
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.MouseMove, QEvent.Type.Enter, QEvent.Type.Show}:
            self._widget.unsetCursor()
            self._timer.start()
        return False

    def _on_timer_timeout(self) -> None:
        self._widget.setCursor(Qt.CursorShape.BlankCursor)


_KEYS = "H hides this · Esc back to the grid"
_LEAST_PAGES = "Page 10 of 10…"


class RoomStrip(QFrame):
    """The operator's strip in the audience window; it names nothing but what is seen anyway."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName("What the room sees")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sees = ElidedLabel(role="strong")
        self._pages = ElidedLabel(role="muted")
        self._marks = {mark: StateChip(theme) for mark in WARNING_COLOURS}
        self._clock = StateChip(theme)
        self._keys = QLabel(_KEYS)
        self._build(theme)

    def show_status(self, status: OperatorStatus) -> None:
        """Show another state of the audience view."""
        self._sees.setText(status.sees)
        self._pages.setText(status.pages)
        self._pages.setVisible(bool(status.pages))
        for mark, chip in self._marks.items():
            chip.show_mark(mark, status.hidden)
            chip.setVisible(mark in status.marks)
        if status.clock is not None:
            self._clock.show_clock(status.clock)
        self._clock.setVisible(status.clock is not None)

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        edge, gap = theme.metric("gap-small"), theme.metric("gap")
        row.setContentsMargins(theme.metric("margin"), edge // 2, theme.metric("margin"), edge // 2)
        row.setSpacing(gap)
        # The same height with marks and without, or the pages would be laid out again.
        self.setFixedHeight(self._clock.sizeHint().height() + edge)
        self._pages.setMinimumWidth(
            QFontMetrics(theme.font("body")).horizontalAdvance(_LEAST_PAGES)
        )
        row.addWidget(self._sees)
        for mark, chip in self._marks.items():
            chip.show_mark(mark, 0)
            chip.hide()
            row.addWidget(chip)
        row.addWidget(self._pages)
        row.addStretch(1)
        self._clock.hide()
        row.addWidget(self._clock)
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        self._keys.setProperty("role", "muted")
        row.addWidget(self._keys)


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
    """The window of the audience view; `app.ui.audience.screens.placement` chooses its screen.

    `left`: the person ended the view in it. With -1 or 1: `prompt_step_requested` for the prompt
    before or after, `prompt_end_requested` for the first or last one, `page_turn_requested` for a
    page back or on. `strip_changed`: the strip was shown or hidden. `moved`: the window has another
    position. On another screen than the editor's, `keys_taken`: the window was activated, and
    `typed`: a key without a meaning here.
    """

    left = Signal()
    prompt_step_requested = Signal(int)
    prompt_end_requested = Signal(int)
    page_turn_requested = Signal(int)
    strip_changed = Signal(bool)
    moved = Signal()
    keys_taken = Signal()
    typed = Signal(object)  # QKeyEvent, which lives as long as the call

    def __init__(self, theme: Theme, palette: AudiencePalette) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._palette = palette
        self._floor = UNMEASURED
        self._applied_floor = (0.0, 0.0)
        self._is_alone = False
        self._wants_strip = True
        self._has_marks = False
        self.canvas = AudienceCanvas(palette)
        self.strip = RoomStrip(theme)
        self._cursor = CursorHider(self.canvas)
        self._build()
        self.use_palette(palette)

    @property
    def is_strip_shown(self) -> bool:
        """Whether the strip is shown, or would be with one screen only."""
        return self._wants_strip

    def use_palette(self, palette: AudiencePalette) -> None:
        """Change to another colour set."""
        self._palette = palette
        window_palette = self.palette()
        window_palette.setColor(QPalette.ColorRole.Window, palette.colour("paper"))
        self.setPalette(window_palette)
        self.canvas.use_palette(palette)
        self.update()

    def set_floor(self, share: float) -> None:
        """Set the least height of capitals, as a share of the screen's height."""
        self._floor = share
        self._apply_floor()

    def show_strip(self, *, is_shown: bool) -> None:
        """Show or hide the strip, which is there with one screen only."""
        if is_shown == self._wants_strip:
            return
        self._wants_strip = is_shown
        self._update_strip()
        self.strip_changed.emit(is_shown)

    def show_status(self, status: OperatorStatus) -> None:
        """Show another state of the audience view in the strip; marks show a hidden strip."""
        self.strip.show_status(status)
        if self._has_marks != bool(status.marks):
            self._has_marks = bool(status.marks)
            self._update_strip()

    def show_on(self, screen: QScreen, *, is_alone: bool) -> None:
        """Fill a screen; the editor's window stays active unless it is the only screen.

        Screen and geometry have to be set before the window is shown, and a full-screen window has
        to be hidden before it can be moved to another screen.
        """
        self.hide()
        self._is_alone = is_alone
        # Both take effect only before the native window is made, which setWindowState does.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not is_alone)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, not is_alone)
        # A window system puts a window that was shown before where it was last: over the editor,
        # under openbox. So the native window is made anew.
        self.destroy()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self._update_strip()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Not showFullScreen, which always activates the window.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        if is_alone:
            self.raise_()
            self.activateWindow()
        self._apply_floor()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.NoModifier and self._handle_key(event):
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
        self._apply_floor()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ScreenChangeInternal:
            self._apply_floor()
        elif event.type() == QEvent.Type.WindowActivate and not self._is_alone:
            self.keys_taken.emit()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._palette.colour("paper"))

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
        self._update_strip()

    def _handle_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _PROMPT_STEPS:
            self.prompt_step_requested.emit(_PROMPT_STEPS[key])
        elif key in _PROMPT_ENDS:
            self.prompt_end_requested.emit(_PROMPT_ENDS[key])
        elif key in _PAGE_STEPS:
            self.page_turn_requested.emit(_PAGE_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_H and self._is_alone:
            self.show_strip(is_shown=not self._wants_strip)
        else:
            return False
        return True

    def _update_strip(self) -> None:
        self.strip.setVisible(self._is_alone and (self._wants_strip or self._has_marks))

    def _apply_floor(self) -> None:
        """Set the canvas's floor by the height of the whole screen, with the strip."""
        floor = (self._floor, float(self.screen().geometry().height()))
        if floor != self._applied_floor:
            self._applied_floor = floor
            self.canvas.set_floor(*floor)
