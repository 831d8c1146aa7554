"""Tell which agencies' words are still in an agreed statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.models.common_ground import Stems

if TYPE_CHECKING:
    from app.models.records import Agency, StatementSource


def standing(
    statement_text: str, sources: Iterable[StatementSource], stems: Stems | None = None
) -> tuple[StatementSource, ...]:
    """Give the sources of which at least half of the words, by their stems, are still there."""
    stems = stems or Stems()
    there = stems.all_in(statement_text)
    return tuple(s for s in sources if _stands(s.text, statement_text, there, stems))


def agencies_drawn_from(
    statement_text: str,
    sources: Iterable[StatementSource],
    agencies: Sequence[Agency],
    stems: Stems | None = None,
) -> tuple[Agency, ...]:
    """Give the agencies with a source that stands, in the order of the columns."""
    ids = {source.agency_id for source in standing(statement_text, sources, stems)}
    return tuple(agency for agency in agencies if agency.id in ids)


def drawn_from(
    statement_text: str,
    sources: Iterable[StatementSource],
    agencies: Sequence[Agency],
    stems: Stems | None = None,
) -> str:
    """Say "drawn from Health, Education", or nothing where no source stands."""
    found = agencies_drawn_from(statement_text, sources, agencies, stems)
    names = [" ".join(agency.name.split()) or "an unnamed agency" for agency in found]
    return f"drawn from {', '.join(names)}" if names else ""


def _stands(source: str, statement: str, there: frozenset[str], stems: Stems) -> bool:
    wanted = stems.all_in(source)
    if wanted:
        return 2 * len(wanted & there) >= len(wanted)
    # Nothing but function words, or signs: they stand while they are there as they were.
    words = " ".join(source.casefold().split())
    return bool(words) and words in " ".join(statement.casefold().split())
