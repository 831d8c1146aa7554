"""The annotations of the cells in layers, one for each kind, painted together."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from app.ui.widgets.text_search import MOST_MARKED, cursor_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QTextCursor

    from app.models.text.utf16 import Span
    from app.ui.tabs.grid.cell_editor import CellEditor
    from app.ui.theme.theme import Theme


_Underline = QTextCharFormat.UnderlineStyle


class AnnotationKind(Enum):
    """The kinds: shared words, words to explain, details of a child, hits of the search."""

    SHARED = "shared"
    JARGON = "jargon"
    DETAILS = "details"
    HIT = "hit"
    CHOSEN = "chosen"


# The first of each that applies is painted. No two kinds differ by their colour alone.
_FILLS = (
    (AnnotationKind.CHOSEN, "accent"),
    (AnnotationKind.HIT, "highlight"),
    (AnnotationKind.SHARED, "shared"),
)
_LINES = (
    (AnnotationKind.DETAILS, _Underline.WaveUnderline, "danger"),
    (AnnotationKind.JARGON, _Underline.DotLine, "agreed-line"),
    (AnnotationKind.SHARED, _Underline.SingleUnderline, "shared-line"),
)


def look_of(theme: Theme, marks: AbstractSet[AnnotationKind]) -> QTextCharFormat:
    """Return the character format of text with these annotations: the first fill and line."""
    look = QTextCharFormat()
    fill = next((name for mark, name in _FILLS if mark in marks), "")
    # A hit is dark on bright or bright on dark: its underline takes the colour of the text.
    is_found = fill in {"accent", "highlight"}
    if fill:
        look.setBackground(theme.colour(fill))
    if is_found:
        look.setForeground(theme.colour(f"on-{fill}"))
    for mark, style, colour in _LINES:
        if mark in marks:
            look.setUnderlineStyle(style)
            look.setUnderlineColor(theme.colour(f"on-{fill}" if is_found else colour))
            break
    return look


HighlightPiece = tuple[int, int, frozenset[AnnotationKind]]
"""Start and end of a piece of text in the document, and its annotations."""


class HighlightLayers:
    """The annotations of every cell by kind, painted together.

    They are extra selections, which change neither the text nor the caret; a syntax highlighter
    would emit `textChanged`. They move with the text, so a layer may stay as it is while somebody
    types.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._marks: dict[CellEditor, dict[AnnotationKind, list[QTextCursor]]] = {}
        self._painted: dict[CellEditor, list[tuple[QTextCursor, frozenset[AnnotationKind]]]] = {}

    def mark(self, cell: CellEditor, mark: AnnotationKind, spans: Sequence[Span]) -> None:
        """Set the spans of one kind in a cell, in its document's positions."""
        marks = self._marks.setdefault(cell, {})
        if not spans and not marks.get(mark):
            return
        marks[mark] = [cursor_at(cell.document(), span) for span in spans[:MOST_MARKED]]
        self._paint(cell)

    def spans(self, cell: CellEditor, mark: AnnotationKind) -> list[Span]:
        """Return the spans of one kind in a cell now, in its document's positions."""
        return _spans(self._marks.get(cell, {}).get(mark, ()))

    def forget(self, cell: CellEditor) -> None:
        """Release a cell that is removed."""
        self._marks.pop(cell, None)
        self._painted.pop(cell, None)

    def repaint(self) -> None:
        """Paint every annotation again, after the colours changed."""
        for cell in tuple(self._painted):
            self._painted.pop(cell)
            self._paint(cell)

    def _paint(self, cell: CellEditor) -> None:
        marks = self._marks.get(cell, {})
        wanted = pieces_of({mark: _spans(cursors) for mark, cursors in marks.items()})
        painted = self._painted.get(cell, [])
        # What is painted moves with the text as well: most keys leave nothing to do.
        if wanted == [(*_span(cursor), names) for cursor, names in painted]:
            return
        document = cell.document()
        now = [(cursor_at(document, (start, end)), names) for start, end, names in wanted]
        cell.setExtraSelections([self._selection(cursor, names) for cursor, names in now])
        self._painted[cell] = now

    def _selection(
        self, cursor: QTextCursor, names: frozenset[AnnotationKind]
    ) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = look_of(self._theme, names)
        return selection


def pieces_of(layers: Mapping[AnnotationKind, Sequence[Span]]) -> list[HighlightPiece]:
    """Split annotations that overlap into pieces that do not, each with all of its kinds.

    Qt paints the text of one extra selection over that of another, so no two may overlap.
    """
    turns: dict[int, list[tuple[AnnotationKind, int]]] = {}
    for mark, spans in layers.items():
        for start, end in spans:
            turns.setdefault(start, []).append((mark, 1))
            turns.setdefault(end, []).append((mark, -1))
    pieces: list[HighlightPiece] = []
    open_marks: dict[AnnotationKind, int] = {}
    before = 0
    for at in sorted(turns):
        names = frozenset(mark for mark, count in open_marks.items() if count)
        if names and at > before:
            pieces.append((before, at, names))
        for mark, step in turns[at]:
            open_marks[mark] = open_marks.get(mark, 0) + step
        before = at
    return pieces


def _span(cursor: QTextCursor) -> Span:
    return cursor.selectionStart(), cursor.selectionEnd()


def _spans(cursors: Iterable[QTextCursor]) -> list[Span]:
    return [span for span in map(_span, cursors) if span[0] < span[1]]
