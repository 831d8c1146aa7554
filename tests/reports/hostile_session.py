"""A session with one text in every place where somebody types."""

from dataclasses import replace

from app.models.records import Session
from tests.reports.samples import details, filled_session, statement


def session_of(nasty: str) -> Session:
    """Return a filled session that says this text everywhere but in its entries and statements."""
    whole = filled_session()
    return replace(
        whole,
        details=replace(
            details(nasty), setting=nasty, place=nasty, facilitator=nasty, purpose=nasty,
            grid_source=nasty, checklist_source=nasty,
        ),
        agencies=tuple(replace(a, name=nasty, note=nasty, colour=nasty) for a in whole.agencies),
        people=tuple(replace(p, name=nasty, role=nasty) for p in whole.people),
        prompts=tuple(replace(p, text=nasty) for p in whole.prompts),
        checklist=(statement(1, nasty, None, nasty),),
        actions=tuple(replace(a, what=nasty, who=nasty) for a in whole.actions),
        links=tuple(replace(k, code=nasty, text=nasty, source=nasty) for k in whole.links),
        glossary=tuple(replace(g, term=nasty, meaning=nasty) for g in whole.glossary),
        meetings=tuple(replace(r, time=nasty, place=nasty, purpose=nasty) for r in whole.meetings),
    )  # fmt: skip
