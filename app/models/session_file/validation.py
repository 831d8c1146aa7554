"""Check that the names, ids and texts of a session file fit together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.models.rules.agreement import status_of
from app.models.session_file.defaults import (
    find_standard_statement,
    is_silent,
    rates_standard_checklist,
    takes_standard_text,
    with_defaults,
)
from app.models.session_file.problems import Place, Problem, place_text, values_at
from app.models.session_file.references import (
    MAX_AGENCIES,
    RESERVED,
    AgencyKeys,
    TargetFinder,
    agency_mentions,
)

if TYPE_CHECKING:
    from app.models.packs import Packs


_WITH_ID = (
    "agencies[]",
    "people[]",
    "prompts[]",
    "prompts[].agreement",
    "prompts[].earlier_agreements[]",
    "prompts[].unfinished_agreement",
    "prompts[].reservations[]",
    "prompts[].wordings[]",
    "prompts[].sources[]",
    "checklist[]",
    "actions[]",
    "links[]",
    "glossary[]",
    "reviews[]",
)


def reference_problems(value: dict[str, Any], packs: Packs) -> Iterator[Problem]:
    """Yield what is wrong between the parts of a file; the schema check does the rest."""
    filled = with_defaults(value, packs)
    yield from _key_problems(filled)
    yield from _agency_problems(value, filled)
    yield from _id_problems(value)
    yield from _prompt_problems(value, len(packs.grid.prompts))
    for place, prompt in values_at(value, "prompts[]"):
        if isinstance(prompt, dict):
            yield from _statement_problems(place, prompt)
    yield from _checklist_problems(value, {s.code for s in packs.checklist.statements})
    yield from _target_problems(filled)
    yield from _link_problems(value, packs)


def agency_keys(filled: dict[str, Any]) -> AgencyKeys:
    """Return the keys of a filled-in file's agencies, in the order of its columns."""
    agencies = [item for _, item in values_at(filled, "agencies[]")]
    return AgencyKeys([_key(item) if isinstance(item, dict) else "" for item in agencies])


def _key(agency: dict[str, Any]) -> str:
    key = agency.get("key")
    name = agency.get("name") if key is None else key
    return name if isinstance(name, str) else ""


def _key_problems(filled: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    if isinstance(filled["agencies"], list) and len(filled["agencies"]) > MAX_AGENCIES:
        yield Problem(("agencies",), f"has more than {MAX_AGENCIES} agencies")
    for place, agency in values_at(filled, "agencies[]"):
        if not isinstance(agency, dict) or not isinstance(agency.get("name"), str):
            continue
        key = _key(agency)
        field = (*place, "name" if is_silent(agency, "key") else "key")
        if not key.strip() and not is_silent(agency, "key"):
            yield Problem(field, "must not be empty")
        elif key in RESERVED:
            yield Problem(field, f'"{key}" has a meaning of its own here; add another "key"')
        elif key in seen and key.strip():
            first = place_text(seen[key])
            yield Problem(field, f'is the same as {first}; give each a "key" of its own')
        seen.setdefault(key, place)


def _agency_problems(value: dict[str, Any], filled: dict[str, Any]) -> Iterator[Problem]:
    keys = agency_keys(filled)
    known = ", ".join(f'"{key}"' for key in keys.keys if key.strip()) or "none"
    seen: dict[tuple[Place, int], str] = {}
    for mention in agency_mentions(value):
        found = keys.find(mention.name)
        if found is None:
            stranger = f'there is no agency "{mention.name[:80]}" (known: {known[:400]})'
            yield Problem(mention.place, stranger)
        elif mention.is_field:
            first = seen.setdefault((mention.place[:-1], found), mention.name)
            if first != mention.name:
                yield Problem(mention.place, f'is the same agency as "{first}"; join the two')


def _id_problems(value: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    parts = [((), value)] + [found for p in _WITH_ID for found in values_at(value, p)]
    for place, part in parts:
        own = part.get("id") if isinstance(part, dict) else None
        if isinstance(own, str):
            first = seen.setdefault(own, (*place, "id"))
            if first != (*place, "id"):
                yield Problem((*place, "id"), f"is the same as {place_text(first)}")
    if value.get("reviews_session") is not None and value["reviews_session"] == value.get("id"):
        yield Problem(("reviews_session",), "a session can't be the review of itself")


def _prompt_problems(value: dict[str, Any], standard: int) -> Iterator[Problem]:
    for place, prompt in values_at(value, "prompts[]"):
        if takes_standard_text(prompt) and isinstance(place[-1], int) and place[-1] >= standard:
            yield Problem(
                (*place, "text"),
                f"is missing; only the first {standard} prompts have a standard text",
            )


def _statement_problems(place: Place, prompt: dict[str, Any]) -> Iterator[Problem]:
    statement, agreed, status = (prompt.get(n) for n in ("statement", "agreed", "status"))
    if not isinstance(statement, str | None) or not isinstance(agreed, str | None):
        return
    if status == "agreed" and not agreed:
        agreed = statement
    if not agreed and not is_silent(prompt, "agreed_at"):
        yield Problem((*place, "agreed_at"), 'there is no "agreed" wording')
    really = status_of((statement if statement is not None else agreed) or "", agreed or None)
    if isinstance(status, str) and status in list(type(really)) and status != really:
        yield Problem(
            (*place, "status"),
            f'says "{status}", but by "statement" and "agreed" it is "{really}"; leave it out',
        )


def _checklist_problems(value: dict[str, Any], codes: set[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    is_by_code = rates_standard_checklist(value.get("checklist"))
    for place, item in values_at(value, "checklist[]"):
        code = item.get("code") if takes_standard_text(item) else None
        if takes_standard_text(item) and (not isinstance(code, str) or code not in codes):
            yield Problem(
                (*place, "text"), 'is missing; only an item with a standard "code" may leave it out'
            )
        elif is_by_code and isinstance(code, str):
            if code in seen:
                yield Problem((*place, "code"), f'"{code}" is there twice')
            seen.add(code)


def _target_problems(filled: dict[str, Any]) -> Iterator[Problem]:
    targets = TargetFinder(filled)
    for pattern in ("actions[].from", "links[].to"):
        for place, target in values_at(filled, pattern):
            found = targets.find(target)
            if isinstance(found, str) and found:
                yield Problem(place, found)


def _link_problems(value: dict[str, Any], packs: Packs) -> Iterator[Problem]:
    for place, link in values_at(value, "links[]"):
        name = link.get("standard") if takes_standard_text(link) else None
        if isinstance(name, str) and find_standard_statement(name, packs) is None:
            yield Problem(
                (*place, "standard"),
                "is not a standard of the content packs here; add its text, code and source",
            )
