"""Read a returned worksheet from a PDF file."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from app.models.records import Rating
from app.models.text.phrases import one_line
from app.models.worksheets.fields import (
    ABOUT,
    FORM_VERSION,
    ROLE,
    Answer,
    ReturnedSheet,
    SheetIdentity,
    SheetRating,
    WorksheetError,
    parse_identity,
    parse_prompt_field,
    parse_statement_field,
    read_about,
)
from app.progress import never_cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.models.worksheets.pdf_form import FormField


log = logging.getLogger(__name__)

LARGEST_FILE = 20_000_000
"""Bytes. A worksheet has 100 kB; some programs that fill in forms add whole fonts."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NUMBERED = re.compile(r"(?:Prompt|Statement) \d+: ")
_ASK_AGAIN = "Ask for it to be filled in, saved and sent again."


# More than anybody can read: a sheet of 350,000 lines blocked the window for seconds.
MOST_LINES = 5_000
LONGEST_PERSON = 1_000


def read_worksheet(path: Path, is_cancelled: Callable[[], bool] = never_cancelled) -> ReturnedSheet:
    """Read one returned worksheet; raises `WorksheetError` for any file that is none."""
    fields = _fields(path.name, _bytes(path), is_cancelled)
    if not fields:
        raise WorksheetError(
            f"“{path.name}” has no fields: it was printed, scanned or saved flat, "
            "or is no worksheet at all.",
            "Type what it says into the grid, or ask for the form itself.",
        )
    identity = next((found for field in fields if (found := parse_identity(field.name))), None)
    if identity is None:
        raise WorksheetError(
            f"“{path.name}” is a form, but not a worksheet of Common Ground.",
            "Ask for the worksheet that was sent out.",
        )
    if identity.version > FORM_VERSION:
        raise WorksheetError(
            f"“{path.name}” was made by a newer version of Common Ground.",
            "Install that version, then collect it again.",
        )
    sheet = _sheet(path.name, identity, fields)
    lines = sum(answer.text.count("\n") + 1 for answer in sheet.answers)
    if lines > MOST_LINES or len(sheet.person) > LONGEST_PERSON:
        raise _too_large(path.name)
    if not sheet.answers and not sheet.ratings:
        raise WorksheetError(f"Nothing is filled in on “{path.name}”.", _ASK_AGAIN)
    return sheet


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise WorksheetError(f"“{path.name}” is a folder.", "Choose the worksheets in it.")
    if path.exists() and not path.is_file():
        # Reading a pipe could block for ever.
        raise WorksheetError(f"“{path.name}” is no ordinary file.", "Collect PDF files only.")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise WorksheetError(
            f"“{path.name}” can't be opened.", "Check that it is still there and may be read."
        ) from error
    if not data:
        raise WorksheetError(f"“{path.name}” is empty.", "Ask for it to be sent again.")
    if len(data) > LARGEST_FILE:
        raise _too_large(path.name)
    return data


def _fields(name: str, data: bytes, is_cancelled: Callable[[], bool]) -> list[FormField]:
    from app.models.worksheets import pdf_form as form

    try:
        return form.read_fields(data, is_cancelled)
    except form.NotPdfError as error:
        raise WorksheetError(f"“{name}” is not a PDF file.", "Collect PDF files only.") from error
    except form.LockedError as error:
        raise WorksheetError(
            f"“{name}” is protected with a password.", "Ask for it to be sent without one."
        ) from error
    except form.TooMuchError as error:
        raise _too_large(name) from error
    except form.DamagedError as error:
        log.info("could not read a worksheet", exc_info=True)
        raise WorksheetError(f"“{name}” is damaged.", "Ask for it to be sent again.") from error


def _too_large(name: str) -> WorksheetError:
    return WorksheetError(
        f"“{name}” is too large for a worksheet.", "Ask for the filled worksheet alone."
    )


def _sheet(file: str, identity: SheetIdentity, fields: Sequence[FormField]) -> ReturnedSheet:
    by_name = {field.name: field.value for field in fields}
    name = next(field.value for field in fields if parse_identity(field.name) == identity)
    title, agency = read_about(clean(by_name.get(ABOUT, "")))
    return ReturnedSheet(
        file=file,
        session_id=identity.session_id,
        agency_id=identity.agency_id,
        name=_clean_line(name),
        role=_clean_line(by_name.get(ROLE, "")),
        answers=tuple(
            Answer(prompt_id, text, _words(field.spoken))
            for field in fields
            if (prompt_id := parse_prompt_field(field.name))
            and (text := clean(field.value)).strip()
        ),
        ratings=tuple(
            SheetRating(statement_id, rating, _words(field.spoken))
            for field in fields
            if (statement_id := parse_statement_field(field.name))
            and (rating := _rating(field.value))
        ),
        session_title=_clean_line(title),
        agency_name=_clean_line(agency),
    )


def _rating(value: str) -> Rating | None:
    state = value.removeprefix("/")
    return Rating(state) if state in set(Rating) else None


def _words(spoken: str) -> str:
    """Return the words of a prompt or statement from the spoken name of its field."""
    return _clean_line(_NUMBERED.sub("", spoken, count=1))


def clean(text: str) -> str:
    """Return text with "\\n" for every end of a line, and no other control but the tab."""
    text = _BREAKS.sub("\n", text)
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def _clean_line(text: str) -> str:
    return one_line(clean(text))
