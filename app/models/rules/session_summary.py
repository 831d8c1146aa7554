"""Short texts about a session: its header line and the counts in its tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.rules.agreement import agreed_count
from app.models.text.dates import long_day_text
from app.models.text.phrases import counted

if TYPE_CHECKING:
    from app.models.records import Session


def header_line(session: Session) -> str:
    """Return the line under the title: the day, who is here, and where."""
    parts = [long_day_text(session.details.date)] if session.details.date else []
    here = [person for person in session.people if person.is_present]
    agencies = {person.agency_id for person in here if person.agency_id}
    if here:
        who = counted(len(here), "person", "people")
        parts.append(
            f"{who} from {counted(len(agencies), 'agency', 'agencies')}" if agencies else who
        )
    if session.details.place.strip():
        parts.append(session.details.place.strip())
    return " · ".join(parts)


def people_text(session: Session) -> str:
    """Return how many people are invited: "14 people"; empty for none."""
    people = len(session.people)
    return counted(people, "person", "people") if people else ""


def rated_text(session: Session) -> str:
    """Return how much of the checklist is rated: "9 of 15"; empty without a checklist."""
    rated = sum(statement.rating is not None for statement in session.checklist)
    return f"{rated} of {len(session.checklist)}" if session.checklist else ""


def agreed_text(session: Session) -> str:
    """Return how many prompts are agreed: "3 of 7 agreed"; empty without prompts."""
    return f"{agreed_count(session)} of {len(session.prompts)} agreed" if session.prompts else ""


def linked_text(session: Session) -> str:
    """Return how many standards are linked: "4 linked"; empty for none."""
    return f"{len({link.standard_id for link in session.links})} linked" if session.links else ""


def open_actions_text(session: Session) -> str:
    """Return how many actions are not done: "5 open"; empty without actions."""
    still_open = sum(not action.is_done for action in session.actions)
    return f"{still_open} open" if session.actions else ""
