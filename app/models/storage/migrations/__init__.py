"""The revisions of a library, oldest first; read without loading Alembic."""

from __future__ import annotations

RELEASED = ("0001", "0002", "0003")
HEAD = RELEASED[-1]
