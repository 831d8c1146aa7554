"""The address of a cell, the order of the cells, and the moves between them; without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.models.edits import (
    AddAgency,
    AddPrompt,
    AddReservation,
    AddSource,
    CompoundEdit,
    DropCount,
    Edit,
    FinishCount,
    MoveAgency,
    MovePrompt,
    RemoveAgency,
    RemovePrompt,
    SetAgency,
    SetAgreed,
    SetCount,
    SetEntry,
    SetPrompt,
    SetStatement,
    SetTally,
    StartCount,
)


class CellPart(StrEnum):
    """The parts of the grid that take the focus."""

    CELL = "cell"
    PROMPT = "prompt"
    HEADER = "header"


class Move(StrEnum):
    """A move through the grid that a key asks for."""

    NEXT = "next"
    PREVIOUS = "previous"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    NEXT_PROMPT = "next prompt"
    PREVIOUS_PROMPT = "previous prompt"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class CellAddress:
    """The address of a cell: a prompt and an agency, or None for the agreed statement.

    Of a column header or a prompt, the other id is that of the cell before.
    """

    prompt_id: str
    agency_id: str | None
    part: CellPart = CellPart.CELL


@dataclass(frozen=True, slots=True)
class GridOrder:
    """The ids of the prompts and of the agencies, in their order."""

    prompts: Sequence[str]
    agencies: Sequence[str]

    @property
    def columns(self) -> tuple[str | None, ...]:
        """The columns, the agreed statement last."""
        return (*self.agencies, None)

    def holds(self, address: CellAddress) -> bool:
        """Return whether the grid still has the address."""
        return address.prompt_id in self.prompts and address.agency_id in self.columns

    def nearest(self, address: CellAddress, before: GridOrder) -> CellAddress | None:
        """Return an address, or its neighbour where it was removed; None in an empty grid."""
        if not self.prompts:
            return None
        prompt = address.prompt_id
        if prompt not in self.prompts:
            prompt = self.prompts[_index_left(before.prompts, prompt, len(self.prompts))]
        agency = address.agency_id
        if agency not in self.columns:
            agency = self.columns[_index_left(before.columns, agency, len(self.columns))]
        return CellAddress(prompt, agency, address.part)

    def after(self, address: CellAddress, move: Move) -> CellAddress | None:
        """Return the address that a move leads to; None where it leads out of the grid."""
        if not self.holds(address):
            return None
        row = list(self.prompts).index(address.prompt_id)
        column = self.columns.index(address.agency_id)
        if move in {Move.NEXT, Move.PREVIOUS}:
            return self._along(row, column, address.part, 1 if move is Move.NEXT else -1)
        if move in {Move.FIRST, Move.LAST}:
            ends = (0, 0) if move is Move.FIRST else (len(self.prompts) - 1, len(self.agencies))
            return self._at(*ends)
        if move in {Move.NEXT_PROMPT, Move.PREVIOUS_PROMPT}:
            row = row + 1 if move is Move.NEXT_PROMPT else row - 1
            return self._at(min(max(row, 0), len(self.prompts) - 1), column, address.part)
        return self._neighbour(row, column, address.part, move)

    def _at(self, row: int, column: int, part: CellPart = CellPart.CELL) -> CellAddress:
        part = CellPart.CELL if part is CellPart.HEADER else part
        return CellAddress(self.prompts[row], self.columns[column], part)

    def _along(self, row: int, column: int, part: CellPart, step: int) -> CellAddress | None:
        if part is CellPart.HEADER:
            neighbour = self._from_header(row, column, Move.RIGHT if step > 0 else Move.LEFT)
            return neighbour or (self._at(0, 0) if step > 0 else None)
        width = len(self.columns)
        number = row * width + column + step
        if part is CellPart.PROMPT:
            number = row * width - (step < 0)
        if not 0 <= number < width * len(self.prompts):
            return None
        return self._at(*divmod(number, width))

    def _neighbour(self, row: int, column: int, part: CellPart, move: Move) -> CellAddress | None:
        if part is CellPart.HEADER:
            return self._from_header(row, column, move)
        if move in {Move.UP, Move.DOWN}:
            return self._up_or_down(row, column, part, -1 if move is Move.UP else 1)
        if part is CellPart.PROMPT:
            return self._at(row, 0) if move is Move.RIGHT else None
        if move is Move.LEFT:
            return self._at(row, column - 1) if column else self._at(row, 0, CellPart.PROMPT)
        return self._at(row, column + 1) if column + 1 < len(self.columns) else None

    def _from_header(self, row: int, column: int, move: Move) -> CellAddress | None:
        if move is Move.DOWN:
            return self._at(0, column)
        step = {Move.LEFT: -1, Move.RIGHT: 1}.get(move, 0)
        if not step or not 0 <= column + step < len(self.agencies):
            return None
        return CellAddress(self.prompts[row], self.columns[column + step], CellPart.HEADER)

    def _up_or_down(self, row: int, column: int, part: CellPart, step: int) -> CellAddress | None:
        if 0 <= row + step < len(self.prompts):
            return self._at(row + step, column, part)
        if step < 0 and part is CellPart.CELL and column < len(self.agencies):
            return CellAddress(self.prompts[row], self.columns[column], CellPart.HEADER)
        return None


def _index_left(before: Sequence[str | None], gone: str | None, count: int) -> int:
    """Return the index that a removed id had, or the last of the `count` that are left."""
    index = list(before).index(gone) if gone in before else 0
    return min(index, count - 1)


_OF_COUNT = (StartCount, SetTally, FinishCount, DropCount, SetCount)
_OF_STATEMENT = (
    SetStatement,
    SetAgreed,
    StartCount,
    SetTally,
    FinishCount,
    AddReservation,
    AddSource,
)


def is_of_count(edit: Edit) -> bool:
    """Return whether an edit is a step of counting, which the tally pad shows itself."""
    parts = edit.edits if isinstance(edit, CompoundEdit) else (edit,)
    return any(isinstance(part, _OF_COUNT) for part in parts)


def address_of(edit: Edit, order: GridOrder, current: CellAddress | None) -> CellAddress | None:
    """Return the address of what an edit changes, None for none left; `current` is the current."""
    if isinstance(edit, CompoundEdit):
        addresses = (address_of(part, order, current) for part in edit.edits)
        return next((address for address in addresses if address is not None), None)
    if isinstance(edit, SetEntry):
        return _existing(CellAddress(edit.prompt_id, edit.agency_id), order)
    if isinstance(edit, _OF_STATEMENT):
        return _existing(CellAddress(edit.prompt_id, None), order)
    return _of_row_or_column(edit, order, current)


def _of_row_or_column(
    edit: Edit, order: GridOrder, current: CellAddress | None
) -> CellAddress | None:
    if not order.prompts:
        return None
    if isinstance(edit, (AddPrompt, SetPrompt, RemovePrompt, MovePrompt)):
        prompt_id = _moved_id(edit, current.prompt_id if current else "")
        return _existing(CellAddress(prompt_id, order.columns[0], CellPart.PROMPT), order)
    if isinstance(edit, (AddAgency, SetAgency, RemoveAgency, MoveAgency)):
        agency_id = _moved_id(edit, (current.agency_id if current else None) or "")
        prompt_id = (
            current.prompt_id
            if current and current.prompt_id in order.prompts
            else order.prompts[0]
        )
        return _existing(CellAddress(prompt_id, agency_id, CellPart.HEADER), order)
    return None


def _moved_id(edit: Edit, current: str) -> str:
    """Return the one id that an edit changes; `current` for several, as of a new order."""
    ids = edit.ids
    return next(iter(ids)) if len(ids) == 1 else current


def _existing(address: CellAddress, order: GridOrder) -> CellAddress | None:
    return address if order.holds(address) else None
