"""Makes an agency's colour readable as text, upon light grounds and upon dark ones."""

from __future__ import annotations

from app.reports.pdf.tokens import safe_colour

# The grounds of record.css on which a name may stand, those that are hardest to read on.
LIGHT_GROUND = "#FFF4D1"
DARK_GROUND = "#332B14"
# WCAG 2.2, 1.4.3: the least contrast of body text.
READABLE = 4.5
_STEPS = 20
_BLACK, _WHITE = (0.0, 0.0, 0.0), (255.0, 255.0, 255.0)


def name_on_light(colour: str | None) -> str:
    """Give the colour, darkened as far as it takes to be read on light grounds."""
    return _readable(safe_colour(colour), LIGHT_GROUND, _BLACK)


def name_on_dark(colour: str | None) -> str:
    """Give the colour, lightened as far as it takes to be read on dark grounds."""
    return _readable(safe_colour(colour), DARK_GROUND, _WHITE)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: str, ground: str, towards: tuple[float, ...]) -> str:
    mixed = colour
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, towards, step / _STEPS)
        if contrast(mixed, ground) >= READABLE:
            break
    return mixed


def _mixed(colour: str, towards: tuple[float, ...], share: float) -> str:
    channels = (
        round(own + (other - own) * share)
        for own, other in zip(_channels(colour), towards, strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """Undo the curve of sRGB (IEC 61966-2-1)."""
    if channel <= 0.04045:  # noqa: PLR2004 - the constants of the standard
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
