"""The checks of settings: each field of a settings class names its default and its check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


_Value = TypeVar("_Value")
_Settings = TypeVar("_Settings", bound="DataclassInstance")
Check: TypeAlias = Callable[[object], _Value | None]
"""Returns the value that a JSON value stands for, or None for an unusable one."""


def checked(check: Check[object]) -> Mapping[str, Check[object]]:
    """Return the metadata of a field: with its default they are its row in the class's table."""
    return {"check": check}


def parse_settings(kind: type[_Settings], content: object) -> _Settings:
    """Return the settings in a JSON object; an unusable value becomes the default."""
    given = content if isinstance(content, dict) else {}
    values = {row.name: row.metadata["check"](given.get(row.name)) for row in fields(kind)}
    return kind(**{name: value for name, value in values.items() if value is not None})


def with_changes(there: _Settings, before: _Settings, after: _Settings) -> _Settings:
    """Return the settings that are there, with what differs between two others changed."""
    changed: dict[str, object] = {}
    for row in fields(there):
        old, new = getattr(before, row.name), getattr(after, row.name)
        if is_dataclass(new) and not isinstance(new, type):
            changed[row.name] = with_changes(getattr(there, row.name), old, new)
        elif old != new:
            changed[row.name] = new
    return replace(there, **changed)


def table(kind: type[_Settings]) -> Check[_Settings]:
    """Return the check for a JSON object of settings, checked by the table of their class."""
    return partial(parse_settings, kind)


def text(content: object) -> str | None:
    """Return any text."""
    return content if isinstance(content, str) else None


def flag(content: object) -> bool | None:
    """Return true or false."""
    return content if isinstance(content, bool) else None


def one_of(members: Iterable[_Value]) -> Check[_Value]:
    """Return the check for one of these values, such as the members of an enum."""
    known = tuple(members)
    return lambda content: next((member for member in known if member == content), None)


def each(check: Check[_Value]) -> Callable[[object], tuple[_Value, ...]]:
    """Return the check for a list, of which unusable items are left out."""

    def usable(content: object) -> tuple[_Value, ...]:
        found = map(check, content if isinstance(content, list) else ())
        return tuple(item for item in found if item is not None)

    return usable
