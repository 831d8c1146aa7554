"""The record of a session: one snapshot in, one neutral document out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from app.models.glossary import Expander
from app.reports.choices import DRAFT, Edition
from app.reports.document import Document, Section
from app.reports.expanding import expanded
from app.reports.parts.actions import actions
from app.reports.parts.checklist import checklist
from app.reports.parts.cover import cover, people
from app.reports.parts.glossary import glossary
from app.reports.parts.history import history
from app.reports.parts.pictures import pictures
from app.reports.parts.prompts import prompts
from app.reports.parts.reviews import reviews
from app.reports.parts.sign_off import sign_off
from app.reports.parts.sources import sources
from app.reports.parts.standards import standards
from app.reports.parts.statements import statements
from app.reports.words import say_date, say_title

if TYPE_CHECKING:
    from app.models.records import Session


class Part(StrEnum):
    """A part of the record that can be left out; the title page always stays."""

    PEOPLE = "people"
    STATEMENTS = "statements"
    PICTURES = "pictures"
    PERSPECTIVES = "perspectives"
    AGREEMENT = "agreement"
    CHECKLIST = "checklist"
    STANDARDS = "standards"
    ACTIONS = "actions"
    REVIEWS = "reviews"
    GLOSSARY = "glossary"
    HISTORY = "history"
    SOURCES = "sources"
    SIGN_OFF = "sign-off"


ALL_PARTS = frozenset(Part)
# How wordings came about is for those who ask: it can be longer than all the rest.
DEFAULT_PARTS = ALL_PARTS - {Part.HISTORY}


def build_record(
    session: Session,
    parts: Collection[Part] = DEFAULT_PARTS,
    zone: tzinfo | None = None,
    edition: Edition = DRAFT,
) -> Document:
    """Describe the chosen parts of a session; times are said in `zone`, by default this computer's.

    The order is always the same, whatever order the parts come in. Each acronym of the glossary is
    said in full where the room's words in these parts first use it.
    """
    sections: list[Section] = []
    for wanted, build in _builders(session, parts, zone):
        if wanted & set(parts):
            sections.extend(build())
    document = Document(
        title=say_title(session),
        kind="Record of a joint visioning workshop",
        author=session.details.facilitator,
        date=say_date(session.details.date),
        cover=cover(session),
        sections=tuple(sections),
        edition=str(edition),
    )
    return expanded(document, Expander(session.glossary).expand)


_Builder = tuple[frozenset[Part], Callable[[], tuple[Section, ...]]]


def _builders(
    session: Session, parts: Collection[Part], zone: tzinfo | None
) -> tuple[_Builder, ...]:
    def perspectives() -> tuple[Section, ...]:
        return prompts(
            session,
            zone,
            has_entries=Part.PERSPECTIVES in parts,
            has_agreement=Part.AGREEMENT in parts,
        )

    return (
        (frozenset({Part.PEOPLE}), lambda: people(session)),
        (frozenset({Part.STATEMENTS}), lambda: statements(session, zone)),
        (frozenset({Part.PICTURES}), lambda: pictures(session)),
        (frozenset({Part.PERSPECTIVES, Part.AGREEMENT}), perspectives),
        (frozenset({Part.CHECKLIST}), lambda: checklist(session)),
        (frozenset({Part.ACTIONS}), lambda: actions(session)),
        (frozenset({Part.REVIEWS}), lambda: reviews(session)),
        (frozenset({Part.STANDARDS}), lambda: standards(session)),
        (frozenset({Part.GLOSSARY}), lambda: glossary(session)),
        (frozenset({Part.HISTORY}), lambda: history(session, zone)),
        (frozenset({Part.SOURCES}), lambda: sources(session)),
        (frozenset({Part.SIGN_OFF}), lambda: sign_off(session)),
    )
