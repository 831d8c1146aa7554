"""The SQLAlchemy tables of a library, and their column types."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import CheckConstraint, Dialect, ForeignKey, Index, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# "CGRD" in ASCII: distinguishes our libraries from other SQLite files.
APPLICATION_ID = 0x43475244


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC datetime, kept as ISO 8601 text so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text in UTC with microseconds."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the aware datetime."""
        return datetime.fromisoformat(value) if value else None


class PlainDate(TypeDecorator[date]):
    """A day of the calendar without a time zone, kept as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return YYYY-MM-DD."""
        return value.isoformat() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Return the date."""
        return date.fromisoformat(value) if value else None


class Base(DeclarativeBase):
    """The base of the tables. It names every constraint, so that a later migration can find it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text, datetime: UtcTime, date: PlainDate}  # noqa: RUF012 - SQLAlchemy reads it as declared


def _id() -> Mapped[str]:
    return mapped_column(primary_key=True)


def _of(target: str) -> Mapped[str]:
    return mapped_column(ForeignKey(f"{target}.id"), index=True)


def _maybe_of(target: str) -> Mapped[str | None]:
    return mapped_column(ForeignKey(f"{target}.id"), index=True)


class LibraryStateRow(Base):
    """A setting of the library, such as the session that was open last."""

    __tablename__ = "library_state"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class SessionRow(Base):
    """A workshop. A deleted one stays, with `deleted_at`, so that it can come back."""

    __tablename__ = "session"
    id: Mapped[str] = _id()
    title: Mapped[str]
    setting: Mapped[str]
    date: Mapped[date | None]
    place: Mapped[str]
    facilitator: Mapped[str]
    purpose: Mapped[str]
    grid_source: Mapped[str]
    checklist_source: Mapped[str]
    reviews_id: Mapped[str | None] = _maybe_of("session")
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    final_version: Mapped[int] = mapped_column(server_default="0")
    final_of: Mapped[datetime | None]


class AgencyRow(Base):
    """A column of the grid."""

    __tablename__ = "agency"
    id: Mapped[str] = _id()
    session_id: Mapped[str] = _of("session")
    position: Mapped[int]
    name: Mapped[str]
    note: Mapped[str]
    colour: Mapped[str]
    is_present: Mapped[bool]


class PersonRow(Base):
    """Somebody invited."""

    __tablename__ = "person"
    id: Mapped[str] = _id()
    session_id: Mapped[str] = _of("session")
    position: Mapped[int]
    name: Mapped[str]
    role: Mapped[str]
    agency_id: Mapped[str | None] = _maybe_of("agency")
    is_present: Mapped[bool]


class PromptRow(Base):
    """A row of the grid with its agreed statement, whose status follows from the two texts."""

    __tablename__ = "prompt"
    id: Mapped[str] = _id()
    session_id: Mapped[str] = _of("session")
    position: Mapped[int]
    text: Mapped[str]
    minutes: Mapped[int | None]
    statement: Mapped[str]
    agreed_text: Mapped[str | None]
    agreed_at: Mapped[datetime | None]


class EntryRow(Base):
    """One agency's entry at one prompt."""

    __tablename__ = "entry"
    prompt_id: Mapped[str] = mapped_column(ForeignKey("prompt.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agency.id"), primary_key=True, index=True)
    text: Mapped[str]


class WordingRow(Base):
    """A text as it was once committed: of the statement, or of an agency's entry."""

    __tablename__ = "wording"
    id: Mapped[str] = _id()
    prompt_id: Mapped[str] = _of("prompt")
    agency_id: Mapped[str | None] = _maybe_of("agency")
    text: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str]
    __table_args__ = (Index(None, "prompt_id", "agency_id", "at"),)


class AgreementCountRow(Base):
    """One count of the room at one prompt, with the wording of that time."""

    __tablename__ = "agreement_count"
    id: Mapped[str] = _id()
    prompt_id: Mapped[str] = _of("prompt")
    at: Mapped[datetime]
    level_needed: Mapped[int]
    objections: Mapped[str]
    wording: Mapped[str] = mapped_column(server_default="")
    is_finished: Mapped[bool] = mapped_column(server_default="1")


