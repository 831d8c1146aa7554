"""The pages as they will be printed, on a quiet ground, turned and zoomed by keys."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from app.ui.export.page_artist import TILE, Opened, PageArtist, TileKey, tile_counts
from app.ui.export.sheet_stack import (
    PIXELS_PER_POINT,
    SheetStack,
    scale_for_page,
    scale_for_width,
)
from app.ui.export.tile_shelf import TileShelf

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QImage,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from app.ui.theme import Theme

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 3.0, 4.0)
_STEP = 48
_SHADOWS = 4


class Fit(StrEnum):
    """What the zoom follows while the window changes its size."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


class PagesView(QAbstractScrollArea):
    """Draws only what is in sight; the page looked at stays the same when the content changes.

    `moved` when another page is looked at, or their number changed; `zoomed` when the scale or
    what it follows changed; `settled` once all that is in sight is drawn.
    """

    moved = Signal()
    zoomed = Signal()
    settled = Signal()

    def __init__(self, theme: Theme, artist: PageArtist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._artist = artist
        self._stack = SheetStack()
        self._shelf = TileShelf()
        self._document = 0
        self._scale = 1.0
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
        return self._scale

    @property
    def is_settled(self) -> bool:
        """Whether all that is in sight is drawn."""
        return self._shelf.is_complete

    def go_to(self, page: int) -> None:
        """Bring a page to the top, as far as there is room below it."""
        if not self.count:
            return
        self._place(max(0, min(self.count - 1, page)), 0.0)

    def step(self, pages: int) -> None:
        """Go this many pages on."""
        self.go_to(self.page + pages)

    def use_fit(self, fit: Fit) -> None:
        """Let the zoom follow the width of the view, or its whole size."""
        self.fit = fit
        self._lay()

    def zoom(self, step: int) -> None:
        """Zoom in (1) or out (-1) by a step."""
        if step > 0:
            scale = next((each for each in ZOOMS if each > self._scale + 0.01), ZOOMS[-1])
        else:
            scale = next((each for each in reversed(ZOOMS) if each < self._scale - 0.01), ZOOMS[0])
        self.fit = Fit.NONE
        self._scale = scale
        self._lay()

    def _build(self) -> None:
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self._tell_reader()

    def _connect(self) -> None:
        self._artist.opened.connect(self._on_artist_opened)
        self._artist.drawn.connect(self._on_artist_drawn)
        self._artist.read.connect(self._on_artist_read)

    def _on_artist_opened(self, opened: Opened) -> None:
        self._document = opened.document
        anchor = self._anchor()
        self._stack = SheetStack.lay(opened.sizes, self._scale, 0, self._gap)
        self._lay(anchor)
        self._artist.ask_text(self._document, self.page)
        self.moved.emit()

    def _on_artist_drawn(self, key: TileKey, image: QImage) -> None:
        if not self._shelf.put(key, image):
            return
        self.viewport().update()
        if self._shelf.is_complete:
            self.settled.emit()

    def _on_artist_read(self, document: int, page: int, words: str) -> None:
        if document == self._document and page == self.page:
            self.words = words
            self._tell_reader()

    @property
    def _gap(self) -> int:
        return self._theme.metric("margin")

    def _anchor(self) -> tuple[int, float]:
        """Give the page looked at, and how much of it is above the view, as a share."""
        if not self.count:
            return 0, 0.0
        _left, top, _width, height = self._stack.box(self.page)
        return self.page, (self.verticalScrollBar().value() + self._gap - top) / height

    def _lay(self, anchor: tuple[int, float] | None = None) -> None:
        """Lay the sheets out anew, with the same place at the top of the view."""
        page, share = anchor or self._anchor()
        sizes = self._stack.sizes
        page = max(0, min(len(sizes) - 1, page))
        room = self.viewport().size()
        if sizes and self.fit is Fit.WIDTH:
            self._scale = scale_for_width(sizes[page], room.width(), self._gap)
        elif sizes and self.fit is Fit.PAGE:
            self._scale = scale_for_page(sizes[page], (room.width(), room.height()), self._gap)
            share = 0.0
        self._stack = SheetStack.lay(sizes, self._scale, room.width(), self._gap)
        self._is_placing = True
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._stack.height, room.height()),
            (self.horizontalScrollBar(), self._stack.width, room.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
        self._is_placing = False
        if sizes:
            self._place(page, share)
        self.zoomed.emit()

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
        self._artist.ask_text(self._document, page)
        self._tell_reader()
        self.moved.emit()

    def _tell_reader(self) -> None:
        """Let a screen reader say the page, and read its words."""
        number = f", page {self.page + 1} of {self.count}" if self.count else ""
        self.setAccessibleName(f"Preview{number}")
        self.setAccessibleDescription(self.words)

    def _seen(self) -> QRect:
        origin = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRect(*origin, self.viewport().width(), self.viewport().height())

    def _want_tiles(self) -> None:
        """Ask for the squares of the pages that are in sight."""
        seen = self._seen()
        ratio = self.devicePixelRatioF()
        density = self._scale * PIXELS_PER_POINT * ratio
        wanted = set()
        for page in self._stack.between(seen.top(), seen.bottom()):
            left, top, width, height = self._stack.box(page)
            columns, rows = tile_counts(self._stack.sizes[page], density)
            for column in range(columns):
                for row in range(rows):
                    side = TILE / ratio
                    square = QRectF(left + column * side, top + row * side, side, side)
                    on_page = square.intersected(QRectF(left, top, width, height))
                    if on_page.intersects(QRectF(seen)):
                        wanted.add(TileKey(self._document, page, density, column, row))
        self._shelf.want(frozenset(wanted))
        self._artist.want(self._shelf.missing)
        self.viewport().update()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_placing or not self.count:
            return
        third = self._seen().top() + self.viewport().height() // 3
        self._look_at(self._stack.at(third))
        self._want_tiles()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("desk"))
        seen = self._seen()
        painter.translate(-seen.left(), -seen.top())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._stack.between(seen.top(), seen.bottom()):
            self._paint_sheet(painter, page)
        painter.resetTransform()
        if self.hasFocus():
            self._paint_focus(painter)

    def _paint_sheet(self, painter: QPainter, page: int) -> None:
        left, top, width, height = self._stack.box(page)
        shadow = self._theme.colour("shadow")
        shadow.setAlphaF(0.07)
        for spread in range(1, _SHADOWS + 1):
            painter.fillRect(left - spread, top, width + 2 * spread, height + spread + 1, shadow)
        sheet = QRectF(left, top, width, height)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.save()
        painter.setClipRect(sheet)
        for key, image in self._shelf.of_page(page):
            ratio = self._scale * PIXELS_PER_POINT / key.density
            square = QRectF(
                left + key.column * TILE * ratio,
                top + key.row * TILE * ratio,
                image.width() * ratio,
                image.height() * ratio,
            )
            painter.drawImage(square, image)
        painter.restore()

    def _paint_focus(self, painter: QPainter) -> None:
        width = self._theme.metric("focus")
        pen = painter.pen()
        pen.setColor(self._theme.colour("accent"))
        pen.setWidth(width)
        painter.setPen(pen)
        edge = width // 2
        painter.drawRect(self.viewport().rect().adjusted(edge, edge, -edge, -edge))

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
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        nearly = self.viewport().height() - _STEP
        steps = {
            QKeySequence(Qt.Key.Key_Home): lambda: self.go_to(0),
            QKeySequence(Qt.Key.Key_End): lambda: self.go_to(self.count - 1),
            QKeySequence(Qt.Key.Key_PageUp): lambda: self.step(-1),
            QKeySequence(Qt.Key.Key_PageDown): lambda: self.step(1),
            QKeySequence(Qt.Key.Key_Down): lambda: down.setValue(down.value() + _STEP),
            QKeySequence(Qt.Key.Key_Up): lambda: down.setValue(down.value() - _STEP),
            QKeySequence(Qt.Key.Key_Right): lambda: across.setValue(across.value() + _STEP),
            QKeySequence(Qt.Key.Key_Left): lambda: across.setValue(across.value() - _STEP),
            QKeySequence(Qt.Key.Key_Space): lambda: down.setValue(down.value() + nearly),
            QKeySequence("Shift+Space"): lambda: down.setValue(down.value() - nearly),
        }
        act = steps.get(QKeySequence(event.keyCombination()))
        if act is None:
            super().keyPressEvent(event)
            return
        act()
        event.accept()
