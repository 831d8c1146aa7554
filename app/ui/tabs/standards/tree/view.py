"""The tree view of frameworks, groups and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget
from typing_extensions import override

from app.ui.tabs.standards.tree.delegate import TreeDelegate
from app.ui.tabs.standards.tree.model import Node, NodeKind, StandardsModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.models.rules.standards_search import SearchResult
    from app.ui.theme.theme import Theme


class StandardsTree(QTreeView):
    """A tree view of the standards that remembers which rows are collapsed."""

    chosen = Signal(object)
    opened = Signal()
    left_upwards = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.standards = StandardsModel(self)
        self._folded: set[str] = set()
        self._is_resetting = False
        self.setObjectName("standards-tree")
        self.setAccessibleName("Standards")
        self.setProperty("role", "bare")
        self.setModel(self.standards)
        self._delegate = TreeDelegate(theme, self, self.standards)
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        self.collapsed.connect(lambda index: self._note_fold(index, is_folded=True))
        self.expanded.connect(lambda index: self._note_fold(index, is_folded=False))

    @property
    def current_node(self) -> Node | None:
        """The row with the cursor."""
        return self.standards.node(self.currentIndex())

    def show_result(self, result: SearchResult, *, is_search: bool, keep: str) -> None:
        """Show a search result; put the cursor on the row with the key `keep`, else on the first.

        `chosen` sends the row that has the cursor now, None where no statement is left.
        """
        self._is_resetting = True
        self.standards.show_result(result, is_search=is_search)
        self._delegate.measure_codes()
        for node in self.standards.nodes:
            if node.children:
                index = self.standards.index_of(node)
                self.setExpanded(index, is_search or node.key not in self._folded)
        self._is_resetting = False
        self._choose(keep)

    def choose(self, key: str) -> bool:
        """Put the cursor on a row, expanding its parents; False when it is absent or disabled."""
        index = self.standards.find(key)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.executeDelayedItemsLayout()
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def take_focus(self) -> None:
        """Take the focus; while searching, move the cursor from a heading to the first hit."""
        node = self.current_node
        if self.standards.is_search and node is not None and node.kind is not NodeKind.STATEMENT:
            self._choose("")
        self.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        node = self.current_node
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if node is not None:
                self._open(node)
            case Qt.Key.Key_Up if not self.indexAbove(self.currentIndex()).isValid():
                self.left_upwards.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: a letter is a command, even on a heading, where it may be disabled."""

    def _set_behaviour(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _choose(self, keep: str) -> None:
        if self.choose(keep):
            return
        first = next((n for n in self.standards.nodes if n.kind is NodeKind.STATEMENT), None)
        if first is None:
            self.chosen.emit(None)
        else:
            self.choose(first.key)

    def _open(self, node: Node) -> None:
        if node.kind is NodeKind.STATEMENT:
            self.opened.emit()
        else:
            self._fold(self.currentIndex())

    def _fold(self, index: QModelIndex) -> None:
        if not self.standards.is_search:
            self.setExpanded(index, not self.isExpanded(index))

    def _note_fold(self, index: QModelIndex, *, is_folded: bool) -> None:
        node = self.standards.node(index)
        if self._is_resetting or self.standards.is_search or node is None:
            return
        if is_folded:
            self._folded.add(node.key)
        else:
            self._folded.discard(node.key)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if not self._is_resetting and current.isValid():
            self.chosen.emit(self.standards.node(current))

    def _on_clicked(self, index: QModelIndex) -> None:
        node = self.standards.node(index)
        if node is not None and node.kind is not NodeKind.STATEMENT:
            self._fold(index)
