"""Three letters find the statement, and what was found is marked and counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.ui.tabs.standards.highlights import search_highlights
from tests.ui.tabs.standards.keys import (
    click,
    click_row,
    codes,
    current,
    find,
    headings,
    press,
    settle,
)


def marked(field):
    return [field.text[s.start : s.end] for s in search_highlights(field.spans)]


@pytest.mark.parametrize(
    ("words", "count", "expected"),
    [
        ("collab", "6 of 52 statements match", ["Q6", "Q32", "Q33", "C6", "C40", "C41"]),
        ("collab appropriate", "4 of 52 statements match", ["Q33", "C6", "C40", "C41"]),
        ("q21b", "1 of 52 statements matches", ["Q21(b)"]),
        ("zebra", "0 of 52 statements match", []),
    ],
)
def test_that_typing_shows_the_hits_and_their_number(tab, words, count, expected) -> None:
    find(tab, words)

    assert codes(tab) == expected
    assert tab.toolbar.count.text() == count


def test_that_frameworks_without_a_hit_come_last_and_say_so(tab) -> None:
    find(tab, "collab")

    assert headings(tab) == [
        ("Teachers · Qualified Teacher Status", "3 of 7"),
        ("Teachers · Core", "3 of 8"),
        ("Common core", "no match"),
        ("Support staff (NOS)", "no match"),
    ]


def test_that_hits_are_marked_in_text_and_heading(tab) -> None:
    find(tab, "collab")

    found = {n.standard.code: n for n in tab.browse.tree.standards.nodes if n.standard}
    assert marked(found["Q6"].hit.text) == ["collab"]
    assert found["Q6"].heading is None
    assert found["Q32"].heading.text == "Team-working and collaboration"
    assert marked(found["Q32"].heading) == ["collab"]
    assert tab.browse.detail.text.marked_words() == ["collab"]


def test_that_hits_are_painted_in_the_colour_of_marks(tab, theme) -> None:
    find(tab, "collab")
    tree = tab.browse.tree
    picture = tree.viewport().grab(tree.visualRect(tree.standards.find("teachers.Q6"))).toImage()

    wanted = theme.colour("highlight").rgb()
    pixels = (picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height()))
    assert any(pixel == wanted for pixel in pixels)


def test_that_the_best_hit_is_shown_at_once(tab) -> None:
    find(tab, "collab")
    assert current(tab) == "Q6"

    find(tab, "c6")
    assert current(tab) == "C6"


def test_that_clearing_keeps_the_statement_that_was_found(tab) -> None:
    find(tab, "stl66")
    press(Qt.Key.Key_Escape)

    assert tab.toolbar.search.text() == ""
    assert len(codes(tab)) == 52
    assert current(tab) == "STL66"
    assert tab.toolbar.search.hasFocus()


def test_that_a_second_escape_goes_to_the_list(tab) -> None:
    find(tab, "stl66")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)

    assert tab.browse.tree.hasFocus()


def test_that_down_goes_into_the_list_and_up_comes_back(tab) -> None:
    find(tab, "collab")
    press(Qt.Key.Key_Down)
    assert tab.browse.tree.hasFocus()
    assert current(tab) == "Q6"

    press(Qt.Key.Key_Down)
    assert current(tab) == "Q32"

    for _ in range(3):
        press(Qt.Key.Key_Up)
    assert tab.toolbar.search.hasFocus()


def test_that_down_goes_to_the_hit_and_no_further_where_it_is_the_only_one(tab) -> None:
    find(tab, "C21")
    press(Qt.Key.Key_Down)
    assert tab.browse.tree.hasFocus()
    assert tab.browse.tree.current_node.key == "teachers.C21"

    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        press(key)
        assert tab.browse.tree.current_node.key == "teachers.C21"


def test_that_down_goes_to_the_first_hit_from_a_heading_left_before(tab) -> None:
    find(tab, "collab")
    click_row(tab, "teachers.core")
    tab.take_focus()
    press(Qt.Key.Key_Down)
    assert tab.browse.tree.current_node.key == "teachers.Q6"


def test_that_a_framework_without_a_hit_can_be_gone_to_from_outside(tab) -> None:
    find(tab, "collab")
    tab.go_to_id("support-staff.STL62")
    find(tab, "collab")
    tab.go_to_id("common-core")
    assert tab.toolbar.search.text() == ""
    assert tab.browse.tree.current_node.key == "common-core"


@pytest.mark.parametrize("key", [Qt.Key.Key_Slash, Qt.Key.Key_F])
def test_that_keys_go_to_the_search_from_the_list(tab, key) -> None:
    tab.browse.tree.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    press(key, control if key == Qt.Key.Key_F else Qt.KeyboardModifier.NoModifier)

    assert tab.toolbar.search.hasFocus()


def test_that_a_slash_can_be_searched_for(tab) -> None:
    find(tab, "parents/")

    assert tab.toolbar.search.text() == "parents/"
    assert codes(tab) == ["CT6"]


def test_that_nothing_found_offers_to_clear_the_search(tab) -> None:
    find(tab, "zebra")
    assert not tab.browse.detail.isVisible()

    click(tab.browse.findChild(object, "clear-search"))

    assert tab.browse.detail.isVisible()
    assert len(codes(tab)) == 52


def test_that_enter_goes_from_the_search_to_the_statement_and_escape_to_the_list(tab) -> None:
    find(tab, "collab")
    press(Qt.Key.Key_Return)
    assert tab.browse.detail.hasFocus()

    press(Qt.Key.Key_Escape)
    assert tab.browse.tree.hasFocus()


def test_that_find_text_counts_and_shows(tab) -> None:
    assert tab.find_text("collab") == 6
    assert tab.find_text("") == 0
    assert tab.toolbar.search.text() == ""


def test_that_groups_fold_by_key_and_click_and_stay_folded_after_a_search(tab) -> None:
    tree = tab.browse.tree
    click_row(tab, "common-core/assertiveness")
    assert not tree.isExpanded(tree.standards.find("common-core/assertiveness"))

    press(Qt.Key.Key_Right)
    assert tree.isExpanded(tree.standards.find("common-core/assertiveness"))
    press(Qt.Key.Key_Left)
    find(tab, "collab")
    press(Qt.Key.Key_Escape)

    assert not tree.isExpanded(tree.standards.find("common-core/assertiveness"))
    assert tree.isExpanded(tree.standards.find("teachers.core"))


def test_that_a_heading_shows_its_statements_and_legal_status(tab) -> None:
    click_row(tab, "teachers.core/core-attributes")

    assert current(tab) == "Professional attributes"
    assert tab.browse.detail.text.text() == "3 statements"
    assert tab.browse.detail.legal.isVisible()
    assert not tab.browse.detail.linked.isVisible()


def test_that_a_hit_further_on_is_brought_into_the_shortened_text(tab) -> None:
    find(tab, "listened")
    node = tab.browse.tree.current_node
    layout, _ = tab.browse.tree.itemDelegate()._statement_layouts(  # noqa: SLF001 - what is painted
        node,
        tab.browse.tree.itemDelegate()._columns(380),  # noqa: SLF001 - as above
    )

    assert layout.text().startswith("… ")
    assert "listened" in layout.text()


def test_that_the_model_keeps_qts_rules(tab) -> None:
    model = tab.browse.tree.standards
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for words in ("collab", "zebra", "q"):
        find(tab, words)
    press(Qt.Key.Key_Escape)

    assert tester.model() is model
    assert model.rowCount() == 4


def test_that_a_row_says_its_words_count_and_links_aloud(tab) -> None:
    model = tab.browse.tree.standards
    role = Qt.ItemDataRole.AccessibleTextRole

    said = model.find("teachers.Q6").data(role)
    assert said.startswith("Q6 Have a commitment to collaboration")
    assert said.endswith("working, linked once in this session")
    assert model.find("teachers.core").data(role) == "Teachers · Core, 8"

    find(tab, "collab")
    assert model.find("teachers.Q32").data(role).endswith("under Team-working and collaboration")


def test_that_the_position_counts_statements_and_names_the_one_shown(qtbot, tab) -> None:
    with qtbot.waitSignal(tab.position_changed) as told:
        click_row(tab, "teachers.Q6")

    assert told.args == ["52 statements in 4 frameworks · Q6"]


@pytest.mark.parametrize("width", [1280, 1440, 3840])
def test_that_nothing_is_wider_than_its_place(tab, width) -> None:
    tab.resize(width, 560)
    settle()

    assert tab.width() == width
    for part in (tab.toolbar, tab.browse.detail.widget()):
        assert part.minimumSizeHint().width() <= part.width()
    assert tab.browse.tree.horizontalScrollBar().maximum() == 0
    assert QApplication.focusWidget() is None or tab.isAncestorOf(QApplication.focusWidget())


def test_that_the_statement_chosen_is_wholly_in_sight_after_the_search_is_cleared(tab) -> None:
    tab.resize(1280, 560)
    settle()
    for words in ("c40", "stl69", "q33"):
        find(tab, words)
        press(Qt.Key.Key_Escape)

        tree = tab.browse.tree
        place = tree.visualRect(tree.currentIndex())
        seen = place.intersected(tree.viewport().rect())
        # Qt's own scrolling leaves the last row of pixels out.
        assert seen.height() >= place.height() - 1
