"""Build the neutral documents of a session: the record, the executive page and the poster."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

from app.models.rules.agreement import agreed_count
from app.models.rules.glossary import AcronymExpander
from app.models.text.phrases import counted
from app.reports.acronyms import expand_acronyms
from app.reports.document import (
    Block,
    BlockGroup,
    Document,
    Facts,
    GroupMark,
    Heading,
    Paragraph,
    Role,
    Section,
    TextRun,
    Tone,
    text,
)
from app.reports.labels import date_text, describe_status, title_text
from app.reports.options import DEFAULT_PARTS, DRAFT, Edition, RecordPart
from app.reports.sections.actions_and_meetings import actions, meetings
from app.reports.sections.charts import pictures
from app.reports.sections.checklist import checklist
from app.reports.sections.cover_people_and_sign_off import cover, people, sign_off
from app.reports.sections.glossary_and_sources import glossary, sources
from app.reports.sections.prompts import prompts
from app.reports.sections.standards import standards
from app.reports.sections.statements import statement_group, statements
from app.reports.sections.wording_history import history

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session


def build_record(
    session: Session,
    parts: Collection[RecordPart] = DEFAULT_PARTS,
    zone: tzinfo | None = None,
    edition: Edition = DRAFT,
) -> Document:
    """Build the record of the chosen parts; times are in `zone`, by default this computer's.

    The order is always the same, whatever order the parts come in. Each acronym of the glossary is
    written in full where words typed in the workshop first use it in these parts.
    """
    sections: list[Section] = []
    for wanted, build in _builders(session, parts, zone):
        if wanted & set(parts):
            sections.extend(build())
    document = Document(
        title=title_text(session),
        kind="Record of a joint visioning workshop",
        author=session.details.facilitator,
        date=date_text(session.details.date),
        cover=cover(session),
        sections=tuple(sections),
        edition=str(edition),
    )
    return expand_acronyms(document, AcronymExpander(session.glossary).expand)


_Builder = tuple[frozenset[RecordPart], Callable[[], tuple[Section, ...]]]


def _builders(
    session: Session, parts: Collection[RecordPart], zone: tzinfo | None
) -> tuple[_Builder, ...]:
    def perspectives() -> tuple[Section, ...]:
        return prompts(
            session,
            zone,
            has_entries=RecordPart.PERSPECTIVES in parts,
            has_agreement=RecordPart.AGREEMENT in parts,
        )

    return (
        (frozenset({RecordPart.PEOPLE}), lambda: people(session)),
        (frozenset({RecordPart.STATEMENTS}), lambda: statements(session, zone)),
        (frozenset({RecordPart.PICTURES}), lambda: pictures(session)),
        (frozenset({RecordPart.PERSPECTIVES, RecordPart.AGREEMENT}), perspectives),
        (frozenset({RecordPart.CHECKLIST}), lambda: checklist(session)),
        (frozenset({RecordPart.ACTIONS}), lambda: actions(session)),
        (frozenset({RecordPart.MEETINGS}), lambda: meetings(session)),
        (frozenset({RecordPart.STANDARDS}), lambda: standards(session)),
        (frozenset({RecordPart.GLOSSARY}), lambda: glossary(session)),
        (frozenset({RecordPart.HISTORY}), lambda: history(session, zone)),
        (frozenset({RecordPart.SOURCES}), lambda: sources(session)),
        (frozenset({RecordPart.SIGN_OFF}), lambda: sign_off(session)),
    )


_NO_PROMPTS = "This session has no prompts."


def build_executive(
    session: Session, zone: tzinfo | None = None, edition: Edition = DRAFT
) -> Document:
    """Build the page of statements with the result of each count, to read in a minute."""
    details = session.details
    facts = (
        ("Setting", details.setting),
        ("Date", date_text(details.date) if details.date else ""),
        ("Place", details.place),
        ("There", ", ".join(_attendance(session, agency) for agency in session.agencies)),
        ("Facilitator", details.facilitator),
    )
    pairs = tuple((name, words) for name, words in facts if words.strip())
    blocks = tuple(
        statement_group(session, prompt, _label(number, prompt), zone, has_unheard=True)
        for number, prompt in enumerate(session.prompts, start=1)
    )
    return _document(session, "What was agreed, on a page", (Facts(pairs),), blocks, edition)


def build_poster(
    session: Session, zone: tzinfo | None = None, edition: Edition = DRAFT
) -> Document:
    """Build the poster of statements, without counts; a draft is marked as one."""
    del zone  # a poster has no times
    details = session.details
    day = date_text(details.date) if details.date else ""
    where = " · ".join(filter(str.strip, (details.setting, day)))
    cover: list[Block] = [text(where)] if where else []
    if session.agencies:
        cover.append(_agencies(session.agencies))
    blocks = tuple(
        _poster_statement(number, prompt) for number, prompt in enumerate(session.prompts, 1)
    )
    return _document(session, "What we agreed together", tuple(cover), blocks, edition)


def _document(
    session: Session,
    kind: str,
    cover: tuple[Block, ...],
    blocks: tuple[Block, ...],
    edition: Edition,
) -> Document:
    prompts = len(session.prompts)
    title = "Agreed statements"
    if agreed_count(session) < prompts:
        title = f"{agreed_count(session)} of {counted(prompts, 'statement')} agreed"
    said = blocks or (text(_NO_PROMPTS, Role.ABSENT),)
    document = Document(
        title=title_text(session),
        kind=kind,
        author=session.details.facilitator,
        date=date_text(session.details.date),
        cover=cover,
        sections=(Section(Heading(title, level=1), said, is_one_page=True),),
        edition=str(edition),
    )
    return expand_acronyms(document, AcronymExpander(session.glossary).expand)


def _label(number: int, prompt: Prompt) -> Paragraph:
    return text(f"{number}  {prompt.text}", Role.LABEL)


def _poster_statement(number: int, prompt: Prompt) -> BlockGroup:
    """Return one statement, with its status unless it is simply agreed."""
    words = prompt.statement.text
    status, tone = describe_status(prompt)
    blocks: list[Block] = [_label(number, prompt)]
    if words.strip():
        blocks.append(text(words, Role.STATEMENT, is_typed=True))
    if tone is not Tone.AGREED:
        blocks.append(text(status, Role.STATUS, tone, is_strong=True))
    return BlockGroup(tuple(blocks), GroupMark.STATEMENT, tone)


def _agencies(agencies: tuple[Agency, ...]) -> Paragraph:
    return Paragraph(tuple(_agency_runs(agencies)))


def _agency_runs(agencies: tuple[Agency, ...]) -> Iterator[TextRun]:
    for index, agency in enumerate(agencies):
        if index:
            yield TextRun(" · ")
        yield TextRun(agency.name, is_strong=True, colour=agency.colour)
        if not agency.is_present:
            yield TextRun(" (absent)")


def _attendance(session: Session, agency: Agency) -> str:
    """Return an agency's name with the number of its people present, or "(absent)"."""
    if not agency.is_present:
        return f"{agency.name} (absent)"
    people = sum(p.is_present for p in session.people if p.agency_id == agency.id)
    return f"{agency.name} ({people})" if people else agency.name
