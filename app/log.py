"""The log file beside the settings: tracebacks go there, never to the person."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from app import paths

_MAX_BYTES = 1_000_000
_BACKUP_COUNT = 2


def log_to_file() -> None:
    """Start logging to the file, unless it is started; where it can't be made, log nothing."""
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
            file, maxBytes=_MAX_BYTES, backupCount=_BACKUP_COUNT, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
