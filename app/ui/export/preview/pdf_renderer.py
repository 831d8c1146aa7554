"""Draw the pages of a PDF in a thread of their own: pdfium allows one thread at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage
from typing_extensions import override

from app.ui.export.preview.pdf_tiles import TileKey, draw_tile

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedPdf:
    """A document that is ready: its number, and the sizes of its pages in points."""

    document: int
    sizes: tuple[tuple[float, float], ...]


class PdfRenderer(QObject):
    """A renderer of one document after another; outdated tiles are not drawn.

    `drawn` sends a TileKey and its QImage, `read` the document, the page and its text, `failed`
    the number of a document that pdfium can't read.
    """

    opened = Signal(OpenedPdf)
    failed = Signal(int)
    drawn = Signal(object, QImage)
    read = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._wanted: frozenset[TileKey] = frozenset()
        self._newest = 0
        # These three belong to the thread.
        self._document: PdfDocument | None = None
        self._number = 0
        self._page: tuple[int, PdfPage] | None = None

    def open(self, data: bytes) -> int:
        """Open a document in place of the last one; return its number, which `opened` repeats."""
        self._newest += 1
        number = self._newest
        self._do(lambda: self._open(number, data))
        return number

    def request_tiles(self, tiles: frozenset[TileKey]) -> None:
        """Draw these tiles; earlier ones that are not drawn yet are dropped."""
        new = tiles - self._wanted
        self._wanted = tiles
        for key in sorted(new):
            self._do(partial(self._draw, key))

    def request_text(self, document: int, page: int) -> None:
        """Read the text of a page; `read` sends it."""
        self._do(lambda: self._read(document, page))

    def stop(self) -> None:
        """Close the document and wait for the thread."""
        self._wanted = frozenset()
        self._newest += 1
        self._do(self._close)
        self._pool.waitForDone()

    def _do(self, task: Callable[[], object]) -> None:
        self._pool.start(_RenderTask(task))

    def _open(self, number: int, data: bytes) -> None:
        if number != self._newest:
            return
        # On first use: it loads pdfium.
        from pypdfium2 import PdfDocument, PdfiumError

        self._close()
        try:
            self._document = PdfDocument(data)
            sizes = tuple(self._document.get_page_size(n) for n in range(len(self._document)))
        except PdfiumError:
            log.exception("the preview could not be opened")
            self.failed.emit(number)
            return
        self._number = number
        self.opened.emit(OpenedPdf(number, sizes))

    def _draw(self, key: TileKey) -> None:
        if key not in self._wanted or key.document != self._number:
            return
        self.drawn.emit(key, draw_tile(self._page_of(key.page), key))

    def _read(self, document: int, page: int) -> None:
        if document == self._number == self._newest:
            words = self._page_of(page).get_textpage()
            self.read.emit(document, page, words.get_text_bounded())
            words.close()

    def _page_of(self, number: int) -> PdfPage:
        """Return a page, which stays open for its other tiles."""
        if self._page is None or self._page[0] != number:
            self._close_page()
            if self._document is None:
                raise RuntimeError("a page is wanted of no document")
            self._page = (number, self._document[number])
        return self._page[1]

    def _close(self) -> None:
        self._close_page()
        if self._document is not None:
            self._document.close()
        self._document, self._number = None, 0

    def _close_page(self) -> None:
        if self._page is not None:
            self._page[1].close()
        self._page = None


class _RenderTask(QRunnable):
    """A task for the renderer's thread."""

    def __init__(self, task: Callable[[], object]) -> None:
        super().__init__()
        self._task = task

    @override
    def run(self) -> None:
        try:
            self._task()
        except Exception:
            log.exception("a page of the preview could not be drawn")
