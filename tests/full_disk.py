"""A disk without room, made by SQLite's own limit on pages: the error is the real one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.storage.store import Store


@contextmanager
def full_disk(store: Store) -> Iterator[None]:
    """Let the library's file grow no further while inside."""
    pages = _pragma(store, "page_count")
    _pragma(store, f"max_page_count={pages}")
    try:
        yield
    finally:
        _pragma(store, "max_page_count=1000000")


def _pragma(store: Store, words: str) -> int:
    connection = store._database.raw  # noqa: SLF001 - no part of the program sets these
    with connection() as library:
        return int(library.execute(f"PRAGMA {words}").fetchone()[0])
