"""The page in a browser: nothing that axe-core holds against it, and every word on paper."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.reports.chromium import needs_chromium, open_page
from tests.reports.html.reading import page_of, read
from tests.reports.reading import squeezed
from tests.reports.samples import empty_session, filled_session, sized_session

if TYPE_CHECKING:
    from app.models.records import Session

pytestmark = needs_chromium

SESSIONS = {
    "filled": filled_session(),
    "empty": empty_session(),
    "large": sized_session(10, 12, lambda p, a: f"cell {p} {a} " * 30, people=40),
}
_RUN = """
window.addEventListener("load", () => axe.run(document).then(found => {
  const told = document.createElement("pre");
  told.id = "found";
  told.textContent = JSON.stringify({
    passes: found.passes.length,
    violations: found.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | ")),
  });
  document.body.append(told);
}));
"""


def axe(page: bytes, folder: Path, *options: str) -> tuple[int, list[str]]:
    """Give how many of axe-core's rules a page passes, and what it breaks."""
    engine = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.decode())
    scripts = f"<script>{engine}</script><script>{_RUN}</script>"
    file = folder / "page.html"
    file.write_text(text.replace("</head>", scripts + "</head>"), encoding="utf-8")
    shown = open_page(file, "--virtual-time-budget=20000", "--dump-dom", *options)
    found = json.loads(read(shown.encode()).all("pre")[-1].text)
    return found["passes"], found["violations"]


@pytest.mark.parametrize("scheme", [0, 1], ids=["dark", "light"])
@pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS)
def test_that_axe_finds_no_violation(session: Session, scheme: int, tmp_path: Path) -> None:
    light = f"--blink-settings=preferredColorScheme={scheme}"
    passes, violations = axe(page_of(session), tmp_path, light, "--window-size=1280,900")

    assert violations == []
    assert passes > 15


def test_that_axe_finds_no_violation_on_a_telephone(tmp_path: Path) -> None:
    page = page_of(filled_session())

    assert axe(page, tmp_path, "--window-size=360,800")[1] == []


def test_that_axe_finds_a_violation_where_there_is_one(tmp_path: Path) -> None:
    page = (
        page_of(filled_session())
        .replace(b'lang="en-GB"', b"")
        .replace(b"--ink: #1b2430", b"--ink: #e8e8e8")
    )

    found = " ".join(axe(page, tmp_path)[1])
    assert "html-has-lang" in found
    assert "color-contrast" in found


def test_that_the_page_prints_with_every_word(tmp_path: Path) -> None:
    session = sized_session(4, 3, lambda p, a: f"cell-{p}-{a}. " * 200, people=12)
    file, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    file.write_bytes(page_of(session))
    open_page(file, f"--print-to-pdf={printed}", "--no-pdf-header-footer")

    text = squeezed("".join(page.extract_text() for page in PdfReader(printed).pages))
    for prompt in range(3):
        for column in range(4):
            assert text.count(f"cell-{prompt}-{column}.") == 200
    assert "Contents" not in text
