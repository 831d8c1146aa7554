"""A canvas that links what is drawn on it to the tags of the document."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports.pdf.tagging import TagPlace
from app.reports.pdf.text.glyph_lines import GlyphCanvas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.reports.pdf.tagging import Tag


class TaggedCanvas(GlyphCanvas):
    """A canvas that marks content with numbers, page by page, and adds them to its tags."""

    _marks = 0
    _fields = 0

    @contextmanager
    def tagged(self, tag: Tag | None, width: float = 0.0, height: float = 0.0) -> Iterator[None]:
        """Mark what is drawn meanwhile as content of a tag, or (None) as an artifact.

        `width` and `height` are those of a figure whose lower left corner is where drawing begins.
        """
        if tag is None:
            self._code.append("/Artifact BMC")
        else:
            tag.places.append(TagPlace(self.getPageNumber(), self._marks))
            self._code.append(f"/{tag.kind} <</MCID {self._marks}>> BDC")
            self._marks += 1
            if width:
                left, bottom = self.absolutePosition(0, 0)
                tag.box = (left, bottom, *self.absolutePosition(width, height))
        yield
        self._code.append("EMC")

    def tag_field(self, tag: Tag | None) -> None:
        """Count a field just added to the page, and note its place in its tag if it has one."""
        if tag is not None:
            tag.fields.append(TagPlace(self.getPageNumber(), self._fields))
        self._fields += 1

    @override
    def showPage(self) -> None:
        super().showPage()
        self._marks = self._fields = 0
