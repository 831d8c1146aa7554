"""Draws bars: pictures whose numbers always stand beside them in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.html.builder import Element, add, element

if TYPE_CHECKING:
    from app.reports.document import Bar


def figure(bar: Bar) -> Element:
    """Give a bar with its legend, which says every number."""
    made = element("figure")
    made.append(_picture(bar, role="img", aria_label=bar.alternative))
    legend = add(add(made, "figcaption"), "ul", class_="legend")
    for segment in bar.segments:
        item = add(legend, "li")
        add(item, "span", class_=f"swatch {segment.tone}", aria_hidden="true")
        add(item, "span", f"{segment.label}: {segment.count}")
    return made


def small(bar: Bar) -> Element:
    """Give a bar for a cell; the other cells of its row say every number."""
    return _picture(bar, aria_hidden="true")


def _picture(bar: Bar, **attributes: str) -> Element:
    made = element("svg", class_="bar", width="100%", height="16", **attributes)
    total = sum(segment.count for segment in bar.segments)
    done = 0
    for segment in bar.segments:
        if segment.count:
            at, width = _percent(done, total), _percent(segment.count, total)
            add(made, "rect", class_=segment.tone, x=at, y="0", width=width, height="100%")
        done += segment.count
    return made


def _percent(count: int, total: int) -> str:
    return f"{100 * count / total:.3f}%"
