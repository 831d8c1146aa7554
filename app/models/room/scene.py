"""What the room sees at one moment, as plain values: no menus, no notes, no other sessions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.models.room.view import View

if TYPE_CHECKING:
    from app.models.records import StatementStatus

__all__ = [
    "BlankScene",
    "Card",
    "Column",
    "Heard",
    "Note",
    "NoteScene",
    "OverviewScene",
    "PromptScene",
    "Row",
    "Scene",
    "ShownStatement",
    "StatementScene",
    "View",
]


class Heard(StrEnum):
    """What the room learns of one agency at one prompt.

    COUNTED is an agency whose people were counted but who wrote nothing; COVERED says nothing of
    whether there are words.
    """

    HEARD = "heard"
    NOT_HEARD = "not_heard"
    COUNTED = "counted"
    ABSENT = "absent"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class Card:
    """One agency's entry. `colour` is the "#RRGGBB" kept in the session.

    `text` is empty unless it is HEARD; `caret` counts characters of the text, and is None unless
    the operator types there.
    """

    agency_id: str
    name: str
    colour: str
    text: str
    heard: Heard
    caret: int | None = None


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """The agreed statement with the words as typed; `caret` as in a card."""

    text: str
    status: StatementStatus
    caret: int | None = None


@dataclass(frozen=True, slots=True)
class PromptScene:
    """A prompt, each agency's entry, and the agreed statement. `number` counts from 1."""

    prompt_id: str
    number: int
    total: int
    text: str
    cards: tuple[Card, ...]
    statement: ShownStatement


@dataclass(frozen=True, slots=True)
class StatementScene:
    """The wording alone, large."""

    prompt_id: str
    number: int
    total: int
    statement: ShownStatement


@dataclass(frozen=True, slots=True)
class Column:
    """An agency in the overview; `mark` is its name in a letter or a few."""

    agency_id: str
    name: str
    mark: str
    colour: str


@dataclass(frozen=True, slots=True)
class Row:
    """A prompt in the overview; `heard` has one value for each column."""

    prompt_id: str
    number: int
    text: str
    heard: tuple[Heard, ...]
    status: StatementStatus
    is_current: bool


@dataclass(frozen=True, slots=True)
class OverviewScene:
    """A map of prompts and agencies; `agreed` counts the rows that stand agreed."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    agreed: int


@dataclass(frozen=True, slots=True)
class Note:
    """A checklist statement or a standard that is shown to the room."""

    heading: str
    text: str
    foot: str


@dataclass(frozen=True, slots=True)
class NoteScene:
    """One note, large."""

    note: Note


@dataclass(frozen=True, slots=True)
class BlankScene:
    """Plain paper."""


Scene = OverviewScene | PromptScene | StatementScene | NoteScene | BlankScene
