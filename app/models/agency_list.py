"""What goes with an agency when it is removed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.counting import counted

if TYPE_CHECKING:
    from app.models.records import Agency, Session


def say_removed(session: Session, agency: Agency) -> str:
    """Say what a removal took: "Removed “Health” with 5 entries. Ctrl+Z puts it back."."""
    with_it = _list(_going(session, agency))
    staying = sum(person.agency_id == agency.id for person in session.people)
    words = f"Removed “{' '.join(agency.name.split())}”" if agency.name.strip() else "Removed it"
    if with_it:
        words += f" with {with_it}"
    if staying:
        words += f"; {counted(staying, 'person stays', 'people stay')} without an agency"
    return f"{words}. Ctrl+Z puts it back."


def _going(session: Session, agency: Agency) -> list[str]:
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
