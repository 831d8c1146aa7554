"""Collect worksheets from the window: seen first, added as one step, by keys alone."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.models.records import Rating
from app.ui.worksheets.collect_command import CollectCommand
from app.ui.worksheets.collect_dialog import CollectDialog
from tests.ui.driving import answer_file_dialog, focused_name
from tests.ui.worksheets.conftest import SESSION

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
S = SESSION.details.id
EDUCATION, HEALTH, *_ = (agency.id for agency in SESSION.agencies)
FIRST = SESSION.prompts[0]


def _press(dialog, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


def _add(dialog):
    """Press "Add to the grid" by keys: Tab leads to it, and Space presses it."""
    for _ in range(8):
        if dialog.focusWidget() is dialog.add:
            break
        _press(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.add
    _press(dialog, Qt.Key.Key_Space)


def _cells(dialog):
    table = dialog.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def _drop(window, *paths):
    """Drop files on the window as another program does; tell whether it took them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    surface, at = window.windowHandle(), window.rect().center()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, button, none)
    QApplication.sendEvent(surface, enter)
    drop = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, button, none)
    QApplication.sendEvent(surface, drop)
    return enter.isAccepted() and drop.isAccepted()


def _entry(startup, agency=HEALTH):
    return startup.store.session(S).prompts[0].entries.get(agency, "")


def test_that_a_returned_worksheet_is_shown_added_undone_and_redone(
    filled, returned, when_open, qtbot
):
    window, startup = filled
    file, before = returned("A. Khan"), _entry(startup)
    seen = when_open(CollectDialog, lambda d: (_cells(d), _add(d)))
    answered = answer_file_dialog(str(file))
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL | SHIFT)
    qtbot.waitUntil(lambda: _entry(startup) != before)
    assert answered()
    (line,) = seen[0][0]
    assert line == ["✓", "A. Khan, GP", "Health", "1 answer, 2 new lines.", "A. Khan.pdf"]
    assert _entry(startup) == f"{before}\nSharing early\nConsent"
    assert window.commands.undo.text() == "Undo collect 1 worksheet"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert _entry(startup) == before
    assert startup.store.session(S).people == SESSION.people
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert _entry(startup) == f"{before}\nSharing early\nConsent"


def test_that_twelve_dropped_files_are_all_told_of_and_the_good_ones_added(
    filled, returned, when_open, qtbot, tmp_path
):
    window, startup = filled
    files = [returned(f"Person {n}", f"Point {n}", n % 3) for n in range(8)]
    for number, data in enumerate((b"", b"%PDF-1.7 cut", b"Dear", b"%PDF-1.4\n" * 50)):
        files.append(tmp_path / f"bad {number}.pdf")
        files[-1].write_bytes(data)
    seen = when_open(CollectDialog, lambda d: (_cells(d), _add(d)))
    assert _drop(window, *files)
    qtbot.waitUntil(lambda: "Point 7" in _entry(startup))
    lines = seen[0][0]
    assert [line[0] for line in lines] == ["✓"] * 8 + ["!"] * 4
    assert lines[8][3] == "“bad 0.pdf” is empty. Ask for it to be sent again."
    assert window.commands.undo.text() == "Undo collect 8 worksheets"
    startup.workspace.undo()
    assert _entry(startup) == FIRST.entries[HEALTH]


def test_that_a_dropped_file_never_becomes_text_in_a_cell(filled, returned, when_open, qtbot):
    window, startup = filled
    seen = when_open(CollectDialog, lambda d: _press(d, Qt.Key.Key_Escape))
    assert _drop(window, returned("A. Khan"))
    qtbot.waitUntil(lambda: bool(seen))
    assert startup.autosave.flush()
    assert startup.store.session(S).prompts == SESSION.prompts


def test_that_a_dropped_photograph_is_told_of_and_is_no_text_either(
    filled, when_open, qtbot, tmp_path
):
    window, startup = filled
    other = tmp_path / "photograph.jpg"
    other.write_bytes(b"\xff\xd8\xff")
    seen = when_open(CollectDialog, lambda d: (_cells(d), _press(d, Qt.Key.Key_Escape)))
    assert _drop(window, other)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0][0][3].startswith("“photograph.jpg” is not a PDF file.")
    assert startup.store.session(S).prompts == SESSION.prompts


def test_that_dropped_words_still_go_where_they_are_dropped(filled):
    window, _startup = filled
    assert not _drop(window)


def test_that_escape_adds_nothing(filled, returned, when_open, qtbot):
    window, startup = filled
    seen = when_open(CollectDialog, lambda d: _press(d, Qt.Key.Key_Escape))
    _drop(window, returned("A. Khan"))
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert startup.store.session(S).prompts == SESSION.prompts


