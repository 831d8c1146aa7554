"""A library of every released schema opens, and an upgrade that fails changes nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from alembic import command

from app.models.changes import ChangePublisher
from app.models.storage import migrations
from app.models.storage.database import open_library, verify
from app.models.storage.migrations import upgrade
from app.models.storage.store import Store
from tests.models.conftest import NOW
from tests.models.sessions import (
    filled_session,
    session_of_the_first_schema,
    session_of_the_second_schema,
)

# What the library of each revision holds; every further one holds what the latest can keep.
MADE_BY = {"0001": session_of_the_first_schema, "0002": session_of_the_second_schema}
LIBRARIES = Path(__file__).parents[2] / "data" / "libraries"

_HALF = '''
"""Makes a table, then stops."""
from alembic import op
import sqlalchemy as sa
revision = "half"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table("left_over", sa.Column("id", sa.Text(), primary_key=True))
    op.execute("UPDATE session SET title = 'half done'")
    op.execute("SELECT * FROM nowhere")
'''


@pytest.mark.parametrize("revision", migrations.RELEASED)
def test_that_a_library_of_a_released_schema_opens_with_every_word(revision, tmp_path):
    path = tmp_path / "library.db"
    shutil.copy(LIBRARIES / f"{revision}.db", path)
    store = Store(open_library(path, tmp_path / "backups"), ChangePublisher())
    kept = store.whole_session("session-1")
    store.close()
    assert kept == MADE_BY.get(revision, filled_session)(NOW)


def test_that_an_upgrade_that_fails_halfway_leaves_the_library_as_it_was(tmp_path):
    versions = tmp_path / "versions"
    versions.mkdir()
    (versions / "half.py").write_text(_HALF.format(head=migrations.HEAD))
    path = tmp_path / "library.db"
    shutil.copy(LIBRARIES / f"{migrations.HEAD}.db", path)
    before = path.read_bytes()
    database = open_library(path, tmp_path / "backups")
    config = upgrade.alembic_config()
    shipped = Path(migrations.__file__).parent / "versions"
    config.set_main_option("version_locations", os.pathsep.join([str(shipped), str(versions)]))

    def run():
        with database.transaction() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    with pytest.raises(Exception, match="library"):
        run()
    database.close()
    assert path.read_bytes() == before
    assert verify(path)


def test_that_an_older_library_is_backed_up_before_it_is_upgraded(tmp_path, monkeypatch):
    path = tmp_path / "library.db"
    shutil.copy(LIBRARIES / f"{migrations.HEAD}.db", path)
    before = path.read_bytes()
    monkeypatch.setattr(migrations, "RELEASED", (*migrations.RELEASED, "next"))
    monkeypatch.setattr(migrations, "HEAD", "next")
    open_library(path, tmp_path / "backups").close()
    (backup,) = (tmp_path / "backups").iterdir()
    assert verify(backup)
    assert len(backup.read_bytes()) == len(before)
