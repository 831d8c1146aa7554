"""Choose what a standard is linked to: the prompts and checklist statements, searchable."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.records import Origin
from app.models.shortening import shortened
from app.ui.standards.short_codes import short_code
from app.ui.widgets.plain_text import plain_label, plain_tooltip

if TYPE_CHECKING:
    from app.ui.standards.linking import LinkTarget
    from app.ui.theme import Theme

_TARGET_ROLE = Qt.ItemDataRole.UserRole
_HEADINGS = {Origin.PROMPT: "Visioning grid", Origin.CHECKLIST: "Checklist"}
_LONGEST = 160


class LinkPopup(QFrame):
    """A list to tick; it stays open, so that one standard can be linked to several things."""

    toggled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._model = QStandardItemModel(self)
        self._heading = plain_label(role="strong")
        self._none = plain_label(role="muted", wraps=True)
        self.field = QLineEdit()
        self.list = _TickList()
        self._build()
        self.field.textChanged.connect(self._on_field_text_changed)
        self.list.clicked.connect(self._toggle)
        self.list.ticked.connect(self._toggle)

    def open_for(
        self, code: str, targets: Sequence[LinkTarget], linked: Collection[str], at: QWidget
    ) -> None:
        """Show the list under a button, with what is linked already ticked."""
        self._heading.setText(f"Link {short_code(code)} to")
        self.setAccessibleName(f"Link {code} to a prompt or a checklist statement")
        self._fill(targets)
        self.show_linked(linked)
        self.field.clear()
        self._on_field_text_changed("")
        self.adjustSize()
        self._place(at)
        self.show()
        self.field.setFocus()

    def show_linked(self, linked: Collection[str]) -> None:
        """Tick what is linked; `linked` holds the ids of the targets."""
        for item in self._items():
            target: LinkTarget = item.data(_TARGET_ROLE)
            is_linked = target.id in linked
            item.setCheckState(Qt.CheckState.Checked if is_linked else Qt.CheckState.Unchecked)
            said = "linked" if is_linked else "not linked"
            item.setAccessibleText(f"{target.place}, {target.text}, {said}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Down if self.field.hasFocus():
                self._enter_list()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.field.hasFocus():
                self._enter_list()
                self._toggle(self.list.currentIndex())
            case _:
                super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.metric("reading-width")
        return QSize(width, width - self._theme.metric("gap-huge"))

    def _build(self) -> None:
        self.setObjectName("link-popup")
        self.setProperty("role", "popup")
        self.field.setObjectName("link-filter")
        self.field.setAccessibleName("Find a prompt or a checklist statement")
        self.field.setPlaceholderText("Find a prompt or a checklist statement")
        self.list.setObjectName("link-list")
        self.list.setAccessibleName("Prompts and checklist statements")
        self.list.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[self._theme.metric("gap")] * 4)
        column.setSpacing(self._theme.metric("gap-small"))
        for part in (self._heading, self.field, self._none):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        keys = "↑↓ move · Enter or Space link and unlink · Esc close"
        column.addWidget(plain_label(keys, "small"))

    def _fill(self, targets: Sequence[LinkTarget]) -> None:
        self._model.clear()
        last = None
        for target in targets:
            if target.origin is not last:
                self._model.appendRow(self._heading_item(_HEADINGS[target.origin]))
                last = target.origin
            self._model.appendRow(_target_item(target))

    def _heading_item(self, words: str) -> QStandardItem:
        item = QStandardItem(words.upper())
        item.setAccessibleText(words)
        item.setFont(self._theme.font("caps"))
        item.setForeground(self._theme.colour("muted"))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _items(self) -> list[QStandardItem]:
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return [item for item in items if item.data(_TARGET_ROLE) is not None]

    def _place(self, at: QWidget) -> None:
        below = at.mapToGlobal(QPoint(0, at.height() + self._theme.metric("gap-tiny")))
        room = at.screen().availableGeometry()
        left = max(min(below.x(), room.right() - self.width()), room.left())
        top = max(min(below.y(), room.bottom() - self.height()), room.top())
        self.move(left, top)

    def _enter_list(self) -> None:
        first = next((i for i in self._items() if not self.list.isRowHidden(i.row())), None)
        if first is None:
            return
        self.list.setFocus()
        self.list.setCurrentIndex(first.index())

    def _toggle(self, index: QModelIndex) -> None:
        target = index.data(_TARGET_ROLE)
        if target is not None:
            self.toggled.emit(target)

    def _on_field_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        shown = 0
        for item in self._items():
            target: LinkTarget = item.data(_TARGET_ROLE)
            whole = f"{target.place} {target.text} {target.agreed}".casefold()
            fits = all(word in whole for word in words)
            self.list.setRowHidden(item.row(), not fits)
            shown += fits
        nothing = "Nothing here has these words." if words else "This session has nothing to link."
        self._none.setText(nothing)
        self._none.setVisible(not shown)


class _TickList(QListView):
    """Rows of wrapped words, ticked with Enter or Space."""

    ticked = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bare")
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.ticked.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _target_item(target: LinkTarget) -> QStandardItem:
    line = " ".join(target.text.split())
    shown = shortened(line, _LONGEST)
    item = QStandardItem(f"{target.place} · {shown}")
    item.setData(target, _TARGET_ROLE)
    item.setToolTip(plain_tooltip(target.agreed or target.text))
    # Not user-checkable: a click anywhere on the row ticks it, and a box of its own would too.
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item
