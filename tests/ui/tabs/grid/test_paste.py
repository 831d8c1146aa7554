from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from app.models.text.clipboard.tabbed import parse_tabbed
from app.ui.tabs.grid.paste import OWN_TYPE
from tests.ui.driving import command, focus
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, POLICE

WORD = (
    "<table><tr><td><p>One<o:p></o:p></p></td><td>Two</td></tr>"
    "<tr><td>Three</td><td></td></tr></table>"
)


@pytest.fixture(autouse=True)
def clipboard(qapp):
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


def put(html="", text=""):
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    mime.setText(text)
    QApplication.clipboard().setMimeData(mime)


def paste(qtbot):
    qtbot.keyClick(focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def entries(tab, number):
    return dict(tab.session.prompt(f"prompt-{number}").entries)


def test_that_a_table_goes_rightwards_and_down_as_one_step(qtbot, tab, context, said):
    put(WORD, "One\tTwo\r\nThree\t\r\n")
    tab.go_to("prompt-2", HEALTH)
    paste(qtbot)
    assert entries(tab, 2) == {EDUCATION: "Timetables", HEALTH: "One", POLICE: "Two"}
    assert entries(tab, 3) == {HEALTH: "Three"}
    assert said[-1] == "Pasted 3 cells. Ctrl+Z takes them out again."
    assert context.history.undo_label == "Paste a table"
    context.history.undo()
    assert entries(tab, 2) == {EDUCATION: "Timetables"}
    assert entries(tab, 3) == {}
    assert focus() is tab.grid_view.rows["prompt-2"].cells[HEALTH]


def test_that_words_pasted_over_are_counted_and_come_back(qtbot, tab, context, said, cell):
    put(text="A\tB\nC\tD\n")
    tab.go_to("prompt-1", EDUCATION)
    paste(qtbot)
    assert said[-1] == "Pasted 4 cells, 3 of them over earlier words. Ctrl+Z puts them back."
    context.history.undo()
    assert cell(1, EDUCATION).text == "One plan\nNot five"
    assert cell(2, EDUCATION).text == "Timetables"


def test_that_a_table_reaches_the_agreed_statement(qtbot, tab, cell):
    put(text="From police\tTogether we will\n")
    tab.go_to("prompt-3", POLICE)
    paste(qtbot)
    assert cell(3).text == "Together we will"
    assert tab.session.prompt("prompt-3").statement.text == "Together we will"


def test_that_what_does_not_fit_is_said_exactly(qtbot, tab, warned, cell):
    put(text="a\tb\tc\nd\te\tf\ng\th\ti\n")
    tab.go_to("prompt-2", POLICE)
    paste(qtbot)
    assert cell(3, POLICE).text == "d"
    assert cell(3).text == "e"
    assert warned == [
        "1 row and 1 column of the table did not fit and were not pasted. "
        "Add prompts and columns first, then paste again."
    ]


def test_that_from_the_prompt_column_on_rows_become_prompts(qtbot, tab, context, said, warned):
    put(text="The aims are ...\tE\nNew one ...\tF\n")
    tab.grid_view.prompt_headers["prompt-3"].setFocus()
    paste(qtbot)
    assert [p.text for p in tab.session.prompts[2:]] == ["The aims are ...", "New one ..."]
    assert tab.session.prompts[3].entries == {EDUCATION: "F"}
    assert said[-1].startswith("Pasted 4 cells and added 1 prompt")
    assert not warned
    context.history.undo()
    assert len(tab.session.prompts) == 3
    assert tab.session.prompts[2].text == "They can be overcome by ..."


def test_that_plain_words_go_to_a_prompt_as_its_text(qtbot, tab):
    put(text="By the end of\none year ...")
    tab.grid_view.prompt_headers["prompt-2"].setFocus()
    paste(qtbot)
    assert tab.session.prompt("prompt-2").text == "By the end of one year ..."


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("", "1.\tFirst\nand so on", "1.\tFirst\nand so on"),
        ("<p>See <b>this</b></p>", "See this", "See this"),
        ("<table><tr><td>Alone</td></tr></table>", "Alone\r\n", "Alone"),
        ("<p>Before</p><table><tr><td>a</td><td>b</td></tr></table>", "Before\na b", "Before\na b"),
        ("<ol><li>1</li></ol>", "1.\tFirst", "1.\tFirst"),
    ],
    ids=["a list", "rich text", "one cell", "a text with a table in it", "a numbered item"],
)
def test_that_what_is_no_table_is_pasted_as_words(qtbot, tab, context, cell, html, text, expected):
    put(html, text)
    tab.go_to("prompt-3", HEALTH)
    paste(qtbot)
    assert cell(3, HEALTH).text == expected
    context.autosave.flush()
    assert entries(tab, 3) == {HEALTH: expected}


def test_that_words_being_typed_are_saved_before_a_paste_goes_over_them(qtbot, tab, context, cell):
    put(text="A\tB\n")
    tab.go_to("prompt-3", HEALTH)
    qtbot.keyClicks(focus(), "Mine")
    paste(qtbot)
    assert cell(3, HEALTH).text == "A"
    context.history.undo()
    assert cell(3, HEALTH).text == "Mine"


def test_that_the_whole_grid_is_copied_in_three_flavours(qtbot, tab, clipboard):
    qtbot.keyClicks(tab.grid_view.rows["prompt-3"].cells[HEALTH], "=1+1")
    command(tab, "Copy the grid as a table").trigger()
    mime = clipboard.mimeData()
    assert mime.hasFormat(OWN_TYPE)
    assert '<th scope="col">Education</th>' in mime.html()
    rows = parse_tabbed(mime.text())
    assert rows[0] == ("Multi-agency aspect", "Education", "Health", "Police", "Agreed statement")
    assert rows[1][1] == "One plan\nNot five"
    assert "\t'=1+1\t" in mime.text()
    assert rows[3][2] == "=1+1"


@pytest.mark.parametrize("part", ["cell", "prompt"])
def test_that_a_copied_grid_comes_back_the_same(qtbot, tab, context, part):
    before = tab.session
    command(tab, "Copy the grid as a table").trigger()
    for prompt in before.prompts:
        for agency in before.agencies:
            editor = tab.grid_view.rows[prompt.id].cells[agency.id]
            editor.selectAll()
            qtbot.keyClick(editor, Qt.Key.Key_Delete)
    context.autosave.commit_typing()
    if part == "cell":
        tab.go_to("prompt-1", EDUCATION)
    else:
        tab.grid_view.prompt_headers["prompt-1"].setFocus()
    paste(qtbot)
    assert [dict(p.entries) for p in tab.session.prompts] == [
        dict(p.entries) for p in before.prompts
    ]
    assert [p.text for p in tab.session.prompts] == [p.text for p in before.prompts]


def test_that_a_paste_that_changes_nothing_promises_no_undo(qtbot, tab, context, said):
    tab.go_to("prompt-1", EDUCATION)
    before = context.history.undo_label
    put(html="<table><tr><td>One plan<br>Not five</td><td>Seeing families once</td></tr></table>")
    paste(qtbot)
    assert said[-1] == "The table's words are there already, so nothing was changed."
    assert context.history.undo_label == before
