"""Tell what kind of agency a column of the grid stands for, by what it is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.models.packs.records import AgencyKind

if TYPE_CHECKING:
    from app.models.records import Agency

# The first match speaks first: a school nurse is health, a mental health charity is voluntary.
_MARKS = (
    (AgencyKind.YOUTH_JUSTICE, r"\byo[ts]s?\b|\byjs\b|youth (?:offending|justice)|probation"),
    (AgencyKind.POLICE, r"\bpolice|constabulary"),
    (
        AgencyKind.SOCIAL_CARE,
        r"social[ -](?:care|work|services?)|children['’]?s services|\bcsc\b|foster|adoption",
    ),
    (
        AgencyKind.VOLUNTARY,
        r"volunt(?!ary[ -](?:aided|controlled))|charit|third[ -]sector|\bvcs|\bngos?\b"
        r"|community (?:group|organi[sz]ation|sector)",
    ),
    (
        AgencyKind.HEALTH,
        r"health|\bnhs\b|hospital|\bgps?\b|nurs(?!er(?:y|ies)\b)|camhs|midwi|therap|clinic"
        r"|doctor|surger|pa?ediatr|psychiatr|ambulance|dental|dentist",
    ),
    (
        AgencyKind.EDUCATION,
        r"educat|school|college|academy|academies|teach|nurser(?:y|ies)\b|learning|pupil|\bpru\b"
        r"|early years|sixth[ -]form|university",
    ),
    # Last, as many a school and many a health team has one of these in its name.
    (AgencyKind.VOLUNTARY, r"community|church|faith"),
)


def kinds_of(agency: Agency) -> tuple[AgencyKind, ...]:
    """Give the kinds of agency a column stands for: those of its name, then those of its note."""
    kinds: dict[AgencyKind, None] = {}
    for words in (agency.name.casefold(), agency.note.casefold()):
        kinds.update(dict.fromkeys(kind for kind, mark in _MARKS if re.search(mark, words)))
    return tuple(kinds)
