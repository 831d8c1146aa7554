"""A standard goes to the room, never without its legal status."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.audience.scene import Note
from app.models.packs.records import LegalStatus
from app.ui.tabs.standards.links import missing_framework
from app.ui.tabs.standards.side_by_side.rows import standard_note
from tests.ui.driving import bring_to_front, button, command
from tests.ui.tabs.standards.keys import click, click_row, find, press

C41 = Note(
    "C41 · Team-working and collaboration",
    "Ensure that colleagues working with them are appropriately involved in supporting "
    "learning and understand the roles they are expected to fulfil",
    "Historical. In force from September 2007; replaced by the Teachers' Standards on "
    "1 September 2012.\nSource: TDA, 2007 · Professional Standards for Teachers",
)


@pytest.fixture
def sent(tab):
    """The notes that the tab wants shown, as they come."""
    notes = []
    tab.room_requested.connect(notes.append)
    return notes


@pytest.fixture
def front(qtbot, tab):
    """The tab with the keys given to it."""
    bring_to_front(qtbot, tab)
    return tab


def test_that_the_key_sends_the_statement_of_the_list(front, sent) -> None:
    click_row(front, "teachers.C41")
    press(Qt.Key.Key_R)

    assert sent == [C41]


def test_that_the_button_beside_copy_sends_it(front, sent) -> None:
    click_row(front, "teachers.C41")
    shown = button(front, "Show to the room")
    linked = front.browse.detail.linked
    assert shown.x() > linked.copy_button.geometry().right()
    assert shown.toolTip().endswith("(R)")
    click(shown)

    assert sent == [C41]


def test_that_the_key_works_from_the_statement_shown_large(front, sent) -> None:
    find(front, "c41")
    press(Qt.Key.Key_Return)
    assert front.browse.detail.hasFocus()
    press(Qt.Key.Key_R)

    assert sent == [C41]


def test_that_the_key_is_a_letter_in_the_search(front, sent) -> None:
    find(front, "R")

    assert front.toolbar.search.text() == "R"
    assert sent == []


def test_that_a_heading_is_not_shown(front, sent) -> None:
    click_row(front, "teachers.core/core-attributes")
    press(Qt.Key.Key_R)

    assert not command(front, "Show to the room").isEnabled()
    assert front.browse.tree.current_node.key == "teachers.core/core-attributes"
    assert sent == []


def test_that_the_statement_with_the_focus_is_sent_side_by_side(front, sent) -> None:
    click(front.toolbar.views.button("side-by-side"))
    front.side.picker.setFocus()
    QTest.keyClick(front.side.picker, Qt.Key.Key_Home)
    QTest.keyClick(front.side.picker, Qt.Key.Key_Down)
    buttons = {b.statement.standard.id: b for b in front.side.buttons}
    buttons["teachers.C41"].setFocus()
    press(Qt.Key.Key_R)

    assert sent == [C41]


def test_that_every_standard_tells_its_legal_status_and_source(packs) -> None:
    for pack in packs.standards:
        for standard in pack.standards:
            note = standard_note(standard)
            legal, source = note.foot.splitlines()
            assert legal == standard.legal_status.words
            assert source == f"Source: {standard.source} · {standard.path[0]}"
            assert note.heading
            assert note.text == standard.text


def test_that_a_code_of_our_own_is_not_passed_off_as_printed(packs) -> None:
    standard = packs.standard("common-core.assertiveness.1")

    assert standard_note(standard).heading == "Assertiveness"
    assert standard_note(replace(standard, headings=())).heading == standard.path[0]


def test_that_awkward_words_go_as_they_are(packs) -> None:
    odd = "<b>\U0001f600 مرحبا</b> &\nmore"
    standard = replace(
        packs.standard("teachers.C41"),
        code=odd,
        text=odd,
        headings=(odd,),
        path=(odd,),
        source="",
        legal_status=LegalStatus("In force", odd),
    )

    assert standard_note(standard) == Note(f"{odd} · {odd}", odd, f"In force. {odd}\nSource: {odd}")


def test_that_a_standard_kept_with_its_link_does_not_name_a_framework(session) -> None:
    framework = missing_framework(session.links, ())
    standard = framework.standards[0]
    note = standard_note(standard)

    assert note.heading == standard.code
    assert note.foot.splitlines()[-1] == f"Source: {standard.source}"
    assert framework.title not in note.foot
    assert "The framework is not on this computer" in note.foot
