"""Rows of one session, put together into the records that leave the store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reader
from sqlalchemy.orm import aliased

from app.models import records as r
from app.models import schema as s
from app.models.agreement import status_of

_Record = TypeVar("_Record")


def read_summaries(reader: Reader, *, deleted: bool) -> tuple[r.SessionSummary, ...]:
    """List the sessions, the last changed first."""
    prompt = aliased(s.PromptRow)
    prompts = select(func.count()).where(prompt.session_id == s.SessionRow.id).scalar_subquery()
    agreed = (
        select(func.count())
        .where(prompt.session_id == s.SessionRow.id, prompt.statement == prompt.agreed_text)
        .scalar_subquery()
    )
    is_deleted = s.SessionRow.deleted_at.is_not(None)
    found = select(s.SessionRow, prompts, agreed).where(is_deleted if deleted else ~is_deleted)
    found = found.order_by(s.SessionRow.changed_at.desc(), s.SessionRow.id)
    return tuple(
        r.SessionSummary(row.id, row.title, row.setting, row.date, done, total, row.changed_at)
        for row, total, done in reader.execute(found)
    )


def read_session(reader: Reader, session_id: str, *, wordings: bool = False) -> r.Session | None:
    """Read one session whole, or None when there is none of that id."""
    row = reader.get(s.SessionRow, session_id)
    if row is None:
        return None
    read = _SessionReader(reader, session_id)
    return r.Session(
        details=_record(r.SessionDetails, row),
        agencies=tuple(_record(r.Agency, a) for a in read.rows(s.AgencyRow)),
        people=tuple(_record(r.Person, p) for p in read.rows(s.PersonRow)),
        prompts=read.prompts(),
        checklist=read.checklist(),
        actions=tuple(
            _record(r.Action, a, origin=r.Origin(a.origin) if a.origin else None)
            for a in read.rows(s.ActionRow)
        ),
        links=tuple(
            _record(r.Link, link, target=r.Origin(link.target)) for link in read.rows(s.LinkRow)
        ),
        glossary=read.glossary(),
        reviews=tuple(_record(r.ReviewMeeting, m) for m in read.rows(s.ReviewMeetingRow)),
        wordings=read.wordings() if wordings else (),
    )


class _SessionReader:
    """Reads the tables of one session, each with one query."""

    def __init__(self, reader: Reader, session_id: str) -> None:
        self._reader = reader
        self._id = session_id

    def rows(self, kind: type[Any]) -> list[Any]:
        """List the rows of a table that hangs on the session, in their order."""
        found = select(kind).where(kind.session_id == self._id).order_by(kind.position, kind.id)
        return list(self._reader.scalars(found))

    def _of_prompts(self, kind: type[Any]) -> list[Any]:
        found = select(kind).join(s.PromptRow, s.PromptRow.id == kind.prompt_id)
        return list(self._reader.scalars(found.where(s.PromptRow.session_id == self._id)))

    def prompts(self) -> tuple[r.Prompt, ...]:
        """Read the grid's rows with what each agency said and what was agreed."""
        entries: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for entry in self._of_prompts(s.EntryRow):
            entries[entry.prompt_id][entry.agency_id] = entry.text
        counts = self._counts()
        reservations: defaultdict[str, list[r.Reservation]] = defaultdict(list)
        for row in sorted(self._of_prompts(s.ReservationRow), key=lambda row: row.position):
            reservations[row.prompt_id].append(_record(r.Reservation, row))
        return tuple(
            r.Prompt(
                id=row.id,
                text=row.text,
                minutes=row.minutes,
                entries=entries[row.id],
                statement=r.AgreedStatement(
                    row.statement,
                    status_of(row.statement, row.agreed_text),
                    row.agreed_text,
                    row.agreed_at,
                ),
                counts=tuple(counts[row.id]),
                reservations=tuple(reservations[row.id]),
            )
            for row in self.rows(s.PromptRow)
        )

    def _counts(self) -> defaultdict[str, list[r.AgreementCount]]:
        levels: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(lambda: [0] * 6)
        )
        found = (
            select(s.TallyRow)
            .join(s.AgreementCountRow, s.AgreementCountRow.id == s.TallyRow.count_id)
            .join(s.PromptRow, s.PromptRow.id == s.AgreementCountRow.prompt_id)
            .join(s.AgencyRow, s.AgencyRow.id == s.TallyRow.agency_id)
            .where(s.PromptRow.session_id == self._id)
            .order_by(s.AgencyRow.position)
        )
        for row in self._reader.scalars(found):
            levels[row.count_id][row.agency_id][row.level] = row.people
        counts: defaultdict[str, list[r.AgreementCount]] = defaultdict(list)
        for row in sorted(self._of_prompts(s.AgreementCountRow), key=lambda row: (row.at, row.id)):
            tallies = tuple(
                r.Tally(agency, (n[0], n[1], n[2], n[3], n[4], n[5]))
                for agency, n in levels[row.id].items()
            )
            counts[row.prompt_id].append(
                r.AgreementCount(row.id, row.at, row.level_needed, row.objections, tallies)
            )
        return counts

    def checklist(self) -> tuple[r.ChecklistStatement, ...]:
        """Read the checklist with the joint ratings and each agency's own."""
        by_agency: defaultdict[str, dict[str, r.Rating]] = defaultdict(dict)
        found = select(s.AgencyRatingRow).join(
            s.ChecklistStatementRow, s.ChecklistStatementRow.id == s.AgencyRatingRow.statement_id
        )
        for row in self._reader.scalars(
            found.where(s.ChecklistStatementRow.session_id == self._id)
        ):
            by_agency[row.statement_id][row.agency_id] = r.Rating(row.rating)
        return tuple(
            _record(
                r.ChecklistStatement,
                row,
                rating=r.Rating(row.rating) if row.rating else None,
                by_agency=by_agency[row.id],
            )
            for row in self.rows(s.ChecklistStatementRow)
        )

    def glossary(self) -> tuple[r.GlossaryTerm, ...]:
        """Read the terms with what each agency means by them."""
        senses: defaultdict[str, dict[str, str]] = defaultdict(dict)
        found = select(s.GlossarySenseRow).join(
            s.GlossaryTermRow, s.GlossaryTermRow.id == s.GlossarySenseRow.term_id
        )
        for row in self._reader.scalars(found.where(s.GlossaryTermRow.session_id == self._id)):
            senses[row.term_id][row.agency_id] = row.meaning
        return tuple(
            _record(r.GlossaryTerm, row, senses=senses[row.id])
            for row in self.rows(s.GlossaryTermRow)
        )

    def wordings(self) -> tuple[r.Wording, ...]:
        """Read every wording ever committed, the oldest first."""
        rows = sorted(self._of_prompts(s.WordingRow), key=lambda row: (row.at, row.id))
        return tuple(_record(r.Wording, row) for row in rows)


def _record(kind: type[_Record], row: object, **given: object) -> _Record:
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # all are dataclasses
    return kind(**{name: given[name] if name in given else getattr(row, name) for name in names})
