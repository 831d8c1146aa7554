"""Write the grid as HTML, tab-separated and own tables, and parse the latter two."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.records import Session


Rows = tuple[tuple[str, ...], ...]

PROMPT_HEAD = "Multi-agency aspect"
STATEMENT_HEAD = "Agreed statement"
_FORMAT = "common-ground-grid"
# A spreadsheet treats text that begins so as a formula.
_FORMULA = ("=", "+", "-", "@")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_END_OF_ROW = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class GridTable:
    """A whole grid as text: `cells` holds, per prompt, each agency's entry and the statement."""

    head: tuple[str, ...]
    prompts: tuple[str, ...]
    cells: Rows

    @property
    def rows(self) -> Rows:
        """Return the rows with the prompt in front and without the heading."""
        return tuple((p, *c) for p, c in zip(self.prompts, self.cells, strict=True))


def grid_table(session: Session) -> GridTable:
    """Return a session's grid as a table."""
    agencies = session.agencies
    return GridTable(
        (PROMPT_HEAD, *(a.name for a in agencies), STATEMENT_HEAD),
        tuple(p.text for p in session.prompts),
        tuple(
            (*(p.entries.get(a.id, "") for a in agencies), p.statement.text)
            for p in session.prompts
        ),
    )


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether there is more than one cell."""
    return sum(len(row) for row in rows) > 1


def html_table(table: GridTable) -> str:
    """Return an HTML table that Word and Excel paste cell by cell.

    `mso-number-format` makes Excel treat "=1+1" as text; `mso-data-placement` keeps lines in one
    cell.
    """
    head = "".join(f'<th scope="col">{_markup(cell)}</th>' for cell in table.head)
    lines = ['<meta charset="utf-8">', '<table border="1">', f"<thead><tr>{head}</tr></thead>"]
    lines.append("<tbody>")
    for prompt, *cells in table.rows:
        rest = "".join(f"<td {_AS_TEXT}>{_markup(cell)}</td>" for cell in cells)
        lines.append(f'<tr><th scope="row" {_AS_TEXT}>{_markup(prompt)}</th>{rest}</tr>')
    return "\n".join([*lines, "</tbody>", "</table>"])


def tabbed_text(rows: Sequence[Sequence[str]]) -> str:
    """Return tab-separated text as Excel makes it, with a guard before what looks like a formula.

    The guard is the apostrophe by which a spreadsheet itself marks text; `parse_tabbed` removes it.
    """
    return "".join("\t".join(_tabbed(cell) for cell in row) + "\n" for row in rows)


def parse_tabbed(text: str) -> Rows | None:
    """Parse tab-separated text; None unless it has tabs and every row has as many cells.

    A list whose numbers are followed by tabs, or a sentence with one tab in it, is no table.
    """
    if "\t" not in text:
        return None
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _next_cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            break
        if text[at] == "\t":
            at += 1
            continue
        found = _END_OF_ROW.match(text, at)
        at = found.end() if found else at + 1
        if at >= len(text):
            break
        rows.append([])
    if len({len(row) for row in rows}) != 1:
        return None
    return tuple(tuple(row) for row in rows)


def own_format(table: GridTable) -> str:
    """Return the table as JSON, for pasting into a grid of this program."""
    content = {"head": table.head, "prompts": table.prompts, "cells": table.cells}
    return json.dumps({"format": _FORMAT, **content}, ensure_ascii=True)


def parse_own_format(text: str) -> GridTable | None:
    """Parse what `own_format` returned; None for anything else."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        return None
    head = _texts(content.get("head"))
    prompts = _texts(content.get("prompts"))
    cells = content.get("cells")
    if head is None or prompts is None or not isinstance(cells, list):
        return None
    rows = [row for row in map(_texts, cells) if row is not None and len(row) + 1 == len(head)]
    if len(rows) != len(cells) or len(rows) != len(prompts):
        return None
    return GridTable(head, prompts, tuple(rows))


_AS_TEXT = r"""style="mso-number-format:'\@';white-space:pre-wrap;vertical-align:top" """.strip()


def _markup(text: str) -> str:
    return escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')


def _tabbed(cell: str) -> str:
    # A guarded text that has a guard of its own gets a second one, so that reading is exact.
    guarded = f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell
    if guarded.startswith('"') or any(mark in guarded for mark in "\t\r\n"):
        return '"' + guarded.replace('"', '""') + '"'
    return guarded


def _next_cell(text: str, at: int) -> tuple[str, int]:
    quoted = _QUOTED.match(text, at)
    if quoted and (any(m in quoted[1] for m in "\t\r\n") or '""' in quoted[1]):
        whole = quoted[1].replace('""', '"').replace("\r\n", "\n").replace("\r", "\n")
        return _unguarded(whole), quoted.end()
    plain = _PLAIN.match(text, at)
    end = plain.end() if plain else at
    return _unguarded(text[at:end]), end


def _unguarded(cell: str) -> str:
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if is_guarded else cell


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        return None
    return tuple(value)
