"""The popup that links a standard to prompts and checklist statements, and its controller."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.edits import AddLink, RemoveLink
from app.models.records import Origin, new_id
from app.models.text.phrases import one_line, shortened
from app.ui.tabs.standards.highlights import short_code
from app.ui.tabs.standards.links import LinkTarget, link_targets, link_values, links_of_standard
from app.ui.widgets.labels import plain_label, plain_tooltip

if TYPE_CHECKING:
    from app.models.packs.records import Standard
    from app.models.records import Session
    from app.ui.services.app_context import AppContext
    from app.ui.theme.theme import Theme


_TARGET_ROLE = Qt.ItemDataRole.UserRole
_HEADINGS = {Origin.PROMPT: "Visioning grid", Origin.CHECKLIST: "Checklist"}
_LONGEST = 160


class LinkPopup(QFrame):
    """A popup with a list to tick; it stays open, so that several targets can be linked."""

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
        """Show the popup under a widget, with what is linked already ticked."""
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
    """A list view of wrapped text whose rows are ticked with Enter or Space."""

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
    line = one_line(target.text)
    shown = shortened(line, _LONGEST)
    item = QStandardItem(f"{target.place} · {shown}")
    item.setData(target, _TARGET_ROLE)
    item.setToolTip(plain_tooltip(target.agreed or target.text))
    # Not user-checkable: a click anywhere ticks the row, and Qt's check box would do so again.
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item


class LinkController(QObject):
    """The controller of the popup; each tick is one step of the history."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._session: Session | None = None
        self._standard: Standard | None = None
        # The standard of a link is needed after the link was removed, to show an undone edit.
        self._standard_of: dict[str, str] = {}
        self.popup = LinkPopup(context.theme, parent)
        self.popup.toggled.connect(self._on_popup_toggled)

    def set_session(self, session: Session) -> None:
        """Set the session's snapshot, and update the popup while it is open."""
        self._session = session
        self._standard_of.update({link.id: link.standard_id for link in session.links})
        if self._standard is not None and self.popup.isVisible():
            self.popup.show_linked(self._linked())

    def standard_of(self, link_id: str) -> str:
        """Return the id of the standard that a link belongs or belonged to; empty if unknown."""
        return self._standard_of.get(link_id, "")

    def open_for(self, standard: Standard, at: QWidget) -> None:
        """Open the popup for a standard."""
        if self._session is None:
            return
        self._standard = standard
        targets = link_targets(self._session)
        self.popup.open_for(standard.code, targets, self._linked(), at)

    def remove(self, link_id: str) -> None:
        """Remove a link, and show a message about it."""
        if self._session is None:
            return
        links = {link.id: link for link in self._session.links}
        link = links.get(link_id)
        if link is None:
            return
        places = {(t.origin, t.id): t.place for t in link_targets(self._session)}
        place = places.get((link.target, link.target_id), "its place")
        edit = RemoveLink(self._session.details.id, link_id, called=link.code)
        if self._context.history.perform(edit):
            self._context.messages.show_status(
                f"{link.code} is no longer linked to {_in_sentence(place)}. Ctrl+Z puts it back."
            )

    def _linked(self) -> frozenset[str]:
        if self._session is None or self._standard is None:
            return frozenset()
        links = links_of_standard(self._session, self._standard.id)
        return frozenset(linked.target.id for linked in links)

    def _on_popup_toggled(self, target: LinkTarget) -> None:
        if self._session is None or self._standard is None:
            return
        links = links_of_standard(self._session, self._standard.id)
        same = [linked.link.id for linked in links if linked.target.id == target.id]
        if same:
            self.remove(same[0])
            return
        values = link_values(self._standard, target, new_id())
        if self._context.history.perform(AddLink(self._session.details.id, values)):
            place = _in_sentence(target.place)
            self._context.messages.show_status(f"{self._standard.code} is linked to {place}.")


def _in_sentence(place: str) -> str:
    return place.replace(" · ", ", ").replace("Grid", "the grid").replace("Checklist", "checklist")
