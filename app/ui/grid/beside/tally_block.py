"""The count on the agreement page: the level needed, the pad, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.ui.grid.beside.tally_pad import TallyPad
from app.ui.grid.beside.tally_view import tally_view
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.records import Prompt, Session
    from app.ui.grid.beside.counting import Counting
    from app.ui.theme import Theme

# At 0 everybody would have agreed before being asked.
_LEVELS = range(1, 6)


class TallyBlock(QFrame):
    """Shows the count of a prompt; `pad` takes the keys."""

    def __init__(self, theme: Theme, counting: Counting) -> None:
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
        self.give_up = self._button("Give up this count", "Nothing is agreed; undo brings it back")
        self.keep = self._button("Keep the count", "Back to the count there is")
        self._build()
        self.levels.chosen.connect(lambda key: counting.set_level(int(key)))
        self.again.clicked.connect(lambda _on=False: self._act(counting.count_again))
        self.give_up.clicked.connect(lambda _on=False: self._act(counting.give_up))
        self.keep.clicked.connect(lambda _on=False: self._act(counting.keep_result))

    def show_count(self, session: Session, prompt: Prompt) -> None:
        """Show how far the count of a prompt has come, or its result."""
        view = tally_view(session, prompt, self._counting)
        self.levels.choose(str(max(view.level, 1)))
        self.levels.setEnabled(view.may_set_level)
        self._needed.setText(view.needed)
        for part in (self._head, self.levels, self._needed):
            part.setVisible(not view.has_result)
        self._sentences.setText("\n".join(view.sentences))
        self._sentences.setVisible(bool(view.sentences))
        self._notice.setText(view.notice)
        self._notice.setVisible(bool(view.notice))
        self.pad.show_view(view)
        self.again.setVisible(view.has_result)
        self.give_up.setVisible(view.is_begun)
        self.keep.setVisible(self._counting.may_keep_result)

    def _act(self, deed: Callable[[], None]) -> None:
        deed()
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
        for button in (self.again, self.give_up, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "quiet")
        button.setToolTip(tip)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button
