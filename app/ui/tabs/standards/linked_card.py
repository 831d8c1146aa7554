"""The card of a standard's links in this session, with buttons for its commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.widgets.card import Card
from app.ui.widgets.highlight_label import HighlightLabel
from app.ui.widgets.labels import plain_label, plain_tooltip
from app.ui.widgets.text_layout import MarkedSpan, TextMark

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

    from app.ui.tabs.standards.links import LinkedTarget
    from app.ui.tabs.standards.toolbar import StandardsCommands
    from app.ui.theme.theme import Theme


_LINES = 3


class LinkedRow(QWidget):
    """A row of one link; the place is a button that goes there."""

    show_requested = Signal()
    removal_requested = Signal()

    def __init__(self, theme: Theme, linked: LinkedTarget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.place = QPushButton()
        self.remove = QToolButton()
        self._label = HighlightLabel(theme, lines=_LINES)
        self._build()
        self.place.clicked.connect(self.show_requested)
        self.remove.clicked.connect(self.removal_requested)
        self.show_linked(linked)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is on one of its buttons."""
        return self.place.hasFocus() or self.remove.hasFocus()

    def show_linked(self, linked: LinkedTarget) -> None:
        """Show the target: the agreed statement of a prompt in italics, else the target's text."""
        target = linked.target
        text = target.agreed or target.text or "(no text)"
        marks = (MarkedSpan(0, len(text), TextMark.SPOKEN),) if target.agreed else ()
        self._label.show_text(text, marks)
        self._label.setToolTip(plain_tooltip(text))
        self.place.setText(target.place.replace("&", "&&"))
        self.place.setAccessibleName(f"Show {target.place}")
        self.place.setAccessibleDescription(text)
        self.remove.setAccessibleName(f"Remove the link to {target.place}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self.place.setProperty("role", "inline")
        self.place.setObjectName("link-place")
        self.place.setToolTip("Go there")
        self.place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.place.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label.setContentsMargins(0, self._theme.metric("focus"), 0, 0)
        self.remove.setObjectName("link-remove")
        self.remove.setProperty("role", "small")
        self._theme.set_icon(self.remove, "close", "muted")
        self.remove.setToolTip("Remove this link (Delete)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.metric("gap-small"))
        row.addWidget(self.place, 0, top)
        row.addWidget(self._label, 1)
        row.addWidget(self.remove, 0, top)


class LinkedCard(Card):
    """A card of links; a row stays the same widget, and keeps the focus, while its link exists."""

    show_requested = Signal(object, str)
    removal_requested = Signal(str)

    def __init__(self, theme: Theme, commands: StandardsCommands) -> None:
        super().__init__(theme, "Linked in this session")
        self.setObjectName("linked-card")
        self._theme = theme
        self._rows: dict[str, LinkedRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.metric("gap-tiny"))
        self._none = plain_label("Not linked yet. Press L to link it.", "muted", wraps=True)
        self.link_button = _button(commands.link, "link-to")
        self.copy_button = _button(commands.copy, "copy-with-source")
        self.show_button = _button(commands.show_to_room, "show-to-room")
        self._build()

    @property
    def rows(self) -> list[LinkedRow]:
        """The rows shown, in order."""
        return list(self._rows.values())

    def show_links(self, links: Sequence[LinkedTarget]) -> None:
        """Show these links."""
        wanted = {linked.link.id: linked for linked in links}
        gone = [link_id for link_id in self._rows if link_id not in wanted]
        had_focus = any(self._rows[link_id].has_focus for link_id in gone)
        for link_id in gone:
            self._drop(link_id)
        self._rows = {link_id: self._row(linked) for link_id, linked in wanted.items()}
        for number, row in enumerate(self._rows.values()):
            if self._list.indexOf(row) != number:
                self._list.insertWidget(number, row)
        self._none.setVisible(not links)
        if had_focus:
            self.focus_link("")

    def focus_link(self, link_id: str) -> None:
        """Put the focus on a link, or on the button that adds one."""
        row = self._rows.get(link_id)
        (row.place if row else self.link_button).setFocus()

    def _row(self, linked: LinkedTarget) -> LinkedRow:
        link = linked.link
        row = self._rows.get(link.id)
        if row is not None:
            row.show_linked(linked)
            return row
        row = LinkedRow(self._theme, linked)
        row.show_requested.connect(lambda: self.show_requested.emit(link.target, link.target_id))
        row.removal_requested.connect(lambda: self.removal_requested.emit(link.id))
        return row

    def _drop(self, link_id: str) -> None:
        row = self._rows[link_id]
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _build(self) -> None:
        self.body.addLayout(self._list)
        self.body.addWidget(self._none)
        buttons = QHBoxLayout()
        buttons.setSpacing(self._theme.metric("gap-tiny"))
        for button in (self.link_button, self.copy_button, self.show_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)


def _button(action: QAction, name: str) -> QPushButton:
    button = QPushButton(action.text())
    button.setObjectName(name)
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
