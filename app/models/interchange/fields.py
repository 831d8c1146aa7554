"""The kinds of value that a session file holds, for pydantic to check."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.models.interchange.problems import VERSION

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


def _complain(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("in_words", "{sentence}", {"sentence": sentence})


def _read_date(value: object) -> date:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise _complain('must be a date such as "2026-11-24"')
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise _complain(f'"{value}" is not a day of the calendar') from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise _complain(f"must be a year from {FIRST_YEAR} to {LAST_YEAR}")
    return found


def _read_moment(value: object) -> datetime:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise _complain('must be a time with its zone, such as "2026-11-24T14:02:31Z"')
    _read_date(value[:10])
    try:
        return datetime.fromisoformat(value).astimezone(UTC)
    except ValueError as error:
        raise _complain(f'"{value}" is not a time of day') from error


def _refuse_bool(value: object) -> object:
    # To Python, true is 1.
    if isinstance(value, bool):
        raise _complain(f"must be {VERSION}")
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