class TallyRow(Base):
    """How many people of an agency are at one level in one count."""

    __tablename__ = "tally"
    count_id: Mapped[str] = mapped_column(ForeignKey("agreement_count.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agency.id"), primary_key=True, index=True)
    level: Mapped[int] = mapped_column(primary_key=True)
    people: Mapped[int]
    __table_args__ = (
        CheckConstraint("level BETWEEN 0 AND 5", name="level"),
        CheckConstraint("people >= 0", name="people"),
    )


class CountAbsenceRow(Base):
    """An agency that was not in the room when it was counted."""

    __tablename__ = "count_absence"
    count_id: Mapped[str] = mapped_column(ForeignKey("agreement_count.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agency.id"), primary_key=True, index=True)


class StatementSourceRow(Base):
    """Words of an agency's entry that were put into the agreed statement."""

    __tablename__ = "statement_source"
    id: Mapped[str] = _id()
    prompt_id: Mapped[str] = _of("prompt")
    position: Mapped[int]
    agency_id: Mapped[str] = _of("agency")
    text: Mapped[str]


class ReservationRow(Base):
    """A reservation about the statement of a prompt."""

    __tablename__ = "reservation"
    id: Mapped[str] = _id()
    prompt_id: Mapped[str] = _of("prompt")
    position: Mapped[int]
    agency_id: Mapped[str | None] = _maybe_of("agency")
    person: Mapped[str]
    concern: Mapped[str]
    would_change: Mapped[str]
    review_by: Mapped[date | None]


class ChecklistStatementRow(Base):
    """A checklist statement, its joint rating and its evidence."""

    __tablename__ = "checklist_statement"
    id: Mapped[str] = _id()
    session_id: Mapped[str] = _of("session")
    position: Mapped[int]
    code: Mapped[str]
    text: Mapped[str]
    rating: Mapped[str | None]
    evidence: Mapped[str]
    __table_args__ = (
        CheckConstraint("rating IN ('not_yet', 'partly', 'in_place')", name="rating"),
    )


class AgencyRatingRow(Base):
    """One agency's own rating of a checklist statement."""

    __tablename__ = "agency_rating"
    statement_id: Mapped[str] = mapped_column(
        ForeignKey("checklist_statement.id"), primary_key=True
    )
    agency_id: Mapped[str] = mapped_column(ForeignKey("agency.id"), primary_key=True, index=True)
    rating: Mapped[str]
    __table_args__ = (
        CheckConstraint("rating IN ('not_yet', 'partly', 'in_place')", name="rating"),
    )


class ActionRow(Base):
    """Something somebody will do. What it came from may be gone: `origin_id` is no foreign key."""

    __tablename__ = "action"
    id: Mapped[str] = _id()
    session_id: Mapped[str] = _of("session")
    position: Mapped[int]
    what: Mapped[str]
    who: Mapped[str]
    agency_id: Mapped[str | None] = _maybe_of("agency")
    due: Mapped[date | None]
    is_done: Mapped[bool]
    origin: Mapped[str | None]
    origin_id: Mapped[str | None]
    created_at: Mapped[datetime]


class LinkRow(Base):
    """A standard linked to a prompt or a checklist statement; its words are copied in."""

    __tablename__ = "link"
    id: Mapped[str] = _id()
    session_id: Mapped[str] = _of("session")
    position: Mapped[int]
    standard_id: Mapped[str]
    code: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]
    legal_status: Mapped[str]
    target: Mapped[str]
    target_id: Mapped[str]


class GlossaryTermRow(Base):
    """A term of the session's glossary."""

    __tablename__ = "glossary_term"
    id: Mapped[str] = _id()
    session_id: Mapped[str] = _of("session")
    position: Mapped[int]
    term: Mapped[str]
    meaning: Mapped[str]
    stands_for: Mapped[str] = mapped_column(server_default="")


class GlossarySenseRow(Base):
    """What one agency means by a term."""

    __tablename__ = "glossary_sense"
    term_id: Mapped[str] = mapped_column(ForeignKey("glossary_term.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agency.id"), primary_key=True, index=True)
    meaning: Mapped[str]


class MeetingRow(Base):
    """A meeting planned for the twelve months after the workshop."""

    __tablename__ = "review_meeting"
    id: Mapped[str] = _id()
    session_id: Mapped[str] = _of("session")
    position: Mapped[int]
    date: Mapped[date | None]
    time: Mapped[str]
    place: Mapped[str]
    purpose: Mapped[str]
