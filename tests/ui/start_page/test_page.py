from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from app.models.edits import AddSession, DeleteSession, SetDetail, SetPerson
from app.models.rules.new_session import copy_of
from app.ui.start_page.page import StartPage
from app.ui.start_page.table import SessionsTable
from tests.models.sessions import filled_session
from tests.ui.conftest import NOW

TITLES = ("Ashworth High", "Hollin Bank", "St Anne’s")


@pytest.fixture
def ids(context):
    """Three sessions, the last changed last in the alphabet."""
    made = []
    for hours, title in enumerate(reversed(TITLES)):
        copy = copy_of(filled_session(NOW), title, NOW - timedelta(hours=hours))
        details = replace(copy.details, setting=f"Setting of {title}")
        context.history.perform(AddSession(replace(copy, details=details)))
        made.append(copy.details.id)
    return list(reversed(made))


@pytest.fixture
def page(qtbot, context):
    page = StartPage(context)
    qtbot.addWidget(page)
    page.resize(1280, 560)
    with qtbot.waitExposed(page):
        page.show()
    page.take_focus()
    return page


def table(page):
    return page.findChild(SessionsTable)


def titles(page):
    model = table(page).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(page):
    return table(page).chosen.title


def button(page, words):
    return next(
        b for b in page.findChildren(QPushButton) if b.text().startswith(words) and b.isVisible()
    )


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(table(page), key)


def click_row(qtbot, page, row):
    place = table(page).visualRect(table(page).model().index(row, 1)).center()
    qtbot.mouseClick(table(page).viewport(), Qt.MouseButton.LeftButton, pos=place)
    return place


