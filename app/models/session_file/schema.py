"""The pydantic schema of a session file; docs/session-file.md describes it in words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from app.models.records import Rating, StatementStatus
from app.models.session_file.problems import VERSION
from app.models.session_file.references import MAX_AGENCIES

ID_PATTERN = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
COLOUR_PATTERN = r"^#[0-9A-Fa-f]{6}$"
TIME_PATTERN = r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$"
NOT_BLANK_PATTERN = r"\S"

# Every date and time in between survives any time zone and every date editor.
FIRST_YEAR, LAST_YEAR = 1800, 2999
# A million characters are some 400 printed pages.
MAX_TEXT = 1_000_000

# From 0 (block) to 5 (lead).
LEVELS = 6

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII
)


def _schema_error(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("in_words", "{sentence}", {"sentence": sentence})


def _read_date(value: object) -> date:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise _schema_error('must be a date such as "2026-11-24"')
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise _schema_error(f'"{value}" is not a day of the calendar') from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise _schema_error(f"must be a year from {FIRST_YEAR} to {LAST_YEAR}")
    return found


def _read_moment(value: object) -> datetime:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise _schema_error('must be a time with its zone, such as "2026-11-24T14:02:31Z"')
    _read_date(value[:10])
    try:
        return datetime.fromisoformat(value).astimezone(UTC)
    except ValueError as error:
        raise _schema_error(f'"{value}" is not a time of day') from error


def _refuse_bool(value: object) -> object:
    # To Python, true is 1.
    if isinstance(value, bool):
        raise _schema_error(f"must be {VERSION}")
    return value


Version = Annotated[Literal[1], BeforeValidator(_refuse_bool)]
Text = Annotated[str, Field(max_length=MAX_TEXT)]
Name = Annotated[str, Field(max_length=MAX_TEXT, pattern=NOT_BLANK_PATTERN)]
Id = Annotated[str, Field(pattern=ID_PATTERN)]
Colour = Annotated[str, Field(pattern=COLOUR_PATTERN)]
TimeOfDay = Annotated[str, Field(pattern=TIME_PATTERN)]
Day = Annotated[date, BeforeValidator(_read_date)]
Moment = Annotated[datetime, BeforeValidator(_read_moment)]
Minutes = Annotated[int, Field(ge=0, le=1440)]
Level = Annotated[int, Field(ge=0, le=5)]
Heads = Annotated[int, Field(ge=0, le=100_000)]
Levels = Annotated[list[Heads], Field(min_length=LEVELS, max_length=LEVELS)]


# The level needed where a file has none.
DEFAULT_LEVEL = 3

# Strict mode would want the enum itself, which no JSON text holds.
LaxRating = Annotated[Rating, Field(strict=False)]
LaxStatus = Annotated[StatementStatus, Field(strict=False)]


class _Part(BaseModel):
    """A part of a session file: no value of another type is accepted, no field unknown."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class AgencyPart(_Part):
    """One column of the grid."""

    id: Id | None = None
    name: Text
    key: Text | None = Field(
        default=None,
        description="What the rest of the file calls this agency; its name where left out.",
    )
    note: Text = ""
    colour: Colour | None = None
    present: bool = True


class PersonPart(_Part):
    """Somebody invited to the workshop."""

    id: Id | None = None
    name: Text
    role: Text = ""
    agency: Text | None = None
    present: bool = True


class AgreementPart(_Part):
    """One count of the room: for each agency, how many people at each level from 0 to 5."""

    # Every other name is an agency, with its six counts.
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Levels]

    id: Id | None = None
    at: Moment | None = None
    level_needed: Level = DEFAULT_LEVEL
    objections: Text = ""
    wording: Text = Field(default="", description="The statement as it was counted.")
    absent: list[Text] = Field(default=[], description="Agencies that were not in the room.")


class EarlierAgreementPart(AgreementPart):
    """A count that a later one has replaced."""

    at: Moment


class ReservationPart(_Part):
    """What somebody can't yet agree to, and what would change it."""

    id: Id | None = None
    agency: Text | None = None
    person: Text = ""
    concern: Text
    would_change: Text = ""
    review_by: Day | None = None


