"""An item of a list: a paragraph with a bullet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from typing_extensions import override

from app.reports.pdf.text.paragraph import CachedParagraph, direction_at_start

if TYPE_CHECKING:
    from app.reports.pdf.tagging import Tag


_BULLET = "•"
_BULLET_INDENT = 2.0


class ListItem(CachedParagraph):
    """An item of a list with its bullet, which is not repeated where it continues on a page."""

    label: Tag | None = None
    """The tag of its bullet; None where it continues from the page before."""

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        parts = super().split(avail_width, avail_height)
        for part in parts[:1]:
            part.label = self.label
        return parts

    @override
    def draw(self) -> None:
        if self.label is not None:
            self._draw_bullet()
        super().draw()

    def _draw_bullet(self) -> None:
        style, canvas = self.style, self.canv
        lines = self.blPara if self.blPara.kind == 0 else self.blPara.lines[0]
        with canvas.tagged(self.label):
            canvas.setFillColor(style.textColor)
            canvas.setFont(style.bulletFontName, style.bulletFontSize)
            baseline = self.height - getattr(lines, "ascent", style.fontSize)
            x = _BULLET_INDENT
            if self.is_complex and direction_at_start(self.blPara):
                width = stringWidth(_BULLET, style.bulletFontName, style.bulletFontSize)
                x = self.width - _BULLET_INDENT - width
            canvas.drawString(x, baseline, _BULLET)
