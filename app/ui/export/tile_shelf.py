"""Keep the drawn tiles of the pages in sight, and the old ones until the new ones are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.ui.export.tiling import TileKey


class TileShelf:
    """Holds what is in sight and nothing else, so that a long document takes no more room.

    After another zoom, or another document, the old tiles stand in until all new ones are drawn:
    the page never goes white.
    """

    def __init__(self) -> None:
        self._fresh: dict[TileKey, QImage] = {}
        self._old: dict[TileKey, QImage] = {}
        self._wanted: frozenset[TileKey] = frozenset()

    @property
    def is_complete(self) -> bool:
        """Whether everything in sight is drawn."""
        return self._wanted <= self._fresh.keys()

    @property
    def missing(self) -> frozenset[TileKey]:
        """The tiles in sight that are not drawn yet."""
        return self._wanted - self._fresh.keys()

    def want(self, tiles: frozenset[TileKey]) -> None:
        """Say which tiles are in sight now."""
        if tiles and self._wanted and _kind(tiles) != _kind(self._wanted):
            if self.is_complete or not self._old:
                self._old = self._fresh
            self._fresh = {}
        self._wanted = tiles
        self._fresh = {key: image for key, image in self._fresh.items() if key in tiles}

    def put(self, key: TileKey, image: QImage) -> bool:
        """Keep a tile if it is still in sight; tell whether it is."""
        if key not in self._wanted:
            return False
        self._fresh[key] = image
        if self.is_complete:
            self._old = {}
        return True

    def clear(self) -> None:
        """Forget everything."""
        self._fresh, self._old, self._wanted = {}, {}, frozenset()

    def of_page(self, page: int) -> Iterator[tuple[TileKey, QImage]]:
        """Give the tiles of a page, the old ones first."""
        for shelf in (self._old, self._fresh):
            for key, image in shelf.items():
                if key.page == page:
                    yield key, image


def _kind(tiles: frozenset[TileKey]) -> set[tuple[int, float]]:
    return {(key.document, key.density) for key in tiles}
