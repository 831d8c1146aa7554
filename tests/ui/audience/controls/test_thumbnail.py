"""The thumbnail shows what the room sees, and says when that does not follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from app.models.audience.scene import BlankScene, ShownStatement, StatementScene
from app.models.records import StatementStatus
from app.ui.audience.controls.status import AudienceWarning
from app.ui.audience.controls.thumbnail import Thumbnail
from app.ui.audience.pages.canvas import AudienceCanvas

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage


def _scene(words):
    return StatementScene("prompt-1", 1, 7, ShownStatement(words, StatementStatus.DRAFT))


class CountingCanvas(AudienceCanvas):
    """Counts how often it was painted small."""

    times = 0

    def paint_into(self, painter, target):
        self.times += 1
        super().paint_into(painter, target)


@pytest.fixture
def canvas(qtbot, theme, palette):
    made = CountingCanvas(palette)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show_scene(_scene("One plan for each child"))
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def thumbnail(qtbot, theme, canvas):
    made = Thumbnail(theme)
    qtbot.addWidget(made)
    made.follow(canvas)
    made.resize(made.sizeHint())
    with qtbot.waitExposed(made):
        made.show()
    return made


def _picture(thumbnail):
    return thumbnail.grab().toImage()


def _inside(image):
    """Leave the frame out."""
    return image.copy(image.rect().adjusted(4, 4, -4, -4))


def test_that_it_has_the_shape_of_what_the_room_sees(thumbnail, canvas, theme):
    wide = theme.metric("thumbnail")
    assert thumbnail.sizeHint() == QSize(wide, wide * 9 // 16)
    canvas.resize(1024, 768)
    assert thumbnail.sizeHint() == QSize(wide * 9 // 16 * 4 // 3, wide * 9 // 16)


def test_that_it_shows_the_page_of_the_canvas(thumbnail, canvas, palette):
    assert _share(_inside(_picture(thumbnail)), palette.colour("agreed-fill")) > 0.3


def test_that_words_come_to_it_as_they_are_typed(thumbnail, canvas, qtbot):
    before = _picture(thumbnail)
    canvas.show_scene(_scene("One plan for each child, written with the family"))
    qtbot.waitUntil(lambda: _picture(thumbnail) != before)


def test_that_it_is_painted_ten_times_a_second_at_most(thumbnail, canvas, qtbot):
    before = canvas.times
    for number in range(30):
        canvas.show_scene(_scene("word " * number))
        canvas.repaint()
    assert canvas.times - before <= 1
    qtbot.waitUntil(lambda: canvas.times - before == 1)


def test_that_a_mark_lies_over_it_at_once(thumbnail, theme):
    thumbnail.show_state("Prompt 4 of 7", (AudienceWarning.FROZEN,), 2)
    image = _picture(thumbnail)
    assert image.pixelColor(1, image.height() // 2) == theme.colour("accent")
    badge = image.copy(0, 0, image.width() // 2, theme.metric("badge") * 2)
    assert _share(badge, theme.colour("accent")) > 0.3


def test_that_each_mark_has_its_badge(thumbnail, theme):
    thumbnail.show_state("Prompt 4 of 7", tuple(AudienceWarning), 2)
    image = _picture(thumbnail)
    for token in ("danger", "ink", "accent", "partly"):
        assert _share(image, theme.colour(token)) > 0.02


def test_that_what_nobody_sees_is_faded(thumbnail, theme, palette):
    thumbnail.show_state("Prompt 4 of 7", (AudienceWarning.WAITING,), 2)
    assert _share(_inside(_picture(thumbnail)), palette.colour("agreed-fill")) == 0


def test_that_a_screen_reader_is_told_the_same(thumbnail):
    thumbnail.show_state("Prompt 4 of 7", (AudienceWarning.COVERED,), 2)
    assert thumbnail.accessibleName() == "What the room sees now"
    assert "Prompt 4 of 7" in thumbnail.accessibleDescription()
    assert "2 entries still hidden" in thumbnail.accessibleDescription()


def test_that_plain_paper_is_shown_as_such(thumbnail, canvas, palette, qtbot):
    canvas.show_scene(BlankScene())
    paper = palette.colour("paper")
    qtbot.waitUntil(lambda: _share(_inside(_picture(thumbnail)), paper) == 1)


def test_that_it_outlives_its_canvas(thumbnail, palette, qtbot):
    canvas = AudienceCanvas(palette)
    thumbnail.follow(canvas)
    with qtbot.waitSignal(canvas.destroyed):
        canvas.deleteLater()
    thumbnail.show_state("Prompt 4 of 7", (AudienceWarning.FROZEN,), 2)
    assert not _picture(thumbnail).isNull()


def _share(image: QImage, colour: QColor) -> float:
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(x, y) == colour for x, y in places) / len(places)
