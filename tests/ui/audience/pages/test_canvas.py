"""The canvas follows the operator, turns pages, and paints no more than has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from app.models.audience.scene import (
    BlankScene,
    EntryCard,
    HeardState,
    Note,
    NoteScene,
    OverviewRow,
    OverviewScene,
    PromptScene,
    ShownStatement,
    StatementScene,
)
from app.models.audience.timer import ClockFace, Pace
from app.models.records import StatementStatus
from app.paths import resources_folder
from app.ui.audience.pages.canvas import AudienceCanvas
from app.ui.audience.typesetting.painter import CaretBar, Panel
from app.ui.audience.typesetting.palette import AudiencePalette

STEADY = ClockFace("06:40", Pace.STEADY, is_running=True, sign="", word="")
LATER = replace(STEADY, text="06:39")
SENTENCE = "Agree who rings the parent before each meeting. "


class WatchedCanvas(AudienceCanvas):
    """Remembers how much was painted."""

    def __init__(self, palette):
        super().__init__(palette)
        self.painted = []

    def paintEvent(self, event):
        super().paintEvent(event)
        self.painted.append(sum(r.width() * r.height() for r in event.region()))


def _prompt(*texts, caret=None, number=4, statement=""):
    """A prompt with these entries; the caret stands in the last one."""
    cards = tuple(
        EntryCard(f"agency-{n}", f"Agency {n}", "#005EA5", text, HeardState.HEARD)
        for n, text in enumerate(texts)
    )
    if caret is not None:
        cards = (*cards[:-1], replace(cards[-1], caret=caret))
    wording = ShownStatement(statement, StatementStatus.DRAFT)
    return PromptScene(f"prompt-{number}", number, 7, "We will need to ...", cards, wording)


@pytest.fixture
def canvas(qtbot, theme, palette):
    made = WatchedCanvas(palette)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def paged(canvas):
    """How often the canvas told of its pages."""
    told = []
    canvas.paged.connect(lambda: told.append((canvas.page, canvas.page_count, canvas.words_over)))
    return told


def _show(qtbot, canvas, scene):
    """Show a scene, and wait until it is painted."""
    canvas.painted.clear()
    canvas.show_scene(scene)
    qtbot.waitUntil(lambda: bool(canvas.painted))


def test_that_blank_is_plain_paper(qtbot, canvas, palette):
    _show(qtbot, canvas, _prompt("One plan", "One visit"))
    canvas.show_clock(STEADY)
    _show(qtbot, canvas, BlankScene())
    image = canvas.grab().toImage()
    paper = palette.colour("paper").rgb()
    assert all(image.pixel(x, y) == paper for x in range(0, 1280, 7) for y in range(0, 720, 7))
    assert canvas.accessibleDescription() == ""


def test_that_a_screen_reader_is_told_what_the_page_says(canvas):
    canvas.show_scene(_prompt("One plan", "One visit", statement="One plan, one visit."))
    assert canvas.accessibleName() == "What the room sees"
    said = canvas.accessibleDescription()
    for words in ("Prompt 4 of 7", "We will need to", "Agency 1", "One visit", "draft"):
        assert words in said


def test_that_a_long_view_takes_pages_that_can_be_turned(canvas, paged):
    canvas.show_scene(_prompt(SENTENCE * 60, "Yes"))
    assert canvas.page_count > 2
    assert canvas.words_over > 100
    assert paged == [(0, canvas.page_count, canvas.words_over)]
    canvas.turn(1)
    assert canvas.page == 1
    assert "Page 2 of" in canvas.accessibleDescription()
    canvas.turn(99)
    assert canvas.page == canvas.page_count - 1
    canvas.turn(-99)
    assert canvas.page == 0
    assert len(paged) == 4


def test_that_the_page_follows_the_caret_while_somebody_types(canvas):
    text = SENTENCE * 60
    canvas.show_scene(_prompt("Yes", text))
    canvas.show_scene(_prompt("Yes", text, caret=len(text)))
    assert canvas.page == 0, "the caret is only shown; nobody typed yet"
    canvas.show_scene(_prompt("Yes", text + "!", caret=len(text) + 1))
    assert canvas.page > 0
    canvas.show_scene(_prompt("Yes", text, caret=3))
    assert canvas.page == 0


def test_that_a_window_of_another_size_stays_at_the_first_page_until_somebody_types(canvas):
    text = SENTENCE * 60
    canvas.show_scene(_prompt("Yes", text, caret=len(text)))
    canvas.resize(1000, 700)
    canvas.set_floor(0.05)
    assert canvas.page == 0
    canvas.show_scene(_prompt("Yes", text + "!", caret=len(text) + 1))
    led = canvas.page
    canvas.resize(1024, 768)
    assert led > 0
    assert canvas.shown.has_caret


def test_that_a_page_turned_by_hand_outlives_a_caret_that_comes_and_goes(canvas):
    text = SENTENCE * 60
    canvas.show_scene(_prompt("Yes", text, caret=3))
    canvas.turn(1)
    canvas.show_scene(_prompt("Yes", text))
    canvas.show_scene(_prompt("Yes", text, caret=3))
    assert canvas.page == 1


def test_that_a_page_turned_by_hand_stays_while_the_clock_ticks(canvas):
    text = SENTENCE * 60
    scene = _prompt("Yes", text, caret=3)
    canvas.show_scene(scene)
    canvas.turn(1)
    canvas.show_clock(STEADY)
    canvas.show_scene(_prompt("Yes", text, caret=3))
    canvas.show_clock(LATER)
    assert canvas.page == 1


def test_that_another_prompt_view_or_note_begins_at_its_first_page(canvas):
    text = SENTENCE * 60
    wording = StatementScene("prompt-4", 4, 7, ShownStatement(text, StatementStatus.DRAFT))
    note, other = (NoteScene(Note(name, text * 2, "")) for name in ("C41", "C42"))
    scenes = [_prompt(text), _prompt(text, number=5), wording, note, other, _prompt(text)]
    for scene in scenes:
        canvas.show_scene(scene)
        assert canvas.page == 0
        assert canvas.page_count > 1
        canvas.turn(1)


def test_that_a_long_overview_begins_where_the_room_is(canvas):
    def overview(current):
        rows = tuple(
            OverviewRow(f"prompt-{n}", n, "One", (), StatementStatus.OPEN, n == current)
            for n in range(1, 31)
        )
        return OverviewScene((), rows, 0)

    for current in (1, 30, 15, 2):
        canvas.show_scene(overview(current))
        assert canvas.page_count > 1
        marked = [p for p in canvas.shown.pieces if isinstance(p, Panel) and p.is_marked]
        assert len(marked) == 1


def test_that_one_key_paints_little(qtbot, canvas):
    before = SENTENCE * 2
    _show(qtbot, canvas, _prompt("Yes", "No", before + "and", caret=len(before) + 3))
    _show(qtbot, canvas, _prompt("Yes", "No", before + "and ", caret=len(before) + 4))
    assert 0 < sum(canvas.painted) < 1280 * 720 * 0.06


def test_that_a_tick_of_the_clock_paints_little(qtbot, canvas):
    canvas.show_clock(STEADY)
    _show(qtbot, canvas, _prompt("Yes", "No"))
    canvas.painted.clear()
    canvas.show_clock(LATER)
    qtbot.waitUntil(lambda: bool(canvas.painted))
    assert sum(canvas.painted) < 1280 * 720 * 0.04


def test_that_painting_only_what_changed_leaves_nothing_behind(qtbot, canvas):
    _show(qtbot, canvas, _prompt("Yes", "No", statement="One"))
    for text in ("N", "No,", "Non Ώρα שלום", SENTENCE * 3, SENTENCE * 40, SENTENCE, "No"):
        _show(qtbot, canvas, _prompt("Yes", text, caret=1, statement=text))
        on_screen = canvas.screen().grabWindow(canvas.winId()).toImage()
        assert on_screen == canvas.grab().toImage().convertToFormat(on_screen.format())


def test_that_words_do_not_jump_while_somebody_types(canvas):
    """They may become smaller once; taking words away does not make them larger again."""

    def scale():
        return max(words.frame.height for words in canvas.shown.lines)

    canvas.show_scene(_prompt("Yes", SENTENCE, caret=1))
    large = scale()
    canvas.show_scene(_prompt("Yes", SENTENCE * 4, caret=1))
    small = scale()
    assert small < large
    canvas.show_scene(_prompt("Yes", SENTENCE, caret=1))
    assert scale() == small
    canvas.show_scene(_prompt("Yes", SENTENCE))
    assert scale() == small
    canvas.show_scene(_prompt("Yes", SENTENCE, number=5))
    assert scale() == large


def test_that_a_view_comes_back_at_the_page_where_it_was_left(canvas):
    long = _prompt(SENTENCE * 60, "Yes")
    wording = StatementScene("prompt-4", 4, 7, long.statement)
    canvas.show_scene(long)
    canvas.turn(2)
    canvas.show_scene(wording)
    assert canvas.page == 0
    canvas.show_scene(BlankScene())
    canvas.show_scene(long)
    assert canvas.page == 2
    canvas.show_scene(replace(long, prompt_id="prompt-5"))
    canvas.show_scene(long)
    assert canvas.page == 0


def test_that_an_entry_that_is_revealed_comes_to_be_seen(canvas):
    names = [f"agency-{n}" for n in range(10)]
    cards = tuple(EntryCard(n, n, "#005EA5", "", HeardState.COVERED) for n in names)
    covered = replace(_prompt(), cards=cards)
    canvas.set_floor(0.06)
    canvas.show_scene(covered)
    assert canvas.page_count > 1
    last = replace(cards[-1], text=SENTENCE * 4, heard=HeardState.HEARD)
    canvas.show_scene(replace(covered, cards=(*cards[:-1], last)))
    assert canvas.page > 0
    assert any("Agree who" in words.line.text for words in canvas.shown.lines)
    first = canvas.page
    canvas.show_scene(replace(covered, cards=(*cards[:-1], replace(last, text="One"))))
    assert canvas.page == first


def test_that_the_caret_leaves_air_after_the_last_letter(canvas):
    canvas.show_scene(_prompt("Yes", "No", caret=2))
    (bar,) = [p for p in canvas.shown.pieces if isinstance(p, CaretBar)]
    (line,) = [w for w in canvas.shown.lines if w.line.text == "No"]
    air = bar.frame.x - line.frame.x - line.line.width
    assert air >= line.line.paragraph.pixels / 20 - 0.5


def test_that_the_floor_counts_the_whole_screen(canvas):
    canvas.show_scene(_prompt("Yes", "No", SENTENCE * 20))
    canvas.set_floor(0.05)
    alone = canvas.page_count
    canvas.set_floor(0.05, 1440)
    assert canvas.page_count > alone


def test_that_other_colours_paint_all_anew(qtbot, canvas):
    _show(qtbot, canvas, _prompt("Yes", "No"))
    dark = AudiencePalette(resources_folder(), "dark")
    canvas.use_palette(dark)
    assert canvas.grab().toImage().pixelColor(2, 2) == dark.colour("paper")


def test_that_the_thumbnail_is_the_same_page_made_small(canvas, palette):
    canvas.show_scene(_prompt("Yes", "No", statement="One plan"))
    image = QImage(QSize(400, 400), QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    canvas.paint_into(painter, QRectF(0, 0, 400, 400))
    painter.end()
    # A sheet of 16:9 lies in the middle of a square.
    assert image.pixelColor(200, 20) == QColor("magenta")
    assert image.pixelColor(200, 390) == QColor("magenta")
    assert image.pixelColor(2, 90) == palette.colour("paper")
    large = canvas.grab().toImage()
    assert image.pixelColor(200, 270) == large.pixelColor(640, 505)
    assert large.pixelColor(640, 505) != palette.colour("paper")


def test_that_nothing_is_painted_before_there_is_room(qtbot, theme, palette):
    made = AudienceCanvas(palette)
    qtbot.addWidget(made)
    made.resize(0, 0)
    made.show_scene(_prompt("Yes"))
    image = QImage(10, 10, QImage.Format.Format_RGB32)  # kept: the painter does not
    painter = QPainter(image)
    made.paint_into(painter, QRectF(0, 0, 10, 10))
    painter.end()
    assert made.page == 0
