"""Rules of agencies and people: parsing a pasted list, and texts about them."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.text.phrases import counted, one_line

if TYPE_CHECKING:
    from datetime import date

    from app.models.records import Agency, Person, Session


# What word processors put before the lines of a list: bullets, "1." and "2)".
_MARKUP = re.compile(r"^\s*(?:[•·▪◦‣*–—-]\s+|\d{1,3}[.)]\s+)")
_HEADINGS = {"name", "names", "person", "full name"}


@dataclass(frozen=True, slots=True)
class PastedPerson:
    """One line of a pasted list; an agency that the session lacks is kept with the role."""

    name: str
    role: str
    agency_id: str | None
    unknown_agency: str = ""


def is_people_list(text: str) -> bool:
    """Return whether a pasted text is a list, and not one person's name."""
    return "\t" in text.strip() or (len(text.split("\n")) > 1 and bool(text.strip()))


def parse_people(
    text: str, agencies: Sequence[Agency], usual: str | None = None
) -> tuple[PastedPerson, ...]:
    """Parse one person a line: name, role and agency, with tabs, semicolons or commas between.

    Where a line names no agency it is `usual`, the id of the one chosen last.
    """
    lines = [_MARKUP.sub("", line).strip("\r\n\v\f ") for line in text.splitlines()]
    rows = [_cells(line) for line in lines if line.strip()]
    if rows and len(rows) > 1 and rows[0][0].casefold() in _HEADINGS:
        rows = rows[1:]
    return tuple(_person(row, agencies, usual) for row in rows if row[0])


def people_not_listed(
    pasted: Sequence[PastedPerson], people: Sequence[Person | PastedPerson]
) -> tuple[PastedPerson, ...]:
    """Return the pasted people who are not on the list by the same name and agency."""
    listed = {(_plain(person.name), person.agency_id) for person in people}
    return tuple(p for p in pasted if (_plain(p.name), p.agency_id) not in listed)


def can_be_present(day: date | None, today: date) -> bool:
    """Return whether a new person may count as present: not before the day of the workshop."""
    return day is None or day <= today


def describe_pasted_people(people: Sequence[PastedPerson], listed: int = 0) -> str:
    """Return how many were added or `listed` before, and which agencies are unknown."""
    words = f"Added {counted(len(people), 'person', 'people')}. Ctrl+Z takes them off again."
    if not people:
        words = "Nobody was added."
    if listed:
        words += f" {listed} {'was' if listed == 1 else 'were'} on the list already."
    unknown = list(dict.fromkeys(p.unknown_agency for p in people if p.unknown_agency))
    if not unknown:
        return words
    named = ", ".join(unknown[:3]) + (" …" if len(unknown) > 3 else "")  # noqa: PLR2004 - room
    return f"{words} No agency here is called {named}: that is kept with the role."


def describe_people(people: Sequence[Person]) -> str:
    """Return who is coming: "14 people, 12 present, from 5 agencies"."""
    if not people:
        return "Nobody yet"
    agencies = len({p.agency_id for p in people if p.agency_id})
    words = [counted(len(people), "person", "people")]
    words.append(f"{sum(p.is_present for p in people)} present")
    if agencies:
        words.append(f"from {counted(agencies, 'agency', 'agencies')}")
    return ", ".join(words)


def _cells(line: str) -> list[str]:
    mark = next((m for m in "\t;" if m in line), ",")
    # Excel and Outlook quote a cell that holds the mark itself: "Nair, Priya".
    try:
        cells = next(csv.reader([line], delimiter=mark, skipinitialspace=True), [line])
    except csv.Error:
        cells = line.split(mark)
    return [one_line(cell) for cell in cells] or [""]


def _person(row: list[str], agencies: Sequence[Agency], usual: str | None) -> PastedPerson:
    name, *rest = row
    rest = [cell for cell in rest if cell] if len(row) != 3 else rest  # noqa: PLR2004 - 3 columns
    if not rest:
        return PastedPerson(name, "", usual)
    known = _agency(rest[-1], agencies)
    if known is not None:
        return PastedPerson(name, ", ".join(c for c in rest[:-1] if c), known)
    if len(rest) == 1 or not rest[-1]:
        return PastedPerson(name, ", ".join(c for c in rest if c), usual)
    role = ", ".join(c for c in rest[:-1] if c)
    kept = f"{role} ({rest[-1]})" if role else rest[-1]
    return PastedPerson(name, kept, None, rest[-1])


def _agency(words: str, agencies: Sequence[Agency]) -> str | None:
    """Return the id of an agency by its name, or by a word of its note such as "police"."""
    wanted = _bare(words)
    if not wanted:
        return None
    for agency in agencies:
        if _bare(agency.name) == wanted:
            return agency.id
    for agency in agencies:
        parts = re.split(r"[,/;]|\be\.g\.", f"{agency.name},{agency.note}")
        if wanted in {_bare(part) for part in parts}:
            return agency.id
    return None


def _plain(name: str) -> str:
    return one_line(name.casefold())


def _bare(words: str) -> str:
    return "".join(words.casefold().split())


def describe_removed_agency(session: Session, agency: Agency) -> str:
    """Return what was removed: "Removed “Health” with 5 entries. Ctrl+Z puts it back."."""
    with_it = _list(_removed_counts(session, agency))
    staying = sum(person.agency_id == agency.id for person in session.people)
    words = f"Removed “{one_line(agency.name)}”" if agency.name.strip() else "Removed it"
    if with_it:
        words += f" with {with_it}"
    if staying:
        words += f"; {counted(staying, 'person stays', 'people stay')} without an agency"
    return f"{words}. Ctrl+Z puts it back."


def _removed_counts(session: Session, agency: Agency) -> list[str]:
    entries = sum(bool(p.entries.get(agency.id, "").strip()) for p in session.prompts)
    ratings = sum(agency.id in statement.by_agency for statement in session.checklist)
    tallies = sum(
        tally.agency_id == agency.id and tally.people > 0
        for prompt in session.prompts
        for count in prompt.counts
        for tally in count.tallies
    )
    counts = (
        (entries, "entry", "entries"),
        (ratings, "rating", "ratings"),
        (tallies, "tally", "tallies"),
    )
    return [counted(number, one, many) for number, one, many in counts if number]


def _list(parts: list[str]) -> str:
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
