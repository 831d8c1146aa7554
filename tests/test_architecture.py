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
# From the top down, everything that a package holds: each uses only what comes after it.
ORDER = {
    "app": (
        *("__main__", "cli", "self_test", "ui", "log", "library_lock", "settings", "reports"),
        *(
            "models",
            "setting_checks",
            "design_tokens",
            "atomic_file",
            "paths",
            "progress",
            "errors",
        ),
    ),
    "app.ui": (
        *("startup", "worksheets", "export", "main_window", "start_page", "tabs", "audience"),
        *("help", "widgets", "services", "theme"),
    ),
    "app.ui.main_window": (
        *("contents", "library_commands", "presenter", "view_commands", "workspace", "window"),
        *("find_bar", "header_and_status_line", "save_status"),
    ),
    "app.ui.export": (
        *("export_commands", "controller", "output_folder", "personal_data_check"),
        *("export_window", "options_panel", "preview", "job", "option_widgets", "labels"),
    ),
    "app.ui.audience": (
        *("controller", "dialogs", "screens", "state", "controls", "pages", "typesetting"),
    ),
    "app.ui.tabs.grid": (
        *("grid_tab", "controller", "find", "annotations", "column_and_prompt_edits", "rename"),
        *("toolbar", "commands", "panel", "cell_autosave", "grid_context", "grid_view"),
        *("grid_widgets", "column_and_prompt_headers", "grid_row", "header_base"),
        *("statement_footer", "cell_editor", "paste", "text_editor", "navigation"),
    ),
    "app.reports": (
        *("export", "personal_data_in_export", "worksheets", "docx", "html", "ics"),
        *("large_print", "record", "acronyms", "csv", "pdf", "colours", "markup", "options"),
        *("sections", "unicode_scripts", "labels", "document"),
    ),
}


def _order_cases():
    return [
        pytest.param(package, name, order[:place], id=f"{package}.{name}")
        for package, order in ORDER.items()
        for place, name in enumerate(order)
        if place
    ]


@pytest.mark.parametrize("package", ORDER)
def test_that_everything_in_a_package_has_its_place_in_the_order(package):
    folder = ROOT / package.replace(".", "/")
    there = {
        path.stem
        for path in folder.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert sorted(ORDER[package]) == sorted(there - {"__init__"})


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
    ).should_not_import("sqlalchemy*", "alembic*", "app.models.storage.*").may_import(
        "app.models.storage.store"
    ).check("app", only_direct_imports=True)


def test_that_rules_texts_and_scenes_know_nothing_of_how_a_library_is_stored():
    archrule("pure", comment="No I/O: records and values in, values out.").match(
        "app.models.rules*", "app.models.text*", "app.models.audience*", "app.models.records"
    ).should_not_import("app.models.storage*", "sqlalchemy*").check("app", only_direct_imports=True)


@pytest.mark.parametrize(("package", "name", "above"), _order_cases())
def test_that_no_import_runs_up_the_tree(package, name, above):
    forbidden = [f"{package}.{one}" for one in above]
    archrule(f"{package}.{name} uses only what is below it").match(
        f"{package}.{name}", f"{package}.{name}.*"
    ).should_not_import(*forbidden, *(f"{one}.*" for one in forbidden)).check(
        "app", only_direct_imports=True
    )


@pytest.mark.parametrize(
    "tab",
    sorted(
        path.name for path in (APP / "ui" / "tabs").iterdir() if (path / "__init__.py").is_file()
    ),
)
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


def _names_used(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_that_only_the_message_dialogs_open_message_boxes_and_file_dialogs():
    boxes = {"QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage"}
    opening = {
        path.relative_to(APP).as_posix()
        for path in APP.rglob("*.py")
        if boxes.intersection(_names_used(path))
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


# Type aliases of one module's own, each with why it is called so there.
SAME_NAME_ALLOWED = {
    "Colour": "a colour in a file, checked by the schema of packs and of session files alike",
    "Text": "a text in a file, checked by the schema of packs and of session files alike",
    "Levels": "people at each level: the record, and the same in a session file",
    "Element": "an XML element: python-docx's, and that of the standard library for HTML",
    "Key": "type variables, and the key of a row",
    "Row": "type variables, and a row of a CSV table",
}


def _public_names(tree):
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id


def test_that_a_public_class_or_alias_name_has_one_meaning():
    homes = defaultdict(list)
    for path in sorted(APP.rglob("*.py")):
        for name in _public_names(ast.parse(path.read_text(encoding="utf-8"))):
            if name[0].isupper() and not name.isupper():
                homes[name].append(path.relative_to(ROOT).as_posix())
    twice = {name: at for name, at in homes.items() if len(at) > 1}
    assert {name: at for name, at in twice.items() if name not in SAME_NAME_ALLOWED} == {}
    assert SAME_NAME_ALLOWED.keys() <= twice.keys()
