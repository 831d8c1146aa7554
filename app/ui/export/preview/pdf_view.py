"""A scrolling, zooming view of PDF pages as they will be printed, and its painter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from app.ui.export.preview.pdf_tiles import (
    Fit,
    PageStack,
    TileCache,
    TileKey,
    fitting_scale,
    next_zoom,
    tile_rect,
    visible_tiles,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from app.ui.export.preview.pdf_renderer import OpenedPdf, PdfRenderer
    from app.ui.theme.theme import Theme


_SHADOWS = 5
_SHADOW = 0.04


class PdfPagePainter:
    """A painter of pages, white in every colour set: they show what the printer prints."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self, painter: QPainter, stack: PageStack, tile_cache: TileCache, seen: QRect
    ) -> None:
        """Paint the visible part of the stack; the painter's origin is its top left corner."""
        painter.fillRect(
            QRect(0, 0, seen.width(), seen.height()), self._theme.colour("preview-background")
        )
        painter.save()
        painter.translate(-seen.left(), -seen.top())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in stack.between(seen.top(), seen.bottom()):
            self._paint_page(painter, stack, tile_cache, page)
        painter.restore()

    def paint_focus(self, painter: QPainter, frame: QRect) -> None:
        """Paint a line around the view, which has the focus."""
        width = self._theme.metric("focus")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        inner = frame.adjusted(width, width, -width, -width)
        painter.setClipping(False)
        for side in (
            QRect(frame.left(), frame.top(), frame.width(), width),
            QRect(frame.left(), inner.bottom() + 1, frame.width(), width),
            QRect(frame.left(), frame.top(), width, frame.height()),
            QRect(inner.right() + 1, frame.top(), width, frame.height()),
        ):
            painter.drawRect(side)

    def _paint_page(
        self, painter: QPainter, stack: PageStack, tile_cache: TileCache, page: int
    ) -> None:
        page_rect = QRect(*stack.box(page))
        shadow = self._theme.colour("shadow")
        shadow.setAlphaF(_SHADOW)
        for spread in range(1, _SHADOWS + 1):
            painter.fillRect(page_rect.adjusted(-spread, 1, spread, spread + 1), shadow)
        painter.fillRect(page_rect, Qt.GlobalColor.white)
        painter.setClipRect(page_rect)
        for tile, image in tile_cache.of_page(page):
            painter.drawImage(tile_rect(tile, image, stack), image)
        painter.setClipping(False)


_STEP = 48