def test_that_an_empty_library_offers_a_new_session_and_the_sample(qtbot, context, page):
    assert button(page, "New session").hasFocus()
    with qtbot.waitSignal(page.new_requested):
        qtbot.mouseClick(button(page, "New session"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.sample_requested):
        qtbot.mouseClick(button(page, "Try the sample"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.import_requested):
        qtbot.mouseClick(button(page, "Import"), Qt.MouseButton.LeftButton)


def test_that_the_welcome_gives_way_to_the_first_session(page, context):
    assert not table(page).isVisible()
    context.history.perform(AddSession(filled_session(NOW)))
    assert table(page).isVisible()
    assert table(page).hasFocus()
    context.history.undo()
    assert not table(page).isVisible()
    assert button(page, "New session").hasFocus()


def test_that_sessions_are_listed_last_changed_first(ids, page):
    assert titles(page) == list(reversed(TITLES))
    model = table(page).model()
    assert model.index(0, 1).data() == "Setting of St Anne’s"
    assert model.index(0, 3).data() == "1 of 3"


def test_that_enter_and_a_double_click_open_a_session(qtbot, ids, page):
    press(qtbot, page, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.open_requested) as opened:
        press(qtbot, page, Qt.Key.Key_Return)
    assert opened.args == [ids[1]]
    place = click_row(qtbot, page, 2)
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseDClick(table(page).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [ids[0]]


def test_that_a_click_on_a_header_sorts_and_a_second_turns_it_round(qtbot, ids, page):
    header = table(page).horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert titles(page) == list(TITLES)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert titles(page) == list(reversed(TITLES))


def test_that_sorting_keeps_the_chosen_session(qtbot, ids, page):
    click_row(qtbot, page, 1)
    qtbot.keyClick(table(page), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == list(TITLES)
    assert chosen(page) == "Hollin Bank"


def test_that_search_narrows_the_list_and_can_be_cleared(qtbot, ids, page):
    search = page.findChild(QLineEdit, "session-search")
    qtbot.keyClicks(search, "bank hol")
    assert titles(page) == ["Hollin Bank"]
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert opened.args == [ids[1]]
    qtbot.keyClicks(search, "zzz")
    assert titles(page) == []
    qtbot.mouseClick(button(page, "Clear the search"), Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 3


def test_that_ctrl_f_goes_to_the_search(qtbot, ids, page):
    qtbot.keyClick(table(page), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.findChild(QLineEdit, "session-search").hasFocus()


def test_that_find_searches_the_list(ids, page):
    assert page.find_text("anne") == 1
    assert page.find_text("") == 3


def test_that_f2_renames_in_place_and_undo_takes_it_back(qtbot, context, ids, page):
    click_row(qtbot, page, 1)
    press(qtbot, page, Qt.Key.Key_F2)
    editor = page.findChild(QLineEdit, "rename-editor")
    editor.selectAll()
    qtbot.keyClicks(editor, "Hollin Bank Primary")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Hollin Bank Primary" in titles(page))
    assert context.store.session(ids[1]).details.title == "Hollin Bank Primary"
    assert chosen(page) == "Hollin Bank Primary"
    assert context.history.undo_label == "Rename session “Hollin Bank”"
    context.history.undo()
    assert "Hollin Bank" in titles(page)


def test_that_a_session_keeps_its_title_rather_than_have_none(qtbot, context, ids, page, said):
    press(qtbot, page, Qt.Key.Key_F2)
    editor = page.findChild(QLineEdit, "rename-editor")
    editor.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert "needs a title" in said[-1]
    assert titles(page) == list(reversed(TITLES))


def test_that_ctrl_d_duplicates_the_whole_session(qtbot, context, ids, page):
    click_row(qtbot, page, 1)
    qtbot.keyClick(table(page), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert chosen(page) == "Hollin Bank (copy)"
    copy = context.store.whole_session(table(page).chosen.id)
    assert copy.details.id not in ids
    assert [p.name for p in copy.people] == [p.name for p in filled_session(NOW).people]
    assert len(copy.wordings) == 2
    context.history.undo()
    assert sorted(titles(page)) == sorted(TITLES)


def test_that_delete_says_how_to_get_it_back_and_undo_does(qtbot, context, ids, page, said):
    click_row(qtbot, page, 1)
    press(qtbot, page, Qt.Key.Key_Delete)
    assert titles(page) == ["St Anne’s", "Ashworth High"]
    assert said[-1] == "Deleted “Hollin Bank”. Ctrl+Z puts it back."
    assert chosen(page) == "Ashworth High"
    context.history.undo()
    page.reveal(DeleteSession(ids[1], "Hollin Bank", NOW))
    assert chosen(page) == "Hollin Bank"


def test_that_a_deleted_session_can_be_restored(qtbot, context, ids, page):
    click_row(qtbot, page, 1)
    press(qtbot, page, Qt.Key.Key_Delete)
    qtbot.mouseClick(button(page, "Recently deleted (1)"), Qt.MouseButton.LeftButton)
    assert titles(page) == ["Hollin Bank"]
    press(qtbot, page, Qt.Key.Key_F2, Qt.Key.Key_Delete)
    assert page.findChild(QLineEdit, "rename-editor") is None
    qtbot.mouseClick(button(page, "Restore"), Qt.MouseButton.LeftButton)
    assert sorted(titles(page)) == sorted(TITLES)
    assert context.store.sessions(deleted=True) == ()


def test_that_undoing_a_restore_keeps_the_time_of_the_deletion(qtbot, context, ids, page):
    long_ago = NOW - timedelta(days=300)
    context.history.perform(DeleteSession(ids[1], "Hollin Bank", long_ago))
    qtbot.mouseClick(button(page, "Recently deleted (1)"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(page, "Restore"), Qt.MouseButton.LeftButton)
    context.history.undo()
    (deleted,) = context.store.sessions(deleted=True)
    assert deleted.deleted_at == long_ago


def test_that_the_last_session_deleted_leaves_a_way_back(qtbot, context, session, page):
    press(qtbot, page, Qt.Key.Key_Delete)
    qtbot.mouseClick(button(page, "Recently deleted (1)"), Qt.MouseButton.LeftButton)
    press(qtbot, page, Qt.Key.Key_Return)
    assert titles(page) == ["Hollin Bank"]


def test_that_the_menu_of_a_row_offers_its_commands(qtbot, ids, page):
    place = table(page).visualRect(table(page).model().index(0, 1)).center()
    table(page).customContextMenuRequested.emit(place)
    menu = page.findChild(QMenu, "session-menu")
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Open", "Meet again", "Duplicate", "Rename", "Delete", "Sort"]
    menu.close()


def test_that_the_page_is_not_read_again_for_what_it_does_not_show(context, session, page):
    reads = []
    context.notifier.changed.connect(lambda _: reads.append(table(page).model().sessions))
    before = table(page).model().sessions
    context.history.perform(SetPerson.of(session.details.id, session.people[0], role="Head"))
    assert reads[-1] is before
    context.history.perform(SetDetail.of(session.details.id, session.details, title="Another"))
    assert titles(page) == ["Another"]


def test_that_a_hidden_page_reads_the_library_when_it_is_shown_again(qtbot, context, session, page):
    page.hide()
    context.history.perform(SetDetail.of(session.details.id, session.details, title="Another"))
    assert titles(page) == ["Hollin Bank"]
    page.show()
    assert titles(page) == ["Another"]


def test_that_the_position_names_the_chosen_session(qtbot, ids, page):
    with qtbot.waitSignal(page.position_changed) as moved:
        click_row(qtbot, page, 1)
    assert moved.args == ["Session 2 of 3 · Hollin Bank"]


def test_that_commands_are_off_while_nothing_is_chosen(page):
    assert not any(action.isEnabled() for action in page.commands() if action.text() == "Delete")


def test_that_meeting_again_opens_a_session_with_nothing_said(qtbot, context, session, page):
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(table(page), Qt.Key.Key_D, CTRL_SHIFT)
    again = context.store.session(asked.args[0])
    assert again.details.reviews_id == session.details.id
    assert not any(prompt.entries for prompt in again.prompts)


def test_that_doing_a_deletion_again_stays_on_the_list(qtbot, context, session, page):
    press(qtbot, page, Qt.Key.Key_Delete)
    context.history.moved.connect(page.reveal)
    context.history.undo()
    context.history.redo()
    assert not page._list.shows_deleted  # noqa: SLF001 - what is looked at
