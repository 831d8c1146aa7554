"""Open and back up a library: engine, pragmas, checks, transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.models.storage import migrations
from app.models.storage.error_messages import (
    LibraryError,
    damaged_library_error,
    sqlite_error,
    unreachable_error,
)
from app.models.storage.tables import APPLICATION_ID

_HEADER = b"SQLite format 3\x00"


class Database:
    """One open library: one connection, kept for as long as the program runs."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._is_closed = False
        self._identity: tuple[int, int] | None = None

    def note_identity(self) -> None:
        """Store which file this is, once it is there."""
        self._identity = _identity_of(self.path)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Return a connection inside BEGIN IMMEDIATE; commit on leaving, or roll back."""
        self._check_is_in_place()
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise sqlite_error(error.orig, self.path) from error
        except UnicodeEncodeError as error:
            raise LibraryError(
                "This text holds a damaged character that can't be kept.",
                "Take out the last thing pasted, or type it again.",
            ) from error

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """Return the driver's own connection, for what only it can do, such as a backup."""
        pooled = self._engine.raw_connection()
        try:
            connection = pooled.driver_connection
            assert isinstance(connection, sqlite3.Connection)
            yield connection
        finally:
            pooled.close()

    def close(self) -> None:
        """Close the connection for good."""
        self._is_closed = True
        self._engine.dispose()

    def _check_is_in_place(self) -> None:
        """Raise LibraryError if the file is no longer the one at its path.

        With EXCLUSIVE locking SQLite keeps the file open and never looks again: what it wrote to a
        file that was moved, removed or replaced would be gone on closing.
        """
        if self._is_closed:
            raise LibraryError("The library is closed.", "Open it again first.")
        if self._identity is not None and _identity_of(self.path) != self._identity:
            raise LibraryError(
                f"{self.path.name} was moved, removed or replaced while it was open.",
                "Put it back where it was; it is tried again by itself.",
            )


def open_library(path: Path, backups: Path) -> Database:
    """Open a library, made on first use and upgraded after a verified backup.

    Raises LibraryError, with the file as it was, when it is not a library of ours, is damaged,
    comes from a newer version, is in use, or cannot be read.
    """
    try:
        if path.exists():
            _refuse_foreign(path)
        else:
            _make(path)
    except OSError as error:
        raise unreachable_error(path, error) from error
    database = Database(path, _engine(path))
    try:
        _bring_up_to_date(database, backups)
    except BaseException:
        database.close()
        raise
    database.note_identity()
    return database


def _make(path: Path) -> None:
    """Make a library in a temporary file and move it into place: a power cut leaves none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{uuid4().hex}.new")
    database = Database(draft, _engine(draft))
    try:
        _migrate(database)
        database.close()
        draft.replace(path)
    finally:
        database.close()
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            left.unlink(missing_ok=True)


def _identity_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def _engine(path: Path) -> Engine:
    # isolation_level=None: the driver's own mode does not roll back DDL; BEGIN is ours, below.
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=StaticPool,
        connect_args={"isolation_level": None, "timeout": 2.0, "check_same_thread": True},
        hide_parameters=True,  # people's words stay out of the log
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in (
        "locking_mode=EXCLUSIVE",
        "journal_mode=DELETE",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _refuse_foreign(path: Path) -> None:
    if path.is_dir():
        raise LibraryError(f"{path.name} is a folder, not a library.", "Choose a library file.")
    with path.open("rb") as file:
        header = file.read(100)
    # Bytes 68 to 71 of an SQLite file are its application id, big-endian (sqlite.org/fileformat).
    if not header:
        raise LibraryError(
            f"{path.name} is empty, so it holds no library.",
            "Put back a backup of it, or choose another file.",
        )
    if not header.startswith(_HEADER):
        raise LibraryError(f"{path.name} is not a Common Ground library.", "Choose another file.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise LibraryError(
            f"{path.name} belongs to another program, not to Common Ground.", "Choose another file."
        )


def _bring_up_to_date(database: Database, backups: Path) -> None:
    with database.transaction() as connection:
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check")]
        if found != ["ok"]:
            raise damaged_library_error(database.path)
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision == migrations.HEAD:
        return
    if revision is None:
        raise damaged_library_error(database.path)
    if revision not in migrations.RELEASED:
        raise LibraryError(
            f"{database.path.name} was made by a newer version of Common Ground.",
            "Update Common Ground on this computer, then open it again.",
        )

    back_up(database, backups)
    _migrate(database)


def _migrate(database: Database) -> None:
    from app.models.storage.migrations.upgrade import upgrade_to_head

    with database.transaction() as connection:
        upgrade_to_head(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def verify(path: Path) -> bool:
    """Return whether a file is a whole library of ours; it is opened read-only."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            is_ours = copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            return bool(is_ours and copy.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


MAX_BACKUPS = 20


def back_up(database: Database, folder: Path) -> Path:
    """Copy an open library into `folder`, check the copy, and only then delete the oldest.

    Raises LibraryError when the copy cannot be made or does not verify; older copies then stay.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"{database.path.stem}-{stamp}.db"
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with database.raw() as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
        if not verify(partial):
            raise LibraryError(
                "The backup did not come out whole, so nothing was changed.",
                "Check the disk and try again.",
            )
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(
            f"No backup could be written to {folder.name}, so nothing was changed.",
            "Check that the disk has room and try again.",
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    for old in sorted(folder.glob(f"{database.path.stem}-*.db"))[:-MAX_BACKUPS]:
        old.unlink(missing_ok=True)
    return target
