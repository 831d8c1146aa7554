"""Measure how well one colour can be read upon another."""

from PySide6.QtGui import QColor

# Contrast (Minimum) of the Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.
READABLE = 4.5
# Contrast (Enhanced), 1.4.6: for text that is read from the back of a room.
READABLE_FAR = 7.0


def contrast(one: QColor, other: QColor) -> float:
    """Give the contrast ratio of two opaque colours, from 1.0 to 21.0."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(colour: QColor, ground: QColor, share: float) -> QColor:
    """Lay a colour thinly over a ground; a share of 1.0 covers it."""
    return QColor.fromRgbF(
        *(
            above * share + below * (1 - share)
            for above, below in zip(_channels(colour), _channels(ground), strict=True)
        )
    )


def readable_on(colour: QColor, ground: QColor, least: float = READABLE) -> QColor:
    """Move a colour away from the ground until its contrast is `least` or more."""
    away = QColor("white") if _luminance(ground) < _MIDDLE else QColor("black")
    for share in range(0, 101, 5):
        moved = blend(away, colour, share / 100)
        if contrast(moved, ground) >= least:
            return moved
    return away


# Black and white are equally far from a ground of this luminance.
_MIDDLE = 0.179


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the sRGB curve's own figure


def _channels(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
