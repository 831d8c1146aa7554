"""The tab bar of the window: each tab's name and, smaller, its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme

_EDGE = 3


class TabBar(QWidget):
    """A bar to choose a tab by click or arrow keys; the View menu has Ctrl with its number."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bar = _Tabs(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.metric("margin"), 0, theme.metric("margin"), 0)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignBottom)
        self.bar.currentChanged.connect(self.chosen)

    def add_tab(self, name: str) -> int:
        """Add a tab at the end and return its number, from 0."""
        number = self.bar.add_tab(name)
        self.bar.setTabToolTip(number, f"{name} (Ctrl+{number + 1})")
        return number

    def set_count(self, number: int, count: str) -> None:
        """Show a tab's progress after its name, such as "9 of 15"."""
        self.bar.set_count(number, count)

    @property
    def current(self) -> int:
        """The number of the chosen tab."""
        return self.bar.currentIndex()

    def choose(self, number: int) -> None:
        """Change to a tab."""
        self.bar.setCurrentIndex(number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))


class _Tabs(QTabBar):
    """The tabs, painted here; Qt handles clicks, keys and accessibility."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: list[str] = []
        self._counts: list[str] = []
        self.setAccessibleName("Parts of the session")
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setDrawBase(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def add_tab(self, name: str) -> int:
        self._names.append(name)
        self._counts.append("")
        return self.addTab(name)

    def set_count(self, number: int, count: str) -> None:
        if self._counts[number] == count:
            return
        self._counts[number] = count
        # Never painted: a screen reader reads it, and it makes Qt lay out the tabs again.
        self.setTabText(number, f"{self._names[number]}, {count}" if count else self._names[number])

    @override
    def tabSizeHint(self, index: int) -> QSize:
        name = QFontMetrics(self._theme.font("tab")).horizontalAdvance(self._names[index])
        count = QFontMetrics(self._theme.font("count")).horizontalAdvance(self._counts[index])
        gap = self._theme.metric("gap") if count else 0
        return QSize(
            name + gap + count + 2 * self._theme.metric("margin"), self._theme.metric("tab")
        )

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        name = QFontMetrics(self._theme.font("tab")).horizontalAdvance(self._names[index])
        return QSize(name + 2 * self._theme.metric("gap-small"), self._theme.metric("tab"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self.count()):
            is_chosen = number == self.currentIndex()
            rect = self.tabRect(number)
            if is_chosen:
                self._paint_ground(painter, QRectF(rect))
            self._paint_words(painter, rect, number, is_chosen=is_chosen)
            if is_chosen and self.hasFocus():
                painter.setPen(QPen(self._theme.colour("accent"), self._theme.metric("focus")))
                painter.drawRoundedRect(QRectF(rect).adjusted(6, 8, -6, -5), 4, 4)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        radius = self._theme.metric("radius")
        frame = rect.adjusted(0.5, 0.5, -0.5, radius)
        shape = QPainterPath()
        shape.addRoundedRect(frame, radius, radius)
        painter.save()
        painter.setClipRect(rect)
        painter.fillPath(shape, self._theme.colour("card"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawPath(shape)
        painter.setClipPath(shape)
        painter.fillRect(
            QRectF(rect.topLeft(), rect.topRight() + QPointF(0, _EDGE)),
            self._theme.colour("accent"),
        )
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, number: int, *, is_chosen: bool) -> None:
        is_under_mouse = rect.contains(self.mapFromGlobal(self.cursor().pos()))
        strong = is_chosen or (is_under_mouse and self.underMouse())
        pad = min(
            self._theme.metric("margin"),
            (rect.width() - self.minimumTabSizeHint(number).width()) // 2
            + self._theme.metric("gap-small"),
        )
        inside = rect.adjusted(pad, _EDGE, -pad, 0)
        painter.setFont(self._theme.font("tab"))
        painter.setPen(self._theme.colour("ink" if strong else "muted"))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, side, self._names[number])
        used = painter.fontMetrics().horizontalAdvance(self._names[number])
        inside.setLeft(inside.left() + used + self._theme.metric("gap-small"))
        painter.setFont(self._theme.font("count"))
        painter.setPen(self._theme.colour("muted"))
        count = painter.fontMetrics().elidedText(
            self._counts[number], Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside.adjusted(0, 1, 0, 1), side, count)
