"""The import law, held."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"

FORBIDDEN = {
    "models": ("PySide6", "shiboken6", "reportlab", "app.ui", "app.reports"),
    "reports": ("sqlalchemy", "alembic", "PySide6", "shiboken6", "app.ui"),
    "ui": ("sqlalchemy", "alembic", "app.models.storage.tables", "app.models.storage.database"),
}
# What a report may know of the models: the records, and rules that do no I/O.
KNOWN_TO_REPORTS = {
    f"app.models.{name}"
    for name in (
        "records",
        "rules",
        "text",
        "worksheets.fields",
    )
}
HEAVY = (
    "sqlalchemy",
    "alembic",
    "reportlab",
    "pydantic",
    "docx",
    "pikepdf",
    "pypdf",
    "pypdfium2",
)
LONGEST_FILE = 400


def _files(folder):
    return sorted((APP / folder).rglob("*.py"))


def _imports(path):
    """Every module imported anywhere in a file, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _is_under(name, tops):
    return any(name == top or name.startswith(f"{top}.") for top in tops)


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_that_a_layer_imports_only_what_it_may(layer):
    broken = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in _files(layer)
        for name in _imports(path)
        if _is_under(name, FORBIDDEN[layer])
    ]
    assert broken == []


def test_that_reports_know_only_records_and_pure_rules():
    broken = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in _files("reports")
        for name in _imports(path)
        if _is_under(name, ["app.models"])
        and name != "app.models"
        and not _is_under(name, KNOWN_TO_REPORTS)
    ]
    assert broken == []


def test_that_tabs_do_not_import_one_another():
    tabs = {"session", "checklist", "grid", "standards", "actions"}
    broken = [
        f"{path.relative_to(ROOT)}: {name}"
        for tab in tabs
        for path in _files(f"ui/tabs/{tab}")
        for name in _imports(path)
        if any(_is_under(name, [f"app.ui.tabs.{other}"]) for other in tabs - {tab})
    ]
    assert broken == []


def test_that_only_messages_opens_message_boxes_and_file_dialogs():
    boxes = {"QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage"}
    broken = [
        str(path.relative_to(ROOT))
        for path in _files("ui")
        if path.name != "message_dialogs.py"
        for name in _imports(path)
        if name.rpartition(".")[2] in boxes
    ]
    assert broken == []


_FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from app.__main__ import build_window
application = QApplication([])
window, opening = build_window(application)
def look():
    print([name for name in {heavy} if name in sys.modules])
    sys.stdout.flush()
window.first_painted.connect(look)
opening.settled.connect(window.close)
window.show()
application.exec()
"""


def test_that_nothing_heavy_is_imported_before_the_window_is_painted(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMON_GROUND_DATA", str(tmp_path))
    program = _FIRST_PAINT.format(heavy=repr(HEAVY))
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
    assert (tmp_path / "library.db").is_file()


def test_that_no_file_is_longer_than_anyone_reads():
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for folder in ("app", "tests")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    ]
    assert long == []
