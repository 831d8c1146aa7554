"""Font sizes and spaces of a page, from the least height that a capital may have in this room."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.ui.audience.typesetting.painter import Frame
from app.ui.audience.typesetting.paragraph import TextStyle

_SEMIBOLD, _BOLD = 600, 700
# Of the usual spaces, where there is much text.
_TIGHT = 0.6


@dataclass(frozen=True, slots=True)
class SizeStep:
    """One of the sizes a view tries: `scale` times the floor for all text.

    What matters more is larger still, and lines are spaced; not so in a view that needs all its
    space (`is_even`). `around` is the scale of prompt, names and header where that is another:
    they keep their size when the entries' becomes smaller.
    """

    scale: float
    is_even: bool = False
    around: float = 0.0


# Largest first; the last one is taken however many pages it needs.
PROMPT_STEPS = (
    SizeStep(1.3),
    SizeStep(1.0, around=1.3),
    SizeStep(1.0),
    SizeStep(1.0, is_even=True),
)
COUNT_STEPS = (SizeStep(1.6), SizeStep(1.3), SizeStep(1.0), SizeStep(1.0, is_even=True))
OVERVIEW_STEPS = (SizeStep(1.3), SizeStep(1.15), SizeStep(1.0), SizeStep(1.0, is_even=True))
# Few: each is a jump that the audience sees while somebody types.
ALONE_STEPS = tuple(SizeStep(s) for s in (2.6, 1.9, 1.4, 1.0))


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """The styles of one step; no capital is lower than `floor`."""

    head: TextStyle
    clock: TextStyle
    prompt: TextStyle
    name: TextStyle
    body: TextStyle
    label: TextStyle
    wording: TextStyle
    floor: float

    @property
    def between(self) -> float:
        """The gap between two paragraphs of a person's text: about a third of a line."""
        return round(self.body.capital * (0.35 if self.body.is_close else 0.55))


def type_sizes(capital: float, step: SizeStep) -> TypeSizes:
    """Return the styles of a step. No capital is lower than `capital`."""

    around = step.around or step.scale

    def style(factor: float, weight: int, scale: float = around) -> TextStyle:
        size = capital * scale * (1.0 if step.is_even else factor)
        return TextStyle(size, weight, is_close=step.is_even)

    return TypeSizes(
        head=style(1.0, _SEMIBOLD),
        clock=replace(style(1.0, _BOLD), is_tabular=True),
        prompt=style(1.1, _BOLD),
        name=style(1.05, _BOLD),
        body=style(1.0, 400, step.scale),
        label=style(1.0, _SEMIBOLD),
        wording=style(1.3, _BOLD, step.scale),
        floor=capital,
    )


def statement_sizes(capital: float, step: SizeStep) -> TypeSizes:
    """Return the styles of a view in which only the wording grows."""
    small = type_sizes(capital, SizeStep(1.0, is_even=True))
    return TypeSizes(
        head=small.head,
        clock=small.clock,
        prompt=TextStyle(capital * min(step.scale, 1.3), _BOLD),
        name=small.name,
        body=TextStyle(capital * step.scale, 400),
        label=TextStyle(capital * min(step.scale, 1.3), _SEMIBOLD),
        wording=TextStyle(capital * step.scale, _BOLD),
        floor=capital,
    )


@dataclass(frozen=True, slots=True)
class Spaces:
    """The margins, gaps and paddings of a page, which depend on its size and not on the text.

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


def page_spaces(sheet: PageSize, *, is_tight: bool = False) -> Spaces:
    """Return the spaces of a page; at 1920 px they are those of the mock-up.

    With `is_tight` they are smaller, for a view that needs all its space.
    """
    part = min(sheet.width, sheet.height * 16 / 9) / 1920
    inner = part * (_TIGHT if is_tight else 1.0)
    return Spaces(
        margin=round(48 * part),
        margin_above=round(32 * inner),
        head_gap=round(8 * inner),
        gap=round(20 * inner),
        pad=round(20 * inner),
        pad_above=round(14 * inner),
        wide_pad=round(34 * inner),
        wide_pad_above=round(18 * inner),
        edge=max(1.0, round(1.5 * part)),
        radius=round(8 * part),
        bar=max(2.0, round(11 * part)),
    )


def page_area(sheet: PageSize, spaces: Spaces) -> Frame:
    """Return the frame of a page within its margins."""
    beside, above = spaces.margin, spaces.margin_above
    return Frame(0, 0, sheet.width, sheet.height).shrunk(beside, above, beside, above)


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page in pixels; `capital` is the least height of a capital letter."""

    width: float
    height: float
    capital: float
