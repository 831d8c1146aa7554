"""A chip says a status by sign and word, and its note as typed."""

from pytestqt.qtbot import QtBot

from app.models.records import StatementStatus
from app.ui.theme.status_signs import STATUS_SIGNS
from app.ui.theme.theme import Theme
from app.ui.widgets.status_chip import StatusChip

AGREED = STATUS_SIGNS[StatementStatus.AGREED]


def test_that_it_says_sign_word_and_note(qtbot: QtBot, theme: Theme) -> None:
    chip = StatusChip(theme, AGREED, "14 of 14")
    qtbot.addWidget(chip)
    assert chip.text == "✓ Agreed 14 of 14"
    assert chip.accessibleName() == "Agreed 14 of 14"


def test_that_it_grows_with_its_words_and_the_text_size(qtbot: QtBot, theme: Theme) -> None:
    chip = StatusChip(theme, AGREED)
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.show_sign(AGREED, "13 of 14 · 1 reservation")
    wider = chip.sizeHint()
    chip.set_zoom(200)
    assert before.width() < wider.width() < chip.sizeHint().width()
    assert wider.height() < chip.sizeHint().height()


def test_that_markup_in_the_note_stays_text(qtbot: QtBot, theme: Theme) -> None:
    chip = StatusChip(theme, AGREED, "<b>a</b>")
    qtbot.addWidget(chip)
    assert "&lt;b&gt;" in chip.toolTip()


def test_that_it_is_painted_in_the_colours_of_its_status(qtbot: QtBot, theme: Theme) -> None:
    chip = StatusChip(theme, AGREED, "14 of 14")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    image = chip.grab().toImage()
    edge = image.pixelColor(image.width() // 2, 0)
    assert edge == theme.colour("in-place-ink")
