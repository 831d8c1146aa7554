"""Write an order to a file or to memory, in the worker's thread."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from app.errors import AppError
from app.reports.choices import Format
from app.reports.export import Exported, Work, export_file, write_to
from app.ui.export.choice_words import KINDS
from app.ui.export.order import Made, Order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Their pages are those of a program that lays them out; the words and their order are the PDF's.
SHOWN_AS_PDF = frozenset({Format.PDF, Format.HTML, Format.DOCX})


def write_file(
    order: Order,
    target: Path,
    resources: Path,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> Exported:
    """Write an order to `target`, whole or not at all."""
    options = order.options(resources, datetime.now().astimezone())
    return export_file(
        order.session,
        target,
        options,
        format=order.format,
        progress=progress,
        cancelled=is_cancelled,
    )


def write_preview(
    order: Order,
    resources: Path,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> Made:
    """Write to memory what the preview shows of an order."""
    shown = order.format
    if order.format in SHOWN_AS_PDF - {Format.PDF}:
        shown = Format.PDF
    out = BytesIO()
    options = order.options(resources, datetime.now().astimezone())
    exported = write_to(out, shown, Work(order.session, options, progress, is_cancelled))
    return Made(shown, out.getvalue(), exported)


def require_ending(wanted: Format, target: Path) -> None:
    """Raise AppError where a file's name would not say what is in it."""
    if target.suffix.lower() != f".{wanted.value}":
        raise AppError(
            f"“{target.name}” doesn’t say which kind of file it is.",
            f"Let its name end in {KINDS[wanted][1]}.",
        )
