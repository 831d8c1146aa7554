"""A statement is shown with its path, its legal status and what it leads to or builds on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app.ui.widgets.highlight_label import HighlightLabel
from tests.ui.tabs.standards.keys import click, click_row, current, find, label_texts, press


def related(card):
    """The related statement's label in a card."""
    return card.findChild(HighlightLabel)


def test_that_a_click_shows_the_statement(tab) -> None:
    click_row(tab, "teachers.Q6")
    detail = tab.browse.detail

    assert detail.path.text() == (
        "Professional Standards for Teachers › Qualified Teacher Status › "
        "Professional attributes › Communicating and working with others"
    )
    assert current(tab) == "Q6"
    assert detail.text.text() == "Have a commitment to collaboration and co-operative working"
    assert detail.legal.text == (
        "Historical. In force from September 2007; replaced by the Teachers' Standards on "
        "1 September 2012. Source: TDA, 2007"
    )


@pytest.mark.parametrize(
    "key", ["common-core.assertiveness.1", "teachers.C21", "support-staff.STL4"]
)
def test_that_the_legal_status_is_always_in_sight(tab, key) -> None:
    tab.resize(1280, 560)
    tab.go_to_id(key)

    legal = tab.browse.detail.legal
    assert legal.isVisible()
    assert legal.text.startswith("Historical. ")
    assert legal.visibleRegion().boundingRect() == legal.rect()


def test_that_the_code_leads_on_and_back(tab) -> None:
    click_row(tab, "teachers.Q6")
    detail = tab.browse.detail
    assert not detail.builds_on.isVisible()

    click(detail.leads_to.findChild(QPushButton, "related-teachers.C6"))
    assert current(tab) == "C6"
    assert tab.browse.tree.current_node.key == "teachers.C6"
    assert not detail.leads_to.isVisible()

    click(detail.builds_on.findChild(QPushButton, "related-teachers.Q6"))
    assert current(tab) == "Q6"


def test_that_a_relation_outside_the_search_clears_it(tab) -> None:
    find(tab, "q6")
    click(tab.browse.detail.leads_to.findChild(QPushButton, "related-teachers.C6"))

    assert current(tab) == "C6"
    assert tab.toolbar.search.text() == ""


@pytest.mark.parametrize(
    ("key", "words", "note"),
    [
        ("teachers.Q6", ["where appropriate"], "Not in Q6: “where appropriate”"),
        ("teachers.Q5", ["contributions", "their"], "Not in Q5: “contributions”, “their”"),
        ("teachers.Q21b", [], "Word for word as Q21(b)."),
    ],
)
def test_that_differing_words_are_underlined_and_told(tab, key, words, note) -> None:
    tab.go_to_id(key)
    label = related(tab.browse.detail.leads_to)

    assert label.marked_words() == words
    assert label.accessibleDescription() == note
    assert (note in label_texts(tab.browse.detail.leads_to)) is not bool(words)


def test_that_a_shorter_older_wording_says_that_nothing_was_dropped(tab) -> None:
    tab.go_to_id("teachers.C40")

    assert "All of this is in C40 too, which says more." in label_texts(tab.browse.detail.builds_on)


def test_that_a_code_of_our_own_is_not_passed_off_as_printed(tab) -> None:
    tab.go_to_id("common-core.assertiveness.1")
    assert tab.browse.detail.code_note.isVisible()

    tab.go_to_id("teachers.Q6")
    assert not tab.browse.detail.code_note.isVisible()


def test_that_copying_takes_the_source_along(tab, said, packs) -> None:
    click_row(tab, "teachers.Q6")
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    standard = packs.standard("teachers.Q6")
    assert QGuiApplication.clipboard().text() == standard.with_source
    assert said == ["Copied Q6 with its source."]


def test_that_copying_works_from_the_search_and_by_click(tab, packs) -> None:
    clipboard = QGuiApplication.clipboard()
    find(tab, "q33")
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == packs.standard("teachers.Q33").with_source

    tab.go_to_id("teachers.C41")
    click(tab.browse.detail.linked.copy_button)
    assert clipboard.text() == packs.standard("teachers.C41").with_source


def test_that_words_selected_in_the_search_are_copied_as_they_are(tab) -> None:
    find(tab, "q33")
    tab.toolbar.search.selectAll()
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "q33"


def test_that_a_heading_cannot_be_copied_or_linked(tab) -> None:
    click_row(tab, "teachers.core/core-attributes")

    enabled = {action.text() for action in tab.commands() if action.isEnabled()}
    assert not enabled & {"Link to…", "Copy with source", "Show to the room"}


def test_that_each_command_has_its_key(tab) -> None:
    keys = [action.shortcut().toString() for action in tab.commands()]
    assert keys[:5] == ["/", "L", "Ctrl+C", "R", "V"]


def test_that_codes_and_words_of_any_length_stay_inside(tab, packs) -> None:
    pack = packs.standards[1]
    framework = pack.frameworks[0]
    first, second = framework.standards[:2]
    odd = replace(
        framework,
        groups=(),
        ungrouped=(
            replace(first, id="odd.1", text="many words " * 300, leads_to=("odd.2",)),
            replace(second, id="odd.2", code="CODE & " * 40, text="<b>\U0001f600 مرحبا</b>"),
        ),
    )
    tab._set_packs(replace(packs, standards=(replace(pack, columns=(), frameworks=(odd,)),)))  # noqa: SLF001 - as if the pack had been added
    tab.resize(1280, 560)
    tab.refresh(None)

    for key in ("odd.1", "odd.2"):
        click_row(tab, key)
        detail = tab.browse.detail
        assert detail.widget().width() <= detail.viewport().width()
        assert detail.linked.copy_button.geometry().right() <= detail.linked.width()
        blank = detail.widget().height() - detail.linked.geometry().bottom()
        assert blank < detail.viewport().height()
    assert current(tab) == "CODE & " * 40
