"""Read one pack file: bytes to text to TOML to a checked record, with every problem listed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.packs.cross_checks import cross_check, describe_errors
from app.models.packs.records import Pack, PackKind

if TYPE_CHECKING:
    from pydantic import ValidationError


# The shipped packs are 35 kB together; a file of this size is not a pack.
MAX_PACK_BYTES = 2 * 1024 * 1024

_LAST = 10_000
_KINDS = ", ".join(kind.value for kind in PackKind)
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class ReadPack:
    """The result of reading one file: a pack, or its problems."""

    name: str
    order: int = _LAST
    pack: Pack | None = None
    problems: tuple[str, ...] = ()


class _UnreadableError(Exception):
    """The one problem of a file that is not a pack at all."""


def read_pack(path: Path) -> ReadPack:
    """Read and check one file; never raises for what the file holds."""
    try:
        table = _parse(_decode(_read_bytes(path)))
    except _UnreadableError as error:
        return ReadPack(path.name, problems=(f"{path.name}: {error}",))
    return _check(path.name, table)


def _read_bytes(path: Path) -> bytes:
    if not path.is_file():
        raise _UnreadableError("is not a file; a pack is one TOML file")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PACK_BYTES + 1)
    except OSError:
        raise _UnreadableError("could not be opened; check that you may read it") from None
    if len(data) > MAX_PACK_BYTES:
        raise _UnreadableError("is larger than 2 MB, which no pack should be; make it smaller")
    return data


def _decode(data: bytes) -> str:
    try:
        # Windows editors put a byte order mark in front, which TOML does not know.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _UnreadableError(f"line {line}: is not UTF-8 text; save it as UTF-8") from None


def _parse(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _UnreadableError("is not TOML: its brackets are nested too deeply") from None
    except ValueError as error:
        # tomllib.TOMLDecodeError, or a number with more digits than Python will read.
        raise _UnreadableError(_toml_problem(str(error))) from None


def _toml_problem(message: str) -> str:
    found = _TOML_PLACE.search(message)
    reason = _TOML_PLACE.sub("", message)
    reason = reason[:1].lower() + reason[1:]
    if found is None:
        return f"is not TOML: {reason}"
    if found[1] is None:
        return f"end of file: is not TOML: {reason}"
    return f"line {found[1]}, column {found[2]}: is not TOML: {reason}"


def _check(name: str, table: dict[str, object]) -> ReadPack:
    # pydantic costs 60 ms at the first import: only when a pack is really read.
    from pydantic import ValidationError

    from app.models.packs.builder import build_pack
    from app.models.packs.schema import FILE_OF_KIND

    model = FILE_OF_KIND.get(str(table.get("kind")))
    if model is None:
        return ReadPack(name, problems=(f"{name}: {_kind_problem(table)}",))
    crossed = cross_check(table)
    try:
        file = model.model_validate(table)
    except ValidationError as error:
        problems = [*_shape_problems(error, table), *crossed]
    else:
        if not crossed:
            return ReadPack(name, file.order, build_pack(file))
        problems = crossed
    return ReadPack(name, problems=tuple(f"{name}: {problem}" for problem in problems))


def _kind_problem(table: dict[str, object]) -> str:
    if "kind" not in table:
        return f"kind: is missing; give one of {_KINDS}"
    return f'kind: "{table["kind"]}" is not a kind of pack; give one of {_KINDS}'


def _shape_problems(error: ValidationError, table: dict[str, object]) -> list[str]:
    from app.models.packs.schema import FILE_OF_KIND, fields_of

    model = FILE_OF_KIND[str(table["kind"])]
    errors = error.errors(include_url=False)
    return describe_errors(errors, lambda rows: fields_of(model, rows))
