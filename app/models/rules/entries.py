"""Rules of entries: their lines, the actions they suggest, and sources of the statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.rules.shared_words import WordStems
from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session, StatementSource


# A dash or a star is a bullet only before a space: "-5 °C" and "*all*" are words.
_BULLETS = re.compile(r"(?:[•·]\s*|[-–—*]+(?:\s+|$)|(?:\d{1,2}|[a-z])[.)]\s+)+")
# Prompts that ask for actions: "I/we will need to …", "By the end of one year I/we hope …".
_ACTION_PHRASES = re.compile(
    r"\bwill need to\b|\bneed(?:s)? to do\b|\bwill do\b|\bnext steps?\b|\bactions?\b"
    r"|\bby the end of (?:one|the|a|this|next) (?:school |academic )?(?:year|term|month)\b"
    r"|\b(?:with)?in (?:one|the next|a|twelve|12) (?:year|months?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SuggestedAction:
    """A line that may become an action, of an agency or (None) of the agreed statement."""

    agency_id: str | None
    words: str


def plain_line(line: str) -> str:
    """Return a line without its bullet."""
    words = line.strip()
    bullet = _BULLETS.match(words)
    return words[bullet.end() :].strip() if bullet else words


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that have words, each without its bullet."""
    return [line for line in map(plain_line, text.splitlines()) if line]


def asks_for_actions(prompt: str) -> bool:
    """Return whether a prompt asks for actions, so that each line is offered as one.

    The words are those of Table 1.3, "I/we will need to" and "By the end of one year", and similar
    ones that a session's own prompts may use.
    """
    return _ACTION_PHRASES.search(prompt) is not None


def suggested_actions(session: Session, prompt: Prompt) -> tuple[SuggestedAction, ...]:
    """Return the lines of a prompt that asks for actions which are no action of it yet."""
    if not asks_for_actions(prompt.text):
        return ()
    texts = [(agency.id, prompt.entries.get(agency.id, "")) for agency in session.agencies]
    said = [
        SuggestedAction(agency_id, line) for agency_id, text in texts for line in lines_of(text)
    ]
    # A line copied into the statement word for word is offered for its agency alone.
    drawn = {suggestion.words for suggestion in said}
    agreed = [
        SuggestedAction(None, line) for line in lines_of(prompt.statement.text) if line not in drawn
    ]
    own = (action for action in session.actions if action.origin_id == prompt.id)
    made = {SuggestedAction(action.agency_id, action.what) for action in own}
    return tuple(
        suggestion for suggestion in dict.fromkeys((*said, *agreed)) if suggestion not in made
    )


def sources_still_used(
    statement_text: str, sources: Iterable[StatementSource], stems: WordStems | None = None
) -> tuple[StatementSource, ...]:
    """Return the sources of which at least half of the words, by their stems, are still there."""
    stems = stems or WordStems()
    there = stems.all_in(statement_text)
    return tuple(s for s in sources if _is_still_used(s.text, statement_text, there, stems))


def agencies_still_used(
    statement_text: str,
    sources: Iterable[StatementSource],
    agencies: Sequence[Agency],
    stems: WordStems | None = None,
) -> tuple[Agency, ...]:
    """Return the agencies with a source still in use, in the order of the columns."""
    ids = {source.agency_id for source in sources_still_used(statement_text, sources, stems)}
    return tuple(agency for agency in agencies if agency.id in ids)


def describe_sources(
    statement_text: str,
    sources: Iterable[StatementSource],
    agencies: Sequence[Agency],
    stems: WordStems | None = None,
) -> str:
    """Return "drawn from Health, Education"; empty where no source is still in use."""
    found = agencies_still_used(statement_text, sources, agencies, stems)
    names = [one_line(agency.name) or "an unnamed agency" for agency in found]
    return f"drawn from {', '.join(names)}" if names else ""


def _is_still_used(source: str, statement: str, there: frozenset[str], stems: WordStems) -> bool:
    wanted = stems.all_in(source)
    if wanted:
        return 2 * len(wanted & there) >= len(wanted)
    # Only function words or signs: in use while they are there unchanged.
    words = one_line(source.casefold())
    return bool(words) and words in one_line(statement.casefold())
