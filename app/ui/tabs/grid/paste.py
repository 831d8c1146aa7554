"""The edits that paste a table into the grid, and the formats of a table on the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData

from app.models.edits import AddPrompt, Edit, SetEntry, SetPrompt, SetStatement
from app.models.records import new_id
from app.models.text.clipboard.html import parse_html_table
from app.models.text.clipboard.tabbed import (
    html_table,
    is_table,
    own_format,
    parse_own_format,
    parse_tabbed,
    tabbed_text,
)
from app.models.text.phrases import counted, one_line
from app.ui.tabs.grid.navigation import CellAddress, CellPart

if TYPE_CHECKING:
    from app.models.records import Prompt, Session
    from app.models.text.clipboard.tabbed import GridTable, Rows


@dataclass(frozen=True, slots=True)
class PastePlan:
    """The edits of one paste, how many cells it fills, and what of the table did not fit."""

    edits: tuple[Edit, ...]
    cells: int
    over: int
    new_prompts: int
    rows_left_out: int
    columns_left_out: int

    @property
    def sentence(self) -> str:
        """The message about what was pasted."""
        if not self.edits:
            return "The table's words are there already, so nothing was changed."
        done = f"Pasted {counted(self.cells, 'cell')}"
        if self.new_prompts:
            done += f" and added {counted(self.new_prompts, 'prompt')}"
        if not self.over:
            return f"{done}. Ctrl+Z takes {'it' if self.cells == 1 else 'them'} out again."
        them = "it" if self.over == 1 else "them"
        return f"{done}, {self.over} of them over earlier words. Ctrl+Z puts {them} back."

    @property
    def warning(self) -> str:
        """The message about what was not pasted, and how to paste it; empty when all was."""
        parts = []
        if self.rows_left_out:
            parts.append(counted(self.rows_left_out, "row"))
        if self.columns_left_out:
            parts.append(counted(self.columns_left_out, "column"))
        if not parts:
            return ""
        was = "was" if self.rows_left_out + self.columns_left_out == 1 else "were"
        first = " and ".join(
            name
            for name, count in (
                ("prompts", self.rows_left_out),
                ("columns", self.columns_left_out),
            )
            if count
        )
        return (
            f"{' and '.join(parts)} of the table did not fit and {was} not pasted. "
            f"Add {first} first, then paste again."
        )


def plan_paste(session: Session, address: CellAddress, pasted: PastedTable) -> PastePlan:
    """Return the plan that pastes a table from `address` rightwards and down.

    An empty cell of the table changes nothing. From the prompt column on, rows beyond the
    last prompt become prompts; elsewhere they are left out, and counted.
    """
    return _Plan(session, address, pasted).made()


class _Plan:
    def __init__(self, session: Session, address: CellAddress, pasted: PastedTable) -> None:
        self._session = session
        self._with_prompts = address.part is CellPart.PROMPT
        self._rows = pasted.rows_with_prompts if self._with_prompts else pasted.rows
        self._first_row = [p.id for p in session.prompts].index(address.prompt_id)
        agencies = [agency.id for agency in session.agencies]
        columns: list[str | None] = [*agencies, None]
        self._columns = (
            columns if self._with_prompts else columns[columns.index(address.agency_id) :]
        )
        self._edits: list[Edit] = []
        self._cells = self._over = self._new = 0

    def made(self) -> PastePlan:
        """Return the plan of the whole table."""
        left_out = 0
        for number, row in enumerate(self._rows, self._first_row):
            if number < len(self._session.prompts):
                self._paste_row(self._session.prompts[number], number, row)
            elif not any(cell.strip() for cell in row):
                continue
            elif self._with_prompts and row[0].strip():
                self._add_row(number, row)
            else:
                left_out += 1
        width = len(self._columns) + self._with_prompts
        return PastePlan(
            tuple(self._edits),
            self._cells,
            self._over,
            self._new,
            left_out,
            _filled_columns(self._rows, width),
        )

    def _paste_row(self, prompt: Prompt, number: int, row: tuple[str, ...]) -> None:
        cells = row
        if self._with_prompts:
            self._paste_prompt(prompt, one_line(row[0]))
            cells = row[1:]
        for agency_id, text in zip(self._columns, cells, strict=False):
            before = (
                prompt.statement.text if agency_id is None else prompt.entries.get(agency_id, "")
            )
            self._paste_cell(prompt.id, agency_id, (before, text), number)

    def _paste_prompt(self, prompt: Prompt, text: str) -> None:
        if not text:
            return
        self._cells += 1
        if text != prompt.text:
            self._over += 1
            edit = SetPrompt.of(self._session.details.id, prompt, text=text)
            self._edits.append(edit)

    def _add_row(self, number: int, row: tuple[str, ...]) -> None:
        prompt_id = new_id()
        self._new += 1
        self._cells += 1
        text = one_line(row[0])
        self._edits.append(AddPrompt.of(self._session.details.id, prompt_id, text))
        for agency_id, cell in zip(self._columns, row[1:], strict=False):
            self._paste_cell(prompt_id, agency_id, ("", cell), number)

    def _paste_cell(
        self, prompt_id: str, agency_id: str | None, texts: tuple[str, str], number: int
    ) -> None:
        before, after = texts
        if not after.strip():
            return
        self._cells += 1
        if after == before:
            return
        self._over += bool(before.strip())
        session_id = self._session.details.id
        called = f"prompt {number + 1}"
        if agency_id is None:
            edit: Edit = SetStatement(session_id, prompt_id, before, after, called)
        else:
            edit = SetEntry(session_id, prompt_id, agency_id, before, after, called)
        self._edits.append(edit)


def _filled_columns(rows: Rows, width: int) -> int:
    """Count the columns beyond `width` that have words in them."""
    beyond = {n for row in rows for n, cell in enumerate(row) if n >= width and cell.strip()}
    return len(beyond)


OWN_TYPE = "application/x-common-ground-grid+json"


@dataclass(frozen=True, slots=True)
class PastedTable:
    """A table to paste: its rows, and its prompts where it was copied from a grid."""

    rows: Rows
    prompts: tuple[str, ...] | None = None

    @property
    def rows_with_prompts(self) -> Rows:
        """The rows to paste from the prompt column on."""
        if self.prompts is None:
            return self.rows
        return tuple((p, *row) for p, row in zip(self.prompts, self.rows, strict=True))


def mime_of(table: GridTable) -> QMimeData:
    """Return the grid in three formats: our own, HTML for Word and Excel, and plain text."""
    mime = QMimeData()
    mime.setData(OWN_TYPE, QByteArray(own_format(table).encode()))
    mime.setHtml(html_table(table))
    mime.setText(tabbed_text([table.head, *table.rows]))
    return mime


def pasted_table(mime: QMimeData) -> PastedTable | None:
    """Return the table on the clipboard; None for a text or a single cell."""
    if mime.hasFormat(OWN_TYPE):
        own = parse_own_format(bytes(mime.data(OWN_TYPE).data()).decode("utf-8", "replace"))
        if own is not None and is_table(own.cells):
            return PastedTable(own.cells, own.prompts)
    rows = parse_html_table(mime.html()) if mime.hasHtml() else parse_tabbed(mime.text())
    return PastedTable(rows) if rows is not None and is_table(rows) else None


def plain_text(mime: QMimeData) -> str:
    """Return the text without markup; that of a single cell without its end of row."""
    rows = parse_html_table(mime.html()) if mime.hasHtml() else None
    if rows is not None and not is_table(rows) and rows[0][0]:
        return rows[0][0]
    return mime.text()
