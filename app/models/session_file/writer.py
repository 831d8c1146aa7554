"""Write the record of a session as a session file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from app.models import records as r
from app.models.session_file.problems import FORMAT, VERSION
from app.models.session_file.references import unique_keys

Part = dict[str, Any]

_NO_TITLE = "Untitled workshop"


def session_text(session: r.Session) -> str:
    """Return the text of a session file, the same for the same session."""
    return f"{_json(_Writer(session).whole())}\n"


class _Writer:
    """The writer of one session; agencies are named by their keys."""

    def __init__(self, session: r.Session) -> None:
        self._session = session
        keys = unique_keys([agency.name for agency in session.agencies])
        self._keys = {a.id: key for a, key in zip(session.agencies, keys, strict=True)}

    def whole(self) -> Part:
        """Return the file's object, without optional fields that are empty."""
        session, details = self._session, self._session.details
        return {
            "format": FORMAT,
            "version": VERSION,
            "title": details.title if details.title.strip() else _NO_TITLE,
            "id": details.id,
            "created": _moment(details.created_at),
            "changed": _moment(details.changed_at),
            "setting": details.setting,
            "date": details.date.isoformat() if details.date else None,
            "place": details.place,
            "facilitator": details.facilitator,
            "purpose": details.purpose,
            **_non_empty({"reviews_session": details.reviews_id}),
            **_non_empty(
                {"final_version": details.final_version or None, "final_of": details.final_of}
            ),
            "agencies": [self._agency(agency) for agency in session.agencies],
            "people": [self._person(person) for person in session.people],
            "grid_source": details.grid_source,
            "prompts": [self._prompt(prompt) for prompt in session.prompts],
            "checklist_source": details.checklist_source,
            "checklist": [self._statement(statement) for statement in session.checklist],
            "actions": [self._action(action) for action in session.actions],
            "links": [_link(link) for link in session.links],
            "glossary": [self._term(term) for term in session.glossary],
            "reviews": [_meeting(meeting) for meeting in session.meetings],
        }

    def _agency(self, agency: r.Agency) -> Part:
        key = self._keys[agency.id]
        return {
            "name": agency.name,
            **_non_empty({"key": key if key != agency.name else "", "note": agency.note}),
            "colour": agency.colour,
            "present": agency.is_present,
            "id": agency.id,
        }

    def _person(self, person: r.Person) -> Part:
        return {
            "name": person.name,
            **_non_empty({"role": person.role, "agency": self._key(person.agency_id)}),
            "present": person.is_present,
            "id": person.id,
        }

    def _prompt(self, prompt: r.Prompt) -> Part:
        wordings = [w for w in self._session.wordings if w.prompt_id == prompt.id]
        finished = [count for count in prompt.counts if count.is_finished]
        begun = next((count for count in prompt.counts if not count.is_finished), None)
        return {
            "text": prompt.text,
            **_non_empty({"minutes": prompt.minutes}),
            "entries": self._by_agency(prompt.entries),
            **_agreed(prompt.statement),
            **_non_empty(
                {
                    "agreement": self._count(finished[-1]) if finished else None,
                    "earlier_agreements": [self._count(count) for count in finished[:-1]],
                    "unfinished_agreement": self._count(begun) if begun else None,
                    "reservations": [self._reservation(each) for each in prompt.reservations],
                    "sources": [self._source(source) for source in prompt.sources],
                    "wordings": [self._wording(wording) for wording in wordings],
                }
            ),
            "id": prompt.id,
        }

    def _count(self, count: r.AgreementCount) -> Part:
        return {
            "at": _moment(count.at),
            "level_needed": count.level_needed,
            **_non_empty(
                {
                    "objections": count.objections,
                    "wording": count.wording,
                    "absent": [key for a, key in self._keys.items() if a in count.absent],
                }
            ),
            **{self._keys[tally.agency_id]: list(tally.levels) for tally in count.tallies},
            "id": count.id,
        }

    def _source(self, source: r.StatementSource) -> Part:
        return {
            "agency": self._keys[source.agency_id],
            "text": source.text,
            "id": source.id,
        }

    def _reservation(self, each: r.Reservation) -> Part:
        return {
            **_non_empty({"person": each.person, "agency": self._key(each.agency_id)}),
            "concern": each.concern,
            **_non_empty({"would_change": each.would_change, "review_by": each.review_by}),
            "id": each.id,
        }

    def _wording(self, wording: r.Wording) -> Part:
        return {
            **_non_empty({"agency": self._key(wording.agency_id)}),
            "text": wording.text,
            "at": _moment(wording.at),
            **_non_empty({"reason": wording.reason}),
            "id": wording.id,
        }

    def _statement(self, statement: r.ChecklistStatement) -> Part:
        return {
            "code": statement.code,
            "text": statement.text,
            "rating": statement.rating,
            **_non_empty(
                {
                    "evidence": statement.evidence,
                    "by_agency": self._by_agency(statement.by_agency),
                }
            ),
            "id": statement.id,
        }

    def _action(self, action: r.Action) -> Part:
        origin = {action.origin: action.origin_id} if action.origin and action.origin_id else None
        return {
            "what": action.what,
            **_non_empty(
                {"who": action.who, "agency": self._key(action.agency_id), "due": action.due}
            ),
            "done": action.is_done,
            **_non_empty({"from": origin}),
            "created": _moment(action.created_at),
            "id": action.id,
        }

    def _term(self, term: r.GlossaryTerm) -> Part:
        return {
            "term": term.term,
            **_non_empty({"stands_for": term.stands_for}),
            "meaning": term.meaning,
            **_non_empty({"senses": self._by_agency(term.senses)}),
            "id": term.id,
        }

    def _key(self, agency_id: str | None) -> str | None:
        return self._keys.get(agency_id) if agency_id else None

    def _by_agency(self, said: Mapping[str, str]) -> dict[str, str]:
        """Return a mapping with the agencies' keys, in the order of the columns."""
        return {key: said[agency] for agency, key in self._keys.items() if agency in said}