def test_that_keys_meant_for_a_cell_add_nothing(filled, returned, when_open, qtbot):
    window, startup = filled

    def type_on(dialog):
        for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            _press(dialog, key)
        return dialog.isVisible()

    seen = when_open(CollectDialog, type_on)
    _drop(window, returned("A. Khan"))
    qtbot.waitUntil(lambda: seen == [True])
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert startup.store.session(S).prompts == SESSION.prompts


def test_that_what_is_dropped_while_others_are_shown_waits(filled, returned, when_open, qtbot):
    window, startup = filled
    collecting = window.findChild(CollectCommand)
    second = returned("B. Lee", "Second line")
    seen = when_open(CollectDialog, lambda d: (collecting.collect([second]), _add(d)))
    _drop(window, returned("A. Khan", "First line"))
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.waitUntil(lambda: "First line" in _entry(startup))
    assert "Second line" not in _entry(startup)


def test_that_names_and_ratings_are_chosen_by_keys(filled, returned, when_open, qtbot):
    window, startup = filled
    check = SESSION.checklist[0].id
    file = returned("A. Khan", number=0, **{check: "not_yet"})

    def act(dialog):
        assert focused_name() == "Returned worksheets"
        assert dialog.detail.toPlainText().startswith(f"Prompt 1: {FIRST.text}\nSharing early")
        assert dialog.replacing.text() == "&Replace the 1 rating that differs from the checklist"
        for _ in range(2):
            _press(dialog, Qt.Key.Key_Tab)
        assert dialog.names.hasFocus()
        _press(dialog, Qt.Key.Key_Space)
        _press(dialog, Qt.Key.Key_Tab)
        _press(dialog, Qt.Key.Key_Space)
        _add(dialog)

    when_open(CollectDialog, act)
    _drop(window, file)
    qtbot.waitUntil(lambda: "Consent" in _entry(startup, EDUCATION))
    assert _entry(startup, EDUCATION).endswith("Consent (A. Khan, GP)")
    ratings = startup.store.session(S).checklist[0].by_agency
    assert ratings[EDUCATION] is Rating.NOT_YET


def test_that_up_and_down_show_every_word_of_each_file(filled, returned, when_open, qtbot):
    window, _startup = filled
    files = returned("A", "One"), returned("B", "Two")

    def act(dialog):
        first = dialog.detail.toPlainText()
        _press(dialog, Qt.Key.Key_Down)
        return first, dialog.detail.toPlainText()

    seen = when_open(CollectDialog, act)
    _drop(window, *files)
    qtbot.waitUntil(lambda: bool(seen))
    assert [text.splitlines()[1] for text in seen[0]] == ["One", "Two"]


def test_that_with_nothing_to_add_there_is_only_close(filled, when_open, qtbot, tmp_path):
    window, _startup = filled
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"")

    def act(dialog):
        _press(dialog, Qt.Key.Key_Return)
        said = [each.text() for each in dialog.findChildren(QLabel)]
        return dialog.add.isVisible(), dialog.cancel.text(), said, _cells(dialog)

    seen = when_open(CollectDialog, act)
    _drop(window, bad, tmp_path)
    qtbot.waitUntil(lambda: bool(seen))
    is_adding, closing, said, cells = seen[0]
    assert (is_adding, closing) == (False, "Close")
    assert "There is nothing to add: none of this can be used, and each line says why." in said
    assert not any("New lines go below" in words for words in said)
    assert cells[1][3].endswith("is a folder. Choose the worksheets in it.")


def test_that_what_is_being_typed_is_kept_beside_what_is_collected(
    filled, returned, when_open, qtbot
):
    window, startup = filled
    tab = startup.workspace.tab
    tab.go_to(FIRST.id, HEALTH)
    QTest.keyClicks(QApplication.focusWidget(), "Typed now ")
    when_open(CollectDialog, _add)
    _drop(window, returned("A. Khan"))
    qtbot.waitUntil(lambda: "Consent" in _entry(startup))
    assert "Typed now" in _entry(startup)


def test_that_on_the_list_of_sessions_a_drop_says_what_to_do(program, returned, qtbot):
    window, _startup = program
    assert _drop(window, returned("A. Khan"))
    qtbot.waitUntil(lambda: "Open the session" in window.status.sentence)


def test_that_reading_can_be_called_off_and_then_nothing_is_added(filled, returned, qtbot):
    window, startup = filled
    file = returned("A. Khan")
    # So many that the button is pressed before they are read.
    startup.workspace.findChild(CollectCommand).collect([file] * 300)
    window.jobs.findChild(QPushButton, "cancel-job").click()
    qtbot.waitUntil(lambda: window.status.sentence == "Cancelled; nothing was added.")
    assert startup.store.session(S).prompts == SESSION.prompts
    assert QApplication.activeModalWidget() is None
