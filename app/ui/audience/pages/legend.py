"""The key to the overview: which sign means what, and which mark is whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.room.scene import Heard
from app.ui.audience.pages.pieces import Frame
from app.ui.audience.pages.shortening import shortened
from app.ui.audience.pages.strand import Hand, furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.room.scene import OverviewScene
    from app.ui.audience.pages.draft import Draft
    from app.ui.audience.pages.set_text import TextSetter
    from app.ui.audience.pages.strand import Strand
    from app.ui.audience.pages.type_sizes import TypeSizes

# Whoever was counted was heard. Each sign is in the bundled fonts.
HEARD_SIGNS = {
    Heard.HEARD: ("●", "Heard"),
    Heard.COUNTED: ("●", "Heard"),
    Heard.NOT_HEARD: ("○", "Not heard yet"),
    Heard.ABSENT: ("–", "Absent"),
    Heard.COVERED: ("▒", "Hidden"),
}
_MOST_NAME = 0.45
_ALWAYS = (Heard.HEARD, Heard.NOT_HEARD, Heard.ABSENT)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Words of the key that stand beside each other, each with its distance from the left."""

    items: tuple[tuple[float, Strand], ...]

    @property
    def height(self) -> float:
        """The height of the highest of them."""
        return max(strand.height for _x, strand in self.items)

    def put(self, draft: Draft, x: float, y: float) -> None:
        """Put the row on a page."""
        for at, strand in self.items:
            width = strand.slots[0].line.paragraph.width
            draft.strand(strand, Frame(x + at, y, width, strand.height))


def key_rows(
    setter: TextSetter, scene: OverviewScene, sizes: TypeSizes, width: float, *, has_names: bool
) -> tuple[KeyRow, ...]:
    """Set the key in as many rows as it needs; names that are very long are shortened."""
    rows: list[KeyRow] = []
    items: list[tuple[float, Strand]] = []
    apart = sizes.body.capital
    x = 0.0
    for words, ink in _words(scene, has_names=has_names):
        style = sizes.label if ink.startswith("#") else sizes.body
        room = min(setter.width(words, style), width * _MOST_NAME)
        strand = shortened(setter, words, Hand(style, ink, room), 1)
        shown = strand.slots[0].line.text
        room = setter.width(shown, style)
        strand = furniture(setter, shown, Hand(style, ink, room))
        if items and x + room > width:
            rows.append(KeyRow(tuple(items)))
            items, x = [], 0.0
        items.append((x, strand))
        x += room + apart
    rows.append(KeyRow(tuple(items)))
    return tuple(rows)


def _words(scene: OverviewScene, *, has_names: bool) -> Sequence[tuple[str, str]]:
    shown = list(_ALWAYS)
    if any(Heard.COVERED in row.heard for row in scene.rows):
        shown.append(Heard.COVERED)
    signs = [(" ".join(HEARD_SIGNS[heard]), "muted") for heard in shown]
    names = [(f"{c.mark} {c.name}", c.colour) for c in scene.columns if has_names]
    return [*signs, *names]
