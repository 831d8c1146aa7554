"""The search in the cells of the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from app.ui.tabs.grid.annotations.layers import AnnotationKind
from app.ui.widgets.text_search import find_spans

if TYPE_CHECKING:
    from app.models.text.utf16 import Span
    from app.ui.tabs.grid.annotations.layers import HighlightLayers
    from app.ui.tabs.grid.cell_editor import CellEditor
    from app.ui.tabs.grid.grid_view import GridView
    from app.ui.tabs.grid.navigation import CellAddress

    _Hit = tuple[CellEditor, Span]


class GridFind:
    """Marks every hit and steps from one to the next; the focus stays in the search field."""

    def __init__(self, grid_view: GridView, layers: HighlightLayers) -> None:
        self._grid_view = grid_view
        self._layers = layers
        self._text = ""
        self._marked: list[CellEditor] = []
        self._last: tuple[CellEditor, int] | None = None

    def find(self, text: str, start: CellAddress | None) -> tuple[int, CellEditor | None]:
        """Mark the hits; return their number, and the cell of the next after the last or `start`.

        An empty text clears the marks.
        """
        is_same = text == self._text
        self._clear()
        self._text = text
        hits = [
            (cell, at)
            for cell in self._grid_view.all_cells()
            for at in find_spans(cell.document(), text)
        ]
        if not hits:
            self._last = None
            return 0, None
        chosen = self._next(hits, start, is_same=is_same)
        cell, span = chosen
        self._last = (cell, span[0])
        self._mark(hits, chosen)
        caret = QTextCursor(cell.document())
        caret.setPosition(span[1])
        cell.setTextCursor(caret)
        return len(hits), cell

    def _next(self, hits: list[_Hit], start: CellAddress | None, *, is_same: bool) -> _Hit:
        order = {cell: number for number, cell in enumerate(self._grid_view.all_cells())}
        after = (0, -1)
        if is_same and self._last and self._last[0] in order:
            after = (order[self._last[0]], self._last[1])
        elif start and (cell := self._grid_view.cell(start)) in order and cell is not None:
            after = (order[cell], -1)
        following = (hit for hit in hits if (order[hit[0]], hit[1][0]) > after)
        return next(following, hits[0])

    def _mark(self, hits: list[_Hit], chosen: _Hit) -> None:
        of_cell: dict[CellEditor, list[Span]] = {}
        for hit in hits:
            if hit != chosen:
                of_cell.setdefault(hit[0], []).append(hit[1])
        of_cell.setdefault(chosen[0], [])
        for cell, spans in of_cell.items():
            self._layers.mark(cell, AnnotationKind.HIT, spans)
            self._layers.mark(cell, AnnotationKind.CHOSEN, [chosen[1]] if cell is chosen[0] else ())
            self._marked.append(cell)

    def _clear(self) -> None:
        alive = set(self._grid_view.all_cells())
        for cell in self._marked:
            if cell in alive:
                for mark in (AnnotationKind.HIT, AnnotationKind.CHOSEN):
                    self._layers.mark(cell, mark, ())
        self._marked.clear()
