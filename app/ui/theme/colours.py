"""Colours of Qt blended, and made readable on a background."""

from __future__ import annotations

from PySide6.QtGui import QColor

from app.design_tokens import READABLE, contrast_ratio, luminance

# Black and white have the same contrast to a background of this luminance.
_MIDDLE = 0.179


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours, from 1.0 to 21.0."""
    return contrast_ratio(_luminance(one), _luminance(other))


def blend(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return a colour blended over a background; a share of 1.0 covers it."""
    return QColor.fromRgbF(
        *(
            above * share + below * (1 - share)
            for above, below in zip(_channels(colour), _channels(ground), strict=True)
        )
    )


def readable_on(colour: QColor, ground: QColor, least: float = READABLE) -> QColor:
    """Return a colour moved away from a background until its contrast is `least` or more."""
    away = QColor("white") if _luminance(ground) < _MIDDLE else QColor("black")
    for share in range(0, 101, 5):
        moved = blend(away, colour, share / 100)
        if contrast(moved, ground) >= least:
            return moved
    return away


def _luminance(colour: QColor) -> float:
    return luminance(*_channels(colour))


def _channels(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
