"""The pages as they will be printed, on a quiet ground, turned and zoomed by keys."""

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
    tiles_in_sight,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from app.ui.export.preview.pdf_renderer import OpenedPdf, PdfRenderer
    from app.ui.theme.theme import Theme


_SHADOWS = 5
_SHADOW = 0.04


class PdfPagePainter:
    """Paper stays white in every colour set: it is what comes out of the printer."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self, painter: QPainter, stack: PageStack, pack_cache: TileCache, seen: QRect
    ) -> None:
        """Paint what is seen of the stack; the painter's origin is the corner of what is seen."""
        painter.fillRect(QRect(0, 0, seen.width(), seen.height()), self._theme.colour("desk"))
        painter.save()
        painter.translate(-seen.left(), -seen.top())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in stack.between(seen.top(), seen.bottom()):
            self._paint_sheet(painter, stack, pack_cache, page)
        painter.restore()

    def paint_focus(self, painter: QPainter, frame: QRect) -> None:
        """Paint a line around the view, which has the keys."""
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

    def _paint_sheet(
        self, painter: QPainter, stack: PageStack, pack_cache: TileCache, page: int
    ) -> None:
        sheet = QRect(*stack.box(page))
        shadow = self._theme.colour("shadow")
        shadow.setAlphaF(_SHADOW)
        for spread in range(1, _SHADOWS + 1):
            painter.fillRect(sheet.adjusted(-spread, 1, spread, spread + 1), shadow)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setClipRect(sheet)
        for tile, image in pack_cache.of_page(page):
            painter.drawImage(tile_rect(tile, image, stack), image)
        painter.setClipping(False)


_STEP = 48


class PdfView(QAbstractScrollArea):
    """Draws only what is in sight; the page looked at stays the same when the content changes.

    `moved` when another page is looked at, or their number changed; `zoomed` when the scale or
    what it follows changed; `settled` once all that is in sight is drawn.
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
        self._pack_cache = TileCache()
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
        """Whether all that is in sight is drawn."""
        return self._pack_cache.is_complete

    def go_to(self, page: int) -> None:
        """Bring a page to the top, as far as there is room below it."""
        if self.count:
            self._place(max(0, min(self.count - 1, page)), 0.0)

    def step(self, pages: int) -> None:
        """Go this many pages on."""
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
        self._tell_reader()

    def _connect(self) -> None:
        self._renderer.opened.connect(self._on_renderer_opened)
        self._renderer.drawn.connect(self._on_renderer_drawn)
        self._renderer.read.connect(self._on_renderer_read)

    def _on_renderer_opened(self, opened: OpenedPdf) -> None:
        self._document = opened.document
        self._lay(PageStack(opened.sizes, self.scale))
        self._renderer.ask_text(self._document, self.page)
        self._tell_reader()
        self.moved.emit()

    def _on_renderer_drawn(self, key: TileKey, image: QImage) -> None:
        if self._pack_cache.put(key, image):
            self.viewport().update()
            if self._pack_cache.is_complete:
                self.settled.emit()

    def _on_renderer_read(self, document: int, page: int, words: str) -> None:
        if document == self._document and page == self.page:
            self.words = words
            self._tell_reader()

    def _lay(self, sheets: PageStack, scale: float = 0.0) -> None:
        """Lay sheets out, with the same place in sight; 0 for the scale that fits, or is in use."""
        share, middle = self._share(), self._middle()
        page = max(0, min(sheets.count - 1, self.page))
        room = self.viewport().size()
        if sheets.count and not scale:
            scale = fitting_scale(
                self.fit, sheets.sizes[page], (room.width(), room.height()), self._gap
            )
        self._stack = PageStack.lay(sheets.sizes, scale or self.scale, room.width(), self._gap)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        self._is_placing = True
        down.setRange(0, max(0, self._stack.height - room.height()))
        across.setRange(0, max(0, self._stack.width - room.width()))
        down.setPageStep(room.height())
        across.setPageStep(room.width())
        across.setValue(round(middle * self._stack.width - room.width() / 2))
        self._is_placing = False
        if sheets.count:
            self._place(page, 0.0 if self.fit is Fit.PAGE else share)
        self.zoomed.emit()

    def _share(self) -> float:
        """Return how much of the page looked at is above the view."""
        if not self.count:
            return 0.0
        _left, top, _width, height = self._stack.box(self.page)
        return (self.verticalScrollBar().value() + self._gap - top) / height

    def _middle(self) -> float:
        """Return where the middle of the view is in the width of the sheets, as a share."""
        if not self.count:
            return 0.5
        seen = self._seen()
        return (seen.left() + seen.width() / 2) / max(self._stack.width, seen.width())

    def _place(self, page: int, share: float) -> None:
        _left, top, _width, height = self._stack.box(page)
        self._is_placing = True
        self.verticalScrollBar().setValue(round(top - self._gap + share * height))
        self._is_placing = False
        self._look_at(page)
        self._want_tiles()

    def _look_at(self, page: int) -> None:
        if page == self.page:
            return
        self.page = page
        self.words = ""
        self._renderer.ask_text(self._document, page)
        self._tell_reader()
        self.moved.emit()

    def _tell_reader(self) -> None:
        """Let a screen reader say the page, and read its words."""
        number = f", page {self.page + 1} of {self.count}" if self.count else ""
        self.setAccessibleName(f"Preview{number}")
        self.setAccessibleDescription(self.words)

    def _seen(self) -> QRect:
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(left, top, self.viewport().width(), self.viewport().height())

    def _want_tiles(self) -> None:
        ratio = self.devicePixelRatioF()
        self._pack_cache.want(tiles_in_sight(self._stack, self._seen(), self._document, ratio))
        self._renderer.want(self._pack_cache.missing)
        self.viewport().update()

    def _scroll(self, across: int, down: int) -> None:
        for bar, pixels in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + pixels)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_placing or not self.count:
            return
        seen = self._seen()
        # What the eye is on rather than what begins at the very top.
        self._look_at(self._stack.at(seen.top() + seen.height() // 3))
        self._want_tiles()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self._stack)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(painter, self._stack, self._pack_cache, self._seen())
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
        act = self._acts().get((event.key(), event.modifiers().value & _MODIFIERS))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
            event.accept()

    def _acts(self) -> dict[tuple[int, int], Callable[[], object]]:
        """Return what each key does; those of the window, such as Page Up, come from there."""
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
