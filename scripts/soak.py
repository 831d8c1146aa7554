"""Long trials, too long for the tests: each part ends with a line that says what it came to.

    python -m scripts.soak [PART] [TIMES]

Parts: `kills` (a process that writes edits is killed; nothing acknowledged may be lost), `history`
(random edits undone and redone; the session must be the same to the byte), `typist` (keys in the
grid of the real window; every word must be in the library). Without a part, all of them.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from app.errors import AppError
from app.models.changes import ChangePublisher
from app.models.edits import AddSession, SetEntry
from app.models.session_file import write_session
from app.models.storage.database import open_library
from app.models.storage.store import Store
from tests.models.conftest import NOW
from tests.models.edits.test_edits import CASES
from tests.models.sessions import filled_session

S = "session-1"
ROOT = Path(__file__).parent.parent


def kills(times: int = 50) -> str:
    """Kill a writing process again and again; count what it acknowledged and what was there."""
    acknowledged = lost = 0
    chance = random.Random(7)
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            writing = subprocess.Popen(
                [sys.executable, "-m", "scripts.soak", "write", folder],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
            )
            time.sleep(chance.uniform(0.8, 2.0))
            writing.send_signal(signal.SIGKILL)
            said, _ = writing.communicate()
            last = max([0, *(int(line) for line in said.split("\n")[:-1])])
            acknowledged += last
            with closing(_store(Path(folder))) as store:
                entry = store.session(S).prompts[0].entries.get("agency-Health", "")
                found = int(entry.split()[-1]) if last else 0
            lost += max(0, last - found)
    return f"{times} kills, {acknowledged} edits acknowledged, {lost} lost"


def write(folder: Path) -> None:
    """Write one edit after another, and print the number of each once it is committed."""
    with closing(_store(folder)) as store:
        store.perform(AddSession(filled_session(NOW)))
        number, before = 0, store.session(S).prompts[0].entries["agency-Health"]
        while True:
            number += 1
            after = f"said {number}"
            store.perform(SetEntry(S, "prompt-1", "agency-Health", before, after))
            before = after
            print(number, flush=True)


def history(times: int = 2_000) -> str:
    """Apply random edits, undo them all and apply them again."""
    chance = random.Random(11)
    steps = 0
    while steps < times:
        with tempfile.TemporaryDirectory() as folder, closing(_store(Path(folder))) as store:
            store.perform(AddSession(filled_session(NOW)))
            first = _bytes(store)
            done, after = [], []
            for name in chance.sample(sorted(CASES), k=chance.randint(2, 12)):
                try:
                    edit = CASES[name].make(store.session(S))
                    store.perform(edit)
                except (AppError, LookupError, StopIteration, AttributeError):
                    continue  # an edit before took away what this one is about
                done.append(edit)
                after.append(_bytes(store))
            for edit in reversed(done):
                store.revert(edit)
            if _bytes(store) != first:
                raise SystemExit(f"undone, the session differs: {[type(e).__name__ for e in done]}")
            for edit, then in zip(done, after, strict=True):
                store.perform(edit)
                if _bytes(store) != then:
                    raise SystemExit(f"redone, the session differs: {type(edit).__name__}")
            steps += 3 * len(done)
    return f"{steps} edits, undone and redone to the byte"


def typist(times: int = 2_000) -> str:
    """Type into cells of the grid, and find every word in the library."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.__main__ import build_window

    with tempfile.TemporaryDirectory() as home:
        os.environ["COMMON_GROUND_DATA"] = home
        application = QApplication([])
        window, startup = build_window(application)
        window.show()
        while startup.workspace is None:
            application.processEvents()
        window.commands.sample.trigger()
        startup.workspace.show_tab(2)
        startup.workspace.tab.take_focus()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        words = [f"w{number}q" for number in range(times // 5)]
        for number, word in enumerate(words):
            QTest.keyClicks(window.focusWidget(), f" {word}")
            if number % 20 == 0:
                QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            application.processEvents()
        startup.autosave.commit_typing()
        session = startup.store.session(startup.workspace.session_id)
        said = " ".join(
            f"{' '.join(prompt.entries.values())} {prompt.statement.text}"
            for prompt in session.prompts
        ).split()
        lost = [word for word in words if word not in said]
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        window.close()
    if lost:
        raise SystemExit(f"words that are not in the library: {lost[:5]}")
    return f"{sum(map(len, words)) + len(words)} keys, {len(words)} words, none lost, +{grown} MB"


def _store(folder: Path) -> Store:
    return Store(open_library(folder / "library.db", folder / "backups"), ChangePublisher())


def _bytes(store: Store) -> bytes:
    """Return the session file without what undo leaves on purpose: wordings, time of change."""
    session = store.session(S)
    details = replace(session.details, changed_at=NOW, final_version=0)
    out = BytesIO()
    write_session(replace(session, details=details), out)
    return out.getvalue()


PARTS: dict[str, Callable[..., str]] = {"kills": kills, "history": history, "typist": typist}

if __name__ == "__main__":
    asked, given = sys.argv[1:2], sys.argv[2:]
    if asked == ["write"]:
        write(Path(given[0]))
    for name in asked or PARTS:
        if name not in PARTS:
            sys.exit(f"There is no part {name}; the parts are {', '.join(PARTS)}.")
        print(f"{name}: {PARTS[name](*map(int, given))}", flush=True)
