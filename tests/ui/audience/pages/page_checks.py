"""What must hold for every page that the room sees, measured on what is painted."""

from __future__ import annotations

from collections import defaultdict

from app.models.text.utf16 import utf16_length
from app.ui.audience.typesetting.painter import CaretBar, PaintedLine, Panel, TextPart

_HAIR = 0.01


def assert_legible(pages, sheet):
    """No capital of a font really used is lower than the floor."""
    for page in pages.pages:
        for words in page.lines:
            line = words.line.paragraph.layout.lineAt(words.line.number)
            for run in line.glyphRuns():
                capital = run.rawFont().capHeight()
                assert capital <= 0 or capital >= sheet.capital - 1e-6, words.line.text


def assert_inside(pages, sheet):
    """Boxes lie on the sheet, lines and the caret within their boxes."""
    whole = (0, 0, sheet.width, sheet.height)
    for page in pages.pages:
        for piece in page.pieces:
            assert _holds(whole, piece.frame), piece
            if isinstance(piece, PaintedLine):
                assert _holds(piece.box, piece.frame), piece
        for caret in (p for p in page.pieces if isinstance(p, CaretBar)):
            assert any(_holds(words.frame, caret.frame) for words in page.lines), caret


def assert_apart(pages):
    """No two boxes and no two lines on a page lie upon each other."""
    for page in pages.pages:
        panels = [p.frame for p in page.pieces if isinstance(p, Panel)]
        for frames in (panels, [words.frame for words in page.lines]):
            ordered = sorted(frames, key=lambda f: f.y)
            for place, one in enumerate(ordered):
                for other in ordered[place + 1 :]:
                    if other.y >= one.bottom - _HAIR:
                        break
                    beside = other.x >= one.right - _HAIR or one.x >= other.right - _HAIR
                    assert beside, (one, other)


def assert_ink_inside(pages):
    """What is painted of the letters does not leave the line."""
    for page in pages.pages:
        for words in page.lines:
            top, bottom, left, right = _ink(words)
            frame = words.frame
            # An anti-aliased edge may take a pixel more.
            assert top >= frame.y - 1, words.line.text
            assert bottom <= frame.bottom + 1, words.line.text
            slack = words.line.paragraph.pixels * 0.15
            assert left >= frame.x - slack, words.line.text
            assert right <= frame.right + slack, words.line.text


def texts_on(pages):
    """Return every text as it stands on the pages, in order and without what is said again.

    Fails when a line of it is missing, or there twice.
    """
    found = defaultdict(list)
    for page in pages.pages:
        for words in page.lines:
            if not words.is_repeat and words.source.part is not TextPart.LABEL:
                source = words.source
                found[source.part, source.owner].append((source.paragraph, words.line))
    return {key: _joined(lines) for key, lines in found.items()}


def _joined(lines):
    words = []
    done = 0
    before = None
    for number, line in lines:
        if before is None or number != before[0]:
            assert done == (before[1] if before else 0), "the end of a paragraph is missing"
            assert number == (before[0] + 1 if before else 0), "a paragraph is missing"
            done = 0
            before = (number, utf16_length(line.paragraph.text))
            words.append(line.paragraph.text)
        assert line.start == done, "a line is missing or stands there twice"
        done = line.end
    assert done == before[1]
    return "\n".join(words)


def _ink(words):
    line = words.line.paragraph.layout.lineAt(words.line.number)
    x, y = words.frame.x, words.frame.y + words.line.rise
    rects = []
    for run in line.glyphRuns():
        font = run.rawFont()
        # A box for a character that no font has is as high as the letters beside it.
        if font.pixelSize() <= 0:
            continue
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            rect = font.boundingRect(glyph)
            if not rect.isEmpty():
                rects.append(rect.translated(place.x() + x, place.y() + y))
    if not rects:
        frame = words.frame
        return frame.y, frame.y, frame.x, frame.x
    return (
        min(rect.top() for rect in rects),
        max(rect.bottom() for rect in rects),
        min(rect.left() for rect in rects),
        max(rect.right() for rect in rects),
    )


def _holds(outer, inner):
    x, y, width, height = outer
    return (
        inner.x >= x - _HAIR
        and inner.y >= y - _HAIR
        and inner.right <= x + width + _HAIR
        and inner.bottom <= y + height + _HAIR
    )
