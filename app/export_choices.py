"""What was chosen for an export the last time, as the settings keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.reports.choices import PAPERS, Format, Layout, Paper

_USUAL_TABLE = "statements"


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """Choices that hold for every session; whether a record is final is decided for each.

    `papers` has a pair for each layout whose paper is not the usual one, and `turned` the names of
    the parts that are ticked otherwise than usual, so that a part of a later version comes with
    its own usual tick.
    """

    format: Format = Format.PDF
    layout: Layout = Layout.RECORD
    papers: tuple[tuple[Layout, Paper], ...] = ()
    turned: tuple[str, ...] = ()
    table: str = _USUAL_TABLE

    @property
    def paper(self) -> Paper:
        """The paper of the layout chosen."""
        return dict(self.papers).get(self.layout, PAPERS[self.layout][0])

    def with_paper(self, paper: Paper) -> ExportChoices:
        """Print the layout chosen on this paper from now on."""
        kept = {**dict(self.papers), self.layout: paper}
        unusual = tuple(
            (layout, each) for layout, each in kept.items() if each != PAPERS[layout][0]
        )
        return replace(self, papers=unusual)


def understood_choices(content: Mapping[str, object]) -> ExportChoices:
    """Read what the settings hold; what is not known here is as usual."""
    usual = ExportChoices()
    format_, layout, table = (content.get(name) for name in ("format", "layout", "table"))
    return ExportChoices(
        format=Format(str(format_)) if format_ in list(Format) else usual.format,
        layout=Layout(str(layout)) if layout in list(Layout) else usual.layout,
        papers=_understood_papers(content.get("papers")),
        turned=_names(content.get("turned")),
        table=table if isinstance(table, str) else usual.table,
    )


def _understood_papers(content: object) -> tuple[tuple[Layout, Paper], ...]:
    pairs = content if isinstance(content, list) else []
    known = {(str(lay), str(paper)): (lay, paper) for lay, each in PAPERS.items() for paper in each}
    return tuple(
        known[name, paper]
        for name, paper in (pair for pair in pairs if _is_pair(pair))
        if (name, paper) in known
    )


def _is_pair(content: object) -> bool:
    match content:
        case [str(), str()]:
            return True
    return False


def _names(content: object) -> tuple[str, ...]:
    names = content if isinstance(content, list) else []
    return tuple(sorted({name for name in names if isinstance(name, str)}))
