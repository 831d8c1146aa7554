"""Make the paragraphs of a page from a person's text and a type style."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from app.models.text.word_diff import WordChange
from app.reports.markup import (
    split_outer_spaces,
    struck_through,
    to_markup,
    underlined,
    with_colour,
    with_font,
)
from app.reports.pdf.styles import TypeStyle, paragraph_style
from app.reports.pdf.text.list_item import ListItem
from app.reports.pdf.text.paragraph import CachedParagraph

if TYPE_CHECKING:
    from app.progress import Meter
    from app.reports.document import TextRun
    from app.reports.pdf.page_geometry import PageGeometry
    from app.reports.pdf.tagging import Tag
    from app.reports.pdf.text.fonts import Faces, Fonts


# Of the points by which type exceeds the body, the share that is left in large print.
_RISE = 0.4
_Kind = TypeVar("_Kind", bound=CachedParagraph)


class PdfTypesetter:
    """A maker of paragraphs, which counts them and collects the characters that no font has.

    With a `tag` the words are its content; without one they are an artifact.
    """

    def __init__(self, fonts: Fonts, meter: Meter, page: PageGeometry) -> None:
        self.fonts = fonts
        self.missing: set[str] = set()
        self.page = page
        self._meter = meter
        self._styles: dict[TypeStyle, Any] = {}

    def words(self, text: str, wanted: TypeStyle, tag: Tag | None = None) -> CachedParagraph:
        """Return plain text as a paragraph."""
        markup = to_markup(text, self._faces(wanted), self.missing)
        return self._paragraph(CachedParagraph, markup, wanted, tag)

    def item(self, text: str, wanted: TypeStyle, label: Tag, body: Tag) -> CachedParagraph:
        """Return an item of a list; the tag of its bullet is `label`."""
        markup = to_markup(text, self._faces(wanted), self.missing)
        item = self._paragraph(ListItem, markup, wanted, body)
        item.label = label
        return item

    def runs(
        self, runs: tuple[TextRun, ...], wanted: TypeStyle, tag: Tag | None = None
    ) -> CachedParagraph:
        """Return runs as a paragraph, each in its own weight."""
        parts: list[str] = []
        before = WordChange.SAME
        for run in runs:
            if WordChange.SAME not in {before, run.change}:
                # A space between removed words and those that replace them.
                parts.append(" ")
            parts.append(self._run(run, wanted, is_first=not parts))
            before = run.change
        return self._paragraph(CachedParagraph, "".join(parts), wanted, tag)

    def two_lines(
        self,
        label: str,
        label_type: TypeStyle,
        text: str,
        wanted: TypeStyle,
        tag: Tag | None = None,
    ) -> CachedParagraph:
        """Return a small line above a text, as one paragraph, since they are one heading."""
        small = to_markup(label, self._faces(label_type), self.missing)
        face = self._faces(label_type)[0].name
        size = self._fit(label_type).size
        opening = f'<font name="{face}" size="{size}" color="{label_type.colour}">'
        words = to_markup(text, self._faces(wanted), self.missing)
        return self._paragraph(CachedParagraph, f"{opening}{small}</font><br/>{words}", wanted, tag)

    def _run(self, run: TextRun, wanted: TypeStyle, *, is_first: bool) -> str:
        if run.change is not WordChange.SAME:
            return self._changed(run, wanted)
        # A space between two runs is not an indent: lines may break there.
        gap = " " if not is_first and run.text[:1] == " " and run.text[1:2].strip() else ""
        words = run.text.removeprefix(gap)
        is_emphasis = run.is_emphasis and not self.page.is_large_print
        faces = self.fonts.semibold if run.is_strong else self.fonts.italic
        if not (run.is_strong or is_emphasis):
            faces = self._faces(wanted)
        markup = to_markup(words, faces, self.missing)
        if run.is_strong or is_emphasis:
            markup = with_font(markup, faces[0])
        return gap + (with_colour(markup, run.colour) if run.colour else markup)

    def _changed(self, run: TextRun, wanted: TypeStyle) -> str:
        """Return changed words between signs, which also reach a text extract; added ones bold."""
        is_added = run.change is WordChange.ADDED
        faces = self.fonts.bold if is_added else self._faces(wanted)
        before, words, after = split_outer_spaces(run.text)
        gaps = [
            gap if gap == " " else to_markup(gap, faces, self.missing) for gap in (before, after)
        ]
        if not words:
            return "".join(gaps)
        sign = "+" if is_added else "\N{MINUS SIGN}"
        opening = to_markup(f"[{sign}\N{NO-BREAK SPACE}", faces, self.missing)
        drawn = to_markup(words, faces, self.missing)
        # No line through or under the signs: it would make a dash of the minus.
        lined = underlined(drawn) if is_added else struck_through(drawn)
        return with_font(f"{opening}{lined}]".join(gaps), faces[0])

    def _paragraph(
        self, kind: type[_Kind], markup: str, wanted: TypeStyle, tag: Tag | None
    ) -> _Kind:
        self._meter.step()
        if wanted not in self._styles:
            self._styles[wanted] = paragraph_style(self._fit(wanted), self.fonts)
        words = kind(markup, self._styles[wanted])
        words.tag = tag
        return words

    def _faces(self, wanted: TypeStyle) -> Faces:
        return self._fit(wanted).faces(self.fonts)

    def _fit(self, wanted: TypeStyle) -> TypeStyle:
        """Return the type style, no smaller than the page's least type."""
        least = self.page.least_type
        if not least:
            return wanted
        size = least + max(0.0, wanted.size - least) * _RISE
        fitted = replace(wanted, size=size, leading=wanted.leading * size / wanted.size)
        return fitted.plain() if self.page.is_large_print else fitted
