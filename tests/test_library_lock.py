"""One window owns a library; a lock that can't be taken for another reason stops nobody."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSysInfo

from app.library_lock import LibraryInUseError, LibraryLock


def test_that_a_second_lock_is_refused_and_names_the_process(tmp_path):
    first, second = LibraryLock(tmp_path / "library.db"), LibraryLock(tmp_path / "library.db")
    first.acquire()
    with pytest.raises(LibraryInUseError, match=r"another Common Ground window \(process \d+\)"):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_that_the_lock_of_a_killed_process_is_taken_over(tmp_path):
    nobody = 4194305  # one more than the largest process number of Linux
    here = QSysInfo.machineHostName()
    (tmp_path / "library.db.lock").write_text(f"{nobody}\nsomebody\n{here}\n")
    lock = LibraryLock(tmp_path / "library.db")
    lock.acquire()
    lock.release()


def test_that_a_folder_in_the_locks_place_stops_nobody(tmp_path):
    (tmp_path / "library.db.lock").mkdir()
    LibraryLock(tmp_path / "library.db").acquire()
