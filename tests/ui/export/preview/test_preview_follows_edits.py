"""The preview follows edits and options, gives way to exports, and says what it can't do."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt

from app.models.edits import SetEntry
from app.reports.options import Format
from app.ui.export import job
from app.ui.export.export_commands import ExportCommands
from app.ui.export.preview import pdf_renderer
from app.ui.export.preview.maker import PreviewMaker
from app.ui.export.preview.pdf_tiles import Fit
from tests.ui.driving import answer_box, answer_file_dialog, button, open_export_window, press
from tests.ui.export.conftest import CTRL, S, choose_format


def test_that_an_edit_is_on_the_page_looked_at_and_the_page_stays(exporter, qtbot):
    exporter.say("said before")
    exporter.settle()
    page = exporter.find_page("said before")
    assert page > 0
    exporter.say("newly said by everybody")
    qtbot.waitUntil(lambda: "newly said by everybody" in exporter.pages.words, timeout=5_000)
    assert exporter.pages.page == page


def test_that_an_edit_makes_one_preview_and_draws_each_tile_once(exporter, qtbot):
    made, drawn = [], []
    exporter.main.findChild(PreviewMaker).made.connect(made.append)
    exporter.window.preview.renderer.drawn.connect(lambda key, _image: drawn.append(key))
    exporter.say("once")
    exporter.say("and at once again")
    exporter.settle()
    assert len(made) == 1
    qtbot.waitUntil(lambda: bool(drawn))
    assert len(drawn) == len(set(drawn))


def test_that_typing_in_the_main_window_is_followed(exporter, qtbot):
    exporter.startup.workspace.show_tab(2)
    exporter.main.activateWindow()
    qtbot.waitUntil(exporter.main.isActiveWindow)
    exporter.startup.workspace.tab.take_focus()
    cell = exporter.main.focusWidget()
    qtbot.keyClicks(cell, "seventeen ")
    qtbot.waitUntil(lambda: not exporter.startup.autosave.is_dirty)
    exporter.settle()
    exporter.find_page("seventeen")


def test_that_pages_are_turned_and_zoomed_by_keys(exporter):
    pages = exporter.pages
    press(Qt.Key.Key_PageDown, times=2)
    assert pages.page == 2
    press(Qt.Key.Key_PageUp)
    assert exporter.window.preview.bar.page_words == f"Page 2 of {pages.count}"
    pages.setFocus()
    press(Qt.Key.Key_End)
    assert pages.page == pages.count - 1
    press(Qt.Key.Key_Home)
    assert pages.page == 0
    press(Qt.Key.Key_Down)
    assert pages.verticalScrollBar().value() > 0
    press(Qt.Key.Key_PageUp)
    assert pages.verticalScrollBar().value() == 0

    before = pages.scale
    press(Qt.Key.Key_Equal, CTRL)
    assert pages.scale > before
    press(Qt.Key.Key_Minus, CTRL, times=4)
    assert pages.scale < before
    press(Qt.Key.Key_0, CTRL)
    assert (pages.fit, pages.scale) == (Fit.WIDTH, before)
    press(Qt.Key.Key_9, CTRL)
    assert pages.fit is Fit.PAGE
    exporter.settle()


def test_that_zooming_keeps_the_page(exporter):
    press(Qt.Key.Key_PageDown, times=3)
    for key in (Qt.Key.Key_Equal, Qt.Key.Key_Equal, Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_Minus):
        press(key, CTRL)
        assert exporter.pages.page == 3
    exporter.window.resize(1300, 640)
    assert exporter.pages.page == 3


def test_that_scrolling_looks_at_the_page_under_the_eye(exporter, qtbot):
    bar = exporter.pages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    middle = exporter.pages.page
    assert 0 < middle < exporter.pages.count - 1
    qtbot.waitUntil(lambda: bool(exporter.pages.words))
    assert (
        exporter.pages.accessibleName() == f"Preview, page {middle + 1} of {exporter.pages.count}"
    )


def test_that_a_shorter_record_shows_its_last_page(exporter):
    exporter.pages.go_to(exporter.pages.count - 1)
    for part in exporter.window.panel.parts.parts:
        exporter.window.panel.parts.box(part).click()
    exporter.settle()
    assert (exporter.pages.page, exporter.pages.count) == (0, 1)


def test_that_characters_no_font_has_are_told_under_the_pages(exporter, qtbot):
    assert not exporter.window.preview.note
    exporter.say("中文")
    qtbot.waitUntil(
        lambda: "No font here has 中 文" in exporter.window.preview.note.replace("文 中", "中 文"),
        timeout=5_000,
    )


def test_that_a_long_record_keeps_its_old_pages_and_says_that_new_ones_come(exporter, qtbot):
    before = exporter.pages.count
    _fill(exporter, 600)
    bar = exporter.window.preview.bar
    qtbot.waitUntil(lambda: bar.is_announcing, timeout=10_000)
    assert exporter.pages.isVisible()
    assert exporter.pages.count == before
    exporter.settle()
    assert not bar.is_announcing
    assert exporter.pages.count > before


def test_that_an_export_goes_first_and_the_preview_comes_after_it(exporter, qtbot, tmp_path):
    _fill(exporter, 150)
    maker = exporter.main.findChild(ExportCommands).controller.maker
    qtbot.waitUntil(lambda: maker.is_busy)
    target = tmp_path / "record.pdf"
    was_asked = answer_file_dialog(str(target))
    press(Qt.Key.Key_Return)
    assert was_asked()
    maker.refresh_now()
    qtbot.waitUntil(target.exists, timeout=20_000)
    exporter.settle()
    exporter.find_page("word149")


def test_that_an_export_is_cancelled_from_the_window_and_the_preview_goes_on(
    exporter, qtbot, tmp_path
):
    _fill(exporter, 400)
    target = tmp_path / "record.pdf"
    was_asked = answer_file_dialog(str(target))
    press(Qt.Key.Key_Return)
    assert was_asked()
    button(exporter.window, "Cancel").click()
    qtbot.waitUntil(exporter.window.banner.isVisible, timeout=20_000)
    assert exporter.window.banner.sentence == "Cancelled; no file was written."
    assert exporter.main.status.sentence == "Cancelled; no file was written."
    assert list(tmp_path.glob("*.p*")) == []
    exporter.settle()
    exporter.find_page("word399")


def test_that_a_calendar_without_dates_says_what_to_do(program, qtbot):
    main, _startup = program
    main.commands.new.trigger()
    window = open_export_window()
    words = window.preview.words
    choose_format(window, Format.ICS)
    qtbot.waitUntil(words.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: words.sentence.startswith("No review meeting and no open action"))


def test_that_closing_while_the_preview_is_made_leaves_nothing_running(exporter, qtbot):
    _fill(exporter, 400)
    press(Qt.Key.Key_Escape)
    maker = exporter.main.findChild(ExportCommands).controller.maker
    assert not maker.is_busy
    _fill(exporter, 401)
    assert not maker.is_busy


def test_that_long_cells_are_set_and_drawn_outside_the_windows_own_thread(
    exporter, qtbot, monkeypatch
):
    """`benchmarks/preview.py` measures for how long the window is held up all the same."""
    threads = {"set": set(), "drawn": set()}

    def noted(step, work):
        def run(*given):
            threads[step].add(threading.current_thread())
            return work(*given)

        return run

    monkeypatch.setattr(job, "write_preview", noted("set", job.write_preview))
    monkeypatch.setattr(pdf_renderer, "draw_tile", noted("drawn", pdf_renderer.draw_tile))
    _fill(exporter, 1_000)
    exporter.settle()
    press(Qt.Key.Key_PageDown, times=5)
    exporter.settle()
    assert exporter.pages.count > 30
    assert all(threads.values())
    assert threading.main_thread() not in threads["set"] | threads["drawn"]


def _fill(exporter, words):
    session = exporter.store.session(S)
    long = " ".join(f"word{number}" for number in range(words))
    for prompt in session.prompts:
        for agency in session.agencies:
            before = prompt.entries.get(agency.id, "")
            exporter.startup.autosave.history.perform(
                SetEntry(S, prompt.id, agency.id, before, long)
            )


def test_that_closing_the_program_while_a_file_is_written_asks_first(exporter, qtbot, tmp_path):
    _fill(exporter, 400)
    target = tmp_path / "record.pdf"
    was_asked = answer_file_dialog(str(target))
    press(Qt.Key.Key_Return)
    assert was_asked()
    asked = answer_box("Stay")
    exporter.main.close()
    assert asked()
    assert exporter.main.isVisible()
    qtbot.waitUntil(target.exists, timeout=20_000)
