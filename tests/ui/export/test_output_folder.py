"""Files go where the last one went, as long as that folder is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import SettingsFile
from app.ui.export.output_folder import keep_folder, usual_folder


@pytest.fixture
def settings(tmp_path):
    return SettingsFile(tmp_path / "settings.json")


def test_that_the_folder_of_last_time_is_proposed(settings, tmp_path):
    keep_folder(settings, tmp_path)
    assert usual_folder(settings) == tmp_path


def test_that_a_folder_that_is_gone_is_not_proposed(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    keep_folder(settings, tmp_path / "gone")
    assert usual_folder(settings) == tmp_path
    (tmp_path / "Documents").mkdir()
    assert usual_folder(settings) == tmp_path / "Documents"
