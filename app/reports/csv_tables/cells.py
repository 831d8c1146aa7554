"""What stands in a cell: a person's text never a formula, our own numbers and dates as they are.

Spreadsheets take a text for a formula by its first sign (OWASP, "CSV injection"). Such a text gets
an apostrophe before it, and so does one that begins with an apostrophe. So a reader that takes one
apostrophe away from every cell that begins with one has each text back exactly.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, tzinfo

from app.reports.markup import clean

Value = str | int | date | None
"""A person's text, or a number, a date or nothing of our own."""

_GUARD = "'"
_FORMULA = frozenset("=+-@\N{MINUS SIGN}")
# OWASP names tab and line feed as well; `clean` leaves no carriage return.
_FIRST = ("\t", "\n", _GUARD)


def written(value: Value) -> str | int:
    """Give what stands in the file: texts guarded, dates by ISO 8601, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return value if isinstance(value, int) else value.isoformat()


def guarded(text: str) -> str:
    """Give cleaned text that no spreadsheet takes for a formula."""
    text = clean(text)
    is_risky = text.startswith(_FIRST) or _first_seen(text) in _FORMULA
    return _GUARD + text if is_risky else text


def yes_or_no(is_so: bool) -> str:  # noqa: FBT001 - it is all there is to say
    """Say whether something is so."""
    return "yes" if is_so else "no"


def local(moment: datetime | None, zone: tzinfo | None) -> str:
    """Give a time by the clock of `zone`, by default this computer's, with its offset from UTC."""
    if moment is None:
        return ""
    return moment.astimezone(zone).isoformat(timespec="seconds")


def _first_seen(text: str) -> str:
    """Give the first sign that is neither space nor invisible, its wide forms as the usual one."""
    for character in text:
        if unicodedata.category(character)[0] not in "ZCM":
            return unicodedata.normalize("NFKC", character)[:1]
    return ""
