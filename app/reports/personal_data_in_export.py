"""Find the personal data that an export or a worksheet of a session would contain."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from app.models.rules.meetings import in_calendar
from app.models.text.session_personal_data import (
    EVERY_TEXT,
    PersonalDataHit,
    TextKind,
    find_personal_data,
)
from app.reports.options import FORMATS, Format, Layout, RecordPart, TableName

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from app.models.records import Session


# The title page is in every record. An acronym is written in full where it is first used.
_TITLE_PAGE = frozenset(
    {
        TextKind.TITLE,
        TextKind.SETTING,
        TextKind.PLACE,
        TextKind.PURPOSE,
        TextKind.TERM_IN_FULL,
    }
)
_STATEMENTS = frozenset(
    {
        TextKind.PROMPT,
        TextKind.STATEMENT,
        TextKind.AGREED,
        TextKind.OBJECTIONS,
        TextKind.RESERVATION,
    }
)
_NOTHING: frozenset[TextKind] = frozenset()
_PARTS: Mapping[RecordPart, frozenset[TextKind]] = MappingProxyType(
    {
        RecordPart.PEOPLE: frozenset({TextKind.NOTE}),
        RecordPart.STATEMENTS: _STATEMENTS,
        RecordPart.PICTURES: frozenset({TextKind.PROMPT}),
        RecordPart.PERSPECTIVES: _STATEMENTS | {TextKind.NOTE, TextKind.ENTRY},
        RecordPart.AGREEMENT: _STATEMENTS | {TextKind.COUNTED},
        RecordPart.CHECKLIST: frozenset({TextKind.EVIDENCE}),
        RecordPart.STANDARDS: _NOTHING,
        RecordPart.ACTIONS: frozenset({TextKind.ACTION}),
        RecordPart.MEETINGS: frozenset({TextKind.MEETING}),
        RecordPart.GLOSSARY: frozenset({TextKind.TERM}),
        RecordPart.HISTORY: frozenset({TextKind.PROMPT, TextKind.WORDING}),
        RecordPart.SOURCES: _NOTHING,
        RecordPart.SIGN_OFF: _NOTHING,
    }
)
_ON_A_PAGE = _STATEMENTS | {
    TextKind.TITLE,
    TextKind.SETTING,
    TextKind.PLACE,
    TextKind.TERM_IN_FULL,
}
_ON_A_WALL = frozenset(
    {
        TextKind.TITLE,
        TextKind.SETTING,
        TextKind.PROMPT,
        TextKind.STATEMENT,
        TextKind.TERM_IN_FULL,
    }
)
_TABLES: Mapping[str, frozenset[TextKind]] = MappingProxyType(
    {
        TableName.PEOPLE: frozenset({TextKind.NOTE}),
        TableName.STATEMENTS: frozenset(
            {TextKind.PROMPT, TextKind.STATEMENT, TextKind.AGREED, TextKind.OBJECTIONS}
        ),
        TableName.ENTRIES: frozenset({TextKind.PROMPT, TextKind.ENTRY}),
        TableName.AGREEMENT: frozenset({TextKind.PROMPT, TextKind.OBJECTIONS, TextKind.COUNTED}),
        TableName.RESERVATIONS: frozenset({TextKind.PROMPT, TextKind.RESERVATION}),
        TableName.CHECKLIST: frozenset({TextKind.EVIDENCE}),
        TableName.ACTIONS: frozenset({TextKind.ACTION}),
        TableName.MEETINGS: frozenset({TextKind.MEETING}),
        TableName.STANDARDS: _NOTHING,
        TableName.GLOSSARY: frozenset({TextKind.TERM, TextKind.TERM_IN_FULL}),
        TableName.WORDINGS: frozenset({TextKind.PROMPT, TextKind.WORDING}),
    }
)
_CALENDAR = frozenset({TextKind.TITLE, TextKind.ACTION, TextKind.MEETING})
_WORKSHEET = frozenset(
    {
        TextKind.TITLE,
        TextKind.PLACE,
        TextKind.PURPOSE,
        TextKind.NOTE,
        TextKind.PROMPT,
    }
)


def personal_data_in_export(
    session: Session,
    wanted: Format,
    *,
    layout: Layout,
    parts: Collection[RecordPart],
    table: str,
    today: date | None = None,
) -> tuple[PersonalDataHit, ...]:
    """Return the personal data found in the texts that an export would contain.

    `layout` matters for a PDF, `parts` for a record, `table` for a CSV file. For a part, table or
    format not known here every text is searched.
    """
    if wanted is Format.ICS:
        shown = in_calendar(session) | {session.details.id}
        return tuple(
            p for p in find_personal_data(session, today, _CALENDAR) if p.record_id in shown
        )
    info = FORMATS[wanted]
    if info.has_tables:
        return find_personal_data(session, today, _TABLES.get(table, EVERY_TEXT))
    if not info.is_record:
        return find_personal_data(session, today)
    return find_personal_data(session, today, _printed(layout if info.has_layouts else None, parts))


def personal_data_on_worksheets(
    session: Session, today: date | None = None
) -> tuple[PersonalDataHit, ...]:
    """Return the personal data found in the texts that a worksheet would contain."""
    return find_personal_data(session, today, _WORKSHEET)


def _printed(layout: Layout | None, parts: Collection[RecordPart]) -> frozenset[TextKind]:
    if layout is Layout.EXECUTIVE:
        return _ON_A_PAGE
    if layout is Layout.POSTER:
        return _ON_A_WALL
    return _TITLE_PAGE.union(*(_PARTS.get(part, EVERY_TEXT) for part in parts))
