"""Text boxes (an agency's card, the agreed statement) and blocks that are not split over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.ui.audience.typesetting.painter import Frame
from app.ui.audience.typesetting.text_block import TextBlock

if TYPE_CHECKING:
    from app.ui.audience.typesetting.page import PageBuilder
    from app.ui.audience.typesetting.painter import Panel


# Between a title and its text, of the title's height.
_TITLE_GAP = 0.08
_NOTHING = TextBlock()


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box with a title and a text. Where the text is continued, `again` replaces the title.

    `pad` is the padding left and right of the text, `pad_above` that above and below. A title that
    is only a label (`is_label`) is left out where it and the text have no room together.
    """

    x: float
    width: float
    panel: Panel
    pad: float
    pad_above: float
    title: TextBlock
    body: TextBlock
    again: TextBlock = _NOTHING
    is_label: bool = False


def continued(box: TextBox, body: TextBlock) -> TextBox:
    """Return the box for the rest of its text. (`replace` takes five times as long.)"""
    look = (box.pad, box.pad_above, box.again)
    return TextBox(box.x, box.width, box.panel, *look, body, box.again, box.is_label)


def title_height(box: TextBox) -> float:
    """Return the height of the title, and of the space below it."""
    if not box.title:
        return 0.0
    return box.title.height + round(_TITLE_GAP * box.title.tallest)


def edge_height(box: TextBox) -> float:
    """Return the height of bar and paddings."""
    return box.panel.bar_height + 2 * box.pad_above


def height_without_text(box: TextBox) -> float:
    """Return the height of all but the text."""
    return edge_height(box) + title_height(box)


def row_height(boxes: Sequence[TextBox]) -> float:
    """Return the height that a row of boxes needs."""
    return max(height_without_text(box) + box.body.height for box in boxes)


def least_height(box: TextBox) -> float:
    """Return the height that the box needs to hold its highest line."""
    return height_without_text(box) + box.body.tallest


def with_title_in_body(box: TextBox) -> TextBox:
    """Return the box with its title as the first lines of the text; a label is left out."""
    if box.is_label:
        return without_title(box)
    return replace(
        box, title=TextBlock(), body=TextBlock((*box.title.lines, *box.body.lines)), again=_NOTHING
    )


def without_title(box: TextBox) -> TextBox:
    """Return the box without its title."""
    return replace(box, title=_NOTHING, again=_NOTHING)


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of text and panels; its frames count from the block's own left and top."""

    height: float
    words: tuple[tuple[TextBlock, Frame], ...]
    panels: tuple[Panel, ...] = ()

    def put(self, builder: PageBuilder, x: float, y: float, *, is_repeat: bool = False) -> None:
        """Add the block to a page."""
        for panel in self.panels:
            builder.panel(panel.at(_moved(panel.frame, x, y)))
        for text_block, frame in self.words:
            builder.text_block(text_block, _moved(frame, x, y), is_repeat=is_repeat)


def _moved(frame: Frame, x: float, y: float) -> Frame:
    return Frame(frame.x + x, frame.y + y, frame.width, frame.height)
