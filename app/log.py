"""Keep a log beside the settings: tracebacks go there, never to the person."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from app import paths

_BYTES = 1_000_000
_KEPT = 2


def log_to_file() -> None:
    """Begin the log, unless that was done before; the program runs without one where it can't."""
    root = logging.getLogger()
    if root.handlers:
        return
    # A log that can't be written is no reason to print people's words on the terminal.
    logging.raiseExceptions = False
    root.setLevel(logging.INFO)
    try:
        file = paths.log_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
