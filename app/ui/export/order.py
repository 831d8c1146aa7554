"""What is to be written: a snapshot of a session, and the choices made for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.export_choices import ExportChoices
from app.reports.choices import DRAFT, Edition, Format, Layout, Paper
from app.reports.export import Exported, ExportOptions
from app.reports.going_out import going_out
from app.reports.record import DEFAULT_PARTS, Part
from app.ui.export.choice_words import tables

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from app.models.details_list import Place
    from app.models.records import Session


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to write or to show."""

    session: Session
    choices: ExportChoices
    edition: Edition = DRAFT

    @property
    def format(self) -> Format:
        """The format that is written."""
        return self.choices.format

    def details_going_out(self) -> tuple[Place, ...]:
        """List what looks like somebody's details in what is written."""
        chosen = self.choices
        return going_out(
            self.session,
            self.format,
            layout=chosen.layout,
            parts=parts_of(chosen),
            table=chosen.table,
        )

    def options(self, resources: Path, printed_at: datetime) -> ExportOptions:
        """Give what the writers ask for."""
        from app.models.interchange import write_session

        is_pdf = self.format is Format.PDF
        return ExportOptions(
            resources=resources,
            printed_at=printed_at,
            parts=parts_of(self.choices),
            writers={Format.JSON: write_session},
            layout=self.choices.layout if is_pdf else Layout.RECORD,
            paper=self.choices.paper if is_pdf else Paper.A4,
            edition=self.edition,
            table=self.choices.table,
        )


@dataclass(frozen=True, slots=True)
class Made:
    """What was written to memory for a preview, and in which format: a PDF stands for others."""

    format: Format
    data: bytes
    exported: Exported


def known(choices: ExportChoices) -> ExportChoices:
    """Put back to the usual a table that nothing here writes."""
    if choices.table in tables():
        return choices
    return replace(choices, table=ExportChoices().table)


def parts_of(choices: ExportChoices) -> frozenset[Part]:
    """Give the parts that are ticked."""
    return frozenset(DEFAULT_PARTS) ^ {part for part in Part if part.value in choices.turned}


def turned_parts(parts: frozenset[Part]) -> tuple[str, ...]:
    """Name the parts that are ticked otherwise than usual."""
    return tuple(sorted(part.value for part in parts ^ frozenset(DEFAULT_PARTS)))