def _agreed(statement: r.AgreedStatement) -> Part:
    is_agreed = statement.status is r.StatementStatus.AGREED
    has_wording = statement.agreed_text is not None
    return {
        "status": statement.status,
        **({} if is_agreed else {"statement": statement.text}),
        **({"agreed": statement.agreed_text} if has_wording else {}),
        **_non_empty({"agreed_at": statement.agreed_at if has_wording else None}),
    }


def _link(link: r.Link) -> Part:
    return {
        "standard": link.standard_id,
        "code": link.code,
        "text": link.text,
        "source": link.source,
        "legal_status": link.legal_status,
        "to": {link.target: link.target_id},
        "id": link.id,
    }


def _meeting(meeting: r.Meeting) -> Part:
    return {
        "date": meeting.date.isoformat() if meeting.date else None,
        **_non_empty({"time": meeting.time, "place": meeting.place, "purpose": meeting.purpose}),
        "id": meeting.id,
    }


def _non_empty(part: Part) -> Part:
    """Return the part without null, empty text and empty lists."""
    return {
        name: _moment(value) if isinstance(value, datetime) else value
        for name, value in part.items()
        if value is not None and value not in ("", [], {})
    }


def _moment(at: datetime) -> str:
    """Return a time in UTC, as "2026-11-24T14:02:31Z"."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _json(value: object, indent: str = "") -> str:
    """Return JSON for people: two spaces a level, six counts on one line."""
    inner = f"{indent}  "
    if isinstance(value, dict) and value:
        lines = [f"{inner}{_json(name)}: {_json(item, inner)}" for name, item in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and any(not isinstance(item, int) for item in value):
        lines = [f"{inner}{_json(item, inner)}" for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False, default=str)
