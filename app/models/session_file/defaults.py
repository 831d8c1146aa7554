"""Fill in, from the content packs, what a session file leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.models.rules.new_session import source_line
from app.models.session_file.references import further_columns

if TYPE_CHECKING:
    from app.models.packs import Packs
    from app.models.packs.records import Standard


File = dict[str, Any]


def with_defaults(value: File, packs: Packs) -> File:
    """Return the file with the standard agencies, prompts and checklist where it has none.

    A file with problems is taken too: what is not valid stays as it is.
    """
    return {
        **value,
        "agencies": _agencies(value, packs),
        "prompts": _prompts(value, packs),
        "grid_source": _source(value, "grid_source", "prompts", source_line(packs.grid.details)),
        "checklist": _checklist(value, packs),
        "checklist_source": _source(
            value, "checklist_source", "checklist", source_line(packs.checklist.details)
        ),
        "links": _links(value, packs),
    }


def is_silent(value: File, name: str) -> bool:
    """Return whether a file has nothing under `name`."""
    return value.get(name) is None


def takes_standard_text(item: object) -> bool:
    """Return whether an item of a list leaves its text to the packs."""
    return isinstance(item, dict) and is_silent(item, "text")


def rates_standard_checklist(items: object) -> bool:
    """Return whether a checklist names standard statements by code only: the others are added."""
    return isinstance(items, list) and bool(items) and all(map(takes_standard_text, items))


def find_standard_statement(name: object, packs: Packs) -> Standard | None:
    """Return the standard with this id, or with this code where only one has it."""
    if not isinstance(name, str):
        return None
    by_code = [s for f in packs.frameworks for s in f.standards if s.code == name]
    return packs.standard(name) or (by_code[0] if len(by_code) == 1 else None)


def _items(value: File, name: str) -> list[Any]:
    found = value.get(name)
    return found if isinstance(found, list) else []


def _agencies(value: File, packs: Packs) -> object:
    if not is_silent(value, "agencies"):
        return value["agencies"]
    standard = [{"name": a.name, "note": a.note, "colour": a.colour} for a in packs.grid.agencies]
    names = [a.name for a in packs.grid.agencies]
    return [*standard, *({"name": name} for name in further_columns(value, names))]


def _prompts(value: File, packs: Packs) -> object:
    standard = packs.grid.prompts
    if is_silent(value, "prompts"):
        return [{"text": prompt.text} for prompt in standard]
    if not isinstance(value["prompts"], list):
        return value["prompts"]
    return [
        {**item, "text": standard[index].text}
        if takes_standard_text(item) and index < len(standard)
        else item
        for index, item in enumerate(value["prompts"])
    ]


def _checklist(value: File, packs: Packs) -> object:
    items = value.get("checklist")
    standard = {s.code: {"code": s.code, "text": s.text} for s in packs.checklist.statements}
    if items is None:
        return list(standard.values())
    if not isinstance(items, list):
        return items
    filled = [
        {**item, "text": standard[code]["text"]}
        if takes_standard_text(item) and (code := _code(item)) in standard
        else item
        for item in items
    ]
    if not rates_standard_checklist(items):
        return filled
    named = {_code(item): item for item in filled}
    strangers = [item for item in filled if _code(item) not in standard]
    return [*(named.get(code, plain) for code, plain in standard.items()), *strangers]


def _code(item: File) -> str:
    code = item.get("code")
    return code if isinstance(code, str) else ""


def _source(value: File, name: str, part: str, source: str) -> object:
    if not is_silent(value, name):
        return value[name]
    is_standard = is_silent(value, part) or any(map(takes_standard_text, _items(value, part)))
    return source if is_standard else ""


def _links(value: File, packs: Packs) -> object:
    if not isinstance(value.get("links"), list):
        return value.get("links", [])
    return [_link(item, packs) if isinstance(item, dict) else item for item in value["links"]]


def _link(item: File, packs: Packs) -> File:
    standard = find_standard_statement(item.get("standard"), packs)
    if standard is None:
        return item
    words = {
        "code": standard.code,
        "text": standard.text,
        "source": standard.source,
        "legal_status": standard.legal_status.words,
    }
    said = {name: text for name, text in item.items() if text is not None}
    return {**words, **said, "standard": standard.id}
