"""Pages are drawn by tiles that join exactly; what is outdated or broken does no harm."""

from __future__ import annotations

from io import BytesIO

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from app.ui.export.preview.pdf_renderer import PdfRenderer
from app.ui.export.preview.pdf_tiles import TILE, TileKey


def _document(pages=3, size=(300, 400)):
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(pages):
        canvas.setFont("Helvetica", 30)
        canvas.drawString(20, 200, f"Page called {number}")
        canvas.line(0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def renderer(qtbot):
    made = PdfRenderer()
    yield made
    made.stop()


def _drawn(renderer, qtbot, keys):
    found = {}
    renderer.drawn.connect(lambda key, image: found.update({key: image}))
    renderer.request_tiles(frozenset(keys))
    qtbot.waitUntil(lambda: found.keys() >= set(keys), timeout=10_000)
    return found


def test_that_the_sizes_and_words_of_pages_are_told(renderer, qtbot):
    with qtbot.waitSignal(renderer.opened) as opened:
        number = renderer.open(_document())
    assert opened.args[0].document == number
    assert opened.args[0].sizes == ((300, 400),) * 3
    with qtbot.waitSignal(renderer.read) as read:
        renderer.request_text(number, 1)
    assert read.args == [number, 1, "Page called 1"]


def test_that_tiles_join_into_the_very_page(renderer, qtbot):
    with qtbot.waitSignal(renderer.opened):
        number = renderer.open(_document(1, (400, 500)))
    density = 3.0
    wide, high = 1200, 1500
    keys = [TileKey(number, 0, density, column, row) for column in (0, 1) for row in (0, 1)]
    joined = QImage(wide, high, QImage.Format.Format_RGB32)
    painter = QPainter(joined)
    for key, image in _drawn(renderer, qtbot, keys).items():
        painter.drawImage(key.column * TILE, key.row * TILE, image)
    painter.end()
    assert _black(joined, TILE - 2, high) == _black(joined, TILE + 2, high)
    assert joined.pixelColor(5, 5) == QColor("white")
    # The line goes from corner to corner, across the edge of two tiles.
    for x in (TILE - 2, TILE + 2):
        y = high - 1 - round(x * 500 / 400)
        assert any(joined.pixelColor(x, y + off).value() < 200 for off in (-2, -1, 0, 1, 2))


def _black(image, x, high):
    return any(image.pixelColor(x, y).value() < 200 for y in range(high))


def test_that_what_is_no_longer_wanted_is_not_drawn(renderer, qtbot):
    with qtbot.waitSignal(renderer.opened):
        number = renderer.open(_document(40))
    drawn = []
    renderer.drawn.connect(lambda key, _image: drawn.append(key.page))
    renderer.request_tiles(frozenset(TileKey(number, page, 8.0, 0, 0) for page in range(39)))
    last = TileKey(number, 39, 8.0, 0, 0)
    renderer.request_tiles(frozenset({last}))
    qtbot.waitUntil(lambda: 39 in drawn, timeout=10_000)
    assert len(drawn) < 39


def test_that_only_the_newest_document_is_opened(renderer, qtbot):
    opened = []
    renderer.opened.connect(lambda each: opened.append(each.document))
    data = _document()
    numbers = [renderer.open(data) for _ in range(20)]
    qtbot.waitUntil(lambda: numbers[-1] in opened)
    assert len(opened) < 20
    assert opened == sorted(opened)


@pytest.mark.parametrize("data", [b"", b"not a PDF at all", b"%PDF-1.7\n1 0 obj\n<<"])
def test_that_a_broken_document_is_said_and_the_next_one_opens(renderer, qtbot, data):
    with qtbot.waitSignal(renderer.failed) as failed:
        number = renderer.open(data)
    assert failed.args == [number]
    with qtbot.waitSignal(renderer.opened):
        renderer.open(_document())


def test_that_stopping_twice_and_asking_afterwards_does_nothing(renderer):
    renderer.open(_document())
    renderer.stop()
    renderer.request_tiles(frozenset({TileKey(1, 0, 1.0, 0, 0)}))
    renderer.request_text(1, 0)
    renderer.stop()
