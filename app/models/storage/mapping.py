"""The mapping between the rows of a session and its records, in both directions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import Connection, Row, Select, Table, func, select

from app.models import records as r
from app.models.rules.agreement import status_of
from app.models.storage import tables as s

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from app.models.records import Prompt, Session


_Record = TypeVar("_Record")

LAST_SESSION = "last_session"


def read_summaries(connection: Connection, *, deleted: bool) -> tuple[r.SessionSummary, ...]:
    """Return the sessions, the last changed first."""
    session, prompt = _table(s.SessionRow), _table(s.PromptRow)
    of_it = select(func.count()).where(prompt.c.session_id == session.c.id)
    is_deleted = session.c.deleted_at.is_not(None)
    found = (
        select(
            session,
            of_it.scalar_subquery().label("prompts"),
        )
        .where(is_deleted if deleted else ~is_deleted)
        .order_by(session.c.changed_at.desc(), session.c.id)
    )
    agreed = _agreed_counts(connection)
    return tuple(
        _record(r.SessionSummary, row, agreed=agreed[row.id]) for row in connection.execute(found)
    )


def _agreed_counts(connection: Connection) -> Counter[str]:
    """Return the number of agreed statements by session; only Python knows all blanks."""
    prompt = _table(s.PromptRow)
    is_same = prompt.c.statement == prompt.c.agreed_text
    found = connection.execute(select(prompt.c.session_id, prompt.c.statement).where(is_same))
    return Counter(row.session_id for row in found if row.statement.strip())


def read_last_session_id(connection: Connection) -> str | None:
    """Return the session that was open last, if it is there and not deleted."""
    session, state = _table(s.SessionRow), _table(s.LibraryStateRow)
    found = select(session.c.id).where(
        state.c.key == LAST_SESSION, session.c.id == state.c.value, session.c.deleted_at.is_(None)
    )
    return connection.execute(found).scalar()


def read_is_listed(connection: Connection, session_id: str) -> bool:
    """Return whether a session is there and not deleted."""
    session = _table(s.SessionRow)
    found = select(session.c.id).where(session.c.id == session_id, session.c.deleted_at.is_(None))
    return connection.execute(found).first() is not None


def read_session(
    connection: Connection, session_id: str, *, wordings: bool = False
) -> r.Session | None:
    """Read one session whole, or None when there is none of that id."""
    session = _table(s.SessionRow)
    row = connection.execute(select(session).where(session.c.id == session_id)).first()
    if row is None:
        return None
    read = _SessionReader(connection, session_id)
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
        meetings=tuple(_record(r.Meeting, m) for m in read.rows(s.MeetingRow)),
        wordings=read.wordings() if wordings else (),
    )


def read_wordings(connection: Connection, prompt_id: str) -> tuple[r.Wording, ...]:
    """Read every wording of one prompt, of its statement and its entries, the oldest first."""
    wording = _table(s.WordingRow)
    found = select(wording).where(wording.c.prompt_id == prompt_id)
    return _in_time(connection.execute(found).all())


class _SessionReader:
    """The reader of the tables of one session, each with one query."""

    def __init__(self, connection: Connection, session_id: str) -> None:
        self._connection = connection
        self._id = session_id

    def rows(self, kind: type[s.Base]) -> Sequence[Row[Any]]:
        """Return the rows of a table that belong to the session, in their order."""
        rows = _table(kind)
        found = select(rows).where(rows.c.session_id == self._id)
        return self._connection.execute(found.order_by(rows.c.position, rows.c.id)).all()

    def _below(self, kind: type[s.Base], key: str, *parents: type[s.Base]) -> Sequence[Row[Any]]:
        """Return the rows whose `key` is the id of a parent (of a parent …) of this session."""
        rows = _table(kind)
        return self._connection.execute(
            select(rows).where(rows.c[key].in_(self._ids(parents)))
        ).all()

    def _ids(self, parents: Sequence[type[s.Base]]) -> Select[tuple[str]]:
        nearest, *further = (_table(parent) for parent in parents)
        if not further:
            return select(nearest.c.id).where(nearest.c.session_id == self._id)
        return select(nearest.c.id).where(nearest.c.prompt_id.in_(self._ids(parents[1:])))

    def prompts(self) -> tuple[r.Prompt, ...]:
        """Return the prompts with entries, counts, reservations and sources."""
        entries: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for entry in self._below(s.EntryRow, "prompt_id", s.PromptRow):
            entries[entry.prompt_id][entry.agency_id] = entry.text
        counts = self._counts()
        reservations: defaultdict[str, list[r.Reservation]] = defaultdict(list)
        for row in sorted(
            self._below(s.ReservationRow, "prompt_id", s.PromptRow), key=lambda row: row.position
        ):
            reservations[row.prompt_id].append(_record(r.Reservation, row))
        sources: defaultdict[str, list[r.StatementSource]] = defaultdict(list)
        for row in sorted(
            self._below(s.StatementSourceRow, "prompt_id", s.PromptRow),
            key=lambda row: row.position,
        ):
            sources[row.prompt_id].append(_record(r.StatementSource, row))
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
                sources=tuple(sources[row.id]),
            )
            for row in self.rows(s.PromptRow)
        )

    def _counts(self) -> defaultdict[str, list[r.AgreementCount]]:
        levels: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(lambda: [0] * 6)
        )
        order = [agency.id for agency in self.rows(s.AgencyRow)]
        found = self._below(s.TallyRow, "count_id", s.AgreementCountRow, s.PromptRow)
        for row in sorted(found, key=lambda row: order.index(row.agency_id)):
            levels[row.count_id][row.agency_id][row.level] = row.people
        absent: defaultdict[str, list[str]] = defaultdict(list)
        away = self._below(s.CountAbsenceRow, "count_id", s.AgreementCountRow, s.PromptRow)
        for row in sorted(away, key=lambda row: order.index(row.agency_id)):
            absent[row.count_id].append(row.agency_id)
        counts: defaultdict[str, list[r.AgreementCount]] = defaultdict(list)
        for row in sorted(
            self._below(s.AgreementCountRow, "prompt_id", s.PromptRow),
            key=lambda row: (row.at, row.id),
        ):
            tallies = tuple(
                r.Tally(agency, (n[0], n[1], n[2], n[3], n[4], n[5]))
                for agency, n in levels[row.id].items()
            )
            away_then = tuple(absent[row.id])
            counts[row.prompt_id].append(
                _record(r.AgreementCount, row, tallies=tallies, absent=away_then)
            )
        return counts

    def checklist(self) -> tuple[r.ChecklistStatement, ...]:
        """Return the checklist with the joint ratings and each agency's own."""
        by_agency: defaultdict[str, dict[str, r.Rating]] = defaultdict(dict)
        for row in self._below(s.AgencyRatingRow, "statement_id", s.ChecklistStatementRow):
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
        """Return the terms with what each agency means by them."""
        senses: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for row in self._below(s.GlossarySenseRow, "term_id", s.GlossaryTermRow):
            senses[row.term_id][row.agency_id] = row.meaning
        return tuple(
            _record(r.GlossaryTerm, row, senses=senses[row.id])
            for row in self.rows(s.GlossaryTermRow)
        )

    def wordings(self) -> tuple[r.Wording, ...]:
        """Return every wording ever committed, the oldest first."""
        return _in_time(self._below(s.WordingRow, "prompt_id", s.PromptRow))


def _in_time(rows: Sequence[Row[Any]]) -> tuple[r.Wording, ...]:
    found = sorted(rows, key=lambda row: (row.at, row.id))
    return tuple(_record(r.Wording, row) for row in found)


def _record(kind: type[_Record], row: object, **given: object) -> _Record:
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # all are dataclasses
    return kind(**{name: given[name] if name in given else getattr(row, name) for name in names})


def _table(kind: type[s.Base]) -> Table:
    # The tables and not the mapped classes: nothing is changed through what is read, and a
    # statement over tables takes a third of the time to compile.
    return cast("Table", kind.__table__)


TableRow = tuple[str, dict[str, Any]]


def session_to_rows(session: Session) -> list[TableRow]:
    """Return every row of a session as (table, values), parents before children."""
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
    rows += _listed("review_meeting", owner, (_plain(r) for r in session.meetings))
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
