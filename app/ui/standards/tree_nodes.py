"""Turn what a search found into the branches of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.packs.records import Framework, Group, Standard
    from app.models.standards_search import FrameworkHits, Hit, Marked, SearchResult


class NodeKind(Enum):
    """What a row of the tree stands for."""

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
    hit: Hit | None = None
    parent: Node | None = None
    row: int = 0
    number: int = 0
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Put a row under this one."""
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
    def heading(self) -> Marked | None:
        """The innermost heading in which the search found something."""
        if self.hit is None:
            return None
        return next((h for h in reversed(self.hit.headings) if h.spans), None)


def nodes_of(result: SearchResult, *, is_search: bool) -> list[Node]:
    """Give the topmost rows: hits straight under their framework, or every group when browsing.

    While searching, the frameworks without a hit come last.
    """
    branches = [_branch(found, is_search=is_search) for found in result.frameworks]
    if is_search:
        branches.sort(key=lambda branch: branch.found == 0)
    for row, branch in enumerate(branches):
        branch.row = row
    return branches


def walk(nodes: Iterable[Node]) -> Iterable[Node]:
    """Walk rows from the top down."""
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


def _add_group(above: Node, group: Group, hits: Mapping[str, Hit]) -> None:
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


def _add_statements(above: Node, standards: Iterable[Standard], hits: Mapping[str, Hit]) -> None:
    for standard in standards:
        if standard.id in hits:
            above.add(_statement(hits[standard.id], above.framework))


def _statement(hit: Hit, framework: Framework) -> Node:
    standard = hit.standard
    return Node(
        NodeKind.STATEMENT, standard.id, standard.text, framework, path=standard.path, hit=hit
    )
