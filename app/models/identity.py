"""The ids of records: UUID strings, never reused."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """Return a new id."""
    return str(uuid4())
