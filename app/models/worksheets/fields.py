"""The names of a worksheet's form fields, and the records of a returned worksheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from app.errors import AppError

if TYPE_CHECKING:
    from app.models.records import Rating


FORM_VERSION = 1
ROLE = "role"
ABOUT = "about"
"""A hidden field with the titles of session and agency; used in messages only."""

_WHO = "who"
_PROMPT = "p_"
_STATEMENT = "s_"
_PART = "~"


@dataclass(frozen=True, slots=True)
class SheetIdentity:
    """The version of a worksheet's form, and the ids of its session and its agency."""

    version: int
    session_id: str
    agency_id: str


def name_field(session_id: str, agency_id: str) -> str:
    """Return the name of the field for the person's name, which carries the identity."""
    return _PART.join((_WHO, str(FORM_VERSION), _written(session_id), _written(agency_id)))


def parse_identity(field: str) -> SheetIdentity | None:
    """Return the identity in the name of a field; None for any other field."""
    match field.split(_PART):
        case [who, version, session_id, agency_id] if who == _WHO and version.isdecimal():
            return SheetIdentity(int(version[:9]), unquote(session_id), unquote(agency_id))
    return None


def prompt_field(prompt_id: str) -> str:
    """Return the name of the field of a prompt."""
    return f"{_PROMPT}{_written(prompt_id)}"


def statement_field(statement_id: str) -> str:
    """Return the name of the field of a checklist statement."""
    return f"{_STATEMENT}{_written(statement_id)}"


def parse_prompt_field(field: str) -> str | None:
    """Return the id of the prompt that a field answers; None for any other field."""
    return unquote(field[len(_PROMPT) :]) if field.startswith(_PROMPT) else None


def parse_statement_field(field: str) -> str | None:
    """Return the id of the checklist statement that a field rates; None for any other field."""
    return unquote(field[len(_STATEMENT) :]) if field.startswith(_STATEMENT) else None


def write_about(session_title: str, agency_name: str) -> str:
    """Return the titles of a worksheet's session and agency in ASCII, as a field's value."""
    return f"{_written(session_title)}{_PART}{_written(agency_name)}"


def read_about(value: str) -> tuple[str, str]:
    """Return the session's title and the agency's name; empty where they were lost."""
    title, _, agency = value.partition(_PART)
    return unquote(title), unquote(agency)


def _written(words: str) -> str:
    """Return text without what separates names: no dot, which PDF takes for a path."""
    # `quote` leaves these two as they are.
    return quote(words, safe="", errors="replace").replace(".", "%2E").replace(_PART, "%7E")


class WorksheetError(AppError):
    """A file that cannot be collected as a worksheet; says which file and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote at a prompt, as typed; `prompt` is its text on the worksheet."""

    prompt_id: str
    text: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class SheetRating:
    """A rating of a checklist statement; `statement` is its text on the worksheet."""

    statement_id: str
    rating: Rating
    statement: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """One filled worksheet. `file` is its name alone; title and agency are as printed on it."""

    file: str
    session_id: str
    agency_id: str
    name: str = ""
    role: str = ""
    answers: tuple[Answer, ...] = ()
    ratings: tuple[SheetRating, ...] = ()
    session_title: str = ""
    agency_name: str = ""

    @property
    def person(self) -> str:
        """Return who filled it in: "A. Khan, GP"; empty where no name is given."""
        return ", ".join(part for part in (self.name, self.role) if part)


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file that could not be read as a worksheet, and why."""

    file: str
    error: AppError
