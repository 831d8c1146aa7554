"""What the cells of a prompt show, worked out from the session. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.agreement import is_absent, is_heard
from app.models.checklist import agency_marks
from app.ui.grid.statement_foot import SourceMark

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session


def when_empty(prompt: Prompt, agency: Agency) -> str:
    """Say what an empty cell means: absence is no silence, and a tally is no word."""
    if is_heard(prompt, agency):
        return "nothing written"
    return "absent" if is_absent(prompt, agency) else "not heard yet"


def source_marks(session: Session, prompt: Prompt) -> tuple[SourceMark, ...]:
    """Give the marks of the agencies whose words are still in the agreed statement."""
    if not prompt.sources:
        return ()
    # Not before it is needed: the stemmer takes its time to load.
    from app.models.sources import agencies_drawn_from

    drawn = agencies_drawn_from(prompt.statement.text, prompt.sources, session.agencies)
    marks = agency_marks([agency.name for agency in session.agencies])
    return tuple(
        SourceMark(mark, agency.name, agency.colour)
        for mark, agency in zip(marks, session.agencies, strict=True)
        if agency in drawn
    )


def said_drawn_from(session: Session, prompt: Prompt) -> str:
    """Say whose words are in the agreed statement: "drawn from Health, Education"."""
    if not prompt.sources:
        return ""
    from app.models.sources import drawn_from

    return drawn_from(prompt.statement.text, prompt.sources, session.agencies)
