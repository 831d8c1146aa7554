"""What a hand writes on: ruled lines, with a name before them or not, and a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from app.reports.pdf.tokens import MUTED
from app.reports.worksheet.look import FACT_NAME

if TYPE_CHECKING:
    from app.reports.worksheet.desk import Desk
    from app.reports.worksheet.form import Box

# Darker than the lines of the page: a photocopier must see it.
WRITING = MUTED
_TICK = 13.0


def draw_lines(desk: Desk, box: Box) -> None:
    """Draw as many lines as the box has room for."""
    x, y, width, height = box
    gap = desk.look.line_gap
    for number in range(1, int(height / gap + 0.01) + 1):
        desk.rule(y + height - number * gap, x, width, WRITING)


def draw_box(desk: Desk, middle: tuple[float, float]) -> None:
    """Draw a box to tick."""
    side = _TICK * min(desk.look.scale, 1.4)
    x, y = middle
    with desk.canvas.tagged(None):
        desk.canvas.setLineWidth(1)
        desk.canvas.setStrokeColor(HexColor(MUTED))
        desk.canvas.rect(x - side / 2, y - side / 2, side, side, stroke=1, fill=0)


def put_blanks(desk: Desk, names: tuple[str, ...]) -> None:
    """Put a line to write on after each of a few names."""
    gap = desk.look.line_gap
    width = 62 * desk.look.scale
    for name in names:
        if desk.left < gap:
            desk.turn()
        label = desk.words(f"{name}:", FACT_NAME)
        height = desk.height(label, width)
        desk.skip(gap)
        desk.draw(label, desk.x, desk.y - height * 0.25, desk.tag())
        desk.rule(desk.y, desk.x + width, desk.look.text_width - width, WRITING)
    desk.skip(24)
