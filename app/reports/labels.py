"""Texts of dates, ratings, statuses and counts: a sign and a word, never colour alone."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from app.models.records import AgreementCount, Prompt, Rating, Session, StatementStatus
from app.models.rules.agreement import LEVEL_WORDS, has_objections, people_at_level
from app.models.rules.standings import RATINGS, STANDINGS
from app.models.text import dates
from app.reports.document import Tone

_STATUS_TONES = {
    StatementStatus.AGREED: Tone.AGREED,
    StatementStatus.DRAFT: Tone.DRAFT,
    StatementStatus.OPEN: Tone.OPEN,
    StatementStatus.CHANGED: Tone.CHANGED,
}
_RATING_TONES = {
    Rating.IN_PLACE: Tone.IN_PLACE,
    Rating.PARTLY: Tone.PARTLY,
    Rating.NOT_YET: Tone.NOT_YET,
    None: Tone.NOT_RATED,
}


def date_text(day: date | None) -> str:
    """Return the date of a workshop: "Tuesday 24 November 2026"."""
    return dates.long_day_text(day) if day else "Date not set"


def short_date_text(day: date | None) -> str:
    """Return a date in short form: "24 Nov 2026"."""
    return dates.short_day_text(day) if day else "No date"


def moment_text(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return a time in `zone`, by default this computer's: "24 November 2026, 14:05"."""
    return dates.moment_text(moment.astimezone(zone))


def title_text(session: Session) -> str:
    """Return a session's title, or a placeholder."""
    return session.details.title.strip() or "Untitled session"


def describe_status(prompt: Prompt) -> tuple[str, Tone]:
    """Return the sign and word of the status of a prompt's statement, and its tone."""
    status = prompt.statement.status
    words = STANDINGS[status].document_text
    is_split = status is StatementStatus.AGREED and has_objections(prompt)
    return (f"{words} with objections" if is_split else words), _STATUS_TONES[status]


def describe_rating(rating: Rating | None) -> tuple[str, Tone]:
    """Return the sign and word of a rating, and its tone."""
    return RATINGS[rating].text, _RATING_TONES[rating]


def describe_level_needed(level: int) -> str:
    """Return what a count needed: "everyone at 3 – can live with it – or above, nobody at …"."""
    top = len(LEVEL_WORDS) - 1
    words = f"{level} – {LEVEL_WORDS[level].lower()}{' – or above' if level < top else ''}"
    return f"everyone at {words}, nobody at 0 – {LEVEL_WORDS[0].lower()}"


def describe_count(count: AgreementCount) -> str:
    """Return how many of the people counted reach the level needed, or "" if nobody was."""
    at_level, people = people_at_level(count)
    above = " or above" if count.level_needed < len(LEVEL_WORDS) - 1 else ""
    return f"{at_level} of {people} at level {count.level_needed}{above}" if people else ""
