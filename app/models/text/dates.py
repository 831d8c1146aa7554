"""Parse and format days as they are written in Britain: the day first."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

from app.errors import AppError
from app.models.text.phrases import one_line

# Written here because strftime and Qt follow the machine's language; the program speaks English.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    "a", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SHORTEST = 3
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF = {"month": 1, "year": 12}
_EARLIEST, _LATEST = 1900, 2199
_LEAP_CYCLE = 8
_NEAR = timedelta(days=270)

_IN = re.compile(r"(?:in )?(\d{1,3}|[a-z]+) (day|week|fortnight|month|year)s?(?: from now)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?\.?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .\-]*(?:of )?([a-z]+)\.?[ ,\-]*(\d{4}|\d{2})?")
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:[ ,]+(\d{4}))?")


class DateError(AppError):
    """A text cannot be parsed as a day; `sentence` is the reason."""


def local_today() -> date:
    """Return the date on this computer's clock."""
    return datetime.now().astimezone().date()


def parse_day(text: str, today: date) -> date | None:
    """Parse a day as a person types it; None for an empty text. Raises DateError.

    Day before month; without a year, the next time that day comes round, today included.
    """
    words = one_line(text.lower().replace(",", " , ").replace(" ,", ","))
    if not words:
        return None
    found = _relative(words, today) or _weekday(words, today)
    if found is None:
        named, rest = _without_weekday(words)
        found = _absolute(rest, today)
        if found is not None and named is not None and found.weekday() != named:
            raise DateError(f"{day_text(found)} is a {DAYS[found.weekday()]}.", "Which is meant?")
    if found is None:
        raise DateError("That is not a date.", "Write it like 12 Jan, 12/1/27 or in 2 weeks.")
    return found


def day_text(day: date) -> str:
    """Return a day in full: "12 January 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_day_text(day: date) -> str:
    """Return a day with its weekday: "Tuesday 24 November 2026"."""
    return f"{DAYS[day.weekday()]} {day_text(day)}"


def moment_text(moment: datetime) -> str:
    """Return a time by the clock of its own zone: "24 November 2026, 14:05"."""
    return f"{day_text(moment.date())}, {moment:%H:%M}"


def short_day_text(day: date) -> str:
    """Return a day where room is short: "12 Jan 2027". `parse_day` reads it back."""
    return f"{day.day} {MONTHS[day.month - 1][:_SHORTEST]} {day.year}"


def near_day_text(day: date, today: date) -> str:
    """Return a day without its year where that can't be mistaken: "12 Jan"."""
    return (
        short_day_text(day) if abs(day - today) > _NEAR else short_day_text(day).rsplit(" ", 1)[0]
    )


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _relative(words: str, today: date) -> date | None:
    near = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "next week": 7}
    if words in near:
        return today + timedelta(days=near[words])
    if words in {"next month", "next year"}:
        return add_months(today, _MONTHS_OF[words.split()[1]])
    found = _IN.fullmatch(words)
    count = _count(found[1]) if found else None
    if found is None or count is None:
        return None
    if found[2] in _DAYS_OF:
        return today + timedelta(days=count * _DAYS_OF[found[2]])
    return add_months(today, count * _MONTHS_OF[found[2]])


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    word = "a" if word in {"an", "one"} else word
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else None


def _weekday(words: str, today: date) -> date | None:
    number = _place(words.removeprefix("on ").removeprefix("next "), DAYS)
    if number is None:
        return None
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _without_weekday(words: str) -> tuple[int | None, str]:
    first, _, rest = words.partition(" ")
    number = _place(first.rstrip(",."), DAYS)
    return (None, words) if number is None else (number, rest)


def _absolute(words: str, today: date) -> date | None:
    if found := _ISO.fullmatch(words):
        return _day(int(found[3]), int(found[2]), found[1], today)
    if found := _NUMERIC.fullmatch(words):
        return _day(int(found[1]), int(found[2]), found[3], today)
    if found := _DAY_MONTH.fullmatch(words):
        day, name, year = found[1], found[2], found[3]
    elif found := _MONTH_DAY.fullmatch(words):
        name, day, year = found[1], found[2], found[3]
    else:
        return None
    month = _place("sep" if name == "sept" else name, MONTHS)
    return None if month is None else _day(int(day), month + 1, year, today)


def _place(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < _SHORTEST:
        return None
    hits = [place for place, name in enumerate(names) if name.lower().startswith(word)]
    return hits[0] if hits else None


def _day(day: int, month: int, year: str | None, today: date) -> date:
    if not 1 <= month <= len(MONTHS):
        raise DateError(f"There is no month {month}.", "Write the day first, like 12/1/27.")
    if year is None:
        return _next(day, month, today)
    number = int(year) if len(year) > len("27") else 2000 + int(year)
    if not _EARLIEST <= number <= _LATEST:
        raise DateError(f"The year {number} is too far away.", "Write it like 12 Jan 2027.")
    if not 1 <= day <= calendar.monthrange(number, month)[1]:
        raise DateError(f"There is no {day} {MONTHS[month - 1]} in {number}.", "Write another day.")
    return date(number, month, day)


def _next(day: int, month: int, today: date) -> date:
    # 29 February can be eight years away, around a century.
    for year in range(today.year, today.year + _LEAP_CYCLE + 1):
        if 1 <= day <= calendar.monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    raise DateError(f"There is no {day} {MONTHS[month - 1]}.", "Write another day.")
