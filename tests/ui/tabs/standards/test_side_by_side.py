"""The frameworks stand side by side as the source prints them, aligned by meaning."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.ui.widgets.text_layout import TextMark
from tests.ui.tabs.standards.keys import click, current, find, label_texts, press, settle


@pytest.fixture
def side(tab):
    click(tab.toolbar.views.button("side-by-side"))
    return tab.side


def choose(side, row):
    side.picker.setFocus()
    QTest.keyClick(side.picker, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(side.picker, Qt.Key.Key_Down)
    settle()


def button(side, standard_id):
    return next(b for b in side.buttons if b.statement.standard.id == standard_id)


def test_that_the_common_core_stands_as_skills_and_knowledge(side) -> None:
    choose(side, 0)

    texts = label_texts(side)
    assert {"Skills", "Knowledge", "COMMUNICATION AND TEAMWORK", "YOUR ROLE AND REMIT"} <= {*texts}
    assert len(side.buttons) == 24
    left, right = (
        button(side, f"common-core.{group}.1")
        for group in ("communication-and-teamwork", "your-role-and-remit")
    )
    assert left.geometry().right() < right.geometry().left()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Q4", "C4a"),
        ("Q5", "C5"),
        ("Q6", "C6"),
        ("Q20", "C20"),
        ("Q21b", "C25"),
        ("Q32", "C40"),
        ("Q33", "C41"),
    ],
)
def test_that_teachers_standards_of_one_meaning_share_a_row(side, left, right) -> None:
    choose(side, 1)

    assert button(side, f"teachers.{left}").y() == button(side, f"teachers.{right}").y()


def test_that_c21_stands_alone_and_says_so(side) -> None:
    choose(side, 1)

    alone = button(side, "teachers.C21").y()
    assert [b.statement.code for b in side.buttons if b.y() == alone] == ["C21"]
    names = [label.accessibleName() for label in side.area.findChildren(object)
             if hasattr(label, "accessibleName")]  # fmt: skip
    assert "Nothing in Qualified Teacher Status (QTS)" in names


def test_that_differing_words_are_underlined_on_the_right(side) -> None:
    choose(side, 1)

    assert button(side, "teachers.C6").marked_words(TextMark.DIFFERENT) == ["where appropriate"]
    assert button(side, "teachers.Q6").marked_words(TextMark.DIFFERENT) == []
    assert button(side, "teachers.C6").accessibleDescription() == "Not in Q6: “where appropriate”"
    assert button(side, "teachers.C25").accessibleDescription() == "Word for word as Q21(b)."


def test_that_support_staff_stand_as_unit_and_description(side) -> None:
    choose(side, 2)

    assert {"Unit", "Description"} <= {*label_texts(side)}
    left, right = (b for b in side.buttons if b.statement.standard.code == "STL4")
    assert left.statement.text == "Contribute to positive relationships"
    assert right.statement.text.startswith("with children, young people and adults")


def test_that_each_framework_says_its_legal_status(side) -> None:
    for row, words in enumerate(("refreshed in 2010", "1 September 2012", "has been withdrawn")):
        choose(side, row)
        assert side.legal.isVisible()
        assert words in side.legal.text


def test_that_search_marks_hits_there_and_counts_them_in_the_picker(tab, side) -> None:
    choose(side, 1)
    find(tab, "collab")

    assert button(side, "teachers.Q6").marked_words(TextMark.HIT) == ["collab"]
    assert [side.picker.itemText(row) for row in range(3)] == [
        "Common core · no match",
        "Teachers · 6 match",
        "Support staff (NOS) · no match",
    ]
    choose(side, 2)
    find(tab, "valuing")
    hits = [b.marked_words(TextMark.HIT) for b in side.buttons if b.marked_words(TextMark.HIT)]
    assert hits == [["valuing"]]


def test_that_a_hit_in_a_heading_is_marked(tab, side) -> None:
    choose(side, 1)
    find(tab, "collab")

    headings = [h for h in side.area.findChildren(object) if hasattr(h, "marked_words")]
    marked = [h.marked_words() for h in headings if "Team-working" in getattr(h, "text", str)()]
    assert marked == [["collab"]]


def test_that_a_click_opens_the_statement_in_the_list(tab, side) -> None:
    choose(side, 1)
    click(button(side, "teachers.Q20"))

    assert tab.browse.isVisible()
    assert current(tab) == "Q20"
    assert tab.browse.tree.hasFocus()


def test_that_arrows_move_and_enter_opens(tab, side) -> None:
    choose(side, 1)
    button(side, "teachers.Q4").setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    assert side.standard.code == "C5"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Left)
    assert side.standard.code == "Q4"

    press(Qt.Key.Key_Return)
    assert current(tab) == "Q4"


def test_that_copy_and_link_work_on_the_statement_with_the_focus(tab, side, packs) -> None:
    choose(side, 1)
    button(side, "teachers.C21").setFocus()
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == packs.standard("teachers.C21").with_source

    press(Qt.Key.Key_L)
    popup = tab.findChild(object, "link-popup")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert ("C21", "prompt-1") in [(link.code, link.target_id) for link in tab.session.links]
    popup.close()


def test_that_a_statement_reached_by_key_is_scrolled_into_sight(tab, side) -> None:
    tab.resize(1280, 560)
    choose(side, 1)
    button(side, "teachers.Q4").setFocus()
    for _ in range(6):
        press(Qt.Key.Key_Down)

    last = button(side, "teachers.Q33")
    assert last.hasFocus()
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_that_the_view_opens_on_the_framework_of_the_statement_shown(tab) -> None:
    tab.go_to_id("support-staff.STL5")
    tab.browse.tree.setFocus()
    press(Qt.Key.Key_V)

    assert tab.side.picker.currentText() == "Support staff (NOS)"
    press(Qt.Key.Key_Escape)
    assert tab.browse.isVisible()


def test_that_typing_goes_to_a_framework_with_hits_and_shows_the_first(tab, side) -> None:
    tab.resize(1280, 560)
    choose(side, 0)
    find(tab, "team-working")

    assert side.picker.currentText() == "Teachers · 4 match"
    first = button(side, "teachers.Q32")
    assert first.visibleRegion().boundingRect().height() == first.height()
    assert tab.toolbar.search.hasFocus()
