"""The panel beside the grid, the base class of its pages, and its commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.services.menu_commands import menu_command
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent

    from app.models.records import Prompt, Session
    from app.ui.services.app_context import AppContext
    from app.ui.theme.theme import Theme


class PageName(StrEnum):
    """The pages of the panel, by the text of their buttons."""

    AGREEMENT = "Agreement"
    WORDINGS = "Wordings"
    GLOSSARY = "Glossary"


class GridPanel(QFrame):
    """A panel with one page at a time, made when it is first opened; Escape closes it."""

    page_made = Signal(object)
    page_chosen = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        makers: Mapping[PageName, Callable[[], PanelPage]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._makers = makers
        self._made: dict[PageName, PanelPage] = {}
        self.names = SegmentedControl("Beside the grid", [(name, name) for name in makers])
        self.close_button = QToolButton()
        self._pages = QStackedWidget()
        self._build()
        self.names.chosen.connect(self._on_names_chosen)
        self.close_button.clicked.connect(lambda _on=False: self.close_panel())
        self.hide()

    @property
    def current(self) -> PanelPage | None:
        """The page that is shown; None while the panel is closed."""
        return None if self.isHidden() else self._made.get(PageName(self.names.current))

    def page(self, name: PageName) -> PanelPage:
        """Return a page, made if it is new."""
        if name not in self._made:
            page = self._makers[name]()
            self._made[name] = page
            self._pages.addWidget(page)
            self.page_made.emit(page)
        return self._made[name]

    def open_page(self, name: PageName) -> PanelPage:
        """Show a page and return it."""
        page = self.page(name)
        self.names.choose(name)
        self._pages.setCurrentWidget(page)
        self.show()
        self.page_chosen.emit(page)
        return page

    def close_panel(self) -> None:
        """Close the panel; nothing that was typed is lost."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close_panel()
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
        theme.set_icon(self.close_button, "close", "muted")
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


class PanelPage(QScrollArea):
    """The base class of the pages, which show the current prompt; widgets go into `column`.

    `cell_requested` asks to go to a cell of the grid: a prompt's id, and an agency's or None.
    """

    cell_requested = Signal(str, object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget()
        self.column = QVBoxLayout(self._sheet)
        theme = context.theme
        margin, gap = theme.metric("gap"), theme.metric("gap")
        self.column.setContentsMargins(margin, gap, margin, gap)
        self.column.setSpacing(theme.metric("gap"))
        self.setWidget(self._sheet)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # No word, however long, may make the page wider than the view.
        self._sheet.setMaximumWidth(event.size().width())
        super().resizeEvent(event)

    def show_prompt(self, session: Session, prompt: Prompt, agency_id: str | None) -> None:
        """Show a prompt; `agency_id` is the current column, None for the statement."""
        raise NotImplementedError(type(self).__name__)

    def reservation_id_of(self, _part: QWidget) -> str:
        """Return the id of the reservation that a widget belongs to; empty for none."""
        return ""

    def take_focus(self) -> None:
        """Move the focus to the first widget that takes keys."""
        raise NotImplementedError(type(self).__name__)

    def show_part(self, part: QWidget) -> None:
        """Scroll to a widget, of a tall one to its top, once it has its size."""
        QTimer.singleShot(0, part, lambda: self._scroll_to(part))

    def _scroll_to(self, part: QWidget) -> None:
        gap = self._context.theme.metric("gap")
        self.column.activate()
        self.ensureWidgetVisible(part, 0, gap)
        if part.height() + gap > self.viewport().height():
            self.verticalScrollBar().setValue(part.mapTo(self._sheet, QPoint()).y() - gap)


class PanelCommands:
    """The actions of the panel, connected by its controller; shortcuts work in the grid tab."""

    def __init__(self, owner: QWidget) -> None:
        make = partial(menu_command, owner)
        self.count = make(
            "Count agreement", "Ctrl+T", "Fist to five, agency by agency, with the number keys"
        )
        self.reserve = make(
            "Note a reservation", "Ctrl+Shift+R", "Who, what, and what would change it"
        )
        self.agreement = make(
            "Agreement of this prompt", "Ctrl+G", "Tally, reservations, who is still to be heard"
        )
        self.wordings = make(
            "Wordings of this cell", "Ctrl+H", "How it came to read so, and the way back"
        )
        self.glossary = make(
            "Explain the word at the caret", "Ctrl+J", "Put it into the glossary, or open that"
        )
        self.next_unheard = make(
            "Next still to hear from", "Ctrl+Shift+H", "Go to the next agency that has said nothing"
        )
        self.copy_to_statement = make(
            "Put into the agreed statement",
            "Ctrl+Shift+Return, Ctrl+Shift+Enter",
            "The selection, or the line where the caret is",
            shown_key="Ctrl+Shift+Enter",
        )
        self.make_action = make(
            "Make an action", "Ctrl+Shift+N", "Of the selection, or the line where the caret is"
        )
        self.make_actions = make(
            "Make an action of each line", "Ctrl+Shift+L", "One for every line of this cell"
        )
        for action in self.of_prompt:
            action.setAutoRepeat(False)  # a key held down notes one reservation, not twenty

    @property
    def of_prompt(self) -> tuple[QAction, ...]:
        """The actions that need a prompt."""
        return (
            self.count,
            self.reserve,
            self.agreement,
            self.wordings,
            self.glossary,
            self.next_unheard,
            self.copy_to_statement,
            self.make_action,
            self.make_actions,
        )

    def menu_groups(self) -> tuple[tuple[QAction, ...], ...]:
        """Return the groups of actions, in the order of the menu."""
        return (
            (self.count, self.reserve, self.agreement, self.wordings, self.next_unheard),
            (self.copy_to_statement, self.glossary),
            (self.make_action, self.make_actions),
        )
