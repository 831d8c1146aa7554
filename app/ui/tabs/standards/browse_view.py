"""The browse view: the tree of standards at the left, the current row's detail at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.ui.tabs.standards.detail_view import DetailView, FindStandard
from app.ui.tabs.standards.tree.view import StandardsTree
from app.ui.widgets.card import EmptyState

if TYPE_CHECKING:
    from app.ui.tabs.standards.toolbar import StandardsCommands
    from app.ui.tabs.standards.tree.model import Node
    from app.ui.theme.theme import Theme


_LIST_SHARE = 380
_DETAIL_SHARE = 1060


class BrowseView(QSplitter):
    """A splitter of the tree and the detail of its current row, which `shown` sends."""

    shown = Signal(object)
    clear_requested = Signal()

    def __init__(
        self, theme: Theme, commands: StandardsCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tree = StandardsTree(theme)
        self.detail = DetailView(theme, commands)
        self._find: FindStandard = lambda _standard_id: None
        self._right = QStackedWidget()
        self._nothing = EmptyState(
            theme, "search", "No statement has all these words.", "Part of a word is enough."
        )
        self._empty = EmptyState(
            theme, "book", "There is no framework to show.", "“Add a framework…” reads one in."
        )
        self._build(theme)
        self.tree.chosen.connect(self._on_tree_chosen)
        self.tree.opened.connect(self.focus_detail)
        self.detail.escaped.connect(self.tree.setFocus)

    def set_finder(self, find: FindStandard) -> None:
        """Set the function that returns a standard by its id."""
        self._find = find

    def focus_detail(self) -> None:
        """Put the focus on the detail: arrow keys scroll it, Tab reaches its buttons."""
        self.detail.setFocus()

    def _build(self, theme: Theme) -> None:
        clear = self._nothing.add_button("Clear the search", self.clear_requested.emit)
        clear.setObjectName("clear-search")
        self._right.addWidget(self.detail)
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._empty)
        self.tree.setMinimumWidth(theme.metric("reading-width") // 2)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.metric("border"))
        self.addWidget(self.tree)
        self.addWidget(self._right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([_LIST_SHARE, _DETAIL_SHARE])

    def _on_tree_chosen(self, node: Node | None) -> None:
        nothing = self._nothing if self.tree.standards.is_search else self._empty
        self._right.setCurrentWidget(nothing if node is None else self.detail)
        if node is not None and node.standard is not None:
            self.detail.show_statement(node, self._find)
        elif node is not None:
            self.detail.show_heading(node)
        self.shown.emit(node)
