"""Find words in the cells: mark every hit and go from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from app.ui.grid.canvas import Canvas
    from app.ui.grid.cell_edit import CellEdit
    from app.ui.grid.places import Spot
    from app.ui.theme import Theme


class Finder:
    """Marks what was found without taking the focus from where the words are being typed."""

    def __init__(self, theme: Theme, canvas: Canvas) -> None:
        self._theme = theme
        self._canvas = canvas
        self._text = ""
        self._marked: list[CellEdit] = []
        self._last: tuple[CellEdit, int] | None = None

    def find(self, text: str, start: Spot | None) -> tuple[int, CellEdit | None]:
        """Mark the hits; give their number and the cell of the next one, after the last or `start`.

        No text takes the marks away.
        """
        is_same = text == self._text
        self._clear()
        self._text = text
        hits = [hit for cell in self._cells() for hit in _hits(cell, text)] if text else []
        if not hits:
            self._last = None
            return 0, None
        chosen = self._next(hits, start, is_same=is_same)
        self._last = (chosen[0], chosen[1].selectionStart())
        self._mark(hits, chosen)
        cell, cursor = chosen
        caret = QTextCursor(cursor)
        caret.setPosition(cursor.selectionEnd())
        cell.setTextCursor(caret)
        return len(hits), cell

    def _cells(self) -> list[CellEdit]:
        shape = self._canvas.shape
        rows = (self._canvas.rows[prompt_id] for prompt_id in shape.prompts)
        return [row.cells[column] for row in rows for column in shape.columns]

    def _next(
        self, hits: list[_Hit], start: Spot | None, *, is_same: bool
    ) -> tuple[CellEdit, QTextCursor]:
        order = {cell: number for number, cell in enumerate(self._cells())}
        after = (0, -1)
        if is_same and self._last and self._last[0] in order:
            after = (order[self._last[0]], self._last[1])
        elif start and (cell := self._canvas.cell(start)) in order and cell is not None:
            after = (order[cell], -1)
        places = [(order[cell], cursor.selectionStart()) for cell, cursor in hits]
        following = [hit for place, hit in zip(places, hits, strict=True) if place > after]
        return following[0] if following else hits[0]

    def _mark(self, hits: list[_Hit], chosen: _Hit) -> None:
        for cell in dict.fromkeys(cell for cell, _ in hits):
            marks = []
            for of, cursor in hits:
                if of is not cell:
                    continue
                mark = QTextEdit.ExtraSelection()
                is_chosen = cursor is chosen[1]
                fill = "accent" if is_chosen else "highlight"
                mark.format.setBackground(self._theme.colour(fill))
                mark.format.setForeground(self._theme.colour(f"on-{fill}"))
                mark.cursor = cursor
                marks.append(mark)
            cell.setExtraSelections(marks)
            self._marked.append(cell)

    def _clear(self) -> None:
        alive = set(self._cells())
        for cell in self._marked:
            if cell in alive:
                cell.setExtraSelections([])
        self._marked.clear()


_Hit = tuple["CellEdit", QTextCursor]


def _hits(cell: CellEdit, text: str) -> list[_Hit]:
    found = []
    cursor = cell.document().find(text)
    while not cursor.isNull():
        found.append((cell, cursor))
        cursor = cell.document().find(text, cursor)
    return found
