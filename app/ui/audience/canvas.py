"""The canvas that the room looks at: one page of a scene, painted anew only where it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.room.measure import UNMEASURED
from app.models.room.scene import (
    BlankScene,
    NoteScene,
    OverviewScene,
    PromptScene,
    Scene,
    StatementScene,
)
from app.ui.audience.layout import Layout, Sheet
from app.ui.audience.page import Page, Pages
from app.ui.audience.painter import PagePainter, painted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.models.room.timing import ClockFace
    from app.ui.audience.dress import RoomDress


class AudienceCanvas(QWidget):
    """Shows a scene in pages. No capital on it is lower than the floor set for the room."""

    paged = Signal()
    """The page, the number of pages or of words over is another."""

    def __init__(self, dress: RoomDress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What the room sees")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._share = UNMEASURED
        self._screen_height: float | None = None
        self._scene: Scene = BlankScene()
        self._face: ClockFace | None = None
        self._pages = Pages((Page(),))
        self._page = 0
        self._step = 0
        self._is_led = False
        self._said = (0, 1, 0)
        self._wear(dress)

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages the scene takes."""
        return len(self._pages.pages)

    @property
    def words_over(self) -> int:
        """How many words are not on the first page."""
        return self._pages.words_over

    @property
    def shown(self) -> Page:
        """What is painted now."""
        return self._pages.pages[self._page]

    def show_scene(self, scene: Scene) -> None:
        """Show a scene: another one from its first page, the same one at the page of the typing.

        Where nobody types, a page stays as it was turned.
        """
        if scene == self._scene:
            return
        is_same = _subject(scene) == _subject(self._scene)
        before, after = _typing(self._scene), _typing(scene)
        self._scene = scene
        if not is_same:
            self._step = 0
            self._is_led = False
        elif None not in {before, after} and before != after:
            self._is_led = True
        self._lay_out(begins=not is_same)

    def show_clock(self, face: ClockFace | None) -> None:
        """Show the time, or no clock."""
        if face != self._face:
            self._face = face
            self._lay_out()

    def use_dress(self, dress: RoomDress) -> None:
        """Wear other colours."""
        self._wear(dress)
        self._lay_out()
        self.update()

    def set_floor(self, share: float, screen_height: float | None = None) -> None:
        """Let no capital be lower than a share of the screen's height, in pixels of the canvas.

        Without a screen's height it is the canvas's own.
        """
        if (share, screen_height) == (self._share, self._screen_height):
            return
        self._share, self._screen_height = share, screen_height
        self._step = 0
        self._lay_out()

    def turn(self, steps: int) -> None:
        """Go on by pages, or back; it stops at the first and at the last."""
        self._is_led = False
        self._show_page(min(max(self._page + steps, 0), self.page_count - 1))

    def paint_into(self, painter: QPainter, target: QRectF) -> None:
        """Paint the same page, scaled to lie in the middle of a rectangle."""
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
        painter.fillRect(self.rect(), self._dress.colour("paper"))
        self._painter.paint(painter, self.shown.pieces)
        painter.restore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        region = event.region()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._dress.colour("paper"))
        touched = (p for p in self.shown.pieces if region.intersects(painted(p).toAlignedRect()))
        self._painter.paint(painter, touched)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._step = 0
        self._lay_out()

    def _wear(self, dress: RoomDress) -> None:
        self._dress = dress
        self._layout = Layout(dress)
        self._painter = PagePainter(dress)

    def _lay_out(self, *, begins: bool = False) -> None:
        height = self._screen_height or self.height()
        sheet = Sheet(self.width(), self.height(), self._share * height)
        before = self.shown
        # While somebody types, words must not grow and shrink with every key.
        first = self._step if _typing(self._scene) is not None else 0
        self._pages = self._layout.lay_out(self._scene, sheet, self._face, first)
        self._step = self._pages.step
        page = self._pages.first_seen if begins else min(self._page, self.page_count - 1)
        if self._is_led and self._pages.caret_page is not None:
            page = self._pages.caret_page
        self._page = page
        self._renew(before)

    def _show_page(self, page: int) -> None:
        before = self.shown
        self._page = page
        self._renew(before)

    def _renew(self, before: Page) -> None:
        """Paint what differs from the page before, and tell whoever counts pages."""
        region = QRegion()
        for piece in set(before.pieces) ^ set(self.shown.pieces):
            region += painted(piece).toAlignedRect()
        if not region.isEmpty():
            self.update(region)
            self.setAccessibleDescription(self.shown.words)
        said = (self._page, self.page_count, self.words_over)
        if said != self._said:
            self._said = said
            self.paged.emit()


def _subject(scene: Scene) -> object:
    """Give what a scene is about; pages and sizes are kept while that is the same."""
    match scene:
        case PromptScene() | StatementScene():
            return (type(scene), scene.prompt_id)
        case NoteScene():
            return (type(scene), scene.note)
        case OverviewScene():
            return (type(scene), *(row.prompt_id for row in scene.rows if row.is_current))
        case _:
            return type(scene)


def _typing(scene: Scene) -> tuple[str, str, int] | None:
    """Give where somebody types: a place, its words and the caret in them; None for nowhere."""
    match scene:
        case PromptScene():
            places = [(card.agency_id, card.text, card.caret) for card in scene.cards]
            places.append(("", scene.statement.text, scene.statement.caret))
        case StatementScene():
            places = [("", scene.statement.text, scene.statement.caret)]
        case _:
            places = []
    return next(((place, text, at) for place, text, at in places if at is not None), None)
