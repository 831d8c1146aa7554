"""What holds for every format: nothing is lost, nothing else is touched, a file is whole or not."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from app.atomic_file import FileNotWrittenError
from app.errors import AppError
from app.models.session_file import write_session
from app.progress import Cancelled
from app.reports.csv.writer import TABLES
from app.reports.export import ExportOptions, export_file
from app.reports.options import ALL_PARTS, Format, Layout
from tests.file_size import no_file_over
from tests.reports.docx.reading import WordFile
from tests.reports.hostile import LONG_WORD, MARKUP, SCRIPTS
from tests.reports.html.reading import read
from tests.reports.pdf.reading import RESOURCES, squeezed
from tests.reports.samples import NOW, agency, empty_session, filled_session, prompt, sized_session

if TYPE_CHECKING:
    from app.models.records import Session

OPTIONS = ExportOptions(
    RESOURCES, NOW, ALL_PARTS, writers={Format.JSON: write_session}, table="entries"
)
RECORDS = [each for each in Format if each is not Format.ICS]
LAYOUTS = [(each, Layout.RECORD) for each in Format]
LAYOUTS += [(Format.PDF, layout) for layout in Layout if layout is not Layout.RECORD]


def export(session: Session, target: Path, wanted: Format, **options: object) -> None:
    export_file(session, target, replace(OPTIONS, **options), format=wanted)


def texts(data: bytes, wanted: Format) -> str:
    """Return all that a file says, as a reader sees it that shares no code with its writer."""
    match wanted:
        case Format.PDF:
            return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        case Format.HTML:
            return read(data).all("main")[0].text
        case Format.DOCX:
            return WordFile(data).text()
        case Format.JSON:
            return "\n".join(_strings(json.loads(data)))
        case Format.ZIP:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                (name,) = [each for each in packed.namelist() if each.endswith("entries.csv")]
                return _rows(packed.read(name))
        case _:
            return _rows(data)


def _rows(data: bytes) -> str:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return "\n".join(cell.removeprefix("'") for row in rows for cell in row)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


def said_between(text: str) -> dict[str, str]:
    """Return what stands between each pair of numbered marks; a mark that comes twice fails."""
    found = re.findall(r"\[(\d+)\((.*?)\)\1\]", text)
    assert len(found) == len({number for number, _ in found})
    return dict(found)


@pytest.mark.parametrize("wanted", RECORDS)
def test_that_every_hostile_text_is_there_exactly_once(wanted: Format, tmp_path: Path) -> None:
    typed = [*MARKUP, *SCRIPTS, LONG_WORD]
    session = replace(
        empty_session("Hostile"),
        agencies=(agency("Health"),),
        prompts=tuple(
            prompt(number, "Say ...", {"a0": f"[{number}({text}){number}]"})
            for number, text in enumerate(typed)
        ),
    )
    target = tmp_path / "file"
    export(session, target, wanted)

    said = squeezed(texts(target.read_bytes(), wanted))
    if wanted is Format.PDF:
        # What stands at the head and foot of pages comes between the halves of the longest word.
        foot = r"Draft·printed24November2026,16:05Page\d+of\d+"
        said = re.sub(rf"(?:DatenotsetHostile|HostileDatenotset)?{foot}", "", said)
        said = re.sub(r"Prompt\d+\(continued\):Say\.\.\.|Healthcontinued", "", said)
    soft = "\u00ad"
    found = {number: text.replace(soft, "") for number, text in said_between(said).items()}
    assert found == {str(n): squeezed(text).replace(soft, "") for n, text in enumerate(typed)}


@pytest.mark.parametrize("wanted", RECORDS)
def test_that_no_cell_of_a_full_grid_is_lost_or_said_twice(wanted: Format, tmp_path: Path) -> None:
    session = sized_session(10, 30, lambda p, a: f"[{p * 11 + a}(x)", people=40)
    session = replace(
        session,
        prompts=tuple(
            replace(p, entries={k: f"{v} {'word ' * 799}" for k, v in p.entries.items()})
            for p in session.prompts
        ),
    )
    target = tmp_path / "file"
    export(session, target, wanted, parts={p for p in ALL_PARTS if p in {"perspectives"}})

    said = squeezed(texts(target.read_bytes(), wanted))
    for row in range(30):
        for column in range(10):
            assert said.count(f"[{row * 11 + column}(x)") == 1
    assert said.count("word") == 30 * 10 * 799 + said.count("Password") + said.count("wordings")


@pytest.mark.parametrize("wanted", RECORDS)
def test_that_nothing_beside_the_grid_is_lost_or_said_twice(wanted: Format, tmp_path: Path) -> None:
    numbers = itertools.count()
    session = _full(lambda: f"[{next(numbers)}(x)")
    target = tmp_path / "file"
    said = ""
    for table in TABLES if wanted is Format.CSV else ("entries",):
        export(session, target, wanted, table=table)
        data = target.read_bytes()
        said += squeezed(_every_table(data) if wanted is Format.ZIP else texts(data, wanted))

    times = {number: said.count(f"[{number}(x)") for number in range(next(numbers))}
    assert len(times) > 300
    assert {number: count for number, count in times.items() if count != 1} == {}


def _full(mark: Callable[[], str]) -> Session:
    """Return a session with 40 people and much of all else, every text with a mark of its own."""
    session, sample = sized_session(4, 6, lambda _p, _a: "said", people=40), filled_session()
    owners = session.agencies
    reserved = next(each for p in sample.prompts for each in p.reservations)
    # Beside the statement stands the beginning of a concern; the mark is past it.
    long = "word " * 20
    return replace(
        session,
        people=tuple(replace(each, name=mark(), role=mark()) for each in session.people),
        prompts=tuple(
            replace(
                each,
                reservations=tuple(
                    replace(
                        reserved,
                        id=f"r{each.id}{owner.id}",
                        agency_id=owner.id,
                        person=mark(),
                        concern=long + mark(),
                        would_change=mark(),
                    )
                    for owner in owners
                ),
            )
            for each in session.prompts
        ),
        checklist=tuple(
            replace(sample.checklist[0], id=f"c{n}", code="", text=mark(), evidence=mark())
            for n in range(30)
        ),
        actions=tuple(
            replace(sample.actions[0], id=f"n{n}", what=mark(), who=mark(), origin_id=None)
            for n in range(30)
        ),
        glossary=tuple(
            replace(
                sample.glossary[0],
                id=f"g{n}",
                term=mark(),
                stands_for=mark(),
                meaning=mark(),
                senses={owner.id: mark() for owner in owners},
            )
            for n in range(12)
        ),
    )


def _every_table(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = [each for each in packed.namelist() if each.endswith(".csv")]
        return "\n".join(_rows(packed.read(name)) for name in names)


def _assigned() -> list[str]:
    """Return every character that Unicode gives a shape to, in lines of 500."""
    kept = [
        chr(point)
        for point in range(0x21, 0x110000)
        if unicodedata.category(chr(point))[0] not in "CZM"
    ]
    return ["".join(kept[start : start + 500]) for start in range(0, len(kept), 500)]


@pytest.mark.parametrize("wanted", [f for f in RECORDS if f is not Format.PDF])
def test_that_every_character_of_unicode_is_carried(wanted: Format, tmp_path: Path) -> None:
    lines = _assigned()
    session = replace(
        empty_session("Unicode"),
        agencies=(agency("Health"),),
        prompts=(prompt(1, "Say ...", {"a0": "\n".join(lines)}),),
    )
    target = tmp_path / "file"
    export(session, target, wanted)

    said = texts(target.read_bytes(), wanted)
    assert sum(map(len, lines)) > 130_000
    assert all(said.count(line) == 1 for line in lines)


@pytest.mark.parametrize(("wanted", "layout"), LAYOUTS)
def test_that_an_empty_session_is_written(wanted: Format, layout: Layout, tmp_path: Path) -> None:
    target = tmp_path / "file"
    if wanted is Format.ICS:
        with pytest.raises(AppError, match="No review meeting"):
            export(empty_session(), target, wanted, layout=layout)
        assert list(tmp_path.iterdir()) == []
        return
    export(empty_session(), target, wanted, layout=layout)
    assert target.stat().st_size > 30


@pytest.mark.parametrize(("wanted", "layout"), LAYOUTS)
def test_that_nothing_is_opened_but_the_file_and_no_socket_is_made(
    wanted: Format, layout: Layout, tmp_path: Path
) -> None:
    attacks = {"a0": "\n".join(MARKUP)}
    session = filled_session()
    session = replace(session, prompts=(replace(session.prompts[0], entries=attacks),))
    export(session, tmp_path / "warm", wanted, layout=layout)

    with watched() as seen:
        export(session, tmp_path / "file", wanted, layout=layout)

    opened = [(Path(os.fsdecode(name)), flags) for name, flags in seen["open"] if name is not None]
    changed = [path for path, flags in opened if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)]
    assert {path.parent for path in changed} == {tmp_path}
    ours = (RESOURCES, Path(sys.prefix), Path(sys.base_prefix))
    read_only = [path for path, _ in opened if path not in changed]
    assert [p for p in read_only if not any(p.is_relative_to(each) for each in ours)] == []
    assert seen["socket"] == []


@contextmanager
def watched() -> Iterator[dict[str, list[tuple[object, int]]]]:
    """Note what is opened and which sockets are made; a hook stays, so it is told to look away."""
    seen: dict[str, list[tuple[object, int]]] = {"open": [], "socket": []}
    is_on = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if not is_on:
            return
        if event == "open" and not isinstance(arguments[0], int):
            seen["open"].append((arguments[0], int(arguments[2])))
        elif event.startswith(("socket.", "subprocess.", "os.exec", "os.system")):
            seen["socket"].append((event, 0))

    sys.addaudithook(watch)
    try:
        yield seen
    finally:
        is_on = False


@pytest.mark.parametrize(("wanted", "layout"), LAYOUTS)
@pytest.mark.parametrize("asked", [0, 1, 7, 60])
def test_that_a_cancelled_export_leaves_the_old_file_and_nothing_else(
    wanted: Format, layout: Layout, asked: int, tmp_path: Path
) -> None:
    target = tmp_path / "file"
    target.write_text("old")
    left = iter(range(asked))
    options = replace(OPTIONS, layout=layout)

    is_off = False
    try:
        export_file(filled_session(), target, options, format=wanted, cancelled=_counts_down(left))
    except Cancelled:
        is_off = True

    # Of a short file nobody asks so often: then it is whole.
    assert is_off or next(left, None) is not None
    assert (target.read_bytes() == b"old") is is_off
    assert list(tmp_path.iterdir()) == [target]


def _counts_down(left: Iterator[int]) -> Callable[[], bool]:
    return lambda: next(left, None) is None


@pytest.mark.parametrize(("wanted", "layout"), LAYOUTS)
def test_that_a_full_disk_leaves_the_old_file_and_is_said(
    wanted: Format, layout: Layout, tmp_path: Path
) -> None:
    target = tmp_path / "file"
    target.write_text("old")

    with no_file_over(200), pytest.raises(FileNotWrittenError, match="no room left"):
        export(filled_session(), target, wanted, layout=layout)

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("wanted", Format)
def test_that_a_folder_that_is_gone_is_said(wanted: Format, tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="doesn't exist"):
        export(filled_session(), tmp_path / "gone" / "file", wanted)


@pytest.mark.parametrize("wanted", Format)
def test_that_progress_only_grows_and_ends_at_one(wanted: Format, tmp_path: Path) -> None:
    seen: list[float] = []

    export_file(filled_session(), tmp_path / "file", OPTIONS, format=wanted, progress=seen.append)

    assert seen == sorted(seen)
    assert seen[-1] == 1.0
