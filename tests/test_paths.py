"""Where the program looks for its own files and keeps the person's."""

from pathlib import Path

import pytest

from app import paths


def test_that_resources_are_found_in_the_source_tree() -> None:
    assert (paths.resources_folder() / "styles").is_dir()


def test_that_everything_is_kept_under_the_persons_home(redirected_folders: Path) -> None:
    kept = [
        paths.library_file(),
        paths.packs_folder(),
        paths.backups_folder(),
        paths.settings_file(),
        paths.log_file(),
    ]
    assert all(path.is_relative_to(redirected_folders) for path in kept)


def test_that_the_environment_moves_all_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path))
    assert paths.library_file() == tmp_path / "library.db"
    assert paths.settings_file() == tmp_path / "settings.json"
    assert paths.log_file() == tmp_path / "common-ground.log"
