"""Old tiles stand in until the new ones are there, and what is out of sight is forgotten."""

from __future__ import annotations

from PySide6.QtGui import QImage

from app.ui.export.preview.pdf_tiles import TileCache, TileKey


def _tiles(document, *pages, density=1.0):
    return frozenset(TileKey(document, page, density, 0, 0) for page in pages)


def _fill(tile_cache, tiles):
    for key in tiles:
        tile_cache.put(key, QImage(1, 1, QImage.Format.Format_RGB32))


def _shown(tile_cache, page):
    return [key for key, _image in tile_cache.of_page(page)]


def test_that_the_old_page_stands_until_the_new_one_is_drawn():
    tile_cache = TileCache()
    tile_cache.set_visible(_tiles(1, 0, 1))
    _fill(tile_cache, _tiles(1, 0, 1))
    tile_cache.set_visible(_tiles(2, 0, 1))
    assert not tile_cache.is_complete
    _fill(tile_cache, _tiles(2, 0))
    assert _shown(tile_cache, 0) == [*_tiles(1, 0), *_tiles(2, 0)]
    assert _shown(tile_cache, 1) == [*_tiles(1, 1)]
    _fill(tile_cache, _tiles(2, 1))
    assert tile_cache.is_complete
    assert _shown(tile_cache, 0) == [*_tiles(2, 0)]


def test_that_zooming_on_before_anything_is_drawn_keeps_what_was_drawn():
    tile_cache = TileCache()
    tile_cache.set_visible(_tiles(1, 0))
    _fill(tile_cache, _tiles(1, 0))
    for density in (1.1, 1.25, 1.5):
        tile_cache.set_visible(_tiles(1, 0, density=density))
    assert _shown(tile_cache, 0) == [*_tiles(1, 0)]
    assert tile_cache.missing == _tiles(1, 0, density=1.5)


def test_that_what_is_out_of_sight_is_forgotten_and_not_taken():
    tile_cache = TileCache()
    tile_cache.set_visible(_tiles(1, 0, 1))
    _fill(tile_cache, _tiles(1, 0, 1))
    tile_cache.set_visible(_tiles(1, 1, 2))
    assert _shown(tile_cache, 0) == []
    assert tile_cache.missing == _tiles(1, 2)
    assert not tile_cache.put(*_tiles(1, 0), QImage())
