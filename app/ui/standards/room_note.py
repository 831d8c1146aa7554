"""Put a standard into the words that the room reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.room.scene import Note
from app.ui.standards.missing_packs import is_kept_with_link

if TYPE_CHECKING:
    from app.models.packs.records import Standard


def note_of(standard: Standard) -> Note:
    """Give a standard under its code and heading, with its legal status and its source.

    A code that the source does not print is left out, as where the words are copied. Of the path
    the room reads the two ends, the framework and the last heading: each more line is large too.
    """
    code = standard.code if standard.has_printed_code else ""
    framework = "" if is_kept_with_link(standard) else standard.path[0]
    heading = standard.headings[-1] if standard.headings else ""
    foot = (standard.legal_status.words, f"Source: {_joined(standard.source, framework)}")
    return Note(_joined(code, heading) or framework, standard.text, "\n".join(foot))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
