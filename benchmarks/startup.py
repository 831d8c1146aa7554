"""From process start to first paint and to the last session editable, beside an empty window.

Run: QT_QPA_PLATFORM=offscreen .venv/bin/python -m benchmarks.startup [RUNS]
Goals: first paint within 1.6 times, editable within 4 times an empty PySide6 window.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent

_EMPTY = """
import json, time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(json.dumps({"paint": time.time()}), flush=True)
        application.quit()
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""

_OURS = """
import json, sys, time
from app.__main__ import build_window, plain_imports
with plain_imports():
    from PySide6.QtWidgets import QApplication
import gc
gc.disable()
application = QApplication([])
window, opening = build_window(application)
times = {}
window.first_painted.connect(lambda: times.setdefault("paint", time.time()))
window.first_painted.connect(lambda: times.setdefault(
    "heavy", [n for n in ("sqlalchemy", "reportlab", "alembic", "pydantic", "docx")
              if n in sys.modules]))
def done():
    window.grab()
    times["editable"] = time.time()
    times["focus"] = type(application.focusWidget()).__name__
    print(json.dumps(times), flush=True)
    application.quit()
opening.opened.connect(done)
window.show()
application.exec()
"""

_FILL = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.__main__ import build_window
application = QApplication([])
window, opening = build_window(application)
def fill():
    window.commands.sample.trigger()
    window.close()
    application.quit()
opening.opened.connect(fill)
window.show()
application.exec()
"""


def run(program: str, home: str) -> tuple[float, dict[str, object]]:
    """Run a program in a fresh process; give its start and what it printed."""
    environment = {**os.environ, "COMMON_GROUND_DATA": home, "PYTHONPYCACHEPREFIX": f"{home}/pyc"}
    # As on a person's own computer, where Python keeps what it compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.strip().splitlines()
    return start, json.loads(lines[-1]) if lines else {}


def main(runs: int) -> None:
    """Measure, interleaved, and print medians in milliseconds."""
    with tempfile.TemporaryDirectory() as home:
        run(_FILL, home)
        run(_OURS, home)
        empty, paint, editable = [], [], []
        for _ in range(runs + 1):
            start, times = run(_EMPTY, home)
            empty.append(times["paint"] - start)
            start, times = run(_OURS, home)
            paint.append(times["paint"] - start)
            editable.append(times["editable"] - start)
            assert times["heavy"] == [], times["heavy"]
        # The first of each warms the file cache.
        base = statistics.median(empty[1:])
        print(f"empty window painted        {1000 * base:6.0f} ms")
        for name, values in (("first paint", paint), ("last session editable", editable)):
            middle = statistics.median(values[1:])
            print(f"{name:27} {1000 * middle:6.0f} ms  {middle / base:4.2f} times")
        print(f"focus when editable: {times['focus']}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
