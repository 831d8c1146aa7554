"""Returned worksheets for the tests, and a session that they are for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.models.worksheets.fields import Answer, ReturnedSheet, SheetRating
from tests.models.sessions import filled_session

if TYPE_CHECKING:
    from app.models.records import Rating

SESSION = filled_session(datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC))
S = SESSION.details.id
EDUCATION, HEALTH, *_ = (agency.id for agency in SESSION.agencies)
PROMPTS = tuple(prompt.id for prompt in SESSION.prompts)
CHECKS = tuple(statement.id for statement in SESSION.checklist)


def sheet(
    *texts: str,
    name: str = "A. Khan",
    role: str = "GP",
    agency_id: str = HEALTH,
    ratings: dict[str, Rating] | None = None,
    file: str = "khan.pdf",
    session_id: str = S,
) -> ReturnedSheet:
    """Return a sheet that answers the first prompts with these texts."""
    given = zip(PROMPTS, texts, strict=False)
    return ReturnedSheet(
        file,
        session_id,
        agency_id,
        name,
        role,
        tuple(Answer(prompt_id, text) for prompt_id, text in given if text),
        tuple(SheetRating(check, rating) for check, rating in (ratings or {}).items()),
    )
