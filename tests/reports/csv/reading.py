"""Writes tables of a session and reads them back with the csv module."""

import csv
import io
from datetime import UTC

from app.models.records import Session
from app.reports.csv.writer import write_csv


def raw(session: Session, table: str) -> bytes:
    out = io.BytesIO()
    write_csv(session, table, out, UTC)
    return out.getvalue()


def rows(session: Session, table: str) -> list[list[str]]:
    """Return header and rows as they stand in the file."""
    text = raw(session, table).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def records(session: Session, table: str) -> list[dict[str, str]]:
    """Return the rows by the names of their columns, each text as it was typed.

    The rule is that of README.txt: one apostrophe goes from each field that begins with one.
    """
    head, *body = [[cell.removeprefix("'") for cell in row] for row in rows(session, table)]
    return [dict(zip(head, row, strict=True)) for row in body]
