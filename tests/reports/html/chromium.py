"""Opens a page in headless Chromium, where it is installed, without any network."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.other_programs import program

_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--proxy-server=127.0.0.1:9",  # nothing listens there: the page has to do without
)


def open_page(page: Path, *options: str) -> str:
    """Open a page and give what Chromium prints; its own files go beside the page."""
    assert program("chromium", "chromium-browser") is not None
    profile = f"--user-data-dir={page.parent / 'profile'}"
    done = subprocess.run(
        [program("chromium", "chromium-browser"), *_QUIET, profile, *options, page.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return done.stdout.decode("utf-8")
