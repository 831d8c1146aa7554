"""The canvas of the audience view: one page of a scene, repainted only where it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.audience.scene import BlankScene, Scene
from app.models.audience.viewing_distance import UNMEASURED
from app.ui.audience.pages.page_changes import SeenPages, has_typed, revealed, subject_of
from app.ui.audience.pages.page_for_scene import SceneLayout
from app.ui.audience.typesetting.font_sizes import PageSize
from app.ui.audience.typesetting.page import Page, Pages
from app.ui.audience.typesetting.painter import PagePainter, ink_rect

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.models.audience.timer import ClockFace
    from app.ui.audience.typesetting.palette import AudiencePalette


# In place of a page's number: the page that is shown.
_SAME_PAGE = -1


class AudienceCanvas(QWidget):
    """A widget that shows a scene in pages. No capital is lower than the floor of the room."""

    paged = Signal()
    """The page, the number of pages or the number of words over has changed."""

    def __init__(self, palette: AudiencePalette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What the room sees")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._share = UNMEASURED
        self._screen_height: float | None = None
        self._scene: Scene = BlankScene()
        self._face: ClockFace | None = None
        self._pages = Pages((Page(),))
        self._page = 0
        self._step: int | None = None
        self._follows_caret = False
        # The pages that the other views of this prompt were at.
        self._seen = SeenPages()
        self._paging = (0, 1, 0)
        self._set_palette(palette)

    @property
    def scene(self) -> Scene:
        """The scene that is shown."""
        return self._scene

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """The number of pages of the scene."""
        return len(self._pages.pages)

    @property
    def words_over(self) -> int:
        """The number of words of people's texts that are not on the first page."""
        return self._pages.words_over

    @property
    def shown(self) -> Page:
        """The page that is painted."""
        return self._pages.pages[self._page]

    def show_scene(self, scene: Scene) -> None:
        """Show a scene: another prompt from its first page, the same one at the page of the caret.

        Where nobody types the page stays, even after another view was shown. An entry that is
        revealed is turned to.
        """
        if scene == self._scene:
            return
        before = self._scene
        is_same = subject_of(scene) == subject_of(before)
        self._scene = scene
        if is_same:
            self._follows_caret = self._follows_caret or has_typed(before, scene)
            self._lay_out()
            self._show_revealed(revealed(before, scene))
            return
        self._seen.leave(before, self._page)
        self._step = None
        self._follows_caret = False
        self._lay_out(first=self._seen.page_of(scene))

    def show_clock(self, face: ClockFace | None) -> None:
        """Show the time, or no clock."""
        if face != self._face:
            self._face = face
            self._lay_out()

    def use_palette(self, palette: AudiencePalette) -> None:
        """Apply another palette."""
        self._set_palette(palette)
        self._lay_out()
        self.update()

    def set_floor(self, share: float, screen_height: float | None = None) -> None:
        """Set the least height of capitals as a share of the screen's height, in pixels.

        Without a screen's height it is the canvas's own.
        """
        if (share, screen_height) == (self._share, self._screen_height):
            return
        self._share, self._screen_height = share, screen_height
        self._step = None
        self._lay_out()

    def turn(self, steps: int) -> None:
        """Turn pages on or back, up to the first and the last."""
        self._follows_caret = False
        self._show_page(min(max(self._page + steps, 0), self.page_count - 1))

    def paint_into(self, painter: QPainter, target: QRectF) -> None:
        """Paint the page shown, scaled and centred in a rectangle."""
        size = QSizeF(self.size())
        if size.isEmpty():
            return
        scaled = size.scaled(target.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.save()
        painter.translate(
            target.center().x() - scaled.width() / 2, target.center().y() - scaled.height() / 2
        )
        scale = scaled.width() / size.width()
        painter.scale(scale, scale)
        painter.setClipRect(
            QRectF(0, 0, size.width(), size.height()), Qt.ClipOperation.IntersectClip
        )
        painter.fillRect(self.rect(), self._palette.colour("paper"))
        self._painter.paint(painter, self.shown.pieces)
        painter.restore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        region = event.region()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._palette.colour("paper"))
        touched = (p for p in self.shown.pieces if region.intersects(ink_rect(p).toAlignedRect()))
        self._painter.paint(painter, touched)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._step = None
        self._lay_out()

    def _set_palette(self, palette: AudiencePalette) -> None:
        self._palette = palette
        self._layout = SceneLayout(palette)
        self._painter = PagePainter(palette)

    def _show_revealed(self, agencies: frozenset[str]) -> None:
        """Turn to the first page on which a revealed entry begins, unless this page has one."""
        pages = [
            number
            for number, page in enumerate(self._pages.pages)
            if any(page.begins(agency) for agency in agencies)
        ]
        if pages and self._page not in pages:
            self._follows_caret = False
            self._show_page(pages[0])

    def _lay_out(self, *, first: int | None = _SAME_PAGE) -> None:
        height = self._screen_height or self.height()
        sheet = PageSize(self.width(), self.height(), self._share * height)
        before = self.shown
        # The text must not grow and shrink with every key.
        self._pages = self._layout.lay_out(self._scene, sheet, self._face, self._step)
        self._step = self._pages.step
        page = self._page if first == _SAME_PAGE else first
        page = min(self._pages.first_seen if page is None else page, self.page_count - 1)
        if self._follows_caret and self._pages.caret_page is not None:
            page = self._pages.caret_page
        self._page = page
        self._repaint(before)

    def _show_page(self, page: int) -> None:
        before = self.shown
        self._page = page
        self._repaint(before)

    def _repaint(self, before: Page) -> None:
        """Repaint what differs from the page before, and emit `paged` where that changed."""
        region = QRegion()
        for piece in set(before.pieces) ^ set(self.shown.pieces):
            region += ink_rect(piece).toAlignedRect()
        if not region.isEmpty():
            self.update(region)
            self.setAccessibleDescription(self.shown.words)
        paging = (self._page, self.page_count, self.words_over)
        if paging != self._paging:
            self._paging = paging
            self.paged.emit()