class SourcePart(_Part):
    """Words of an agency's entry that were put into the agreed statement."""

    id: Id | None = None
    agency: Text
    text: Text


class WordingPart(_Part):
    """A text as it once stood: of the agreed statement, or of an agency's entry."""

    id: Id | None = None
    agency: Text | None = None
    text: Text
    at: Moment
    reason: Text = ""


class PromptPart(_Part):
    """One row of the grid."""

    id: Id | None = None
    text: Text | None = None
    minutes: Minutes | None = None
    entries: dict[str, Text | None] = {}
    statement: Text | None = None
    agreed: Text | None = Field(default=None, description="The wording that the room agreed to.")
    agreed_at: Moment | None = None
    status: LaxStatus | None = Field(
        default=None, description="Follows from `statement` and `agreed`; written to be read."
    )
    agreement: AgreementPart | None = None
    earlier_agreements: list[EarlierAgreementPart] = []
    unfinished_agreement: AgreementPart | None = Field(
        default=None, description="A count that had begun and was not finished."
    )
    reservations: list[ReservationPart] = []
    sources: list[SourcePart] = []
    wordings: list[WordingPart] = []


class ChecklistPart(_Part):
    """One statement of the checklist."""

    id: Id | None = None
    code: Text = ""
    text: Text | None = None
    rating: LaxRating | None = None
    evidence: Text = ""
    by_agency: dict[str, LaxRating | None] = {}


class TargetPart(_Part):
    """What an action came from or a standard is tied to: one of the three, by id, text or code."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    prompt: Text | None = None
    checklist: Text | None = None
    reservation: Id | None = None


class ActionPart(_Part):
    """Something somebody will do."""

    id: Id | None = None
    what: Text
    who: Text = ""
    agency: Text | None = None
    due: Day | None = None
    done: bool = False
    came_from: TargetPart | None = Field(default=None, alias="from")
    created: Moment | None = None


class LinkPart(_Part):
    """A standard tied to a prompt or a checklist statement."""

    id: Id | None = None
    standard: Text
    code: Text | None = None
    text: Text | None = None
    source: Text | None = None
    legal_status: Text | None = None
    to: TargetPart


class GlossaryPart(_Part):
    """A term, and what each agency means by it."""

    id: Id | None = None
    term: Text
    stands_for: Text = ""
    meaning: Text = ""
    senses: dict[str, Text | None] = {}


class MeetingPart(_Part):
    """A meeting planned to come back to this record."""

    id: Id | None = None
    date: Day | None = None
    time: TimeOfDay = ""
    place: Text = ""
    purpose: Text = ""


class SessionPart(_Part):
    """A whole session. Only `format`, `version` and `title` are required."""

    schema_address: Text | None = Field(default=None, alias="$schema")
    format: Literal["common-ground-session"]
    version: Version
    title: Name
    id: Id | None = None
    created: Moment | None = None
    changed: Moment | None = None
    setting: Text = ""
    date: Day | None = None
    place: Text = ""
    facilitator: Text = ""
    purpose: Text = ""
    reviews_session: Id | None = None
    final_version: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    final_of: Moment | None = None
    grid_source: Text | None = None
    checklist_source: Text | None = None
    agencies: Annotated[list[AgencyPart], Field(max_length=MAX_AGENCIES)] | None = None
    people: Annotated[list[PersonPart], Field(max_length=10_000)] = []
    prompts: Annotated[list[PromptPart], Field(max_length=1_000)] | None = None
    checklist: Annotated[list[ChecklistPart], Field(max_length=1_000)] | None = None
    actions: Annotated[list[ActionPart], Field(max_length=10_000)] = []
    links: Annotated[list[LinkPart], Field(max_length=10_000)] = []
    glossary: Annotated[list[GlossaryPart], Field(max_length=10_000)] = []
    reviews: Annotated[list[MeetingPart], Field(max_length=1_000)] = []


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a session file, as committed in resources/session.schema.json."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Common Ground session file",
        **_without_titles(SessionPart.model_json_schema(by_alias=True)),
    }


def _without_titles(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema without the titles that pydantic makes of the fields' names."""
    return {
        name: _without_titles(part) if isinstance(part, dict) else part
        for name, part in schema.items()
        if name != "title" or isinstance(part, dict)
    }
