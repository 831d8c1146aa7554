"""The import law, and what keeps the tree readable: no circles, short files, one word a meaning."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"
LONGEST_FILE = 400

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
# From the top down: each package of the window uses only those after it.
UI_ORDER = (
    "startup",
    "worksheets",
    "export",
    "main_window",
    "start_page",
    "tabs",
    "audience",
    "help",
    "widgets",
    "services",
    "theme",
)
# The same within a package, modules by name.
ORDER_WITHIN = {
    "app.ui.audience": (
        "controller",
        "screens",
        "dialogs",
        "controls",
        "state",
        "pages",
        "typesetting",
    ),
    "app.ui.tabs.grid": ("grid_tab", "controller", "panel", "annotations", "grid_context"),
    "app.ui.tabs.grid.panel": ("controller", "agreement_page", "count"),
    "app.ui.export": ("export_commands", "controller", "export_window", "preview", "job"),
    "app.reports": ("export", "record", "sections", "labels", "document", "options"),
    "app.reports.pdf": ("writer", "story", "blocks", "tables", "text", "flowable_stack"),
    "app": ("__main__", "cli", "self_test", "ui", "reports", "models", "progress", "errors"),
}


def _above_and_below():
    cases = []
    for package, order in {"app.ui": UI_ORDER, **ORDER_WITHIN}.items():
        for place, name in enumerate(order[1:], 1):
            cases.append(pytest.param(package, name, order[:place], id=f"{package}.{name}"))
    return cases


def test_that_the_models_know_neither_window_nor_reports():
    archrule("models", comment="What a session is and how it is kept: no Qt, no ReportLab.").match(
        "app.models*"
    ).should_not_import(
        "PySide6*", "shiboken6*", "reportlab*", "app.ui*", "app.reports*", "app.cli*"
    ).check("app")


def test_that_the_reports_know_neither_window_nor_library():
    archrule("reports", comment="Records to documents: no Qt, no SQLAlchemy.").match(
        "app.reports*"
    ).should_not_import(
        "PySide6*", "shiboken6*", "sqlalchemy*", "alembic*", "app.ui*", "app.cli*"
    ).check("app", skip_type_checking=True)


def test_that_the_reports_know_only_records_and_pure_rules():
    archrule("reports and models").match("app.reports*").should_not_import(
        "app.models.*"
    ).may_import(
        "app.models.records",
        "app.models.rules.*",
        "app.models.text.*",
        "app.models.worksheets.fields",
    ).check("app", only_direct_imports=True)


def test_that_the_window_does_not_know_how_a_library_is_stored():
    archrule("window", comment="Widgets ask the store; they know no table and no query.").match(
        "app.ui*"
    ).should_not_import(
        "sqlalchemy*", "alembic*", "app.models.storage.tables", "app.models.storage.database"
    ).check("app", only_direct_imports=True)


@pytest.mark.parametrize(("package", "name", "above"), _above_and_below())
def test_that_no_import_runs_up_the_tree(package, name, above):
    forbidden = [f"{package}.{one}" for one in above]
    archrule(f"{package}.{name} uses only what is below it").match(
        f"{package}.{name}", f"{package}.{name}.*"
    ).should_not_import(*forbidden, *(f"{one}.*" for one in forbidden)).check(
        "app", only_direct_imports=True
    )


@pytest.mark.parametrize("tab", ["session", "checklist", "grid", "standards", "actions"])
def test_that_tabs_do_not_import_one_another(tab):
    archrule("tabs").match(f"app.ui.tabs.{tab}*").should_not_import("app.ui.tabs.*").may_import(
        f"app.ui.tabs.{tab}*", "app.ui.tabs.tab", "app.ui.tabs.list_tab"
    ).check("app", only_direct_imports=True)


def test_that_no_module_is_part_of_an_import_circle():
    def is_outside_any_circle(module, _direct_imports, all_imports):
        seen, ahead = set(), list(all_imports[module])
        while ahead:
            if (one := ahead.pop()) == module:
                return False
            if one not in seen:
                seen.add(one)
                ahead += all_imports.get(one, ())
        return True

    archrule("circles", comment="Imports for types and inside functions count as well.").match(
        "app*"
    ).should(is_outside_any_circle).check("app")


def _imported_names(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def test_that_only_the_message_dialogs_open_message_boxes_and_file_dialogs():
    boxes = {"QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage"}
    opening = {
        path.relative_to(APP).as_posix()
        for path in APP.rglob("*.py")
        if boxes.intersection(_imported_names(path))
    }
    assert opening == {"ui/services/message_dialogs.py"}


_FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from app.__main__ import build_window
application = QApplication([])
window, startup = build_window(application)
def look():
    print([name for name in {heavy} if name in sys.modules])
    sys.stdout.flush()
window.first_painted.connect(look)
startup.settled.connect(window.close)
window.show()
application.exec()
"""


def test_that_nothing_heavy_is_imported_before_the_window_is_painted(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMON_GROUND_DATA", str(tmp_path))
    program = _FIRST_PAINT.format(heavy=repr(HEAVY))
    found = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
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


def test_that_a_public_class_name_has_one_meaning():
    homes = defaultdict(list)
    for path in sorted(APP.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: at for name, at in homes.items() if len(at) > 1} == {}
