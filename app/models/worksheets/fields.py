"""The names of a worksheet's fields: whose it is, and which prompt or statement one answers."""

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
"""A hidden field with what the sheet is for, in words; nothing but courtesy depends on it."""

_WHO = "who"
_PROMPT = "p_"
_STATEMENT = "s_"
_PART = "~"


@dataclass(frozen=True, slots=True)
class SheetIdentity:
    """Which form a sheet is, for which session and which agency, by their ids."""

    version: int
    session_id: str
    agency_id: str


def name_field(session_id: str, agency_id: str) -> str:
    """Name the field for the person's name, which carries the identity of the sheet."""
    return _PART.join((_WHO, str(FORM_VERSION), _written(session_id), _written(agency_id)))


def identity_in(field: str) -> SheetIdentity | None:
    """Read the identity out of the name of a field; None for any other field."""
    match field.split(_PART):
        case [who, version, session_id, agency_id] if who == _WHO and version.isdecimal():
            return SheetIdentity(int(version[:9]), unquote(session_id), unquote(agency_id))
    return None


def prompt_field(prompt_id: str) -> str:
    """Name the field of a prompt."""
    return f"{_PROMPT}{_written(prompt_id)}"


def statement_field(statement_id: str) -> str:
    """Name the field of a checklist statement."""
    return f"{_STATEMENT}{_written(statement_id)}"


def prompt_in(field: str) -> str | None:
    """Return the id of the prompt that a field answers; None for any other field."""
    return unquote(field[len(_PROMPT) :]) if field.startswith(_PROMPT) else None


def statement_in(field: str) -> str | None:
    """Return the id of the checklist statement that a field rates; None for any other field."""
    return unquote(field[len(_STATEMENT) :]) if field.startswith(_STATEMENT) else None


def write_about(session_title: str, agency_name: str) -> str:
    """Write what a sheet is for in ASCII, as a field's value may be."""
    return f"{_written(session_title)}{_PART}{_written(agency_name)}"


def read_about(value: str) -> tuple[str, str]:
    """Return the session's title and the agency's name; empty where they were lost."""
    title, _, agency = value.partition(_PART)
    return unquote(title), unquote(agency)


def _written(words: str) -> str:
    """Write any text with nothing in it that parts names: no dot, which PDF takes for a path."""
    # What quote leaves as it is, and we may not.
    return quote(words, safe="", errors="replace").replace(".", "%2E").replace(_PART, "%7E")


class WorksheetError(AppError):
    """A file is no worksheet that can be collected; says which file and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote at a prompt, as typed; `prompt` is how it was put on the sheet."""

    prompt_id: str
    text: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class SheetRating:
    """How somebody rated a checklist statement; `statement` is how it stood on the sheet."""

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
        """Say who filled it in: "A. Khan, GP"; empty where they did not say."""
        return ", ".join(part for part in (self.name, self.role) if part)


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file that could not be read as a worksheet, and why."""

    file: str
    error: AppError
