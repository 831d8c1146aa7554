"""Check a pack that a person wants to add, and keep it in their packs folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.packs import Packs, load_packs
from app.models.packs.file import read_pack
from app.models.packs.records import Pack, PackKind, StandardsPack
from app.paths import packs_folder, resources_folder
from app.safe_file import write_safely

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that was checked. `replaces` is the person's own pack with the same id, if any."""

    file: Path
    pack: StandardsPack | None
    problems: tuple[str, ...] = ()
    replaces: Path | None = None


def check(file: Path, packs: Packs) -> Candidate:
    """Read a file as the loader does, and tell whether it can be added beside `packs`."""
    read = read_pack(file)
    if read.problems:
        return Candidate(file, None, read.problems)
    if not isinstance(read.pack, StandardsPack):
        wanted = f'write kind = "{PackKind.STANDARDS}" and give its statements'
        return Candidate(file, None, (f"{read.name}: kind: is not a framework; {wanted}",))
    pack_id = read.pack.details.id
    replaces = next((own for own in _own_files() if _id_in(own) == pack_id), None)
    if replaces is None and pack_id in _ids(packs):
        problem = f'{read.name}: id: "{pack_id}" is already used by another pack; change it'
        return Candidate(file, None, (problem,))
    return Candidate(file, read.pack, replaces=replaces)


def keep(candidate: Candidate) -> None:
    """Copy a good file into the person's packs folder; raises AppError with nothing half-done."""
    if candidate.pack is None:
        raise ValueError("a pack with problems is not kept")
    target = candidate.replaces or _free_name(candidate.pack.details.id)
    if target.exists() and target.samefile(candidate.file):
        return
    data = candidate.file.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_safely(target, lambda out: out.write(data))


def load_all() -> Packs:
    """Read the shipped packs and the person's own; bad ones are listed in `problems`."""
    return load_packs([resources_folder() / "packs", packs_folder()], skip_bad=True)


def _free_name(pack_id: str) -> Path:
    target = packs_folder() / f"{pack_id}.toml"
    number = 2
    while target.exists():
        target = packs_folder() / f"{pack_id}-{number}.toml"
        number += 1
    return target


def _own_files() -> list[Path]:
    folder = packs_folder()
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []


def _id_in(file: Path) -> str:
    read = read_pack(file)
    return read.pack.details.id if read.pack else ""


def _ids(packs: Packs) -> Iterable[str]:
    everything: tuple[Pack, ...] = (*packs.checklists, *packs.grids, *packs.standards)
    return {pack.details.id for pack in everything}
