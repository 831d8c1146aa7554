"""The page needs nothing but itself: nothing is fetched, nothing runs, and it is written whole."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.errors import AppError
from app.progress import Cancelled
from app.reports.export import ExportOptions, ExportWork, export_file, write_to
from app.reports.options import Format
from tests.reports.html.reading import page_of, read
from tests.reports.html.sessions import SESSIONS
from tests.reports.pdf.reading import RESOURCES
from tests.reports.samples import NOW, agency, empty_session, filled_session

if TYPE_CHECKING:
    from app.models.records import Session

FETCHING = (
    "script", "img", "iframe", "object", "embed", "link", "base", "form", "video", "audio",
    "source", "image", "use", "template", "portal", "frame",
)  # fmt: skip


@pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS)
def test_that_nothing_is_fetched_and_nothing_runs(session: Session) -> None:
    page = read(page_of(session))

    assert page.all(*FETCHING) == []
    for node in page.all():
        for name, value in node.attributes.items():
            assert not name.startswith("on"), name
            assert name not in {"src", "srcset", "style", "action", "background", "ping", "poster"}
            assert not name.endswith("href") or value.startswith("#"), value
    sheet = page.one("style").text.lower()
    assert not any(word in sheet for word in ("url(", "@import", "expression", "http", "<"))


def test_that_the_policy_allows_the_one_sheet_and_nothing_else() -> None:
    page = read(page_of(filled_session()))
    rules = next(m for m in page.all("meta") if "http-equiv" in m.attributes).attributes["content"]
    digest = base64.b64encode(hashlib.sha256(page.one("style").text.encode()).digest()).decode()

    assert rules.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


@pytest.mark.parametrize("odd", ["red; background: url(x)", "</style><script>", "", "#12345"])
def test_that_a_colour_that_is_none_changes_no_style(odd: str) -> None:
    page = read(page_of(replace(empty_session("x"), agencies=(agency("Health", colour=odd),))))

    assert "--bar: #566070" in page.one("style").text
    assert not odd or odd not in page.one("style").text


def test_that_a_record_called_off_leaves_the_old_page(tmp_path: Path) -> None:
    target = tmp_path / "record.html"
    target.write_text("old")

    for asked in (0, 3, 12):
        left = iter(range(asked))
        with pytest.raises(Cancelled):
            export_file(
                filled_session(),
                target,
                ExportOptions(RESOURCES, NOW),
                cancelled=lambda left=left: next(left, None) is None,
            )
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_that_progress_only_grows_and_ends_at_one() -> None:
    seen: list[float] = []

    write_to(
        io.BytesIO(),
        Format.HTML,
        ExportWork(filled_session(), ExportOptions(RESOURCES, NOW), seen.append),
    )

    assert seen == sorted(seen)
    assert len(seen) > 20
    assert seen[-1] == 1.0


@pytest.mark.parametrize("broken", [None, b"\xff\xfe"])
def test_that_a_style_sheet_that_is_gone_or_damaged_is_said(
    tmp_path: Path, broken: bytes | None
) -> None:
    if broken:
        (tmp_path / "styles").mkdir()
        (tmp_path / "styles" / "record.css").write_bytes(broken)

    with pytest.raises(AppError, match=r"record\.css is missing or damaged"):
        write_to(
            io.BytesIO(), Format.HTML, ExportWork(empty_session(), ExportOptions(tmp_path, NOW))
        )
