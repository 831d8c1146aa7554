"""What a hand writes on: ruled lines, and a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from app.reports.pdf.tokens import MUTED

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
    desk.canvas.setLineWidth(1)
    desk.canvas.setStrokeColor(HexColor(MUTED))
    desk.canvas.rect(x - side / 2, y - side / 2, side, side, stroke=1, fill=0)
