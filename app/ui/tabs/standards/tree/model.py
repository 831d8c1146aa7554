"""The tree model of frameworks, groups and statements, and its nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from app.models.packs.records import Framework, Standard, StandardsGroup
    from app.models.rules.standards_search import FrameworkHits, MarkedText, SearchHit, SearchResult


class NodeKind(Enum):
    """The kind of a row of the tree."""

    FRAMEWORK = auto()
    GROUP = auto()
    STATEMENT = auto()


@dataclass(slots=True, eq=False)
class Node:
    """One row of the tree. `found` of `total` statements below it match.

    `key` names the row across searches; `level` is 0 for a framework; `hit` is for a statement.
    """

    kind: NodeKind
    key: str
    title: str
    framework: Framework
    level: int = 0
    found: int = 0
    total: int = 0
    path: tuple[str, ...] = ()
    hit: SearchHit | None = None
    parent: Node | None = None
    row: int = 0
    number: int = 0
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Add a row under this one, and return it."""
        child.parent = self
        child.row = len(self.children)
        child.level = self.level + 1
        self.children.append(child)
        return child

    @property
    def standard(self) -> Standard | None:
        """The statement of this row, if it is one."""
        return self.hit.standard if self.hit else None

    @property
    def heading(self) -> MarkedText | None:
        """The innermost heading in which the search found something."""
        if self.hit is None:
            return None
        return next((h for h in reversed(self.hit.headings) if h.spans), None)


def nodes_of(result: SearchResult, *, is_search: bool) -> list[Node]:
    """Return the topmost rows: hits straight under their framework, or every group when browsing.

    While searching, the frameworks without a hit come last.
    """
    branches = [_branch(found, is_search=is_search) for found in result.frameworks]
    if is_search:
        branches.sort(key=lambda branch: branch.found == 0)
    for row, branch in enumerate(branches):
        branch.row = row
    return branches


def walk(nodes: Iterable[Node]) -> Iterable[Node]:
    """Yield rows and all below them, from the top down."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def _branch(found: FrameworkHits, *, is_search: bool) -> Node:
    framework = found.framework
    branch = Node(
        NodeKind.FRAMEWORK,
        framework.id,
        framework.short_title,
        framework,
        found=len(found.hits),
        total=len(framework.standards),
        path=(framework.title,),
    )
    if is_search:
        for hit in found.hits:
            branch.add(_statement(hit, framework))
        return branch
    hits = {hit.standard.id: hit for hit in found.hits}
    _add_statements(branch, framework.ungrouped, hits)
    for group in framework.groups:
        _add_group(branch, group, hits)
    return branch


def _add_group(above: Node, group: StandardsGroup, hits: Mapping[str, SearchHit]) -> None:
    total = sum(1 for _ in group.all_standards())
    node = Node(
        NodeKind.GROUP,
        f"{above.framework.id}/{group.id}",
        group.title,
        above.framework,
        found=total,
        total=total,
        path=(*above.path, group.title),
    )
    above.add(node)
    _add_statements(node, group.standards, hits)
    for inner in group.groups:
        _add_group(node, inner, hits)


def _add_statements(
    above: Node, standards: Iterable[Standard], hits: Mapping[str, SearchHit]
) -> None:
    for standard in standards:
        if standard.id in hits:
            above.add(_statement(hits[standard.id], above.framework))


def _statement(hit: SearchHit, framework: Framework) -> Node:
    standard = hit.standard
    return Node(
        NodeKind.STATEMENT, standard.id, standard.text, framework, path=standard.path, hit=hit
    )


NODE_ROLE = Qt.ItemDataRole.UserRole
LINKS_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class StandardsModel(QAbstractItemModel):
    """A tree model of one search's rows, with how often each statement is linked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[Node] = []
        self._nodes: list[Node] = []
        self._links: Mapping[str, int] = {}
        self.is_search = False

    def show_result(self, result: SearchResult, *, is_search: bool) -> None:
        """Show what a search found, or everything."""
        self.beginResetModel()
        self.is_search = is_search
        self._roots = nodes_of(result, is_search=is_search)
        self._nodes = list(walk(self._roots))
        for number, node in enumerate(self._nodes):
            node.number = number
        self.endResetModel()

    def show_links(self, links: Mapping[str, int]) -> None:
        """Show how often each statement, by its id, is linked."""
        before, self._links = self._links, links
        for node in self._nodes:
            if before.get(node.key, 0) != links.get(node.key, 0):
                index = self.index_of(node)
                self.dataChanged.emit(index, index)

    @property
    def nodes(self) -> list[Node]:
        """Every row, from the top down."""
        return self._nodes

    def node(self, index: _Index) -> Node | None:
        """Return the row at an index, or None."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def index_of(self, node: Node) -> QModelIndex:
        """Return the index of a row."""
        return self.createIndex(node.row, 0, node.number)

    def find(self, key: str) -> QModelIndex:
        """Return the index of the row with this key, or an invalid one."""
        return next((self.index_of(n) for n in self._nodes if n.key == key), QModelIndex())

    @override
    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        above = self.node(parent)
        rows = above.children if above else self._roots
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.index_of(rows[row])

    @override
    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # the stubs mix it up with QObject.parent()
        node = self.node(index)
        return self.index_of(node.parent) if node and node.parent else QModelIndex()

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        above = self.node(parent)
        return len(above.children if above else self._roots)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 1

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is not None and self.is_search and not node.found and node.standard is None:
            # The arrow keys pass over a framework without a hit.
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _label_text(node)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._accessible_text(node)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(_full_text(node))
        if role == NODE_ROLE:
            return node
        return self._links.get(node.key, 0) if role == LINKS_ROLE else None

    def _accessible_text(self, node: Node) -> str:
        parts = [_label_text(node)]
        if node.kind is not NodeKind.STATEMENT:
            parts.append(self.count_text(node))
        elif self.is_search and node.heading:
            parts.append(f"under {node.heading.text}")
        if links := self._links.get(node.key, 0):
            parts.append(f"linked {'once' if links == 1 else f'{links} times'} in this session")
        return ", ".join(part for part in parts if part)

    def is_first_unmatched(self, node: Node) -> bool:
        """Return whether this is the first framework without a hit."""
        return node.row == 0 or self._roots[node.row - 1].found > 0

    def count_text(self, node: Node) -> str:
        """Return the text of how many statements of a heading match, or how many it has."""
        if not self.is_search:
            return str(node.total)
        return f"{node.found} of {node.total}" if node.found else "no match"


def _label_text(node: Node) -> str:
    return f"{node.standard.code} {node.standard.text}" if node.standard else node.title


def _full_text(node: Node) -> str:
    """Return the whole wording, which the tree may have shortened."""
    if node.standard is None:
        return node.path[-1]
    return f"{node.standard.code}\n{node.standard.text}"
