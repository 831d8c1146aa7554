"""What is said of a marked word when the pointer rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.jargon import Catch
    from app.models.personal_details import Finding

_HOW = "Ctrl+click, or Ctrl+J at the word, puts it into the glossary."


def tip_of(finding: Finding | None, catch: Catch | None) -> str:
    """Say what looks personal, else what a term means; nothing of other words."""
    if finding is not None:
        return finding.words
    if catch is None:
        return ""
    known = catch.known
    if known is None:
        return f"What does {catch.term} stand for? {_HOW}"
    said = f"{catch.term}: {known.stands_for}" if known.stands_for else catch.term
    return "\n".join(part for part in (said, known.meaning, known.says, _HOW) if part)
