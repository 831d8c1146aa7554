"""The window opens, goes between sessions, follows undo, and closes without losing a word."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from app.models.edits import AddSession, SetDetail
from app.models.records import Origin
from tests.full_disk import full_disk
from tests.models.sessions import filled_session
from tests.ui.conftest import NOW
from tests.ui.driving import answer_box, button, focused_name, named

CTRL = Qt.KeyboardModifier.ControlModifier
S = "session-1"


def _words(window):
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def _history(startup):
    return startup.autosave.history


@pytest.fixture
def filled_program(program):
    """The program with a filled session open."""
    window, startup = program
    _history(startup).perform(AddSession(filled_session(NOW)))
    startup.workspace.open_session(S)
    return window, startup


def test_that_an_empty_library_welcomes_with_two_ways_on(program):
    window, _startup = program
    assert button(window, "New session").isEnabled()
    assert button(window, "Try the sample workshop").isEnabled()
    assert not window.tab_bar.isVisible()


def test_that_a_new_session_opens_and_undo_on_the_list_takes_it_away(program, qtbot):
    window, startup = program
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    session_id = startup.workspace.session_id
    assert window.tab_bar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    assert not window.tab_bar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert startup.store.sessions() == ()
    assert [s.id for s in startup.store.sessions(deleted=True)] == [session_id]
    assert window.status.sentence == "Undone: new session “New workshop”."


def test_that_holding_undo_never_takes_the_open_session_away(filled_program, qtbot):
    window, startup = filled_program
    details = startup.workspace.tab.session.details
    _history(startup).perform(SetDetail.of(S, details, place="Library"))
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert startup.workspace.session_id == S
    assert startup.workspace.tab.session.details.place == "Main hall"
    assert not window.commands.undo.isEnabled()


def test_that_a_sentence_goes_once_it_is_no_longer_true(filled_program, qtbot):
    window, startup = filled_program
    details = startup.workspace.tab.session.details
    _history(startup).perform(SetDetail.of(S, details, place="Library"))
    startup.workspace.tab._context.messages.show_status("Changed. Ctrl+Z puts it back.")  # noqa: SLF001
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.status.sentence == "Undone: change place."


def test_that_the_window_keeps_its_keys_in_one_line_fields(filled_program, qtbot):
    window, startup = filled_program
    startup.workspace.show_tab(0)
    asked = []
    window.commands.export.triggered.disconnect()
    window.commands.export.triggered.connect(lambda: asked.append("export"))
    place = named(window, "Place", QLineEdit)
    place.setFocus()
    qtbot.keyClick(place, Qt.Key.Key_E, CTRL)
    assert asked == ["export"]


def test_that_the_sample_opens_filled(program):
    window, startup = program
    button(window, "Try the sample workshop").click()
    session = startup.workspace.tab.session
    assert len(session.prompts) == 7
    assert any(p.statement.agreed_text for p in session.prompts)


@pytest.mark.parametrize("number", range(5))
def test_that_ctrl_and_its_number_choose_a_tab(filled_program, qtbot, number):
    window, startup = filled_program
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1.value + number), CTRL)
    assert window.tab_bar.current == number
    assert window.pages.currentWidget() is startup.workspace.tab


def test_that_the_last_session_opens_again(open_program, data_folder):
    window, startup = open_program()
    _history(startup).perform(AddSession(filled_session(NOW)))
    startup.workspace.open_session(S)
    window.close()
    again, startup = open_program()
    assert startup.workspace.session_id == S
    assert "Hollin Bank" in _words(again)


def test_that_undo_brings_the_changed_place_into_sight(filled_program, qtbot):
    window, startup = filled_program
    details = startup.workspace.tab.session.details
    _history(startup).perform(SetDetail.of(S, details, place="Library"))
    qtbot.keyClick(window, Qt.Key.Key_5, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.tab_bar.current == 0
    assert named(window, "Place", QLineEdit).text() == "Main hall"


def test_that_the_menu_names_the_step(filled_program):
    window, startup = filled_program
    details = startup.workspace.tab.session.details
    _history(startup).perform(SetDetail.of(S, details, place="Library"))
    assert window.commands.undo.text() == "Undo change place"


def test_that_typing_is_saved_when_the_window_closes_at_once(open_program, qtbot):
    window, startup = open_program()
    _history(startup).perform(AddSession(filled_session(NOW)))
    startup.workspace.open_session(S, 0)
    place = named(window, "Place", QLineEdit)
    place.setFocus()
    place.selectAll()
    qtbot.keyClicks(place, "Library")
    window.close()
    _again, startup = open_program()
    assert startup.workspace.tab.session.details.place == "Library"


def test_that_the_save_indicator_tells_the_truth(filled_program, qtbot):
    window, startup = filled_program
    startup.workspace.show_tab(0)
    place = named(window, "Place", QLineEdit)
    place.setFocus()
    with full_disk(startup.store):
        place.setText("x" * 30_000)
        place.textEdited.emit(place.text())
        assert window.header.save.text() == "Saving…"
        qtbot.waitUntil(lambda: "Not saved: the disk is full" in window.header.save.text())
        assert "stay on the screen" in window.banner.sentence
    qtbot.waitUntil(lambda: "Saved" in window.header.save.text(), timeout=5000)
    assert not window.banner.isVisible()


def test_that_closing_with_unsaved_words_asks_first(filled_program):
    window, startup = filled_program
    startup.workspace.show_tab(0)
    place = named(window, "Place", QLineEdit)
    with full_disk(startup.store):
        place.setText("x" * 30_000)
        place.textEdited.emit(place.text())
        asked = answer_box("Stay")
        window.close()
        assert asked()
        assert window.isVisible()


def test_that_a_second_window_on_the_same_library_is_told_so(program, open_program):
    window, _startup = open_program()
    assert any("open in another Common Ground window" in words for words in _words(window))
    assert button(window, "Try again")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"Dear all, this is a letter.\n" * 40, "is not a Common Ground library"),
    ],
)
def test_that_a_bad_library_is_explained_and_left_alone(open_program, tmp_path, content, words):
    library = tmp_path / "library.db"
    library.write_bytes(content)
    window, _startup = open_program(library)
    assert any(words in said for said in _words(window))
    assert library.read_bytes() == content


def test_that_a_library_put_right_opens_on_try_again(open_program, tmp_path):
    library = tmp_path / "library.db"
    library.write_bytes(b"")
    window, startup = open_program(library)
    library.unlink()
    button(window, "Try again").click()
    assert startup.workspace is not None
    assert button(window, "New session")


def test_that_the_title_and_the_people_stand_in_the_header(filled_program):
    window, _startup = filled_program
    assert window.windowTitle() == "Hollin Bank – Common Ground"
    line = "Tuesday 24 November 2026 · 3 people from 2 agencies · Main hall"
    assert line in _words(window)


def test_that_the_library_is_whole_after_closing(open_program, data_folder):
    window, startup = open_program()
    _history(startup).perform(AddSession(filled_session(NOW)))
    window.close()
    with closing(sqlite3.connect(data_folder / "library.db")) as library:
        assert library.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [p.name for p in data_folder.iterdir() if "lock" in p.name or "journal" in p.name] == []


def test_that_after_a_library_failed_its_commands_act_on_the_next_one_only(
    open_program, data_folder, qtbot
):
    window, startup = open_program()
    _history(startup).perform(AddSession(filled_session(NOW)))
    startup.workspace.open_session(S)
    window.close()
    with closing(sqlite3.connect(data_folder / "library.db")) as library:
        library.execute("UPDATE session SET changed_at = 'yesterday'")
        library.commit()
    window, startup = open_program()
    assert any("is damaged" in words for words in _words(window))
    assert not window.commands.new.isEnabled()
    with closing(sqlite3.connect(data_folder / "library.db")) as library:
        library.execute("UPDATE session SET changed_at = created_at")
        library.commit()
    button(window, "Try again").click()
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert len(startup.store.sessions()) == 2


def test_that_a_session_with_unsaved_words_is_not_left(filled_program):
    window, startup = filled_program
    startup.workspace.show_tab(0)
    place = named(window, "Place", QLineEdit)
    with full_disk(startup.store):
        place.setText("x" * 30_000)
        place.textEdited.emit(place.text())
        startup.workspace.show_sessions()
        assert startup.workspace.session_id == S
        assert "stays open until its words are saved" in window.status.sentence
    startup.workspace.show_sessions()
    assert startup.workspace.session_id == ""
    assert len(startup.store.session(S).details.place) == 30_000


def test_that_a_damaged_window_position_is_no_reason_not_to_start(open_program, data_folder):
    data_folder.mkdir()
    (data_folder / "settings.json").write_text('{"window_geometry": "\\ud800"}')
    window, _startup = open_program()
    assert window.isVisible()


def test_that_a_library_taken_away_is_told_while_typing(filled_program, data_folder, qtbot):
    window, startup = filled_program
    startup.workspace.show_tab(0)
    (data_folder / "library.db").rename(data_folder / "away.db")
    place = named(window, "Place", QLineEdit)
    place.setText("Library")
    place.textEdited.emit(place.text())
    qtbot.waitUntil(lambda: "moved, removed or replaced" in window.banner.sentence)
    (data_folder / "away.db").rename(data_folder / "library.db")
    qtbot.waitUntil(lambda: "Saved" in window.header.save.text(), timeout=5000)


def test_that_one_damaged_session_leaves_the_others_to_work_with(open_program, data_folder):
    window, startup = open_program()
    _history(startup).perform(AddSession(filled_session(NOW)))
    startup.workspace.open_session(S)
    window.close()
    with closing(sqlite3.connect(data_folder / "library.db")) as library:
        library.execute("UPDATE action SET origin = 'rumour'")
        library.commit()
    window, startup = open_program()
    assert "is damaged" in window.banner.sentence
    assert startup.workspace.session_id == ""
    assert window.commands.new.isEnabled()


def test_that_an_action_leads_back_to_the_reservation_it_came_from(program, qtbot):
    window, startup = program
    window.commands.sample.trigger()
    workspace = startup.workspace
    qtbot.waitUntil(lambda: bool(workspace.session_id))
    session = workspace.tab.session
    prompt = next(prompt for prompt in session.prompts if prompt.reservations)
    workspace.show_origin(Origin.RESERVATION, prompt.reservations[0].id)
    qtbot.waitUntil(lambda: focused_name() == "Concern, reservation 1")
    assert workspace.tab.current_cell() == (prompt.id, None)
