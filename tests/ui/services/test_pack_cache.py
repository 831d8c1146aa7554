"""The content packs, read in the background so that no key has to wait for them."""

from __future__ import annotations

import pytest

from app.paths import resources_folder
from app.ui.services.app_context import PackCache

SHIPPED = resources_folder() / "packs"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


def test_that_packs_are_read_in_the_background_once_somebody_asks_for_them(qtbot, context, own):
    pack_cache = PackCache((SHIPPED, own), context.messages)
    pack_cache.is_ready()
    qtbot.waitUntil(pack_cache.is_ready)
    assert pack_cache.packs() is pack_cache.packs()
    assert pack_cache.packs().grid.prompts


def test_that_who_needs_them_at_once_gets_them_at_once(context, own):
    pack_cache = PackCache((SHIPPED, own), context.messages)
    pack_cache.is_ready()
    assert pack_cache.packs().jargon
    assert pack_cache.is_ready()


def test_that_a_bad_pack_is_told_of_once_and_the_others_are_there(qtbot, context, own, warned):
    (own / "mine.toml").write_text("kind = 1", encoding="utf-8")
    pack_cache = PackCache((SHIPPED, own), context.messages)
    qtbot.waitUntil(pack_cache.is_ready)
    assert pack_cache.packs().checklist.statements
    pack_cache.packs()
    assert len(warned) == 1
    assert "mine.toml" in warned[0]
