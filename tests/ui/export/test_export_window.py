"""Choices by keys alone: they are kept, and only those that count are offered."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSpinBox

from app.models.edits import SetDetail
from app.paths import settings_file
from app.reports.options import ExportSettings, Format, Layout, Paper
from app.settings import Settings, SettingsFile
from app.ui.export.export_commands import ExportCommands
from tests.ui.driving import (
    answer_file_dialog,
    button,
    export_window,
    focus,
    focused_name,
    named,
    open_export_window,
    press,
    tab_to,
    type_over,
)
from tests.ui.export.conftest import CTRL, S, choose_format


def _tick(window, words):
    return next(box for box in window.findChildren(QCheckBox) if box.text() == words)


def _printed(path):
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def _save(exporter, path):
    window = exporter.window
    window.banner.dismiss()
    was_asked = answer_file_dialog(str(path))
    press(Qt.Key.Key_S, CTRL)
    assert was_asked()
    exporter.qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    export_window()
    return window.banner.sentence


def test_that_it_opens_at_the_format_beside_the_work(exporter):
    assert focus().text() == "PDF"
    assert not exporter.window.isModal()
    assert exporter.window.windowTitle() == f"Export – {_title(exporter)} – Common Ground"
    assert exporter.window.preview.bar.page_words.startswith("Page 1 of ")


def _title(exporter):
    return exporter.store.session(S).details.title


def test_that_escape_closes_it_and_the_keys_go_back(exporter, qtbot):
    press(Qt.Key.Key_Escape)
    assert not exporter.window.isVisible()
    qtbot.waitUntil(exporter.main.isActiveWindow)


def test_that_every_choice_and_button_is_reached_by_tab_alone(exporter):
    seen = []
    for _ in range(50):
        seen.append(focused_name() or focus().text())
        press(Qt.Key.Key_Tab)
    wanted = ["PDF", "Layout", "Paper", "Draft", "People", "Wording history", "Close", "Save as…"]
    places = [seen.index(each) for each in wanted]
    assert places == sorted(places)
    assert any(each.startswith("Preview, page 1 of") for each in seen)
    assert seen.count("PDF") > 1
    assert "" not in seen


def test_that_the_parts_ticked_are_written_shown_and_kept(exporter, tmp_path, open_program, qtbot):
    exporter.find_page("Agencies and people")
    _tick(exporter.window, "People").setFocus()
    press(Qt.Key.Key_Space)
    _tick(exporter.window, "Wording history").setFocus()
    press(Qt.Key.Key_Space)
    exporter.settle()
    exporter.find_page("Wording history")
    with pytest.raises(AssertionError):
        exporter.find_page("Agencies and people")
    assert _save(exporter, tmp_path / "parts.pdf").startswith("Written: parts.pdf (")
    text = _printed(tmp_path / "parts.pdf")
    assert "Wording history" in text
    assert "Agencies and people" not in text

    exporter.main.close()
    assert not exporter.window.isVisible()
    _again, _startup = open_program()
    window = open_export_window()
    assert not _tick(window, "People").isChecked()
    assert _tick(window, "Wording history").isChecked()
    assert _tick(window, "Checklist").isChecked()


def test_that_layout_and_paper_are_chosen_by_keys_and_kept(exporter, tmp_path, open_program):
    tab_to("Layout")
    press(Qt.Key.Key_Down, times=2)
    tab_to("Paper")
    assert focus().currentText() == "A3"
    press(Qt.Key.Key_Down)
    exporter.settle()
    assert not _tick(exporter.window, "People").isVisible()
    _save(exporter, tmp_path / "poster.pdf")
    width, height = PdfReader(tmp_path / "poster.pdf").pages[0].mediabox[2:]
    assert (round(width), round(height)) == (1191, 1684)

    exporter.main.close()
    open_program()
    choices = open_export_window().panel.choices
    assert (choices.layout, choices.paper) == (Layout.POSTER, Paper.A2)


@pytest.fixture
def choice_of_old(data_folder):
    """The settings that another version left behind."""
    export = ExportSettings(turned=("a part of old", "people"))
    assert SettingsFile(settings_file()).write(Settings(export=export))


@pytest.mark.usefixtures("choice_of_old", "opened")
def test_that_a_choice_that_nothing_here_writes_any_more_is_the_usual_one():
    window = open_export_window()
    assert window.panel.choices.format is Format.PDF
    assert not _tick(window, "People").isChecked()


def test_that_a_final_record_says_its_version_and_the_next_one_follows(exporter, tmp_path, qtbot):
    window = exporter.window
    last = exporter.store.session(S).details.final_version
    _choose_final(window)
    version = named(window, "Version of the final record", QSpinBox)
    assert version.value() == last + 1
    exporter.settle()
    _save(exporter, tmp_path / "final.pdf")
    assert f"Final, version {last + 1}" in _printed(tmp_path / "final.pdf")
    qtbot.waitUntil(lambda: exporter.store.session(S).details.final_version == last + 1)
    # The same version may be wanted in large print; what is changed is the next version.
    assert version.value() == last + 1
    press(Qt.Key.Key_Escape)
    exporter.main.activateWindow()
    qtbot.waitUntil(exporter.main.isActiveWindow)
    open_export_window()
    assert button(window, "Draft").isChecked()
    _choose_final(window)
    assert version.value() == last + 1
    details = exporter.store.session(S).details
    exporter.startup.autosave.history.perform(SetDetail.of(S, details, place="The library"))
    qtbot.waitUntil(lambda: version.value() == last + 2)


def test_that_undo_after_a_final_record_is_for_what_was_typed(exporter, tmp_path, qtbot):
    details = exporter.store.session(S).details
    exporter.startup.autosave.history.perform(SetDetail.of(S, details, place="The library"))
    _choose_final(exporter.window)
    exporter.settle()
    _save(exporter, tmp_path / "final.pdf")
    version = details.final_version + 1
    qtbot.waitUntil(lambda: exporter.store.session(S).details.final_version == version)
    exporter.startup.autosave.history.undo()
    after = exporter.store.session(S).details
    assert (after.place, after.final_version) == (details.place, version)


def _choose_final(window):
    button(window, "Draft").setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert button(window, "Final").isChecked()


def test_that_a_version_can_be_typed_and_a_draft_changes_none(exporter, tmp_path):
    before = exporter.store.session(S).details.final_version
    _save(exporter, tmp_path / "draft.pdf")
    assert exporter.store.session(S).details.final_version == before
    _choose_final(exporter.window)
    type_over(named(exporter.window, "Version of the final record", QSpinBox), "17")
    assert exporter.window.panel.edition.version == 17


def test_that_a_session_file_and_a_calendar_are_told_in_words(exporter):
    window = exporter.window
    choose_format(window, Format.JSON)
    exporter.settle()
    assert window.preview.words.sentence.startswith("The whole session, ")
    assert not named(window, "Format").findChildren(QComboBox)
    assert not window.panel.layouts.isVisible()
    choose_format(window, Format.ICS)
    exporter.settle()
    assert " date" in window.preview.words.sentence


def test_that_the_file_is_of_the_format_chosen(exporter, tmp_path):
    choose_format(exporter.window, Format.JSON)
    assert _save(exporter, tmp_path / "all.visioning.json") == "Written: all.visioning.json."
    assert b"common-ground-session" in (tmp_path / "all.visioning.json").read_bytes()


def test_that_a_web_page_has_the_pages_of_the_record_with_a_word_on_them(exporter, tmp_path):
    exporter.window.panel.layouts.setCurrentIndex(2)
    exporter.settle()
    poster = exporter.pages.count
    choose_format(exporter.window, Format.HTML)
    exporter.settle()
    assert exporter.pages.count > poster
    assert "same words in the same order" in exporter.window.preview.note
    assert _tick(exporter.window, "People").isVisible()
    assert _save(exporter, tmp_path / "record.html") == "Written: record.html."
    assert "<html" in (tmp_path / "record.html").read_text(encoding="utf-8")


def test_that_a_name_that_says_another_format_is_not_written(exporter, tmp_path):
    said = _save(exporter, tmp_path / "record.docx")
    assert said == (
        "Not exported. “record.docx” doesn’t say which kind of file it is. "
        "Let its name end in .pdf."
    )
    assert not list(tmp_path.glob("record*"))


def test_that_a_folder_that_is_gone_is_said_in_both_windows_with_a_way_on(exporter, tmp_path):
    said = _save(exporter, tmp_path / "gone" / "record.pdf")
    assert said.startswith("Not exported.")
    assert exporter.main.banner.sentence == said
    was_asked = answer_file_dialog(str(tmp_path / "record.pdf"))
    button(exporter.window, "Choose another place").click()
    assert was_asked()
    exporter.qtbot.waitUntil((tmp_path / "record.pdf").exists, timeout=20_000)


def test_that_success_is_said_in_both_windows_with_ways_on(exporter, tmp_path):
    said = _save(exporter, tmp_path / "record.pdf")
    assert exporter.main.banner.sentence == said
    for window in (exporter.main, exporter.window):
        assert button(window, "Open it").isEnabled()
        assert button(window, "Open its folder").isEnabled()


def test_that_without_a_session_there_is_nothing_to_export(exporter, qtbot):
    exporter.main.activateWindow()
    qtbot.waitUntil(exporter.main.isActiveWindow)
    exporter.startup.workspace.show_sessions()
    assert not exporter.window.isVisible()
    assert not exporter.main.commands.export.isEnabled()
    press(Qt.Key.Key_E, CTRL)
    assert not exporter.window.isVisible()


def test_that_it_follows_to_another_session(exporter, qtbot):
    exporter.main.commands.sample.trigger()
    qtbot.waitUntil(lambda: "Hollin" in exporter.window.windowTitle())
    exporter.settle()
    qtbot.waitUntil(lambda: "Hollin" in exporter.pages.accessibleDescription())


def test_that_the_size_is_kept(exporter, open_program, qtbot):
    exporter.window.resize(1100, 700)
    qtbot.waitUntil(lambda: SettingsFile(settings_file()).read().export_size == (1100, 700))


def test_that_a_session_deleted_behind_it_takes_it_away(exporter, qtbot):
    exporter.main.activateWindow()
    qtbot.waitUntil(exporter.main.isActiveWindow)
    exporter.startup.workspace.show_sessions()
    press(Qt.Key.Key_Delete)
    assert not exporter.store.is_listed(S)
    exporting = exporter.main.findChild(ExportCommands)
    exporting.save_as()
    exporting.open_window()
    assert not exporter.window.isVisible()


def test_that_colours_are_changed_with_the_window_open(exporter, qtbot):
    for colours in exporter.main.commands.colours.values():
        colours.trigger()
        exporter.settle()
    assert QApplication.activeModalWidget() is None


def test_that_typed_words_are_in_the_preview_at_once(opened, qtbot):
    main, _startup = opened
    field = named(main, "Place")
    type_over(field, "the Quakers’ room")
    window = open_export_window()
    qtbot.waitUntil(lambda: window.preview.is_settled, timeout=20_000)
    qtbot.waitUntil(lambda: "the Quakers’ room" in window.preview.pages.words)
