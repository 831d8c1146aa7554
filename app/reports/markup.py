"""Convert a person's text to ReportLab markup; nothing typed is ever read as markup.

Controls but newline and tab are dropped, lone surrogates become U+FFFD, each stretch is set in the
first font that has its characters, and what no font has is shown as "[U+4E2D]" and collected.
Runs of spaces survive: all but the last of a run are no-break spaces, a tab is four spaces, and
spaces at the start of a line are kept. Spaces at the end of a line are not, since nobody sees them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from app.models.text.phrases import one_line

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("(?<=\n) +|^ +|  +")
# The dots that end a sentence stem stay with the word before them.
_LAST_DOTS = re.compile(r" (?=(?:\.{3}|…)(?:\n|$))")
_SIMPLE = re.compile(r"[\n -~]*")
# Invisible by definition (Unicode's default ignorables that people do type): joiners, marks of
# direction, variation selectors. "[U+200D]" in their place would show what is never visible.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class FontFace:
    """A font by the name it is registered under, and the code points it has glyphs for."""

    name: str
    glyphs: Container[int]

    def has(self, cluster: str) -> bool:
        """Return whether every character of a cluster has a glyph."""
        return all(ord(character) in self.glyphs for character in cluster)


def clean(text: str) -> str:
    """Return text that any format can hold: no controls but newline and tab, no lone surrogates."""
    text = _BREAKS.sub("\n", text)
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def clean_line(text: str) -> str:
    """Return cleaned text on one line, as bookmarks and titles need it."""
    return one_line(clean(text))


def to_markup(text: str, faces: Sequence[FontFace], missing: set[str]) -> str:
    """Return markup for a paragraph in the first face; add to `missing` what no face has."""
    kept = _keep_spaces(clean(text))
    if _SIMPLE.fullmatch(kept):
        # Printable ASCII, which every font has: most text, and thirty times quicker.
        return _as_markup(kept)
    runs = list(split_runs(kept, faces, missing))
    if len(runs) > 1:
        # ReportLab loses the space between a word with a soft hyphen and another face.
        runs = [(name, run.replace("\u00ad", "")) for name, run in runs]
    return "".join(
        _as_markup(run)
        if name == faces[0].name
        else f'<font name="{name}">{_as_markup(run)}</font>'
        for name, run in runs
    )


def with_font(markup: str, face: FontFace) -> str:
    """Return markup set in a face."""
    return f'<font name="{face.name}">{markup}</font>'


def with_colour(markup: str, colour: str) -> str:
    """Return markup set in a colour, "#RRGGBB"."""
    return f'<font color="{colour}">{markup}</font>'


def underlined(markup: str) -> str:
    """Return markup underlined."""
    return f"<u>{markup}</u>"


def struck_through(markup: str) -> str:
    """Return markup struck through."""
    return f"<strike>{markup}</strike>"


def split_outer_spaces(text: str) -> tuple[str, str, str]:
    """Split text into the white space before its words, the words, and the white space after."""
    words = text.strip()
    before = text[: len(text) - len(text.lstrip())]
    return before, words, text[len(before) + len(words) :]


def split_runs(
    text: str, faces: Sequence[FontFace], missing: set[str]
) -> Iterator[tuple[str, str]]:
    """Split cleaned text into (font name, stretch), each in the first face that has it."""
    name, stretch = faces[0].name, ""
    for cluster in _clusters(text):
        for wanted, piece in _place(cluster, faces, missing):
            if wanted != name and stretch:
                yield name, stretch
                stretch = ""
            name = wanted
            stretch += piece
    if stretch:
        yield name, stretch


def _keep_spaces(text: str) -> str:
    def fixed(match: re.Match[str]) -> str:
        is_leading = match.start() == 0 or text[match.start() - 1] == "\n"
        count = len(match.group())
        return "\u00a0" * count if is_leading else "\u00a0" * (count - 1) + " "

    text = text.replace("\t", "    ")
    return _LAST_DOTS.sub("\u00a0", _SPACES.sub(fixed, text))


def _as_markup(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def _clusters(text: str) -> Iterator[str]:
    """Split into characters, each with the marks that combine with it."""
    cluster = ""
    for character in text:
        joins = character == "\u200d" or unicodedata.category(character) in {"Mn", "Me", "Mc"}
        if joins and cluster:
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    if cluster:
        yield cluster


def _place(cluster: str, faces: Sequence[FontFace], missing: set[str]) -> Iterator[tuple[str, str]]:
    for face in faces:
        if cluster == "\n" or face.has(cluster):
            yield face.name, cluster
            return
    if len(cluster) > 1:
        for character in cluster:
            yield from _place(character, faces, missing)
    elif not _INVISIBLE.match(cluster):
        missing.add(cluster)
        yield faces[0].name, f"[U+{ord(cluster):04X}]"
