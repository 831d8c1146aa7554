"""Settings come back as they were left, and bad ones never stop the program."""

import json
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest

from app.reports.options import ExportSettings, Format, Layout, Paper
from app.settings import AudienceSettings, ColourSet, Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_that_settings_come_back_as_written(path: Path) -> None:
    room = AudienceSettings("dark", "DP-1", True, True, True, (("session-1", 1.5, 12.0),))
    export = ExportSettings(
        Format.HTML,
        Layout.POSTER,
        ((Layout.RECORD, Paper.LETTER),),
        ("history", "people"),
        "actions",
    )
    kept = ("/home/rosa/Réunions", 140, "AdnQywAD", ColourSet.CONTRAST)
    left = Settings(*kept, room, export, (1180, 820))
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
    aside = path.parent.rename(path.parent.with_name("aside"))
    path.parent.touch()
    assert not file.write(Settings(text_zoom=200))
    assert file.read() == SettingsFile(aside / path.name).read() == Settings(text_zoom=120)


def test_that_the_file_is_read_once_and_a_write_changes_what_is_kept(path: Path) -> None:
    put(path, json.dumps({"text_zoom": 120}))
    file = SettingsFile(path)
    assert file.read().text_zoom == 120
    path.write_text(json.dumps({"text_zoom": 150}), encoding="utf-8")
    assert file.read().text_zoom == 120
    assert file.write(replace(file.read(), text_zoom=200))
    assert file.read().text_zoom == SettingsFile(path).read().text_zoom == 200
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_that_what_another_window_changed_meanwhile_is_kept(path: Path) -> None:
    one, other = SettingsFile(path), SettingsFile(path)
    assert one.read() == other.read()
    dark = replace(other.read(), colour_set=ColourSet.DARK)
    assert other.write(replace(dark, room=replace(dark.room, has_sound=True)))
    mine = replace(one.read(), text_zoom=150)
    assert one.write(replace(mine, room=replace(mine.room, colours="contrast")))
    room = AudienceSettings(colours="contrast", has_sound=True)
    expected = Settings(text_zoom=150, colour_set=ColourSet.DARK, room=room)
    assert one.read() == SettingsFile(path).read() == expected


def test_that_a_number_too_large_for_any_room_stops_nothing(path: Path) -> None:
    put(path, '{"text_zoom": 140, "room": {"measured": [["a", 1' + "0" * 400 + ", 2]]}}")
    assert SettingsFile(path).read() == Settings(text_zoom=140)


def test_that_a_file_that_cannot_be_read_now_is_tried_again(path: Path) -> None:
    path.mkdir(parents=True)
    file = SettingsFile(path)
    assert file.read() == Settings()
    path.rmdir()
    path.write_text(json.dumps({"text_zoom": 120}), encoding="utf-8")
    assert file.read().text_zoom == 120


@pytest.mark.parametrize("kind", [Settings, AudienceSettings, ExportSettings])
def test_that_every_field_has_a_check_that_its_default_passes(kind: type) -> None:
    unchecked = [each.name for each in fields(kind) if "check" not in each.metadata]
    assert unchecked == []
    written = json.loads(json.dumps(asdict(kind())))
    for each in fields(kind):
        assert each.metadata["check"](written[each.name]) == each.default, each.name


@pytest.mark.parametrize(
    "strange",
    [
        {"colours": "mauve"},
        {"colours": 3, "screen": None, "has_sound": "yes", "is_folded": 1},
        {"measured": [["a", 0, 12], ["b", "high", 3], [1, 2, 3], "c", ["d", 1], ["e", 1, -3]]},
        {"measured": {"a": 1}},
        [],
    ],
)
def test_that_strange_settings_of_the_room_are_the_default(path: Path, strange: object) -> None:
    put(path, json.dumps({"room": strange}))
    assert SettingsFile(path).read().room == AudienceSettings()


def test_that_a_room_is_measured_for_one_session() -> None:
    room = AudienceSettings().with_measured(("a", 1.5, 12.0)).with_measured(("b", 2.0, 8.0))
    assert room.with_measured(("a", 1.6, 9.0)).measured == (("b", 2.0, 8.0), ("a", 1.6, 9.0))
    assert room.without_measure("a").measured == (("b", 2.0, 8.0),)


def test_that_only_the_rooms_of_late_are_kept() -> None:
    room = AudienceSettings()
    for number in range(60):
        room = room.with_measured((f"session-{number}", 1.5, 12.0))
    assert [kept[0] for kept in room.measured] == [f"session-{n}" for n in range(10, 60)]


def test_that_who_wanted_the_wording_history_goes_on_getting_it(path: Path) -> None:
    put(path, json.dumps({"has_history": True}))
    assert SettingsFile(path).read().export == ExportSettings(turned=("history",))


@pytest.mark.parametrize(
    "strange",
    [
        {"format": "scroll", "layout": 3, "table": None},
        {"papers": [["poster", "A4"], ["record"], "A4", ["record", "A4", "A3"], [1, 2]]},
        {"papers": "A4", "turned": {"history": True}},
        {"turned": [1, None, ["history"]]},
        [],
        "pdf",
    ],
)
def test_that_strange_choices_of_an_export_are_the_default(path: Path, strange: object) -> None:
    put(path, json.dumps({"export": strange, "export_size": ["wide", 3]}))
    assert SettingsFile(path).read() == Settings()


@pytest.mark.parametrize("size", [[0, 5], [10], [1e9, 1], [-3, 8], [True, 1.5], "1180x820"])
def test_that_a_strange_size_of_the_export_window_is_the_default(path: Path, size: object) -> None:
    put(path, json.dumps({"export_size": size}))
    assert SettingsFile(path).read().export_size is None


def test_that_each_layout_keeps_a_paper_of_its_own() -> None:
    choices = ExportSettings().with_paper(Paper.LETTER)
    poster = replace(choices, layout=Layout.POSTER)
    assert (choices.paper, poster.paper) == (Paper.LETTER, Paper.A3)
    both = poster.with_paper(Paper.A2)
    assert both.paper == Paper.A2
    assert replace(both, layout=Layout.RECORD).paper == Paper.LETTER
    assert replace(both, layout=Layout.RECORD).with_paper(Paper.A4).papers == (
        (Layout.POSTER, Paper.A2),
    )
