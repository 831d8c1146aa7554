"""The table of contents: a link to every section and every prompt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.reports.html.builder import Element, add, element
from app.reports.html.outline import Outline
from app.reports.html.setter import shown

if TYPE_CHECKING:
    from app.reports.document import Heading, Section


def name_of(number: int) -> str:
    """Give the id of a section, by its place in the document counted from 1."""
    return f"section-{number}"


def contents(sections: Sequence[Section]) -> Element:
    """Give the list of links, prompts under the section that opens them."""
    nav = element("nav", aria_labelledby="contents")
    add(nav, "h2", "Contents", id="contents")
    outline = Outline()
    lists = [add(nav, "ol")]
    for number, section in enumerate(sections, start=1):
        outline.enter_section(section.heading.level)
        del lists[outline.place :]
        if len(lists) < outline.place:
            lists.append(add(lists[-1][-1], "ol"))
        link = add(add(lists[-1], "li"), "a", href=f"#{name_of(number)}")
        _say(link, section.heading)
    return nav


def _say(link: Element, heading: Heading) -> None:
    words = " ".join(heading.text.split())
    if heading.label:
        label = add(link, "span", heading.label, class_="marker")
        add(label, "span", ": ", class_="unseen")
    else:
        words = shown(words)
    add(link, "span", words, class_="words", dir="auto")
