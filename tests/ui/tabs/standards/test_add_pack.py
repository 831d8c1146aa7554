"""A framework is added from a file; a bad file is explained and changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from app.models.packs import PackError
from app.models.packs.records import PackKind
from app.paths import packs_folder
from app.ui.tabs.standards.standards_tab import StandardsTab
from tests.models.packs.pack_folder import HEAD, STATEMENT
from tests.ui.tabs.standards.keys import click, codes, current, headings


@pytest.fixture
def choose(tab, context, tmp_path, monkeypatch):
    """Choose a file with this text in the file dialog, which only the system can show."""

    def chosen(text: str, name: str = "mine.toml") -> None:
        file = tmp_path / name
        file.write_text(text, "utf-8")
        monkeypatch.setattr(context.messages, "open_files", lambda *_: [file])
        click(tab.toolbar.add_button)

    return chosen


def files():
    return sorted(p.name for p in packs_folder().iterdir()) if packs_folder().exists() else []


def test_that_a_good_pack_is_kept_and_shown_at_once(qtbot, tab, choose, said) -> None:
    with qtbot.waitSignal(tab.packs_changed) as changed:
        choose(HEAD + STATEMENT)

    assert files() == ["mine.toml"]
    assert headings(tab)[-1] == ("My standards", "1")
    assert current(tab) == "M1"
    assert tab.browse.detail.legal.text == "Current. In force. Source: My council, 2026"
    assert tab.toolbar.count.text() == "53 statements"
    assert said == ["Added “My standards”: 1 statement."]
    assert changed.args[0].standard("mine.1").text == "Listen first"
    assert tab.side.picker.count() == 4


def test_that_a_pack_without_columns_stands_in_one(tab, choose) -> None:
    choose(HEAD + STATEMENT)
    click(tab.toolbar.views.button("side-by-side"))

    assert tab.side.picker.currentText() == "My standards"
    assert [b.statement.text for b in tab.side.buttons] == ["Listen first"]


def test_that_every_problem_of_a_bad_pack_is_listed_with_its_place(tab, choose) -> None:
    choose(HEAD.replace('legal_label = "Current"', "") + STATEMENT.replace("Listen first", ""))

    panel = tab.problems
    assert panel.isVisible()
    assert panel.sentence == "“mine.toml” was not added: 2 problems to put right in the file."
    listed = panel.list.toPlainText().splitlines()
    assert any(line.startswith("mine.toml: legal_label:") for line in listed)
    assert any(line.startswith("mine.toml: statements[0]") for line in listed)
    assert files() == []
    assert len(codes(tab)) == 52


def test_that_the_problems_can_be_copied_and_closed(tab, choose, said) -> None:
    choose("not toml at all")
    panel = tab.problems

    click(panel.copy_button)
    assert "is not TOML" in QGuiApplication.clipboard().text()
    assert said == ["Copied the list of problems."]

    click(panel.close_button)
    assert not panel.isVisible()


def test_that_a_checklist_is_not_taken_for_a_framework(tab, choose) -> None:
    checklist = f"""
id = "list"
kind = "{PackKind.CHECKLIST}"
title = "A list"
source = "Us"
[[statements]]
id = "list.1"
code = "1"
text = "One"
"""
    choose(checklist)

    assert "is not a framework" in tab.problems.list.toPlainText()
    assert files() == []


def test_that_the_id_of_a_shipped_pack_is_refused(tab, choose) -> None:
    text = (HEAD + STATEMENT).replace('"mine', '"teachers')
    choose(text)

    assert '"teachers" is already used' in tab.problems.list.toPlainText()
    assert files() == []


@pytest.mark.parametrize(("answer", "text"), [(True, "Listen well"), (False, "Listen first")])
def test_that_a_newer_version_replaces_the_old_one_only_when_wanted(
    tab, context, choose, monkeypatch, answer, text
) -> None:
    choose(HEAD + STATEMENT)
    monkeypatch.setattr(context.messages, "decide", lambda *_: answer)
    choose(HEAD + STATEMENT.replace("Listen first", "Listen well"), "newer.toml")

    assert files() == ["mine.toml"]
    assert tab.browse.detail.text.text() == text


def test_that_choosing_nothing_changes_nothing(tab, context, monkeypatch) -> None:
    monkeypatch.setattr(context.messages, "open_files", lambda *_: [])
    click(tab.toolbar.add_button)

    assert not tab.problems.isVisible()
    assert files() == []


def test_that_a_folder_that_cannot_be_written_is_told(tab, context, choose) -> None:
    packs_folder().parent.mkdir(parents=True, exist_ok=True)
    packs_folder().write_text("in the way", "utf-8")
    warned: list[str] = []
    context.messages.trouble_reported.connect(warned.append)
    choose(HEAD + STATEMENT)

    assert len(warned) == 1
    assert len(codes(tab)) == 52


def test_that_packs_that_cannot_be_read_leave_a_way_on(qtbot, context, session) -> None:
    def broken():
        raise PackError(["teachers.toml: is not TOML"])

    warned: list[str] = []
    context.messages.trouble_reported.connect(warned.append)
    tab = StandardsTab(replace(context, packs=broken))
    qtbot.addWidget(tab)
    tab.open(session.details.id)
    tab.show()

    assert len(warned) == 1
    assert codes(tab) == ["Q6"]
    assert headings(tab) == [("Linked, framework not here", "1")]


def test_that_a_bad_pack_of_ones_own_is_listed_when_the_tab_opens(qtbot, context, session) -> None:
    packs = replace(context.packs(), problems=("mine.toml: id: is missing; add it",))
    tab = StandardsTab(replace(context, packs=lambda: packs))
    qtbot.addWidget(tab)
    tab.show()
    tab.open(session.details.id)

    assert tab.problems.isVisible()
    assert tab.problems.list.toPlainText() == "mine.toml: id: is missing; add it"
    assert len(codes(tab)) == 52
