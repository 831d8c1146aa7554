"""Settings come back as they were left, and bad ones never stop the program."""

import json
from pathlib import Path

import pytest

from app.settings import ColourSet, Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_that_settings_come_back_as_written(path: Path) -> None:
    left = Settings("/home/rosa/Réunions", 140, "AdnQywAD", ColourSet.CONTRAST)
    assert SettingsFile(path).write(left)
    assert SettingsFile(path).read() == left


def test_that_the_first_run_has_defaults_and_writes_nothing(path: Path) -> None:
    assert SettingsFile(path).read() == Settings()
    assert not path.parent.exists()


@pytest.mark.parametrize("damage", ["", "{", "[]", "7", '{"text_zoom": 1'])
def test_that_a_damaged_file_is_moved_aside_and_kept(path: Path, damage: str) -> None:
    put(path, damage)
    assert SettingsFile(path).read() == Settings()
    assert not path.exists()
    assert path.with_name("settings.json.damaged-1").read_text(encoding="utf-8") == damage


def test_that_bytes_that_are_not_text_are_moved_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00")
    assert SettingsFile(path).read() == Settings()
    assert path.with_name("settings.json.damaged-1").read_bytes() == b"\xff\xfe\x00"


def test_that_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    for text in ("{one", "{two"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        SettingsFile(path).read()
    assert path.with_name("settings.json.damaged-1").read_text(encoding="utf-8") == "{one"
    assert path.with_name("settings.json.damaged-2").read_text(encoding="utf-8") == "{two"


@pytest.mark.parametrize(
    "strange",
    [
        {"text_zoom": 79},
        {"text_zoom": 301},
        {"text_zoom": "120"},
        {"text_zoom": True},
        {"colour_set": "mauve"},
        {"colour_set": ["dark"]},
        {"last_export_folder": 3},
        {"from_a_later_version": 1},
    ],
)
def test_that_a_strange_value_is_the_default_and_the_rest_is_kept(
    path: Path, strange: dict[str, object]
) -> None:
    put(path, json.dumps({"window_geometry": "AdnQ", **strange}))
    assert SettingsFile(path).read() == Settings(window_geometry="AdnQ")


def test_that_a_failed_write_leaves_the_old_settings(path: Path) -> None:
    file = SettingsFile(path)
    file.write(Settings(text_zoom=120))
    path.with_name("settings.json.new").mkdir()
    assert not file.write(Settings(text_zoom=200))
    assert file.read() == Settings(text_zoom=120)
