"""Runs axe-core over pages in headless Chromium, each in a frame as wide as a screen may be."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tests.reports.html.chromium import open_page
from tests.reports.html.reading import read

SCHEMES = {"dark": 0, "light": 1}
_POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')
_LOOK = """
const wanted = {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]};
const broken = rules => rules.flatMap(
  rule => rule.nodes.map(node => rule.id + ": " + node.html + " " + node.failureSummary));
addEventListener("load", async () => {
  const found = await axe.run(document, wanted);
  parent.postMessage({
    name: location.pathname.split("/").pop(),
    passes: found.passes.map(rule => rule.id),
    violations: broken(found.violations),
    unsure: broken(found.incomplete),
    scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    width: innerWidth,
    overhang: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  }, "*");
});
"""
_GATHER = """
const told = [];
addEventListener("message", event => {
  told.push(event.data);
  document.querySelector("pre").textContent = JSON.stringify(told);
});
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, how many pixels wide it is shown, and its text how many times as large as usual."""

    page: bytes
    width: int = 1280
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Findings:
    """What axe-core holds against a page, what it could not tell, and how the page was shown."""

    name: str
    passes: list[str]
    violations: list[str]
    unsure: list[str]
    scheme: str
    width: int
    overhang: int


def look_at(pages: Mapping[str, Shown], folder: Path, scheme: str) -> dict[str, Findings]:
    """Look at pages, each under a name, in a colour scheme."""
    engine = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    (folder / "axe.js").write_text(engine, encoding="utf-8")
    frames = []
    for name, shown in pages.items():
        (folder / name).with_suffix(".html").write_text(_opened(shown), encoding="utf-8")
        frames.append(f'<iframe src="{name}.html" width="{shown.width}" height="900"></iframe>')
    gathering = folder / "gathering.html"
    gathering.write_text(
        f"<script>{_GATHER}</script>{''.join(frames)}<pre></pre>", encoding="utf-8"
    )
    told = open_page(
        gathering,
        "--virtual-time-budget=60000",
        "--dump-dom",
        f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
    )
    (found,) = re.findall("<pre>(.*?)</pre>", told, re.DOTALL)
    each = [Findings(**one) for one in json.loads(read(f"<p>{found}</p>".encode()).text)]
    return {findings.name.removesuffix(".html"): findings for findings in each}


def _opened(shown: Shown) -> str:
    """Return a copy of a page that lets axe-core in, which its own policy would not."""
    text = _POLICY.sub("", shown.page.decode("utf-8"), count=1)
    size = f"<style>html {{ font-size: {100 * shown.scale}% }}</style>"
    scripts = f'<script src="axe.js"></script><script>{_LOOK}</script>'
    return text.replace("</head>", f"{size}{scripts}</head>", 1)
