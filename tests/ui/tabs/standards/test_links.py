"""A standard is linked to prompts and checklist statements, and every link can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.edits import AddSession, RemovePrompt, SetStatement
from app.models.records import Link, Origin
from tests.ui.tabs.standards.keys import click, click_row, current, press, settle


def links(tab):
    return [(link.code, link.target_id) for link in tab.session.links]


def shown(tab):
    """The places in the card "Linked in this session"."""
    return [row.place.text() for row in tab.browse.detail.linked.rows]


def popup_of(tab):
    return tab.findChild(object, "link-popup")


def rows(popup):
    """The visible rows of the list with whether they are ticked; headings have no tick."""
    model = popup.list.model()
    texts = {}
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if not popup.list.isRowHidden(row) and index.data(Qt.ItemDataRole.UserRole):
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            texts[index.data().split(" · ")[1]] = ticked
    return texts


def click_target(popup, words):
    model = popup.list.model()
    found = next(
        index
        for row in range(model.rowCount())
        if words in (index := model.index(row, 0)).data() and index.data(Qt.ItemDataRole.UserRole)
    )
    popup.list.scrollTo(found)
    place = popup.list.visualRect(found).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def test_that_l_opens_a_list_with_what_is_linked_already_ticked(tab) -> None:
    click_row(tab, "teachers.Q6")
    press(Qt.Key.Key_L)

    popup = popup_of(tab)
    assert popup.isVisible()
    assert rows(popup) == {
        "prompt 1": True,
        "prompt 2": False,
        "prompt 3": False,
        "1": False,
        "2": False,
    }


def test_that_a_tick_links_with_copied_words_and_another_unlinks(tab, said, packs) -> None:
    click_row(tab, "teachers.Q33")
    click(tab.browse.detail.linked.link_button)
    popup = popup_of(tab)

    click_target(popup, "prompt 2")

    made = next(link for link in tab.session.links if link.code == "Q33")
    standard = packs.standard("teachers.Q33")
    assert (made.standard_id, made.text, made.source) == (
        "teachers.Q33",
        standard.text,
        standard.source,
    )
    assert made.legal_status == (
        "Historical. In force from September 2007;"
        " replaced by the Teachers' Standards on 1 September 2012."
    )
    assert (made.target, made.target_id) == (Origin.PROMPT, "prompt-2")
    assert rows(popup)["prompt 2"]
    assert shown(tab) == ["Grid · prompt 2"]
    assert said[-1] == "Q33 is linked to the grid, prompt 2."

    click_target(popup, "prompt 2")
    assert links(tab) == [("Q6", "prompt-1")]
    assert not rows(popup)["prompt 2"]
    assert said[-1] == "Q33 is no longer linked to the grid, prompt 2. Ctrl+Z puts it back."


def test_that_the_list_is_searched_and_ticked_by_keys_alone(tab) -> None:
    click_row(tab, "teachers.Q33")
    press(Qt.Key.Key_L)
    popup = popup_of(tab)
    QTest.keyClicks(popup.field, "roles clear")
    assert list(rows(popup)) == ["2"]

    QTest.keyClick(popup.field, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    settle()
    assert ("Q33", "check-2") in links(tab)

    QTest.keyClick(popup.list, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert tab.browse.tree.hasFocus()


def test_that_link_and_unlink_are_undone_and_redone(tab, context) -> None:
    click_row(tab, "teachers.Q6")
    press(Qt.Key.Key_L)
    click_target(popup_of(tab), "Checklist · 1")
    popup_of(tab).close()
    assert shown(tab) == ["Grid · prompt 1", "Checklist · 1"]

    context.history.undo()
    assert shown(tab) == ["Grid · prompt 1"]
    context.history.redo()
    assert shown(tab) == ["Grid · prompt 1", "Checklist · 1"]

    click(tab.browse.detail.linked.rows[0].remove)
    assert shown(tab) == ["Checklist · 1"]
    context.history.undo()
    assert shown(tab) == ["Grid · prompt 1", "Checklist · 1"]


def test_that_undo_brings_the_link_into_sight_and_focus(tab, context) -> None:
    context.history.moved.connect(tab.reveal)
    click_row(tab, "teachers.Q6")
    click(tab.browse.detail.linked.rows[0].remove)
    tab.find_text("stl4")
    assert current(tab) == "STL4"

    context.history.undo()
    settle()
    assert current(tab) == "Q6"
    assert tab.browse.detail.linked.rows[0].place.hasFocus()

    tab.find_text("stl4")
    context.history.redo()
    settle()
    assert current(tab) == "Q6"
    assert tab.browse.detail.linked.link_button.hasFocus()


def test_that_removing_by_key_keeps_the_focus_in_the_card(tab) -> None:
    click_row(tab, "teachers.Q6")
    tab.browse.detail.linked.rows[0].place.setFocus()
    press(Qt.Key.Key_Delete)

    assert links(tab) == []
    assert tab.browse.detail.linked.link_button.hasFocus()


def test_that_a_link_shows_what_was_agreed_and_follows_it(tab, context) -> None:
    click_row(tab, "teachers.Q6")
    row = tab.browse.detail.linked.rows[0]
    assert row.place.accessibleDescription() == "One plan."

    edit = SetStatement(tab.session_id, "prompt-1", "One plan.", "One shared plan.")
    context.history.perform(edit)

    assert tab.browse.detail.linked.rows == [row]
    assert row.place.accessibleDescription() == "One shared plan."


def test_that_a_click_on_the_place_asks_to_go_there(qtbot, tab) -> None:
    click_row(tab, "teachers.Q6")
    with qtbot.waitSignal(tab.show_requested) as asked:
        click(tab.browse.detail.linked.rows[0].place)

    assert asked.args == [Origin.PROMPT, "prompt-1"]


def test_that_linked_statements_are_counted_in_the_tree(tab) -> None:
    tree = tab.browse.tree
    index = tree.standards.find("teachers.Q6")
    assert index.data(Qt.ItemDataRole.UserRole + 1) == 1

    click_row(tab, "teachers.Q6")
    click(tab.browse.detail.linked.rows[0].remove)

    assert index.data(Qt.ItemDataRole.UserRole + 1) == 0


def test_that_a_prompt_that_goes_takes_its_link_along(tab, context) -> None:
    click_row(tab, "teachers.Q6")
    context.history.perform(RemovePrompt(tab.session_id, "prompt-1"))

    assert shown(tab) == []

    context.history.undo()
    assert shown(tab) == ["Grid · prompt 1"]


def test_that_a_session_without_prompts_says_that_there_is_nothing_to_link(tab, context) -> None:
    details = replace(tab.session.details, id="bare")
    bare = replace(
        tab.session, details=details, agencies=(), people=(), prompts=(), checklist=(),
        actions=(), links=(), glossary=(), meetings=(),
    )  # fmt: skip
    context.history.perform(AddSession(bare))
    tab.open("bare")
    click_row(tab, "teachers.Q6")
    press(Qt.Key.Key_L)

    assert shown(tab) == []
    assert rows(popup_of(tab)) == {}


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("Historical. Replaced in 2012.", "Historical. Replaced in 2012. The framework is not on"),
        ("Withdrawn", "Withdrawn. The framework is not on"),
        ("", "Not known. The framework is not on"),
    ],
)
def test_that_a_link_whose_framework_is_gone_can_still_be_seen_and_removed(
    tab, context, status, told
) -> None:
    lost = Link(
        "l", "gone.1", "G1", "Kept <b>words</b>", "Old", status, Origin.CHECKLIST, "check-l"
    )
    checklist = (replace(tab.session.checklist[0], id="check-l", by_agency={}),)
    other = replace(
        tab.session, details=replace(tab.session.details, id="other"), links=(lost,),
        agencies=(), people=(), prompts=(), checklist=checklist, actions=(), glossary=(),
        meetings=(),
    )  # fmt: skip
    context.history.perform(AddSession(other))
    tab.open("other")
    assert tab.toolbar.count.text() == "53 statements"

    click_row(tab, "gone.1")
    assert tab.browse.detail.text.text() == "Kept <b>words</b>"
    assert tab.browse.detail.legal.text.startswith(told)
    assert tab.browse.detail.legal.text.endswith("Source: Old")

    click(tab.browse.detail.linked.rows[0].remove)
    assert tab.toolbar.count.text() == "52 statements"
