"""Read content packs, shipped and the person's own, from folders of TOML files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.errors import AppError
from app.models.packs.loader import ReadPack, read_pack
from app.models.packs.records import (
    ChecklistPack,
    Framework,
    GridPack,
    JargonPack,
    JargonTerm,
    Pack,
    PackKind,
    Standard,
    StandardsPack,
)

_AnyPack = TypeVar("_AnyPack", ChecklistPack, GridPack)


class PackError(AppError):
    """Content packs cannot be used; `problems` lists every reason with its place."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        found = self.problems[0] if count == 1 else f"{count} problems were found"
        stop = "" if found.endswith((".", "?")) else "."
        super().__init__(
            f"The content packs could not be loaded: {found}{stop}",
            "Put this right in the pack's file, or take the file out of its folder.",
        )


@dataclass(frozen=True, slots=True)
class Packs:
    """Every pack that could be read; `problems` lists what is wrong with the others."""

    checklists: tuple[ChecklistPack, ...]
    grids: tuple[GridPack, ...]
    standards: tuple[StandardsPack, ...]
    jargons: tuple[JargonPack, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def checklist(self) -> ChecklistPack:
        """The checklist of a new session; raises PackError where there is none."""
        return _first(self.checklists, PackKind.CHECKLIST)

    @property
    def grid(self) -> GridPack:
        """The grid of a new session; raises PackError where there is none."""
        return _first(self.grids, PackKind.GRID)

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """Every framework of every standards pack, in order."""
        return tuple(f for pack in self.standards for f in pack.frameworks)

    @property
    def jargon(self) -> tuple[JargonTerm, ...]:
        """Every term of every jargon pack, once; a later pack, as a person's own, comes first."""
        terms = {term.term.casefold(): term for pack in self.jargons for term in pack.terms}
        return tuple(terms.values())

    def standard(self, standard_id: str) -> Standard | None:
        """Return the standard with this id; None where its pack is no longer there."""
        wanted = (s for f in self.frameworks for s in f.standards if s.id == standard_id)
        return next(wanted, None)


def load_packs(folders: Sequence[Path], *, skip_bad: bool = False) -> Packs:
    """Read every *.toml of `folders`, the shipped folder first, in each pack's `order`.

    A folder that is not there holds no packs. Raises PackError listing every problem of every file;
    with `skip_bad`, the good packs are returned and the problems are in `Packs.problems`.
    """
    packs: list[Pack] = []
    problems: list[str] = []
    holders: dict[str, str] = {}
    for read in (read for folder in folders for read in _read_folder(folder)):
        found = read.problems or _duplicate_id(read, holders)
        problems += found
        if read.pack is not None and not found:
            packs.append(read.pack)
    if problems and not skip_bad:
        raise PackError(problems)
    return Packs(
        checklists=tuple(p for p in packs if isinstance(p, ChecklistPack)),
        grids=tuple(p for p in packs if isinstance(p, GridPack)),
        standards=tuple(p for p in packs if isinstance(p, StandardsPack)),
        jargons=tuple(p for p in packs if isinstance(p, JargonPack)),
        problems=tuple(problems),
    )


def _read_folder(folder: Path) -> list[ReadPack]:
    """Read the folder's packs in their order; a folder that cannot be listed is one problem."""
    try:
        paths = [path for path in folder.iterdir() if _is_pack_name(path)]
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        return [ReadPack(folder.name, problems=(f"{folder.name}: is not a folder",))]
    except OSError:
        problem = f"{folder.name}: could not be opened; check that you may read this folder"
        return [ReadPack(folder.name, problems=(problem,))]
    return sorted((read_pack(path) for path in paths), key=lambda read: (read.order, read.name))


def _is_pack_name(path: Path) -> bool:
    """Return whether a file may be a pack; macOS puts a hidden "._mine.toml" beside each one."""
    return path.suffix.lower() == ".toml" and not path.name.startswith(".")


def _duplicate_id(read: ReadPack, holders: dict[str, str]) -> tuple[str, ...]:
    """Return the problem where an earlier pack has this pack's id; else register the id."""
    if read.pack is None:
        return ()
    pack_id = read.pack.details.id
    if pack_id in holders:
        return (f'{read.name}: id: "{pack_id}" is already used by {holders[pack_id]}; change it',)
    holders[pack_id] = read.name
    return ()


def _first(packs: tuple[_AnyPack, ...], kind: PackKind) -> _AnyPack:
    if not packs:
        raise PackError([f"no {kind} pack was found"])
    return packs[0]
