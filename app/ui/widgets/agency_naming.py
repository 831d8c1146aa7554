"""What is said of an agency's name that is missing, or that another one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.records import Session


def say_needed(name: str) -> str:
    """Say why an emptied name was put back."""
    return f"A column needs a name, so it is still “{' '.join(name.split())}”."


def say_shared(session: Session, agency_id: str) -> str:
    """Say that another agency is called the same; nothing where none is."""
    agency = session.agency(agency_id)
    wanted = _bare(agency.name) if agency else ""
    others = (other for other in session.agencies if other.id != agency_id)
    if agency is None or not wanted or all(_bare(other.name) != wanted for other in others):
        return ""
    return f"Two agencies are called “{' '.join(agency.name.split())}” now."


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())
