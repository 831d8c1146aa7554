"""Build the record of a session from a checked session file with its defaults filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from app.models import records as r
from app.models.records import new_id
from app.models.rules.agreement import status_of
from app.models.session_file.references import LinkTargetRef, TargetFinder
from app.models.session_file.schema import SessionPart
from app.models.session_file.validation import agency_keys

if TYPE_CHECKING:
    from app.models.session_file import schema as s


_Said = TypeVar("_Said")

# The agencies' colours, in the order of the columns.
COLOURS = (
    "#005EA5",
    "#00703C",
    "#A33B00",
    "#6F2DA8",
    "#7A1F5C",
    "#005A6B",
    "#5B4A00",
    "#3B3F8F",
)


def build_session(filled: dict[str, Any], now: datetime, own_id: str) -> r.Session:
    """Build the session; `own_id` and `now` replace a missing id and missing times."""
    return _Builder(filled, SessionPart.model_validate(filled), now, own_id).session()


class _Builder:
    """The builder of one session; finds agencies and targets by what the file calls them."""

    def __init__(
        self, filled: dict[str, Any], file: SessionPart, now: datetime, own_id: str
    ) -> None:
        self._file = file
        self._own_id = own_id
        self._now = now
        self._keys = agency_keys(filled)
        self._targets = TargetFinder(filled)
        self._agencies = tuple(self._agency(i, part) for i, part in enumerate(file.agencies or ()))
        self._prompts = tuple(self._prompt(part) for part in file.prompts or ())
        self._checklist = tuple(self._statement(part) for part in file.checklist or ())

    def session(self) -> r.Session:
        """Build the whole session."""
        file = self._file
        wordings = [
            self._wording(part, prompt.id)
            for prompt, row in zip(self._prompts, file.prompts or (), strict=True)
            for part in row.wordings
        ]
        return r.Session(
            details=self._details(),
            agencies=self._agencies,
            people=tuple(self._person(part) for part in file.people),
            prompts=self._prompts,
            checklist=self._checklist,
            actions=tuple(self._action(part) for part in file.actions),
            links=tuple(self._link(part) for part in file.links),
            glossary=tuple(self._term(part) for part in file.glossary),
            meetings=tuple(self._meeting(part) for part in file.reviews),
            wordings=tuple(sorted(wordings, key=lambda w: (w.at, w.id))),
        )

    def _id(self, given: str | None) -> str:
        # Without a session's id, the ids inside a file are not used: whoever removes it to make
        # another session of the file would else bring the rows of the first.
        return given if given and self._file.id else new_id()

    def _details(self) -> r.SessionDetails:
        file = self._file
        return r.SessionDetails(
            id=file.id or self._own_id,
            title=file.title,
            setting=file.setting,
            date=file.date,
            place=file.place,
            facilitator=file.facilitator,
            purpose=file.purpose,
            grid_source=file.grid_source or "",
            checklist_source=file.checklist_source or "",
            reviews_id=file.reviews_session,
            created_at=file.created or self._now,
            changed_at=file.changed or file.created or self._now,
            final_version=file.final_version,
            final_of=file.final_of,
        )

    def _agency(self, index: int, part: s.AgencyPart) -> r.Agency:
        colour = part.colour or COLOURS[index % len(COLOURS)]
        return r.Agency(self._id(part.id), part.name, part.note, colour, part.present)

    def _agency_id(self, key: str | None) -> str | None:
        index = self._keys.find(key) if key is not None else None
        return self._agencies[index].id if index is not None else None

    def _by_agency(self, named: Mapping[str, _Said | None]) -> dict[str, _Said]:
        """Return the values by agency id, without null and empty text."""
        said = {self._agency_id(key): what for key, what in named.items()}
        return {
            agency: what
            for agency, what in said.items()
            if agency is not None and what is not None and what != ""
        }

    def _person(self, part: s.PersonPart) -> r.Person:
        agency = self._agency_id(part.agency)
        return r.Person(self._id(part.id), part.name, part.role, agency, part.present)

    def _prompt(self, part: s.PromptPart) -> r.Prompt:
        earlier = [self._count(count) for count in part.earlier_agreements]
        in_force = [self._count(part.agreement, part.agreed_at)] if part.agreement else []
        begun = part.unfinished_agreement
        if begun:
            in_force.append(replace(self._count(begun), is_finished=False))
        return r.Prompt(
            id=self._id(part.id),
            text=part.text or "",
            minutes=part.minutes,
            entries=self._by_agency(part.entries),
            statement=_statement(part),
            counts=tuple(sorted((*earlier, *in_force), key=lambda c: (c.at, c.id))),
            reservations=tuple(self._reservation(each) for each in part.reservations),
            sources=tuple(self._source(each) for each in part.sources),
        )

    def _count(self, part: s.AgreementPart, agreed_at: datetime | None = None) -> r.AgreementCount:
        counts: dict[str, list[int]] = self._by_agency(part.__pydantic_extra__)
        away = {self._agency_id(key) for key in part.absent}
        return r.AgreementCount(
            id=self._id(part.id),
            at=part.at or agreed_at or self._now,
            level_needed=part.level_needed,
            objections=part.objections,
            tallies=tuple(
                r.Tally(agency, (n[0], n[1], n[2], n[3], n[4], n[5]))
                for agency, n in counts.items()
            ),
            wording=part.wording,
            absent=tuple(a.id for a in self._agencies if a.id in away),
        )

    def _reservation(self, part: s.ReservationPart) -> r.Reservation:
        return r.Reservation(
            id=self._id(part.id),
            agency_id=self._agency_id(part.agency),
            person=part.person,
            concern=part.concern,
            would_change=part.would_change,
            review_by=part.review_by,
        )

    def _source(self, part: s.SourcePart) -> r.StatementSource:
        agency = self._agency_id(part.agency)
        if agency is None:
            raise TypeError(f"an agency that was not checked: {part.agency}")
        return r.StatementSource(self._id(part.id), agency, part.text)

    def _wording(self, part: s.WordingPart, prompt_id: str) -> r.Wording:
        agency = self._agency_id(part.agency)
        return r.Wording(self._id(part.id), prompt_id, agency, part.text, part.at, part.reason)

    def _statement(self, part: s.ChecklistPart) -> r.ChecklistStatement:
        return r.ChecklistStatement(
            id=self._id(part.id),
            code=part.code,
            text=part.text or "",
            rating=part.rating,
            evidence=part.evidence,
            by_agency=self._by_agency(part.by_agency),
        )

    def _action(self, part: s.ActionPart) -> r.Action:
        origin = self._target(part.came_from) if part.came_from else None
        return r.Action(
            id=self._id(part.id),
            what=part.what,
            who=part.who,
            agency_id=self._agency_id(part.agency),
            due=part.due,
            is_done=part.done,
            origin=origin.kind if origin else None,
            origin_id=origin.id if origin else None,
            created_at=part.created or self._file.created or self._now,
        )

    def _link(self, part: s.LinkPart) -> r.Link:
        target = self._target(part.to)
        return r.Link(
            id=self._id(part.id),
            standard_id=part.standard,
            code=part.code or "",
            text=part.text or "",
            source=part.source or "",
            legal_status=part.legal_status or "",
            target=target.kind,
            target_id=target.id,
        )

    def _target(self, part: s.TargetPart) -> LinkTargetRef:
        """Return the target with the id of its record."""
        found = self._targets.find(part.model_dump())
        if isinstance(found, str):
            raise TypeError(f"a target that was not checked: {found}")
        if found.index is None:
            return found
        reservations = (each for prompt in self._prompts for each in prompt.reservations)
        ids = {
            r.Origin.PROMPT: [prompt.id for prompt in self._prompts],
            r.Origin.CHECKLIST: [statement.id for statement in self._checklist],
            r.Origin.RESERVATION: [each.id for each in reservations],
        }
        return LinkTargetRef(found.kind, found.index, ids[found.kind][found.index])

    def _term(self, part: s.GlossaryPart) -> r.GlossaryTerm:
        senses = self._by_agency(part.senses)
        return r.GlossaryTerm(self._id(part.id), part.term, part.meaning, senses, part.stands_for)

    def _meeting(self, part: s.MeetingPart) -> r.Meeting:
        return r.Meeting(self._id(part.id), part.date, part.time, part.place, part.purpose)


def _statement(part: s.PromptPart) -> r.AgreedStatement:
    """Return the statement; an empty `agreed` text in a file counts as none."""
    statement, agreed = part.statement, part.agreed or None
    if part.status is r.StatementStatus.AGREED and agreed is None:
        agreed = statement
    text = statement if statement is not None else (agreed or "")
    return r.AgreedStatement(text, status_of(text, agreed), agreed, part.agreed_at)
