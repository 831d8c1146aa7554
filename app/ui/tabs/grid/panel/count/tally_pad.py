"""The tally pad for counting with the number keys, and the section of the panel around it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from app.models.rules.agreement import LEVEL_WORDS
from app.ui.tabs.grid.panel.count.tally_rows import (
    AgencyTallyRow,
    TallyHeader,
    accessible_text,
    tally_view,
)
from app.ui.widgets.labels import plain_label
from app.ui.widgets.lists.row_list import remove_widget
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

    from app.models.records import Prompt, Session
    from app.ui.tabs.grid.panel.count.counting import CountController
    from app.ui.tabs.grid.panel.count.tally_rows import TallyView
    from app.ui.theme.theme import Theme


_KEYS_BESIDE = 3
_DIGITS = ("0", "1", "2", "3", "4", "5")
_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_REPEATED = (Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Down)
_HINT = "0 to 5 a hand · Enter next agency · Backspace takes one back · A absent · ↑↓ agency"
_HINT_AGAIN = "Ctrl+Shift+A agrees · Enter counts again, and keeps this count"
_HINT_AGREED = "Agreed; Ctrl+Shift+A takes that back · Enter counts again, and keeps this count"


class TallyPad(QFrame):
    """A widget that counts hands by number keys while it has the focus, or by clicks."""

    entered = Signal()

    def __init__(self, theme: Theme, counting: CountController) -> None:
        super().__init__()
        self._theme = theme
        self._counting = counting
        self._rows: dict[str, AgencyTallyRow] = {}
        self._view: TallyView | None = None
        self._now = plain_label(role="heading", wraps=True)
        self._head = TallyHeader(theme)
        self._hint = plain_label(role="small", wraps=True)
        self._handlers: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Backspace: counting.remove_hand,
            Qt.Key.Key_A: counting.mark_absent,
            Qt.Key.Key_Up: partial(counting.step, -1),
            Qt.Key.Key_Down: partial(counting.step, 1),
        }
        self._keys = [self._key(level) for level in range(len(LEVEL_WORDS))]
        self._build()

    def show_view(self, view: TallyView) -> None:
        """Show a count, or its result."""
        self._view = view
        self._now.setText(view.now)
        self._now.setVisible(bool(view.now))
        self._head.show_needed(view.level)
        for key in self._keys:
            key.setVisible(view.can_count_hands)
            key.setEnabled(view.can_count_hands)
        self._show_rows(view)
        result = _HINT_AGREED if view.is_agreed else _HINT_AGAIN
        self._hint.setText(_HINT if view.can_count_hands else result if view.has_result else "")
        self._hint.setVisible(bool(self._hint.text()))
        current = next((line for line in view.lines if line.is_current), None)
        self.setAccessibleName(
            f"Count {accessible_text(current)}" if current else "Count of the room"
        )
        self.setAccessibleDescription(" ".join(view.sentences) or self._hint.text())

    @override
    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._handler_of(event) is not None:
            event.accept()  # digits and letters are for the pad, not for any shortcut
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        handler = self._handler_of(event)
        if handler is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or Qt.Key(event.key()) in _REPEATED:
            # A key held down counts one hand, and Enter held down skips nobody.
            handler()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _handler_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return the handler of a key; None for a key that the pad does not use."""
        if event.modifiers() & _COMMAND_KEYS:
            return None
        # By its text: on some keyboards the digits need Shift.
        if event.text() in _DIGITS:
            return partial(self._counting.add_hand, _DIGITS.index(event.text()))
        return self._handlers.get(Qt.Key(event.key()))

    def _enter(self) -> None:
        (self._counting.count_again if self._counting.result else self._counting.finish_agency)()

    def _show_rows(self, view: TallyView) -> None:
        wanted = [line.agency_id for line in view.lines]
        if list(self._rows) != wanted:
            for row in self._rows.values():
                remove_widget(self._table, row)
            self._rows = {agency_id: self._row(agency_id) for agency_id in wanted}
        for line in view.lines:
            self._rows[line.agency_id].show_line(line)

    def _row(self, agency_id: str) -> AgencyTallyRow:
        row = AgencyTallyRow(self._theme)
        row.clicked.connect(partial(self._on_row_clicked, agency_id))
        self._table.addWidget(row)
        return row

    def _on_row_clicked(self, agency_id: str) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._counting.go_to(agency_id)

    def _on_key_clicked(self, level: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._counting.add_hand(level)

    def _key(self, level: int) -> QPushButton:
        key = QPushButton(f"{level}  {LEVEL_WORDS[level]}")
        key.setObjectName(f"level-{level}")
        key.setProperty("role", "hand")
        key.setProperty("level", level)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setAccessibleName(f"One hand at {level}, {LEVEL_WORDS[level].lower()}")
        key.setToolTip(f"One more hand at {level} ({level})")
        key.clicked.connect(lambda _on=False: self._on_key_clicked(level))
        return key

    def _build(self) -> None:
        self.setObjectName("tally-pad")
        self.setProperty("role", "tally-pad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        gap = self._theme.metric("gap-small")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(gap)
        column.addWidget(self._now)
        keys = QGridLayout()
        keys.setSpacing(self._theme.metric("gap-tiny"))
        for place, key in enumerate(self._keys):
            keys.addWidget(key, place // _KEYS_BESIDE, place % _KEYS_BESIDE)
        column.addLayout(keys)
        column.addWidget(self._head)
        self._table = QVBoxLayout()
        self._table.setSpacing(0)
        column.addLayout(self._table)
        column.addWidget(self._hint)


# At 0 everybody would have agreed before being asked.
_LEVELS = range(1, 6)


class TallySection(QFrame):
    """A section that shows the count of a prompt; `pad` takes the keys."""

    def __init__(self, theme: Theme, counting: CountController) -> None:
        super().__init__()
        self._theme = theme
        self._counting = counting
        self.pad = TallyPad(theme, counting)
        self.levels = SegmentedControl("Level needed", [(str(n), str(n)) for n in _LEVELS])
        self._head = plain_label("Level needed", "caps")
        self._needed = plain_label(role="muted", wraps=True)
        self._sentences = plain_label(role="strong", wraps=True)
        self._notice = plain_label(role="tally-notice", wraps=True)
        self.again = self._button("Count again", "Count once more; this count is kept (Enter)")
        self.drop_count = self._button(
            "Give up this count", "Nothing is agreed; undo brings it back"
        )
        self.keep = self._button("Keep the count", "Back to the count there is")
        self._build()
        self.levels.chosen.connect(lambda key: counting.set_level(int(key)))
        self.again.clicked.connect(lambda _on=False: self._act(counting.count_again))
        self.drop_count.clicked.connect(lambda _on=False: self._act(counting.drop_count))
        self.keep.clicked.connect(lambda _on=False: self._act(counting.keep_result))

    def show_count(self, session: Session, prompt: Prompt) -> None:
        """Show the count of a prompt so far, or its result."""
        view = tally_view(session, prompt, self._counting)
        self.levels.choose(str(max(view.level, 1)))
        self.levels.setEnabled(view.can_set_level)
        self._needed.setText(view.needed)
        for part in (self._head, self.levels, self._needed):
            part.setVisible(not view.has_result)
        self._sentences.setText("\n".join(view.sentences))
        self._sentences.setVisible(bool(view.sentences))
        self._notice.setText(view.notice)
        self._notice.setVisible(bool(view.notice))
        self.pad.show_view(view)
        self.again.setVisible(view.has_result)
        self.drop_count.setVisible(view.is_begun)
        self.keep.setVisible(self._counting.can_keep_result)

    def _act(self, handler: Callable[[], None]) -> None:
        handler()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap-small"))
        head = QHBoxLayout()
        head.setSpacing(theme.metric("gap-small"))
        head.addWidget(self._head)
        head.addWidget(self.levels)
        head.addStretch(1)
        column.addLayout(head)
        for part in (self._needed, self._notice, self._sentences, self.pad):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(theme.metric("gap-small"))
        for button in (self.again, self.drop_count, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "quiet")
        button.setToolTip(tip)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button
