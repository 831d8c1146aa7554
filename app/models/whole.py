"""A whole session record, taken apart into the rows that keep it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from app.models.records import Prompt, Session

TableRow = tuple[str, dict[str, Any]]


def rows_of(session: Session) -> list[TableRow]:
    """List every row of a session as (table, values), parents before children."""
    owner = session.details.id
    rows = [_session_row(session)]
    rows += _listed("agency", owner, (_plain(a) for a in session.agencies))
    rows += _listed("person", owner, (_plain(p) for p in session.people))
    rows += _listed("prompt", owner, (_prompt_values(p) for p in session.prompts))
    for prompt in session.prompts:
        rows += _prompt_children(prompt)
    rows += [("wording", _plain(w)) for w in session.wordings]
    rows += _checklist_rows(session)
    rows += _listed("action", owner, (_plain(a) for a in session.actions))
    rows += _listed("link", owner, (_plain(link) for link in session.links))
    rows += _listed("review_meeting", owner, (_plain(r) for r in session.reviews))
    rows += _glossary_rows(session)
    return rows


def _plain(record: DataclassInstance, *leave: str) -> dict[str, Any]:
    names = (field.name for field in fields(record))
    return {name: getattr(record, name) for name in names if name not in leave}


def _listed(table: str, owner: str, values: Iterable[dict[str, Any]]) -> list[TableRow]:
    return [
        (table, {**row, "session_id": owner, "position": position})
        for position, row in enumerate(values)
    ]


def _session_row(session: Session) -> TableRow:
    return "session", {**_plain(session.details), "deleted_at": None}


def _prompt_values(prompt: Prompt) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "text": prompt.text,
        "minutes": prompt.minutes,
        "statement": prompt.statement.text,
        "agreed_text": prompt.statement.agreed_text,
        "agreed_at": prompt.statement.agreed_at,
    }


def _prompt_children(prompt: Prompt) -> list[TableRow]:
    owner = {"prompt_id": prompt.id}
    rows: list[TableRow] = [
        ("entry", {**owner, "agency_id": agency, "text": text})
        for agency, text in prompt.entries.items()
    ]
    for count in prompt.counts:
        rows.append(("agreement_count", {**_plain(count, "tallies", "absent"), **owner}))
        rows += [
            ("count_absence", {"count_id": count.id, "agency_id": agency})
            for agency in count.absent
        ]
        rows += [
            (
                "tally",
                {
                    "count_id": count.id,
                    "agency_id": tally.agency_id,
                    "level": level,
                    "people": people,
                },
            )
            for tally in count.tallies
            for level, people in enumerate(tally.levels)
        ]
    rows += [
        ("reservation", {**_plain(reservation), **owner, "position": position})
        for position, reservation in enumerate(prompt.reservations)
    ]
    rows += [
        ("statement_source", {**_plain(source), **owner, "position": position})
        for position, source in enumerate(prompt.sources)
    ]
    return rows


def _checklist_rows(session: Session) -> list[TableRow]:
    rows = _listed(
        "checklist_statement",
        session.details.id,
        (_plain(statement, "by_agency") for statement in session.checklist),
    )
    rows += [
        ("agency_rating", {"statement_id": s.id, "agency_id": agency, "rating": rating})
        for s in session.checklist
        for agency, rating in s.by_agency.items()
    ]
    return rows


def _glossary_rows(session: Session) -> list[TableRow]:
    rows = _listed(
        "glossary_term", session.details.id, (_plain(t, "senses") for t in session.glossary)
    )
    rows += [
        ("glossary_sense", {"term_id": t.id, "agency_id": agency, "meaning": meaning})
        for t in session.glossary
        for agency, meaning in t.senses.items()
    ]
    return rows
