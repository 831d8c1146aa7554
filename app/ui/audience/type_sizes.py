"""How large each kind of words is set, from the least height a capital may have in this room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.ui.audience.pieces import Frame
from app.ui.audience.set_paragraph import Style

if TYPE_CHECKING:
    from app.ui.audience.sheet import Sheet

_SEMIBOLD, _BOLD = 600, 700


@dataclass(frozen=True, slots=True)
class Step:
    """One of the sizes a view tries: `scale` times the floor for all words.

    What matters more is larger still, and lines stand apart; not so in a view that needs all its
    room (`is_even`).
    """

    scale: float
    is_even: bool = False


# Largest first; the last one is taken however many pages it needs.
PROMPT_STEPS = (Step(1.3), Step(1.15), Step(1.0), Step(1.0, is_even=True))
OVERVIEW_STEPS = (Step(1.3), Step(1.15), Step(1.0))
ALONE_STEPS = tuple(Step(s) for s in (3.0, 2.6, 2.25, 2.0, 1.75, 1.5, 1.3, 1.15, 1.0))


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """The styles of one step; no capital is lower than `floor`."""

    head: Style
    clock: Style
    prompt: Style
    name: Style
    body: Style
    label: Style
    wording: Style
    floor: float

    @property
    def between(self) -> float:
        """The gap between two contributions: about a third of a line."""
        return round(self.body.capital * (0.45 if self.body.is_close else 0.55))


def sizes_of(capital: float, step: Step) -> TypeSizes:
    """Give the styles of a step. No capital is lower than `capital`."""

    def style(factor: float, weight: int) -> Style:
        size = capital * step.scale * (1.0 if step.is_even else factor)
        return Style(size, weight, is_close=step.is_even)

    return TypeSizes(
        head=style(1.0, _SEMIBOLD),
        clock=replace(style(1.0, _BOLD), is_tabular=True),
        prompt=style(1.1, _BOLD),
        name=style(1.05, _BOLD),
        body=style(1.0, 400),
        label=style(1.0, _SEMIBOLD),
        wording=style(1.3, _BOLD),
        floor=capital,
    )


def alone_sizes(capital: float, step: Step) -> TypeSizes:
    """Give the styles of a view whose wording alone grows."""
    small = sizes_of(capital, Step(1.0, is_even=True))
    return TypeSizes(
        head=small.head,
        clock=small.clock,
        prompt=Style(capital * min(step.scale, 1.3), _BOLD),
        name=small.name,
        body=Style(capital * step.scale, 400),
        label=Style(capital * min(step.scale, 1.3), _SEMIBOLD),
        wording=Style(capital * step.scale, _BOLD),
        floor=capital,
    )


@dataclass(frozen=True, slots=True)
class Spaces:
    """The empty space between things, which follows the sheet and not the words.

    Whole pixels, as the heights of lines: then the edges of boxes are sharp.
    """

    margin: float
    margin_above: float
    head_gap: float
    gap: float
    pad: float
    pad_above: float
    wide_pad: float
    wide_pad_above: float
    edge: float
    radius: float
    bar: float


def spaces_of(sheet: Sheet) -> Spaces:
    """Give the spaces of a sheet; at 1920 px they are those of the mock-up."""
    part = min(sheet.width, sheet.height * 16 / 9) / 1920
    return Spaces(
        margin=round(48 * part),
        margin_above=round(32 * part),
        head_gap=round(8 * part),
        gap=round(20 * part),
        pad=round(20 * part),
        pad_above=round(14 * part),
        wide_pad=round(34 * part),
        wide_pad_above=round(18 * part),
        edge=max(1.0, round(1.5 * part)),
        radius=round(8 * part),
        bar=max(2.0, round(11 * part)),
    )


def page_area(sheet: Sheet) -> Frame:
    """Give the sheet within its margins."""
    spaces = spaces_of(sheet)
    beside, above = spaces.margin, spaces.margin_above
    return Frame(0, 0, sheet.width, sheet.height).shrunk(beside, above, beside, above)
