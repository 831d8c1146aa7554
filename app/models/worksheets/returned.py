"""What a returned worksheet is, once it is read, and why a file is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import AppError

if TYPE_CHECKING:
    from app.models.records import Rating


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
class Unread:
    """A file that could not be read as a worksheet, and why."""

    file: str
    error: AppError
