"""Where in the grid the person is, and where a key leads from there. No widgets."""

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
    HEAD = "head"


class Move(StrEnum):
    """What a key asks for."""

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
    """One place: a prompt and a column, where no agency stands for the agreed statement.

    At the head of a column or at a prompt the other half is where the person came from.
    """

    prompt_id: str
    agency_id: str | None
    part: CellPart = CellPart.CELL


@dataclass(frozen=True, slots=True)
class GridOrder:
    """The prompts and the agencies in their order."""

    prompts: Sequence[str]
    agencies: Sequence[str]

    @property
    def columns(self) -> tuple[str | None, ...]:
        """The columns, the agreed statement last."""
        return (*self.agencies, None)

    def holds(self, spot: CellAddress) -> bool:
        """Return whether the place is still there."""
        return spot.prompt_id in self.prompts and spot.agency_id in self.columns

    def nearest(self, spot: CellAddress, before: GridOrder) -> CellAddress | None:
        """Return the place that took over from one that may have gone; None in an empty grid."""
        if not self.prompts:
            return None
        prompt = spot.prompt_id
        if prompt not in self.prompts:
            prompt = self.prompts[_kept(before.prompts, prompt, len(self.prompts))]
        agency = spot.agency_id
        if agency not in self.columns:
            agency = self.columns[_kept(before.columns, agency, len(self.columns))]
        return CellAddress(prompt, agency, spot.part)

    def after(self, spot: CellAddress, move: Move) -> CellAddress | None:
        """Return the place a key leads to; None where it leads out of the grid."""
        if not self.holds(spot):
            return None
        row = list(self.prompts).index(spot.prompt_id)
        column = self.columns.index(spot.agency_id)
        if move in {Move.NEXT, Move.PREVIOUS}:
            return self._along(row, column, spot.part, 1 if move is Move.NEXT else -1)
        if move in {Move.FIRST, Move.LAST}:
            ends = (0, 0) if move is Move.FIRST else (len(self.prompts) - 1, len(self.agencies))
            return self._at(*ends)
        if move in {Move.NEXT_PROMPT, Move.PREVIOUS_PROMPT}:
            row = row + 1 if move is Move.NEXT_PROMPT else row - 1
            return self._at(min(max(row, 0), len(self.prompts) - 1), column, spot.part)
        return self._beside(row, column, spot.part, move)

    def _at(self, row: int, column: int, part: CellPart = CellPart.CELL) -> CellAddress:
        part = CellPart.CELL if part is CellPart.HEAD else part
        return CellAddress(self.prompts[row], self.columns[column], part)

    def _along(self, row: int, column: int, part: CellPart, step: int) -> CellAddress | None:
        if part is CellPart.HEAD:
            beside = self._from_head(row, column, Move.RIGHT if step > 0 else Move.LEFT)
            return beside or (self._at(0, 0) if step > 0 else None)
        width = len(self.columns)
        number = row * width + column + step
        if part is CellPart.PROMPT:
            number = row * width - (step < 0)
        if not 0 <= number < width * len(self.prompts):
            return None
        return self._at(*divmod(number, width))

    def _beside(self, row: int, column: int, part: CellPart, move: Move) -> CellAddress | None:
        if part is CellPart.HEAD:
            return self._from_head(row, column, move)
        if move in {Move.UP, Move.DOWN}:
            return self._up_or_down(row, column, part, -1 if move is Move.UP else 1)
        if part is CellPart.PROMPT:
            return self._at(row, 0) if move is Move.RIGHT else None
        if move is Move.LEFT:
            return self._at(row, column - 1) if column else self._at(row, 0, CellPart.PROMPT)
        return self._at(row, column + 1) if column + 1 < len(self.columns) else None

    def _from_head(self, row: int, column: int, move: Move) -> CellAddress | None:
        if move is Move.DOWN:
            return self._at(0, column)
        step = {Move.LEFT: -1, Move.RIGHT: 1}.get(move, 0)
        if not step or not 0 <= column + step < len(self.agencies):
            return None
        return CellAddress(self.prompts[row], self.columns[column + step], CellPart.HEAD)

    def _up_or_down(self, row: int, column: int, part: CellPart, step: int) -> CellAddress | None:
        if 0 <= row + step < len(self.prompts):
            return self._at(row + step, column, part)
        if step < 0 and part is CellPart.CELL and column < len(self.agencies):
            return CellAddress(self.prompts[row], self.columns[column], CellPart.HEAD)
        return None


def _kept(before: Sequence[str | None], gone: str | None, count: int) -> int:
    """Return the index that a place which is gone had, within the places that are left."""
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
    """Return whether an edit is a step of counting, which the pad shows by itself."""
    parts = edit.edits if isinstance(edit, CompoundEdit) else (edit,)
    return any(isinstance(part, _OF_COUNT) for part in parts)


def address_of(edit: Edit, shape: GridOrder, now: CellAddress | None) -> CellAddress | None:
    """Return the place, as near as it still is; `now` is where the person is."""
    if isinstance(edit, CompoundEdit):
        spots = (address_of(part, shape, now) for part in edit.edits)
        return next((spot for spot in spots if spot is not None), None)
    if isinstance(edit, SetEntry):
        return _there(CellAddress(edit.prompt_id, edit.agency_id), shape)
    if isinstance(edit, _OF_STATEMENT):
        return _there(CellAddress(edit.prompt_id, None), shape)
    return _of_row_or_column(edit, shape, now)


def _of_row_or_column(edit: Edit, shape: GridOrder, now: CellAddress | None) -> CellAddress | None:
    if not shape.prompts:
        return None
    if isinstance(edit, (AddPrompt, SetPrompt, RemovePrompt, MovePrompt)):
        prompt_id = _moved_id(edit, now.prompt_id if now else "")
        return _there(CellAddress(prompt_id, shape.columns[0], CellPart.PROMPT), shape)
    if isinstance(edit, (AddAgency, SetAgency, RemoveAgency, MoveAgency)):
        agency_id = _moved_id(edit, (now.agency_id if now else None) or "")
        prompt_id = now.prompt_id if now and now.prompt_id in shape.prompts else shape.prompts[0]
        return _there(CellAddress(prompt_id, agency_id, CellPart.HEAD), shape)
    return None


def _moved_id(edit: Edit, current: str) -> str:
    """Return the one id that an edit is about; a new order keeps the person where they are."""
    ids = edit.ids
    return next(iter(ids)) if len(ids) == 1 else current


def _there(spot: CellAddress, shape: GridOrder) -> CellAddress | None:
    return spot if shape.holds(spot) else None
