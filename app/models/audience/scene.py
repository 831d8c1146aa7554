"""What the room sees at one moment, as plain values: no menus, no notes, no other sessions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.records import Levels, StatementStatus
    from app.models.rules.agreement import CountOutcome


class View(StrEnum):
    """The three views, in the order in which one key goes through them."""

    OVERVIEW = "overview"
    PROMPT = "prompt"
    STATEMENT = "statement"


class HeardState(StrEnum):
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
class EntryCard:
    """One agency's entry. `colour` is the "#RRGGBB" kept in the session.

    `text` is empty unless it is HEARD; `caret` counts characters of the text, and is None unless
    the operator types there. `lit` holds the words, in small letters, that other agencies share.
    """

    agency_id: str
    name: str
    colour: str
    text: str
    heard: HeardState
    caret: int | None = None
    lit: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """The agreed statement with the words as typed; `caret` as in a card.

    `is_uncounted` says that it stands agreed and nobody was counted on these words.
    """

    text: str
    status: StatementStatus
    caret: int | None = None
    has_objections: bool = False
    is_uncounted: bool = False


@dataclass(frozen=True, slots=True)
class PromptScene:
    """A prompt, each agency's entry, and the agreed statement. `number` counts from 1."""

    prompt_id: str
    number: int
    total: int
    text: str
    cards: tuple[EntryCard, ...]
    statement: ShownStatement


@dataclass(frozen=True, slots=True)
class StatementScene:
    """The wording alone, large. `unheard` names the agencies still to hear from."""

    prompt_id: str
    number: int
    total: int
    statement: ShownStatement
    unheard: tuple[str, ...] = ()


class CountProgress(StrEnum):
    """How far an agency is in a count.

    NO_HANDS is told with the result only: before it, who showed none is COUNTED as others are.
    """

    WAITING = "waiting"
    COUNTED = "counted"
    ABSENT = "absent"
    NO_HANDS = "no_hands"


@dataclass(frozen=True, slots=True)
class CountRow:
    """One agency in a count; `levels` is None until every agency is in."""

    agency_id: str
    name: str
    colour: str
    state: CountProgress
    levels: Levels | None = None


@dataclass(frozen=True, slots=True)
class CountResult:
    """What a finished count came to, in sentences; the first is the result itself."""

    outcome: CountOutcome
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountScene:
    """How the agencies stand to a wording.

    Until the last one is in, neither `rows` nor `result` hold what anybody showed, so that nothing
    can leak. `unheard` as in a statement.
    """

    prompt_id: str
    number: int
    total: int
    statement: ShownStatement
    level_needed: int
    rows: tuple[CountRow, ...]
    result: CountResult | None
    unheard: tuple[str, ...] = ()

    @property
    def counted(self) -> int:
        """How many agencies are in."""
        return sum(
            row.state in {CountProgress.COUNTED, CountProgress.NO_HANDS} for row in self.rows
        )

    @property
    def expected(self) -> int:
        """How many agencies are counted in all."""
        return sum(row.state is not CountProgress.ABSENT for row in self.rows)


@dataclass(frozen=True, slots=True)
class OverviewColumn:
    """An agency in the overview; `mark` is its name in a letter or a few."""

    agency_id: str
    name: str
    mark: str
    colour: str


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A prompt in the overview; `heard` has one value for each column."""

    prompt_id: str
    number: int
    text: str
    heard: tuple[HeardState, ...]
    status: StatementStatus
    is_current: bool


@dataclass(frozen=True, slots=True)
class OverviewScene:
    """A map of prompts and agencies; `agreed` counts the rows that stand agreed."""

    columns: tuple[OverviewColumn, ...]
    rows: tuple[OverviewRow, ...]
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


Scene = OverviewScene | PromptScene | StatementScene | CountScene | NoteScene | BlankScene
