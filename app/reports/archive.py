"""Entries of zip files that say the time they are given and not the clock's."""

from __future__ import annotations

import zipfile
from datetime import datetime

# The format counts from here (APPNOTE.TXT, 4.4.6).
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LATEST = (2107, 12, 31, 23, 59, 58)


def entry(name: str, at: datetime) -> zipfile.ZipInfo:
    """Name an entry that is packed the same way on every system."""
    moment = min(max(at.timetuple()[:6], _EARLIEST), _LATEST)
    made = zipfile.ZipInfo(name, moment)
    made.compress_type = zipfile.ZIP_DEFLATED
    # As on Windows: elsewhere the rights of a file would go with it.
    made.create_system = 0
    return made
