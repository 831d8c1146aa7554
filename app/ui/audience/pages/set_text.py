"""Set people's words in lines, and keep what was set last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.audience.pages.kept import Kept
from app.ui.audience.pages.set_paragraph import SetParagraph

if TYPE_CHECKING:
    from app.models.room.timing import ClockFace
    from app.ui.audience.pages.dress import RoomDress
    from app.ui.audience.pages.head_line import Forms, Head
    from app.ui.audience.pages.pieces import Source
    from app.ui.audience.pages.set_paragraph import Style
    from app.ui.audience.pages.strand import Hand, Strand
    from app.ui.audience.pages.type_sizes import TypeSizes

_KEPT = 3000
_KEPT_HEADS = 50
_ENDLESS = 1_000_000.0


class TextSetter:
    """Sets paragraphs, and keeps those it set last."""

    def __init__(self, dress: RoomDress) -> None:
        self.dress = dress
        self._paragraphs: Kept[tuple[str, Style, float], SetParagraph] = Kept(_KEPT)
        self.strands: Kept[tuple[str, Hand, Source, int | None, frozenset[str]], Strand] = Kept(
            _KEPT
        )
        self.beginnings: Kept[tuple[str, Hand, Source, int], Strand] = Kept(_KEPT)
        self.heads: Kept[tuple[TypeSizes, Forms, ClockFace | None, float], Head]
        self.heads = Kept(_KEPT_HEADS)

    def set(self, text: str, style: Style, width: float) -> SetParagraph:
        """Set a paragraph that has been cleaned, in lines of a width."""
        key = (text, style, width)
        return self._paragraphs.give(key, lambda: SetParagraph(text, style, self.dress, width))

    def width(self, text: str, style: Style) -> float:
        """Measure words that stay on one line."""
        return self.set(text, style, _ENDLESS).natural_width
