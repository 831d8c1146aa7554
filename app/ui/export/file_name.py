"""The name that is proposed for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.choices import DRAFT, Format, Layout
from app.reports.file_names import fit_for_name
from app.ui.export.choice_words import HAS_PARTS

if TYPE_CHECKING:
    from app.models.records import Session
    from app.ui.export.order import Order

_LONGEST_NAME = 80


def file_name(session: Session) -> str:
    """Give a name for the file from the title and date, fit for every file system."""
    title = fit_for_name(session.details.title, _LONGEST_NAME)
    day = f" {session.details.date.isoformat()}" if session.details.date else ""
    return f"{title or 'Workshop'}{day}"


def name_order(order: Order) -> str:
    """Give a name that also tells one record of a session from another."""
    name = file_name(order.session)
    if order.format is Format.PDF and order.choices.layout is not Layout.RECORD:
        name += f" {order.choices.layout.replace('-', ' ')}"
    if order.format is Format.CSV:
        name += f" {order.choices.table}"
    if order.format in HAS_PARTS and order.edition != DRAFT:
        name += f" final {order.edition.version}"
    return name
