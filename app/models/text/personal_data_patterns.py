"""Match text that looks like a child's or a family's personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.models.text.dates import MONTHS, local_today


class PersonalDataKind(StrEnum):
    """The kinds of personal data; the value completes "This looks like …"."""

    DATE_OF_BIRTH = "a date of birth"
    NHS_NUMBER = "an NHS number"
    UPN = "a unique pupil number"
    ADDRESS = "a home address"
    PHONE = "a phone number"
    EMAIL = "an e-mail address"


@dataclass(frozen=True, slots=True)
class PersonalDataMatch:
    """The place of personal data, in characters: from `start` up to but not with `end`."""

    start: int
    end: int
    kind: PersonalDataKind

    @property
    def words(self) -> str:
        """Return what it looks like and what to do; never the data itself."""
        return f"This looks like {self.kind}. Leave it out if it is a child’s or a family’s."


_MONTHS = [month[:3].lower() for month in MONTHS]
_MONTH = f"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}"
_YEAR = r"([0-9]{4}|[0-9]{2})(?![0-9])"
_DAY = r"(?<![0-9/.\-])([0-9]{1,2})"
_NUMERIC = re.compile(rf"{_DAY} ?[/.\-] ?([0-9]{{1,2}}) ?[/.\-] ?{_YEAR}")
_NAMED = re.compile(rf"{_DAY}(?:st|nd|rd|th)?[ \-]?(?:of )?({_MONTH})[ \-,]{{0,2}}'?{_YEAR}", re.I)
_AMERICAN = re.compile(rf"\b({_MONTH}) ([0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}", re.I)
_ISO = re.compile(r"(?<![0-9\-])([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
# Words that mark a date of birth, and how many characters may be between the two.
_BIRTH = re.compile(
    r"\b(?:born|d\.? ?o\.? ?b(?![a-z])\.?|(?:date|day) of birth|birth ?dat[ey]|birthday)", re.I
)
_AGED = re.compile(r"\baged?\b", re.I)
_BIRTH_BEFORE, _BIRTH_AFTER, _AGED_BEFORE = 40, 20, 12
_SENTENCE_ENDS = re.compile(r"\n|[.!?]\s+[A-Z]")
_OLDEST = 120

_NHS = re.compile(
    r"(?<![\w+])(?<![0-9][ \-])[1-9][0-9]{2}[ \u00a0\-–]?[0-9]{3}[ \u00a0\-–]?[0-9]{4}"
    r"(?!\w)(?![ \-][0-9])"
)
_UPN = re.compile(r"(?<!\w)[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z](?!\w)", re.I)
# A geographic or mobile number; 03 and 08 are the numbers of organisations.
_PHONE = re.compile(
    r"(?<![\w+])(?:\+44[ \-]?(?:\(0\)[ \-]?)?|\(?0)(?:"
    r"2[0-9]\)?[ \-]?[0-9]{4}[ \-]?[0-9]{4}"
    r"|[127][0-9]{2}\)?[ \-]?[0-9]{3}[ \-]?[0-9]{4}"
    r"|[17][0-9]{3}\)?[ \-]?[0-9]{3}[ \-]?[0-9]{3}"
    r"|[17][0-9]{3}\)?[ \-]?[0-9]{5,6}"
    r")(?![\w\-])(?! [0-9])"
)
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63})+", re.I)
# Domains of addresses at work: a colleague's, and meant to be passed on.
_AT_WORK = (".gov.uk", ".nhs.uk", ".nhs.net", ".sch.uk", ".police.uk", ".ac.uk", ".org.uk")
_STREET = (
    "street|st|road|rd|lane|ln|avenue|ave|close|drive|dr|way|court|place|terrace|crescent|gardens"
    "|grove|row|walk|hill|square|view|mews|park|green|rise"
)
_ADDRESS = re.compile(
    r"(?<![\w/.\-])[0-9]{1,4}[a-z]?,? (?:[a-z'’\-]{2,20} ){1,3}"
    rf"(?:{_STREET})\b[^\n]{{0,60}}?\b[a-z]{{1,2}}[0-9][0-9a-z]? ?[0-9][a-z]{{2}}(?!\w)",
    re.I,
)
_SOMETHING = re.compile(r"[0-9@]")


def match_personal_data(text: str, today: date | None = None) -> tuple[PersonalDataMatch, ...]:
    """Return what looks like personal data, in the order of the text, without overlap.

    A date counts only where a word near it marks it as of a birth. Letters and figures that have a
    check digit count only if it is right, so that phone numbers and codes are left alone.
    """
    if not _SOMETHING.search(text):
        return ()
    found = [
        *_births(text, today or local_today()),
        *(
            _at(each, PersonalDataKind.NHS_NUMBER)
            for each in _NHS.finditer(text)
            if _is_nhs(each[0])
        ),
        *(_at(each, PersonalDataKind.UPN) for each in _UPN.finditer(text) if _is_upn(each[0])),
        *(_at(each, PersonalDataKind.ADDRESS) for each in _ADDRESS.finditer(text)),
        *(_at(each, PersonalDataKind.PHONE) for each in _PHONE.finditer(text)),
        *(_at(each, PersonalDataKind.EMAIL) for each in _emails(text)),
    ]
    return _apart(found)


def _at(found: re.Match[str], kind: PersonalDataKind) -> PersonalDataMatch:
    return PersonalDataMatch(found.start(), found.end(), kind)


def _apart(found: list[PersonalDataMatch]) -> tuple[PersonalDataMatch, ...]:
    kept: list[PersonalDataMatch] = []
    for finding in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return tuple(kept)


def _births(text: str, today: date) -> Iterator[PersonalDataMatch]:
    if not (_BIRTH.search(text) or _AGED.search(text)):
        return
    for found, day in _dates(text, today):
        can_be_a_birth = day <= today and today.year - day.year <= _OLDEST
        if can_be_a_birth and _is_marked_as_birth(text, found.start(), found.end()):
            yield _at(found, PersonalDataKind.DATE_OF_BIRTH)


def _dates(text: str, today: date) -> Iterator[tuple[re.Match[str], date]]:
    for pattern, order in ((_NUMERIC, "dmy"), (_NAMED, "dmy"), (_AMERICAN, "mdy"), (_ISO, "ymd")):
        for found in pattern.finditer(text):
            parts = dict(zip(order, found.groups(), strict=True))
            day = _day(parts["d"], parts["m"], parts["y"], today)
            if day:
                yield found, day


def _day(day: str, month: str, year: str, today: date) -> date | None:
    number = int(year)
    if len(year) < len("2019"):
        number += 2000 if 2000 + number <= today.year else 1900
    try:
        known = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
        return date(number, known, int(day))
    except ValueError:  # 31/02/2019, or 45 of anything: no date
        return None


def _is_marked_as_birth(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _BIRTH_BEFORE) : start]
    after = text[end : end + _BIRTH_AFTER]
    for pattern, reach in ((_BIRTH, _BIRTH_BEFORE), (_AGED, _AGED_BEFORE)):
        cue = _last(pattern, before)
        # A form has "Date of birth:" on a line of its own.
        between = before[cue.end() :].strip(": \n\t-") if cue else ""
        if cue and len(between) <= reach and not _SENTENCE_ENDS.search(between):
            return True
    cue = _BIRTH.search(after)
    return bool(cue and not _SENTENCE_ENDS.search(after[: cue.start() + 1]))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _is_nhs(number: str) -> bool:
    from stdnum.gb import nhs

    # The check digit of 111 111 1111 is right, and it is nobody's number.
    return nhs.is_valid(number) and len(set(nhs.compact(number))) > 1


def _is_upn(number: str) -> bool:
    from stdnum.gb import upn

    # By the check letter alone: the library's list of local authorities ends in 2011, and the
    # numbers of later ones are to match as well.
    return upn.calc_check_digit(number[1:].upper()) == number[0].upper()


def _emails(text: str) -> Iterator[re.Match[str]]:
    for found in _EMAIL.finditer(text) if "@" in text else ():
        if not found[0].lower().endswith(_AT_WORK):
            yield found
