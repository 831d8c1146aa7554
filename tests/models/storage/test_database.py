"""A library opens whole or not at all, and a file that is not ours is left as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.models.storage import migrations
from app.models.storage.database import MAX_BACKUPS, back_up, open_library, verify
from app.models.storage.error_messages import LibraryError
from app.models.storage.migrations.upgrade import alembic_config
from app.models.storage.tables import APPLICATION_ID, Base


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "library.db"
    open_library(path, tmp_path / "backups").close()
    return path


def _sql(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_that_a_new_library_has_our_id_and_the_storage_rules(tmp_path):
    database = open_library(tmp_path / "new" / "library.db", tmp_path / "backups")
    wanted = {
        "application_id": APPLICATION_ID,
        "journal_mode": "delete",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    with database.raw() as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    database.close()
    assert found == wanted


def test_that_the_revisions_make_just_the_tables_of_the_schema(tmp_path):
    database = open_library(tmp_path / "library.db", tmp_path / "backups")
    with database.transaction() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    database.close()
    assert differences == []


def test_that_the_named_revisions_are_the_ones_there():
    script = ScriptDirectory.from_config(alembic_config())
    assert [s.revision for s in script.walk_revisions()][::-1] == list(migrations.RELEASED)
    assert script.get_heads() == [migrations.HEAD]


def _damage(path):
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


BAD = {
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "text": (lambda path: path.write_text("Dear all,\n" * 50), "is not a Common Ground library"),
    "short": (lambda path: path.write_bytes(b"SQLite format 3\x00"), "another program"),
    "foreign": (lambda path: _sql(path, "PRAGMA application_id=1"), "another program"),
    "newer": (
        lambda path: _sql(path, "UPDATE alembic_version SET version_num='9999'"),
        "newer version",
    ),
    "damaged": (_damage, "is damaged"),
    "no tables": (lambda path: _sql(path, "DROP TABLE alembic_version"), "is damaged"),
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:9000]), "is damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_that_a_bad_library_is_refused_in_words_and_left_as_it_was(name, library, tmp_path):
    spoil, words = BAD[name]
    spoil(library)
    before = library.read_bytes()
    with pytest.raises(LibraryError, match=words) as refused:
        open_library(library, tmp_path / "backups")
    assert refused.value.hint
    assert library.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["library.db"]


def test_that_a_folder_is_refused_in_words(tmp_path):
    with pytest.raises(LibraryError, match="is a folder"):
        open_library(tmp_path, tmp_path / "backups")


def test_that_a_place_that_cannot_be_made_is_refused_in_words(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="can't be opened for writing"):
        open_library(tmp_path / "file" / "library.db", tmp_path / "backups")


def test_that_a_library_in_use_is_refused_in_words(library, tmp_path):
    first = open_library(library, tmp_path / "backups")
    with pytest.raises(LibraryError, match="in use by another window"):
        open_library(library, tmp_path / "backups")
    first.close()
    open_library(library, tmp_path / "backups").close()


def test_that_a_failed_first_migration_leaves_no_file(tmp_path, monkeypatch):
    from app.models.storage.migrations import upgrade

    def stop(_connection):
        raise RuntimeError("power cut")

    monkeypatch.setattr(upgrade, "upgrade_to_head", stop)
    with pytest.raises(RuntimeError):
        open_library(tmp_path / "library.db", tmp_path / "backups")
    assert list(tmp_path.iterdir()) == []


def test_that_a_backup_is_whole_and_the_oldest_goes_last(library, tmp_path):
    database = open_library(library, tmp_path / "backups")
    made = [back_up(database, tmp_path / "backups") for _ in range(MAX_BACKUPS + 2)]
    database.close()
    kept = sorted((tmp_path / "backups").iterdir())
    assert kept == made[2:]
    assert all(verify(path) for path in kept)


def test_that_a_backup_with_nowhere_to_go_is_said_in_words(library, tmp_path):
    (tmp_path / "backups").write_text("in the way")
    database = open_library(library, tmp_path / "elsewhere")
    with pytest.raises(LibraryError, match="No backup could be written"):
        back_up(database, tmp_path / "backups")
    database.close()
    assert verify(library)


def test_that_a_start_that_is_cut_short_leaves_nothing_at_the_librarys_place(tmp_path, monkeypatch):
    from app.models.storage.migrations import upgrade

    seen = []

    def stop(connection):
        connection.exec_driver_sql("CREATE TABLE half (id TEXT)")
        seen.append((tmp_path / "library.db").exists())
        raise RuntimeError("power cut")

    monkeypatch.setattr(upgrade, "upgrade_to_head", stop)
    with pytest.raises(RuntimeError):
        open_library(tmp_path / "library.db", tmp_path / "backups")
    assert seen == [False]
