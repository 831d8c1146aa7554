"""The panel beside the grid: a head with its pages by name, and the page chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)
from typing_extensions import override

from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.grid.beside.page import BesidePage
    from app.ui.theme import Theme


class PageName(StrEnum):
    """The pages, by the words on their buttons."""

    AGREEMENT = "Agreement"
    WORDINGS = "Wordings"
    GLOSSARY = "Glossary"


class BesidePanel(QFrame):
    """Shows one page at a time; each is made when it is first asked for. Escape closes it."""

    page_made = Signal(object)
    page_chosen = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        makers: Mapping[PageName, Callable[[], BesidePage]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._makers = makers
        self._made: dict[PageName, BesidePage] = {}
        self.names = SegmentedControl("Beside the grid", [(name, name) for name in makers])
        self.close_button = QToolButton()
        self._pages = QStackedWidget()
        self._build()
        self.names.chosen.connect(self._on_names_chosen)
        self.close_button.clicked.connect(lambda _on=False: self.close_up())
        self.hide()

    @property
    def current(self) -> BesidePage | None:
        """The page that is shown; None while the panel is closed."""
        return None if self.isHidden() else self._made.get(PageName(self.names.current))

    def page(self, name: PageName) -> BesidePage:
        """Give a page, made if it is new."""
        if name not in self._made:
            page = self._makers[name]()
            self._made[name] = page
            self._pages.addWidget(page)
            self.page_made.emit(page)
        return self._made[name]

    def open_page(self, name: PageName) -> BesidePage:
        """Show a page."""
        page = self.page(name)
        self.names.choose(name)
        self._pages.setCurrentWidget(page)
        self.show()
        self.page_chosen.emit(page)
        return page

    def close_up(self) -> None:
        """Give the room back to the grid; nothing that was typed is lost."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close_up()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._theme
        self.setObjectName("beside")
        self.setProperty("role", "beside")
        self.setAccessibleName("Beside the grid")
        self.setFixedWidth(theme.metric("beside"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.close_button.setAccessibleName("Close the panel")
        self.close_button.setToolTip("Close the panel (Esc)")
        self.close_button.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.dress(self.close_button, "close", "muted")
        head = QHBoxLayout()
        margin, gap = theme.metric("gap"), theme.metric("gap-small")
        head.setContentsMargins(margin, gap, gap, gap)
        head.addWidget(self.names)
        head.addStretch(1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _on_names_chosen(self, key: str) -> None:
        self.open_page(PageName(key)).take_focus()
