"""Where the words that the room did not write come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.document import BulletList, Heading, Section
from app.reports.parts.standards import sources_of

if TYPE_CHECKING:
    from app.models.records import Session


def sources(session: Session) -> tuple[Section, ...]:
    """List the sources of the prompts, the checklist and the standards linked, if any is named."""
    details = session.details
    named = (("Prompts", details.grid_source), ("Checklist", details.checklist_source))
    items = [f"{name}: {source}" for name, source in named if source.strip()]
    items.extend(f"Standards: {s}" for s in sources_of(session.links) if s.strip())
    if not items:
        return ()
    return (Section(Heading("Sources", level=1), (BulletList(tuple(items)),), is_closing=True),)
