"""Cards, empty states, shortened labels and flowing rows do their small jobs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.card import Card, CardKind, EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import ElidedLabel, plain_label, plain_tooltip

LONG = "Multi-agency partnership working in this educational setting"


def test_that_a_card_shows_its_heading_on_its_own_ground(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme, "Linked in this session", CardKind.NOTICE)
    qtbot.addWidget(card)
    card.resize(300, 120)
    assert card.accessibleName() == "Linked in this session"
    assert card.grab().toImage().pixelColor(150, 100) == theme.colour("notice")


def test_that_an_empty_state_offers_a_way_on(qtbot: QtBot, theme: Theme) -> None:
    state = EmptyState(theme, "people", "Nobody is on the list yet.", "Add whoever was invited.")
    qtbot.addWidget(state)
    added: list[int] = []
    button = state.add_button("Add a person", lambda: added.append(1), "primary")
    state.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert added == [1]
    texts = [label.text() for label in state.findChildren(QLabel) if label.text()]
    assert texts == ["Nobody is on the list yet.", "Add whoever was invited."]


def test_that_a_label_without_room_is_shortened_and_told_whole(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.is_elided
    assert label.toolTip() == plain_tooltip(LONG)
    label.resize(label.sizeHint())
    assert not label.is_elided
    assert label.toolTip() == ""


def test_that_a_labels_words_are_never_markup(qtbot: QtBot) -> None:
    label = plain_label("<b>bold</b>", "heading")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert plain_tooltip("a<b & c") == "<span style='white-space: pre-wrap'>a&lt;b &amp; c</span>"
    assert plain_tooltip("") == ""


def test_that_items_flow_into_as_many_rows_as_they_need(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window, gap=10)
    for _ in range(6):
        button = QPushButton("x")
        button.setFixedSize(100, 32)
        flow.addWidget(button)
    assert flow.heightForWidth(650) == 32
    assert flow.heightForWidth(320) == 32 * 2 + 10
    assert flow.heightForWidth(50) == 32 * 6 + 10 * 5


def test_that_flowing_items_do_not_overlap(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    buttons = [QPushButton(word) for word in LONG.split()]
    for button in buttons:
        flow.addWidget(button)
    window.resize(260, 300)
    window.show()
    frames = [button.geometry() for button in buttons]
    assert not any(a.intersects(b) for n, a in enumerate(frames) for b in frames[n + 1 :])
    assert all(window.rect().contains(frame) for frame in frames)
