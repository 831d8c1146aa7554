"""The scenes of the audience view as plain values: no menus, no notes, no other sessions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.records import Levels, StatementStatus
    from app.models.rules.agreement import CountOutcome


class View(StrEnum):
    """The three views, in the order in which one key steps through them."""

    OVERVIEW = "overview"
    PROMPT = "prompt"
    STATEMENT = "statement"


class HeardState(StrEnum):
    """What the audience sees of one agency at one prompt.

    COUNTED is an agency whose people were counted but who wrote nothing; COVERED does not show
    whether there is text.
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
    the operator types there. `highlighted` holds the words, in lower case, that other agencies
    share.
    """

    agency_id: str
    name: str
    colour: str
    text: str
    heard: HeardState
    caret: int | None = None
    highlighted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """The agreed statement with the words as typed; `caret` as in `EntryCard`.

    `is_uncounted` is whether it is agreed and nobody was counted on these words.
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
    """The agreed statement alone, large. `unheard` names the agencies still to hear from."""

    prompt_id: str
    number: int
    total: int
    statement: ShownStatement
    unheard: tuple[str, ...] = ()


class CountProgress(StrEnum):
    """The state of an agency in a count.

    NO_HANDS appears with the result only: before it, an agency that showed none is COUNTED.
    """

    WAITING = "waiting"
    COUNTED = "counted"
    ABSENT = "absent"
    NO_HANDS = "no_hands"


@dataclass(frozen=True, slots=True)
class CountRow:
    """One agency in a count; `levels` is None until every agency is counted."""

    agency_id: str
    name: str
    colour: str
    state: CountProgress
    levels: Levels | None = None


@dataclass(frozen=True, slots=True)
class CountResult:
    """The result of a finished count in sentences; the first is the outcome."""

    outcome: CountOutcome
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountScene:
    """The count of the agencies on a wording.

    Until the last agency is counted, neither `rows` nor `result` holds what anybody showed, so that
    nothing can leak. `unheard` as in `StatementScene`.
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
        """How many agencies are counted."""
        return sum(
            row.state in {CountProgress.COUNTED, CountProgress.NO_HANDS} for row in self.rows
        )

    @property
    def expected(self) -> int:
        """How many agencies are to be counted in all."""
        return sum(row.state is not CountProgress.ABSENT for row in self.rows)


@dataclass(frozen=True, slots=True)
class OverviewColumn:
    """An agency in the overview; `mark` is its name in one or a few letters."""

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
    """The overview of prompts and agencies; `agreed` is the number of agreed statements."""

    columns: tuple[OverviewColumn, ...]
    rows: tuple[OverviewRow, ...]
    agreed: int


@dataclass(frozen=True, slots=True)
class Note:
    """A checklist statement or a standard that is shown to the audience."""

    heading: str
    text: str
    foot: str


@dataclass(frozen=True, slots=True)
class NoteScene:
    """A note, large."""

    note: Note


@dataclass(frozen=True, slots=True)
class BlankScene:
    """A blank page."""


Scene = OverviewScene | PromptScene | StatementScene | CountScene | NoteScene | BlankScene
