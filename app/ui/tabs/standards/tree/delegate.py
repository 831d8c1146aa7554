"""The delegate that draws the rows of the tree: headings, and statements with codes."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from app.ui.tabs.standards.highlights import excerpt, search_highlights
from app.ui.tabs.standards.tree.model import LINKS_ROLE, Node, NodeKind, StandardsModel
from app.ui.widgets.text_layout import ThemedTextLayout

if TYPE_CHECKING:
    from app.models.packs.records import Standard
    from app.ui.theme.theme import Theme


_LINES = 3
_LINES_FOUND = 2
_MOST_HEIGHTS = 5000
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a row, in pixels from its left, and the width of its text."""

    inset: int
    code: int
    text: int
    text_width: int
    icon: int


class TreeDelegate(QStyledItemDelegate):
    """A delegate that draws a row as high as its text needs."""

    def __init__(self, theme: Theme, view: QTreeView, model: StandardsModel) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._model = model
        self._setter = ThemedTextLayout(theme)
        self._code_width = 0
        self._heights: dict[Hashable, int] = {}

    def measure_codes(self) -> None:
        """Set the width of the codes to the longest, between 7 and 14 average characters."""
        metrics = QFontMetrics(self._theme.font("code"))
        codes = (node.standard.code for node in self._model.nodes if node.standard)
        widest = max((metrics.horizontalAdvance(code) for code in codes), default=0)
        least, most = (metrics.averageCharWidth() * count for count in (7, 14))
        self._code_width = min(max(widest, least), most) + self._theme.metric("gap")

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        node = self._model.node(index)
        width = self._width()
        if node is None:
            return QSize(width, 0)
        if node.kind is not NodeKind.STATEMENT:
            return QSize(width, self._heading_height(node))
        return QSize(width, self._statement_height(node, width))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        node = self._model.node(index)
        if node is None:
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, node)
        if node.kind is NodeKind.STATEMENT:
            self._paint_statement(painter, rect, node, int(index.data(LINKS_ROLE)))
        else:
            self._paint_heading(painter, rect, node)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        inset, radius = self._theme.metric("gap"), self._theme.metric("radius")
        frame = QRectF(option.rect).adjusted(inset, 1, -inset, -1)
        if node.kind is not NodeKind.STATEMENT:
            frame.setTop(frame.top() + self._space_above(node))
        state = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent-soft" if is_chosen else "hover"))
            painter.drawRoundedRect(frame, radius, radius)
        if is_chosen and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.metric("focus")))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), radius, radius)

    def _paint_heading(self, painter: QPainter, rect: QRect, node: Node) -> None:
        inside = rect.adjusted(
            self._theme.metric("margin"), self._space_above(node), -self._theme.metric("margin"), 0
        )
        if node.children and not self._model.is_search:
            self._paint_arrow(painter, inside, node)
            inside.setRight(inside.right() - self._theme.metric("margin"))
        is_framework = node.kind is NodeKind.FRAMEWORK
        count = self._model.count_text(node)
        faded = self._model.is_search and not node.found
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font("count"))
        painter.setPen(self._theme.colour("faint" if faded else "muted"))
        words = "· no match" if faded else count
        count_width = painter.fontMetrics().horizontalAdvance(words) + self._theme.metric("gap")
        painter.setFont(self._theme.font(_heading_role(node)))
        title = node.title.upper() if is_framework else node.title
        shown = painter.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, inside.width() - count_width
        )
        painter.drawText(inside, side, shown)
        inside.setLeft(
            inside.left()
            + painter.fontMetrics().horizontalAdvance(shown)
            + self._theme.metric("gap-small")
        )
        painter.setFont(self._theme.font("count"))
        painter.drawText(inside, side, words)

    def _paint_arrow(self, painter: QPainter, inside: QRect, node: Node) -> None:
        is_open = self._view.isExpanded(self._model.index_of(node))
        size = self._theme.metric("gap")
        icon = self._theme.icon("down" if is_open else "right", "muted")
        place = QRect(0, 0, size, size)
        place.moveCenter(inside.center())
        place.moveLeft(inside.right() - size + 1)
        icon.paint(painter, place)

    def _paint_statement(self, painter: QPainter, rect: QRect, node: Node, links: int) -> None:
        columns = self._columns(self._width())
        top = rect.top() + self._padding()
        self._paint_code(painter, rect.left(), top, node, columns)
        text, heading = self._statement_layouts(node, columns)
        painter.setPen(self._theme.colour("ink"))
        left = rect.left() + columns.text
        text.draw(painter, QPointF(left, top))
        if heading is not None:
            painter.setPen(self._theme.colour("muted"))
            heading.draw(painter, QPointF(left, top + text.boundingRect().height()))
        if links:
            size = self._theme.metric("icon-small")
            place = QRect(rect.left() + columns.icon, top + 1, size, size)
            self._theme.icon("link", "accent").paint(painter, place)

    def _paint_code(
        self, painter: QPainter, left: int, top: int, node: Node, columns: _Columns
    ) -> None:
        if node.hit is None:
            return
        room = self._code_width - self._theme.metric("gap-small")
        layout = self._setter.lay_out(
            node.hit.code.text, search_highlights(node.hit.code.spans), "code", room, lines=1
        )
        painter.setPen(self._theme.colour(code_colour(node.hit.standard)))
        layout.draw(painter, QPointF(left + columns.code, top))

    def _statement_height(self, node: Node, width: int) -> int:
        """Return a row's height, cached by width: Qt asks for every row at every key."""
        shown = (node.title, node.hit and node.hit.text.spans, node.heading)
        key = (width, self._code_width, self._model.is_search, shown)
        if key not in self._heights:
            if len(self._heights) > _MOST_HEIGHTS:
                self._heights.clear()
            text, heading = self._statement_layouts(node, self._columns(width))
            small = heading.boundingRect().height() if heading else 0
            inner = text.boundingRect().height() + small
            self._heights[key] = math.ceil(inner) + 2 * self._padding()
        return self._heights[key]

    def _statement_layouts(
        self, node: Node, columns: _Columns
    ) -> tuple[QTextLayout, QTextLayout | None]:
        if node.hit is None:
            raise TypeError("only a statement has words to lay out")
        lines = _LINES_FOUND if self._model.is_search else _LINES
        marked = node.hit.text
        if marked.spans:
            seen = self._setter.visible_characters(marked.text, "body", columns.text_width, lines)
            marked = excerpt(marked, seen)
        text = self._setter.lay_out(
            marked.text, search_highlights(marked.spans), "body", columns.text_width, lines
        )
        heading = node.heading
        if heading is None:
            return text, None
        small = self._setter.lay_out(
            heading.text, search_highlights(heading.spans), "small", columns.text_width, 2
        )
        return text, small

    def _width(self) -> int:
        """Return the width less the scroll bar, always: else rows change height as it appears."""
        return self._view.width() - self._theme.metric("scrollbar")

    def _columns(self, width: int) -> _Columns:
        inset = self._theme.metric("gap")
        icon = self._theme.metric("icon-small")
        code = inset + self._theme.metric("gap-small") + 2
        text = code + self._code_width
        right = width - inset - self._theme.metric("gap-small") - icon
        gap = self._theme.metric("gap-tiny")
        return _Columns(inset, code, text, max(right - gap - text, icon), right)

    def _padding(self) -> int:
        return self._theme.metric("gap-small") - 2

    def _space_above(self, node: Node) -> int:
        is_unmatched = (
            self._model.is_search and not node.found and not self._model.is_first_unmatched(node)
        )
        if node.kind is NodeKind.GROUP or is_unmatched:
            return self._theme.metric("gap-tiny")
        return self._theme.metric("gap") if node.row == 0 else self._theme.metric("margin")

    def _heading_height(self, node: Node) -> int:
        return self._space_above(node) + self._theme.metric("control-small")


def _heading_role(node: Node) -> str:
    if node.kind is NodeKind.FRAMEWORK:
        return "caps"
    return "chip" if node.level == 1 else "small"


def code_colour(standard: Standard) -> str:
    """Return the colour of a code: paler where it is our own and not printed in the source."""
    return "ink" if standard.has_printed_code else "muted"
