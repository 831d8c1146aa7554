"""New sessions: a blank one from the packs, a copy, or the review of another. No I/O."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.models.records import (
    Agency,
    AgreedStatement,
    ChecklistStatement,
    Prompt,
    Session,
    SessionDetails,
    StatementStatus,
    new_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.packs import Packs


OPEN_STATEMENT = AgreedStatement("", StatementStatus.OPEN, None, None)


def blank_session(packs: Packs, title: str, today: date, now: datetime) -> Session:
    """Return a session without answers: the packs' agencies, prompts and checklist."""
    return Session(
        details=SessionDetails(
            id=new_id(),
            title=title,
            setting="",
            date=today,
            place="",
            facilitator="",
            purpose="",
            grid_source=source_line(packs.grid.details),
            checklist_source=source_line(packs.checklist.details),
            reviews_id=None,
            created_at=now,
            changed_at=now,
        ),
        agencies=standard_agencies(packs),
        people=(),
        prompts=standard_prompts(packs),
        checklist=standard_checklist(packs),
        actions=(),
        links=(),
        glossary=(),
        meetings=(),
    )


def source_line(details: object) -> str:
    """Return where a pack's words come from, as printed there."""
    return joined_source(getattr(details, name) for name in ("reference", "source", "rights"))


def joined_source(parts: Iterable[str]) -> str:
    """Return the parts of a source joined, without a part that another one contains."""
    said = dict.fromkeys(part for part in parts if part)
    return "; ".join(
        part for part in said if not any(part != other and part in other for other in said)
    )


def standard_agencies(packs: Packs) -> tuple[Agency, ...]:
    """Return the columns a new session starts with."""
    return tuple(Agency(new_id(), a.name, a.note, a.colour, True) for a in packs.grid.agencies)


def standard_prompts(packs: Packs) -> tuple[Prompt, ...]:
    """Return the rows a new session starts with."""
    return tuple(blank_prompt(p.text) for p in packs.grid.prompts)


def blank_prompt(text: str) -> Prompt:
    """Return a prompt without entries."""
    return Prompt(new_id(), text, None, {}, OPEN_STATEMENT, (), ())


def standard_checklist(packs: Packs) -> tuple[ChecklistStatement, ...]:
    """Return the checklist a new session starts with, unrated."""
    return tuple(
        ChecklistStatement(new_id(), s.code, s.text, None, "", {})
        for s in packs.checklist.statements
    )


def copy_of(session: Session, title: str, now: datetime) -> Session:
    """Return a copy of the session under new ids; references inside it point inside the copy."""
    fresh = _FreshIds()
    return Session(
        details=replace(
            session.details,
            id=fresh[session.details.id],
            title=title,
            created_at=now,
            changed_at=now,
            final_version=0,
            final_of=None,
        ),
        agencies=tuple(replace(a, id=fresh[a.id]) for a in session.agencies),
        people=tuple(
            replace(p, id=fresh[p.id], agency_id=fresh.maybe(p.agency_id)) for p in session.people
        ),
        prompts=tuple(_copied_prompt(p, fresh) for p in session.prompts),
        checklist=tuple(
            replace(c, id=fresh[c.id], by_agency={fresh[a]: r for a, r in c.by_agency.items()})
            for c in session.checklist
        ),
        actions=tuple(
            replace(
                a,
                id=fresh[a.id],
                agency_id=fresh.maybe(a.agency_id),
                origin_id=fresh.maybe(a.origin_id),
            )
            for a in session.actions
        ),
        links=tuple(
            replace(link, id=fresh[link.id], target_id=fresh[link.target_id])
            for link in session.links
        ),
        glossary=tuple(
            replace(t, id=fresh[t.id], senses={fresh[a]: text for a, text in t.senses.items()})
            for t in session.glossary
        ),
        meetings=tuple(replace(m, id=fresh[m.id]) for m in session.meetings),
        wordings=tuple(
            replace(
                w,
                id=fresh[w.id],
                prompt_id=fresh[w.prompt_id],
                agency_id=fresh.maybe(w.agency_id),
            )
            for w in session.wordings
        ),
    )


def next_meeting_of(session: Session, today: date, now: datetime) -> Session:
    """Return the session that reviews this one: the same people and prompts, without answers."""
    again = copy_of(session, session.details.title, now)
    return replace(
        again,
        details=replace(again.details, date=today, reviews_id=session.details.id),
        people=tuple(replace(person, is_present=False) for person in again.people),
        prompts=tuple(
            replace(p, entries={}, statement=OPEN_STATEMENT, counts=(), reservations=(), sources=())
            for p in again.prompts
        ),
        checklist=tuple(
            replace(statement, rating=None, evidence="", by_agency={})
            for statement in again.checklist
        ),
        actions=(),
        links=(),
        meetings=(),
        wordings=(),
    )


def _copied_prompt(prompt: Prompt, fresh: _FreshIds) -> Prompt:
    return replace(
        prompt,
        id=fresh[prompt.id],
        entries={fresh[agency]: text for agency, text in prompt.entries.items()},
        counts=tuple(
            replace(
                count,
                id=fresh[count.id],
                tallies=tuple(replace(t, agency_id=fresh[t.agency_id]) for t in count.tallies),
                absent=tuple(fresh[agency] for agency in count.absent),
            )
            for count in prompt.counts
        ),
        reservations=tuple(
            replace(r, id=fresh[r.id], agency_id=fresh.maybe(r.agency_id))
            for r in prompt.reservations
        ),
        sources=tuple(
            replace(s, id=fresh[s.id], agency_id=fresh[s.agency_id]) for s in prompt.sources
        ),
    )


class _FreshIds(dict[str, str]):
    """A mapping from each old id to a new one, made when it is first asked for."""

    def __missing__(self, old: str) -> str:
        self[old] = new_id()
        return self[old]

    def maybe(self, old: str | None) -> str | None:
        return self[old] if old is not None else None
