"""The toolbar above the grid, and the size of the grid's text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app.models.records import StatementStatus
from app.settings import LARGEST_ZOOM, SMALLEST_ZOOM
from app.ui.widgets.labels import plain_label
from app.ui.widgets.segmented_control import place_in_row

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from app.settings import SettingsFile
    from app.ui.tabs.grid.commands import GridCommands
    from app.ui.tabs.grid.panel.panel import PanelCommands
    from app.ui.theme.theme import Theme


# The texts of the two longest buttons, and whether there is a label before the text size.
_FORMS = (
    ("Put back the agreed wording", "Count agreement", True),
    ("Put back", "Count agreement", False),
    ("Put back", "Count", False),
)


class GridToolbar(QFrame):
    """A toolbar for the commands used most; all of them are in the menu too.

    Where it is narrow its texts are shorter, so that no button is cut off.
    """

    def __init__(
        self, theme: Theme, commands: GridCommands, panel_commands: PanelCommands, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = commands
        self._panel_commands = panel_commands
        self.setProperty("role", "toolbar")
        self._build()

    def show_zoom(self, percent: int) -> None:
        """Show the text size, in per cent."""
        self.size_button.setText(f"{percent}%")

    def show_status(self, status: StatementStatus | None) -> None:
        """Show the buttons that fit the status of the current statement; None without one."""
        is_changed = status is StatementStatus.CHANGED
        self.agree.setVisible(status is not StatementStatus.AGREED)
        self.take_back.setVisible(status is StatementStatus.AGREED)
        if is_changed == self.put_back.isHidden():
            self.put_back.setVisible(is_changed)
            self._fit()

    def show_presenting(self, *, is_presenting: bool) -> None:
        """Show the button that starts or stops presenting."""
        words = "Stop presenting" if is_presenting else "Present"
        self.present.setText(f"{words}  F5")
        self.present.setAccessibleName(words)
        what = "Take the audience view away" if is_presenting else "Show the room the audience view"
        self.present.setToolTip(f"{what} (F5)")
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the longest texts that fit the width."""
        apart = self._theme.metric("gap-large")
        for put_back, count, has_label in _FORMS:
            self.put_back.setText(put_back)
            self.count.setText(count)
            self._text_label.setVisible(has_label)
            if self._row.sizeHint().width() + apart <= self.width():
                return

    def _build(self) -> None:
        self._row = row = QHBoxLayout(self)
        margin, gap = self._theme.metric("margin"), self._theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(gap + 2)
        commands = self._commands
        row.addWidget(self._button(commands.add_column, "Column", "plus"))
        row.addWidget(self._button(commands.add_prompt, "Prompt", "plus"))
        self._text_label = plain_label("Text", "muted")
        row.addWidget(self._text_label)
        row.addWidget(self._sizes())
        self.agree = self._button(commands.agree, "Agree this wording", "check")
        self.take_back = self._button(commands.take_back, "Take back agreement", "")
        self.put_back = self._button(commands.put_back, _FORMS[0][0], "undo")
        for button in (self.agree, self.take_back, self.put_back):
            row.addWidget(button)
        row.addStretch(1)
        self.count = self._button(self._panel_commands.count, _FORMS[0][1], "people")
        row.addWidget(self.count)
        self.present = QPushButton()
        self.present.setProperty("role", "primary")
        self.present.setCursor(Qt.CursorShape.PointingHandCursor)
        self.present.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.present)
        # Its texts must not keep the window from getting narrower.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_presenting(is_presenting=False)

    def _sizes(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "segments")
        frame.setAccessibleName("Text size")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        commands = self._commands
        parts = (
            (commands.smaller, "A\N{MINUS SIGN}"),
            (commands.normal_size, "100%"),
            (commands.larger, "A+"),
        )
        buttons = []
        for number, (action, words) in enumerate(parts):
            button = self._button(action, words, "")
            button.setProperty("role", "segment")
            button.setProperty("place", place_in_row(number, len(parts)))
            row.addWidget(button)
            buttons.append(button)
        self.size_button = buttons[1]
        self.size_button.setMinimumWidth(self._theme.metric("control") * 2)
        return frame

    def _button(self, action: QAction, words: str, icon: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if icon:
            self._theme.set_icon(button, icon)
            size = self._theme.metric("icon-small")
            button.setIconSize(QSize(size, size))
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button


_STEPS = (SMALLEST_ZOOM, 90, 100, 110, 125, 150, 175, 200, 250, LARGEST_ZOOM)
_NORMAL = 100
# Each turn of the wheel would otherwise wait for the disk.
_WRITE_AFTER_MS = 400


class TextZoom(QObject):
    """The size of the grid's text, in per cent; saved a moment after the last step."""

    changed = Signal(int)

    def __init__(self, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.percent = settings.read().text_zoom
        self._write = QTimer(self, singleShot=True, interval=_WRITE_AFTER_MS)
        self._write.timeout.connect(self.save)

    def step(self, steps: int) -> None:
        """Go to the next size up, or down with a negative step."""
        sizes = _STEPS if steps > 0 else _STEPS[::-1]
        for size in sizes:
            if (size > self.percent) if steps > 0 else (size < self.percent):
                self._use(size)
                return

    def reset(self) -> None:
        """Go back to the normal size."""
        self._use(_NORMAL)

    def save(self) -> None:
        """Write the size to the settings."""
        settings = self._settings.read()
        if settings.text_zoom != self.percent:
            self._settings.write(replace(settings, text_zoom=self.percent))

    def _use(self, percent: int) -> None:
        if percent != self.percent:
            self.percent = percent
            self._write.start()
            self.changed.emit(percent)
