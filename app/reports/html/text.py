"""Turn paragraphs, runs and bars into HTML elements."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from app.models.text.word_diff import WordChange
from app.reports.html.elements import Element, add, element, put
from app.reports.markup import clean, split_outer_spaces

if TYPE_CHECKING:
    from app.reports.document import Bar, Paragraph, TextRun
    from app.reports.html.style import StyleSheet


_NAMELESS = "Without a name"
# Unicode categories of invisible characters: control, format, and space.
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def is_blank(text: str) -> bool:
    """Return whether a text has no visible character."""
    return all(unicodedata.category(character) in _UNSEEN for character in clean(text))


def name_or_placeholder(name: str) -> str:
    """Return a name, or a placeholder: a screen reader has nothing to read of a blank one."""
    return _NAMELESS if is_blank(name) else name


class HtmlTextWriter:
    """A writer of paragraphs and runs, with the style sheet's classes for agencies' colours."""

    def __init__(self, style: StyleSheet) -> None:
        self.style = style
        self._tables = 0

    def caption_id(self) -> str:
        """Return an id for the caption of the next table."""
        self._tables += 1
        return f"table-{self._tables}"

    def paragraph(self, paragraph: Paragraph, tag: str = "p") -> Element:
        """Return a paragraph's element; its role and its tone are its classes."""
        made = element(tag, class_=f"{paragraph.role} {paragraph.tone}", dir="auto")
        self.runs(made, paragraph.runs)
        return made

    def runs(self, parent: Element, runs: tuple[TextRun, ...]) -> None:
        """Append runs to an element, each in its own weight."""
        before = WordChange.SAME
        for run in runs:
            if WordChange.SAME not in {before, run.change}:
                # A space between removed words and those that replace them.
                put(parent, " ")
            if run.change is WordChange.SAME:
                put(self._place(parent, run, is_alone=len(runs) == 1), run.text)
            else:
                _change(parent, run)
            before = run.change

    def _place(self, parent: Element, run: TextRun, *, is_alone: bool) -> Element:
        """Return the element for a run's words: the paragraph itself where it needs no other."""
        place = parent
        if run.colour:
            place = add(place, "span", class_=f"name {self.style.agency(run.colour)}")
        if run.is_typed and not is_alone:
            # Words in the other direction must not change the order of the text around them.
            place = add(place, "bdi")
        if run.is_strong:
            place = add(place, "strong")
        return add(place, "em") if run.is_emphasis else place


def _change(parent: Element, run: TextRun) -> None:
    """Append added or removed words between signs, which also reach a text extract."""
    tag, sign = ("ins", "+") if run.change is WordChange.ADDED else ("del", "\N{MINUS SIGN}")
    before, words, after = split_outer_spaces(run.text)
    put(parent, before)
    if words:
        made = add(parent, tag)
        add(made, "span", f"[{sign}\N{NO-BREAK SPACE}", class_="sign")
        add(made, "bdi", words)
        add(made, "span", "]", class_="sign")
    put(parent, after)


def bar_figure(bar: Bar) -> Element:
    """Return a bar with its legend, which has every number."""
    made = element("figure")
    made.append(_picture(bar, role="img", aria_label=bar.alternative))
    legend = add(add(made, "figcaption"), "ul", class_="legend")
    for segment in bar.segments:
        item = add(legend, "li")
        add(item, "span", class_=f"swatch {segment.tone}", aria_hidden="true")
        add(item, "span", f"{segment.label}: {segment.count}")
    return made


def small_bar(bar: Bar) -> Element:
    """Return a bar for a cell; the other cells of its row have every number."""
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
