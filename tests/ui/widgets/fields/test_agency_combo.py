"""An agency is chosen from a list that many boxes share."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.models.records import Agency
from app.ui.widgets.fields.agency_combo import AgencyCombo, AgencyListModel
from app.ui.widgets.labels import plain_tooltip

LONG = " ".join(["Education welfare and attendance service of the county"] * 4)
AGENCIES = (
    Agency("a1", "Health", "", "#00703C", True),
    Agency("a2", LONG, "", "#005EA5", True),
    Agency("a3", " ", "", "#A33B00", True),
)


@pytest.fixture
def agencies(theme):
    listed = AgencyListModel(theme)
    listed.show_agencies(AGENCIES)
    return listed


@pytest.fixture
def box(qtbot, agencies):
    made = AgencyCombo(agencies)
    qtbot.addWidget(made)
    made.resize(160, 32)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_that_the_list_is_made_anew_only_when_an_agency_moved(agencies):
    assert not agencies.show_agencies(AGENCIES)
    assert agencies.show_agencies((replace(AGENCIES[0], name="Early help"),))
    assert [agencies.item(row).text() for row in range(2)] == ["No agency", "Early help"]


def test_that_every_agency_has_words_in_the_list(agencies):
    assert agencies.item(3).text() == "Agency without a name"


def test_that_a_name_without_room_is_shortened_and_whole_in_the_tooltip(box):
    box.show_agency("a1")
    plain = box.grab().toImage()
    box.show_agency("a2")
    assert box.agency_id == "a2"
    assert box.toolTip() == plain_tooltip(LONG)
    assert box.sizeHint().width() < 160
    # The arrow is where it was, with no words under it.
    arrow = box.rect().adjusted(140, 4, -4, -4)
    assert box.grab().toImage().copy(arrow) == plain.copy(arrow)


def test_that_an_agency_is_chosen_with_the_keys(qtbot, box):
    box.show_agency(None)
    box.setFocus()
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told.args == ["a1"]


def test_that_a_wheel_over_the_box_changes_nothing(box):
    box.show_agency("a1")
    middle = QPointF(box.rect().center())
    turned = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert box.agency_id == "a1"