class PdfView(QAbstractScrollArea):
    """A view that draws only visible tiles; the current page stays when the content changes.

    `moved` when the current page or the number of pages changed, `zoomed` when the scale or the
    fit changed, `settled` once all visible tiles are drawn.
    """

    moved = Signal()
    zoomed = Signal()
    settled = Signal()

    def __init__(self, theme: Theme, renderer: PdfRenderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = theme.metric("margin")
        self._renderer = renderer
        self._painter = PdfPagePainter(theme)
        self._stack = PageStack()
        self._tile_cache = TileCache()
        self._document = 0
        self._is_placing = False
        self.fit = Fit.WIDTH
        self.page = 0
        self.words = ""
        self._build()
        self._connect()

    @property
    def count(self) -> int:
        """The number of pages."""
        return self._stack.count

    @property
    def scale(self) -> float:
        """The zoom; 1 is the true size."""
        return self._stack.scale

    @property
    def is_settled(self) -> bool:
        """Whether all visible tiles are drawn."""
        return self._tile_cache.is_complete

    def go_to(self, page: int) -> None:
        """Scroll a page to the top, as far as the pages below it allow."""
        if self.count:
            self._place(max(0, min(self.count - 1, page)), 0.0)

    def step(self, pages: int) -> None:
        """Go this many pages forward, or back where it is negative."""
        self.go_to(self.page + pages)

    def use_fit(self, fit: Fit) -> None:
        """Let the zoom follow the width of the view, or its whole size."""
        self.fit = fit
        self._lay(self._stack)

    def zoom(self, step: int) -> None:
        """Zoom in (1) or out (-1) by a step."""
        self.fit = Fit.NONE
        self._lay(self._stack, next_zoom(self.scale, step))

    def _build(self) -> None:
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: its coming and going would change the width that the zoom follows.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self._update_accessible_text()

    def _connect(self) -> None:
        self._renderer.opened.connect(self._on_renderer_opened)
        self._renderer.drawn.connect(self._on_renderer_drawn)
        self._renderer.read.connect(self._on_renderer_read)

    def _on_renderer_opened(self, opened: OpenedPdf) -> None:
        self._document = opened.document
        self._lay(PageStack(opened.sizes, self.scale))
        self._renderer.request_text(self._document, self.page)
        self._update_accessible_text()
        self.moved.emit()

    def _on_renderer_drawn(self, key: TileKey, image: QImage) -> None:
        if self._tile_cache.put(key, image):
            self.viewport().update()
            if self._tile_cache.is_complete:
                self.settled.emit()

    def _on_renderer_read(self, document: int, page: int, words: str) -> None:
        if document == self._document and page == self.page:
            self.words = words
            self._update_accessible_text()

    def _lay(self, pages: PageStack, scale: float = 0.0) -> None:
        """Lay pages out around the same place; a scale of 0 is the one that fits, or in use."""
        share, middle = self._share(), self._middle()
        page = max(0, min(pages.count - 1, self.page))
        room = self.viewport().size()
        if pages.count and not scale:
            scale = fitting_scale(
                self.fit, pages.sizes[page], (room.width(), room.height()), self._gap
            )
        self._stack = PageStack.lay(pages.sizes, scale or self.scale, room.width(), self._gap)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        self._is_placing = True
        down.setRange(0, max(0, self._stack.height - room.height()))
        across.setRange(0, max(0, self._stack.width - room.width()))
        down.setPageStep(room.height())
        across.setPageStep(room.width())
        across.setValue(round(middle * self._stack.width - room.width() / 2))
        self._is_placing = False
        if pages.count:
            self._place(page, 0.0 if self.fit is Fit.PAGE else share)
        self.zoomed.emit()

    def _share(self) -> float:
        """Return how much of the current page is above the view, as a share."""
        if not self.count:
            return 0.0
        _left, top, _width, height = self._stack.box(self.page)
        return (self.verticalScrollBar().value() + self._gap - top) / height

    def _middle(self) -> float:
        """Return where the middle of the view is in the width of the pages, as a share."""
        if not self.count:
            return 0.5
        seen = self._seen()
        return (seen.left() + seen.width() / 2) / max(self._stack.width, seen.width())

    def _place(self, page: int, share: float) -> None:
        _left, top, _width, height = self._stack.box(page)
        self._is_placing = True
        self.verticalScrollBar().setValue(round(top - self._gap + share * height))
        self._is_placing = False
        self._set_current_page(page)
        self._want_tiles()

    def _set_current_page(self, page: int) -> None:
        if page == self.page:
            return
        self.page = page
        self.words = ""
        self._renderer.request_text(self._document, page)
        self._update_accessible_text()
        self.moved.emit()

    def _update_accessible_text(self) -> None:
        """Set what a screen reader reads: the number of the page, and its words."""
        number = f", page {self.page + 1} of {self.count}" if self.count else ""
        self.setAccessibleName(f"Preview{number}")
        self.setAccessibleDescription(self.words)

    def _seen(self) -> QRect:
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(left, top, self.viewport().width(), self.viewport().height())

    def _want_tiles(self) -> None:
        ratio = self.devicePixelRatioF()
        tiles = visible_tiles(self._stack, self._seen(), self._document, ratio)
        self._tile_cache.set_visible(tiles)
        self._renderer.request_tiles(self._tile_cache.missing)
        self.viewport().update()

    def _scroll(self, across: int, down: int) -> None:
        for bar, pixels in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + pixels)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_placing or not self.count:
            return
        seen = self._seen()
        # The page a third of the way down, where people look, rather than at the very top.
        self._set_current_page(self._stack.at(seen.top() + seen.height() // 3))
        self._want_tiles()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self._stack)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(painter, self._stack, self._tile_cache, self._seen())
        if self.hasFocus():
            self._painter.paint_focus(painter, self.viewport().rect())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._key_actions().get((event.key(), event.modifiers().value & _MODIFIERS))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
            event.accept()

    def _key_actions(self) -> dict[tuple[int, int], Callable[[], object]]:
        """Return what each key does; keys such as Page Up are shortcuts of the window."""
        nearly = max(_STEP, self.viewport().height() - _STEP)
        return {
            (Qt.Key.Key_Home, 0): lambda: self.go_to(0),
            (Qt.Key.Key_End, 0): lambda: self.go_to(self.count - 1),
            (Qt.Key.Key_Down, 0): lambda: self._scroll(0, _STEP),
            (Qt.Key.Key_Up, 0): lambda: self._scroll(0, -_STEP),
            (Qt.Key.Key_Right, 0): lambda: self._scroll(_STEP, 0),
            (Qt.Key.Key_Left, 0): lambda: self._scroll(-_STEP, 0),
            (Qt.Key.Key_Space, 0): lambda: self._scroll(0, nearly),
            (Qt.Key.Key_Space, _SHIFT): lambda: self._scroll(0, -nearly),
        }


_SHIFT = Qt.KeyboardModifier.ShiftModifier.value
_MODIFIERS = (
    _SHIFT | Qt.KeyboardModifier.ControlModifier.value | Qt.KeyboardModifier.AltModifier.value
)
