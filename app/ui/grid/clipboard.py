"""What the clipboard holds for the grid, and the grid for the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData

from app.models.table_html import read_html
from app.models.tables import (
    is_table,
    read_own,
    read_tabbed,
    write_html,
    write_own,
    write_tabbed,
)

if TYPE_CHECKING:
    from app.models.tables import GridTable, Rows

OWN_TYPE = "application/x-common-ground-grid+json"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table to paste: `rows` as they are, and `prompts` where it came from such a grid."""

    rows: Rows
    prompts: tuple[str, ...] | None = None

    @property
    def rows_with_prompts(self) -> Rows:
        """Give the rows for pasting from the prompt column on."""
        if self.prompts is None:
            return self.rows
        return tuple((p, *row) for p, row in zip(self.prompts, self.rows, strict=True))


def mime_of(table: GridTable) -> QMimeData:
    """Give the grid in three flavours: our own, for Word and Excel, and as plain text."""
    mime = QMimeData()
    mime.setData(OWN_TYPE, QByteArray(write_own(table).encode()))
    mime.setHtml(write_html(table))
    mime.setText(write_tabbed([table.head, *table.rows]))
    return mime


def pasted_table(mime: QMimeData) -> Pasted | None:
    """Give the table on the clipboard; None when it holds no more than one cell, or a text."""
    if mime.hasFormat(OWN_TYPE):
        own = read_own(bytes(mime.data(OWN_TYPE).data()).decode("utf-8", "replace"))
        if own is not None and is_table(own.cells):
            return Pasted(own.cells, own.prompts)
    rows = read_html(mime.html()) if mime.hasHtml() else read_tabbed(mime.text())
    return Pasted(rows) if rows is not None and is_table(rows) else None


def plain_text(mime: QMimeData) -> str:
    """Give the words without any markup; those of a single cell without its end of row."""
    rows = read_html(mime.html()) if mime.hasHtml() else None
    if rows is not None and not is_table(rows) and rows[0][0]:
        return rows[0][0]
    return mime.text()
