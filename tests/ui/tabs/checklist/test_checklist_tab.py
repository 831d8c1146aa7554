"""The checklist through real keys and clicks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models.edits import AddSession, RateForAgency, SetAgency
from app.models.records import Agency, Origin, Rating
from app.ui.tabs.checklist.checklist_tab import ChecklistTab
from app.ui.tabs.checklist.statement_row import RATING_KEYS
from tests.full_disk import full_disk
from tests.models.sessions import filled_session, session_with
from tests.ui.driving import bring_to_front, press, show_tab, type_text

TODAY = date(2026, 11, 24)
EDUCATION, HEALTH, POLICE = "agency-Education", "agency-Health", "agency-Police"
N, P, Y = Rating.NOT_YET, Rating.PARTLY, Rating.IN_PLACE


@pytest.fixture
def session(context):
    made = filled_session(datetime(2026, 11, 24, tzinfo=UTC))
    third = replace(made.checklist[1], id="check-3", code="3", text="Trust is there.")
    made = replace(made, checklist=(*made.checklist, third))
    context.history.perform(AddSession(made))
    return made


@pytest.fixture
def tab(qtbot, context, session):
    shown = ChecklistTab(context, today=lambda: TODAY)
    show_tab(qtbot, shown, session.details.id, 1280, 560)
    bring_to_front(qtbot, shown)
    return shown


def statement(context, number):
    return context.store.session("session-1").checklist[number - 1]


def test_that_each_statement_has_a_row_with_its_ratings_and_evidence(tab):
    row = tab.rows.rows["check-1"]
    assert row.rating.rating is P
    assert row.evidence.toPlainText() == "Agreed today"
    assert row.evidence.accessibleName() == "Evidence, statement 1"
    assert row.chip(HEALTH).accessibleName() == "Health: not rated"
    assert row.chip(EDUCATION).text() == "E ✓"


def test_that_every_rating_has_a_key_of_its_own():
    assert list(RATING_KEYS) == [*Rating, None]
    assert len(set(RATING_KEYS.values())) == len(RATING_KEYS)


def test_that_commands_and_hint_name_every_rating_with_its_key(tab):
    commands = [(action.text(), action.shortcut().toString()) for action in tab.commands()]
    assert commands[:4] == [
        ("Rate not yet", "1"),
        ("Rate partly", "2"),
        ("Rate in place", "3"),
        ("Clear the rating", "0"),
    ]
    assert tab.hint == (
        "1 not yet · 2 partly · 3 in place · 0 clear · "
        "E evidence · A action · R to the room · ↑↓ statement"
    )


@pytest.mark.parametrize(
    ("which", "rating"), [(Qt.Key.Key_1, N), (Qt.Key.Key_2, P), (Qt.Key.Key_3, Y)]
)
def test_that_a_digit_rates_the_current_statement(context, tab, which, rating):
    press(Qt.Key.Key_Down)
    press(which)
    assert statement(context, 2).rating is rating
    assert tab.rows.rows["check-2"].rating.rating is rating
    assert context.history.undo_label == "Rate statement 2"


def test_that_nought_clears_and_undo_rates_again(context, tab):
    press(Qt.Key.Key_0)
    assert statement(context, 1).rating is None
    context.history.undo()
    assert statement(context, 1).rating is P
    assert tab.rows.rows["check-1"].rating.rating is P
    context.history.redo()
    assert tab.rows.rows["check-1"].rating.rating is None


def test_that_the_same_rating_again_is_no_step(context, tab):
    before = context.history.undo_label
    press(Qt.Key.Key_2)
    assert context.history.undo_label == before


def test_that_a_click_rates_and_a_second_click_clears(qtbot, context, tab):
    button = tab.rows.rows["check-3"].rating.button(Y)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert statement(context, 3).rating is Y
    assert tab.rows.current.key == "check-3"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert statement(context, 3).rating is None


def test_that_digits_in_the_evidence_are_text(qtbot, context, tab):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_E)
    row = tab.rows.rows["check-2"]
    assert row.evidence.hasFocus()
    for which in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_A):
        press(which)
    assert row.evidence.toPlainText() == "1230a"
    assert statement(context, 2).rating is None
    qtbot.waitUntil(lambda: statement(context, 2).evidence == "1230a")


def test_that_escape_leaves_the_evidence_and_keeps_every_word(qtbot, context, tab):
    press(Qt.Key.Key_E)
    row = tab.rows.rows["check-1"]
    row.evidence.selectAll()
    qtbot.keyClicks(row.evidence, "Minutes of May")
    press(Qt.Key.Key_Escape)
    assert row.hasFocus()
    assert row.evidence.toPlainText() == "Minutes of May"
    assert statement(context, 1).evidence == "Minutes of May"
    press(Qt.Key.Key_3)
    assert statement(context, 1).rating is Y


def test_that_awkward_words_are_kept_exactly(context, tab):
    row = tab.rows.rows["check-2"]
    row.evidence.setFocus()
    words = "<b>شرطة</b> 🙂 & “quoted”\nnext line"
    type_text(row.evidence, words)
    press(Qt.Key.Key_Escape)
    assert statement(context, 2).evidence == words


def test_that_typing_is_one_step_to_undo(qtbot, context, tab):
    row = tab.rows.rows["check-2"]
    row.evidence.setFocus()
    qtbot.keyClicks(row.evidence, "one two")
    press(Qt.Key.Key_Escape)
    assert context.history.undo_label == "Typing evidence for statement 2"
    context.history.undo()
    assert row.evidence.toPlainText() == ""


def test_that_the_editor_grows_with_its_words(qtbot, tab):
    row = tab.rows.rows["check-2"]
    before = row.evidence.height()
    row.evidence.setPlainText("one\ntwo\nthree\nfour")
    qtbot.waitUntil(lambda: row.evidence.height() > 2 * before)


def test_that_undo_keys_in_the_editor_are_left_to_the_window(qtbot, context, tab):
    row = tab.rows.rows["check-1"]
    row.evidence.setFocus()
    qtbot.keyClicks(row.evidence, "x")
    words = row.evidence.toPlainText()
    qtbot.keyClick(row.evidence, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row.evidence.toPlainText() == words


def test_that_arrows_move_the_current_row_and_stop_at_the_ends(tab):
    press(Qt.Key.Key_Up)
    assert tab.rows.current.key == "check-1"
    press(Qt.Key.Key_Down, times=5)
    assert tab.rows.current.key == "check-3"
    assert tab.rows.rows["check-3"].is_current
    assert not tab.rows.rows["check-1"].is_current


def test_that_a_digit_on_a_chip_rates_for_that_agency(context, tab):
    tab.rows.rows["check-1"].chip(HEALTH).setFocus()
    press(Qt.Key.Key_1)
    assert statement(context, 1).by_agency[HEALTH] is N
    assert statement(context, 1).rating is P
    assert tab.rows.rows["check-1"].chip(HEALTH).text() == "H ○"
    assert context.history.undo_label == "Rate statement 1 for Health"
    context.history.undo()
    assert HEALTH not in statement(context, 1).by_agency
    assert tab.rows.rows["check-1"].chip(HEALTH).text() == "H –"


def test_that_down_on_a_chip_stays_with_the_agency(context, tab):
    tab.rows.rows["check-1"].chip(HEALTH).setFocus()
    press(Qt.Key.Key_Down)
    assert tab.rows.rows["check-2"].chip(HEALTH).hasFocus()
    press(Qt.Key.Key_3)
    assert statement(context, 2).by_agency == {HEALTH: Y}


def test_that_a_click_on_a_chip_offers_the_ratings(qtbot, context, tab):
    chip = tab.rows.rows["check-1"].chip(POLICE)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    menu = chip.menu_shown
    assert [action.text() for action in menu.actions()] == [
        "&1   ○ Not yet",
        "&2   ◐ Partly",
        "&3   ✓ In place",
        "&0   – Clear",
    ]
    qtbot.keyClick(menu, Qt.Key.Key_2)
    assert statement(context, 1).by_agency[POLICE] is P
    qtbot.waitUntil(lambda: chip.menu_shown is None)


def test_that_an_action_is_made_from_the_statement(qtbot, context, tab, said):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_A)
    made = context.store.session("session-1").actions[-1]
    assert (made.origin, made.origin_id, made.what) == (Origin.CHECKLIST, "check-2", "")
    assert said == ["Action added from statement 2. Write what will be done on the Actions tab."]
    link = tab.rows.rows["check-2"].findChild(QPushButton, "statement-actions")
    assert link.text() == "1 action · no date"
    with qtbot.waitSignal(tab.actions_requested) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == ["check-2"]
    context.history.undo()
    assert not link.isVisible()


def test_that_the_order_does_not_move_while_rating(qtbot, context, tab):
    qtbot.mouseClick(tab.findChild(QPushButton, "segment-not_yet"), Qt.MouseButton.LeftButton)
    assert tab.rows.order == ("check-1", "check-2", "check-3")
    tab.rows.go_to("check-3")
    tab.take_focus()
    press(Qt.Key.Key_1)
    assert tab.rows.order == ("check-1", "check-2", "check-3")
    qtbot.mouseClick(tab.findChild(QPushButton, "segment-not_yet"), Qt.MouseButton.LeftButton)
    assert tab.rows.order == ("check-3", "check-1", "check-2")
    assert tab.rows.current.key == "check-3"


def test_that_the_widest_gap_comes_first_and_is_named(qtbot, context, tab):
    for agency, rating in ((EDUCATION, N), (HEALTH, Y)):
        context.history.perform(RateForAgency("session-1", "check-3", agency, None, rating))
    row = tab.rows.rows["check-3"]
    assert row.view.gap == "Widest gap: Health\N{NO-BREAK SPACE}✓, Education\N{NO-BREAK SPACE}○"
    qtbot.mouseClick(tab.findChild(QPushButton, "segment-widest_gap"), Qt.MouseButton.LeftButton)
    assert tab.rows.order == ("check-1", "check-3", "check-2")


def test_that_the_top_line_counts(tab):
    assert tab.bar.words == "1 of 3 rated"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_3)
    assert tab.bar.words == "2 of 3 rated"


def test_that_a_renamed_agency_is_named_on_its_chip_at_once(context, tab, session):
    context.history.perform(SetAgency.of("session-1", session.agencies[1], name="Early help"))
    row = tab.rows.rows["check-1"]
    assert row.chip(HEALTH).accessibleName() == "Early help: not rated"
    assert row.chip(HEALTH).text().split()[0] == "EH"
    assert row.chip(EDUCATION).text().split()[0] == "Ed"


def test_that_undo_comes_back_to_the_place(qtbot, context, tab):
    context.history.moved.connect(tab.reveal)
    row = tab.rows.rows["check-2"]
    row.evidence.setFocus()
    qtbot.keyClicks(row.evidence, "Seen")
    press(Qt.Key.Key_Escape)
    tab.rows.rows["check-3"].chip(HEALTH).setFocus()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Up, times=2)
    context.history.undo()
    assert tab.rows.rows["check-3"].chip(HEALTH).hasFocus()
    context.history.undo()
    assert row.evidence.hasFocus()


def test_that_focus_and_caret_stay_through_a_change_from_elsewhere(context, tab):
    row = tab.rows.rows["check-1"]
    row.evidence.setFocus()
    cursor = row.evidence.textCursor()
    cursor.setPosition(6)
    row.evidence.setTextCursor(cursor)
    context.history.perform(RateForAgency("session-1", "check-2", HEALTH, None, Y))
    assert row.evidence.hasFocus()
    assert row.evidence.textCursor().position() == 6


def test_that_found_words_are_counted_and_gone_to(tab):
    assert tab.find_text("AGREED") == 1
    assert tab.rows.current.key == "check-1"
    assert tab.find_text("are clear") == 2
    assert tab.rows.current.key == "check-1"
    assert tab.find_text("are clear") == 2
    assert tab.rows.current.key == "check-2"
    assert tab.find_text("") == 0


def test_that_another_session_takes_the_place_of_the_first(qtbot, context, tab, packs):
    other = session_with(replace(tab.session.details, id="session-2"))
    context.history.perform(AddSession(other))
    row = tab.rows.rows["check-2"]
    row.evidence.setFocus()
    qtbot.keyClicks(row.evidence, "not lost")
    tab.open("session-2")
    assert statement(context, 2).evidence == "not lost"
    assert not tab.rows.isVisible()
    assert not tab.rows.rows


def test_that_ten_agencies_fit_beside_the_statement(qtbot, context, tab):
    many = tuple(Agency(f"g{n}", f"Agency {n}", "", "#005EA5", True) for n in range(10))
    only = replace(tab.session.checklist[0], id="wide-1", by_agency={})
    details = replace(tab.session.details, id="session-3")
    wide = session_with(details, agencies=many, checklist=(only,))
    context.history.perform(AddSession(wide))
    tab.open("session-3")
    row = tab.rows.rows["wide-1"]
    qtbot.waitUntil(lambda: row.chip("g9").y() > row.chip("g0").y())
    assert row.width() <= 1280
    assert all(row.rect().contains(row.chip(a.id).geometry().size().width(), 1) for a in many)


@pytest.mark.parametrize("width", [946, 1010, 1266, 1426])
def test_that_no_column_lies_over_another(tab, qtbot, width):
    tab.resize(width, 520)
    row = next(iter(tab._list.rows.values()))  # noqa: SLF001 - the row as it is laid out
    cells = row._cells  # noqa: SLF001
    qtbot.waitUntil(lambda: cells[-1].geometry().right() <= width)
    for left, right in pairwise(cells):
        assert left.geometry().right() < right.geometry().left()
    buttons = row.rating.findChildren(QPushButton)
    assert all(b.width() >= b.sizeHint().width() - 2 for b in buttons)


def test_that_evidence_that_cannot_be_saved_outlives_its_row(qtbot, context, tab, session):
    other = session_with(replace(session.details, id="session-2"))
    context.history.perform(AddSession(other))
    long = "z" * 30_000
    with full_disk(context.store):
        press(Qt.Key.Key_E)
        type_text(tab.rows.rows["check-1"].evidence, long)
        tab.open("session-2")
        assert tab.rows.rows == {}
        assert context.autosave.is_dirty
    qtbot.waitUntil(lambda: long in statement(context, 1).evidence, timeout=5000)
    assert not context.autosave.is_dirty


def test_that_a_statement_is_given_one_empty_action_only(context, tab, said):
    before = len(context.store.session("session-1").actions)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_A, times=2)
    assert len(context.store.session("session-1").actions) == before + 1
    assert said[-1] == "There is an empty action from statement 2 already; Ctrl+5 goes to it."


def test_that_hits_in_a_very_long_evidence_are_all_counted(qtbot, tab):
    evidence = tab.rows.rows["check-1"].evidence
    evidence.show_text("İß 🙂 a\u00a0b " * 5000)
    assert evidence.mark("A B") == 5000
    assert len(evidence.extraSelections()) == 300
    assert evidence.extraSelections()[1].cursor.selectedText() == "a\u00a0b"
