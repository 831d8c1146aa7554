"""The session tab: the cards of the details, the agencies and the people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits import SetDetail
from app.models.edits.base import SetFields
from app.models.text.dates import local_today
from app.ui.services.menu_commands import connect
from app.ui.tabs.session.agencies_card import AgenciesCard
from app.ui.tabs.session.commands import SessionFind, SessionTabCommands, field_text
from app.ui.tabs.session.details_card import DetailsCard
from app.ui.tabs.session.people_card import PeopleCard
from app.ui.tabs.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.session.agency_row import AgencyEditorRow
    from app.ui.tabs.session.person_row import PersonEditorRow


class SessionTab(Tab):
    """The tab of three cards: details and agencies to the left of the people, or above them."""

    hint = "Enter next · Alt+Shift+↑↓ move · Alt+Delete remove · Ctrl+Shift+V paste a list"

    def __init__(
        self,
        context: AppContext,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = local_today,
    ) -> None:
        super().__init__(context, parent)
        self._finder = SessionFind()
        self._details = DetailsCard(context)
        self._agencies = AgenciesCard(context)
        self._people = PeopleCard(context, today)
        self._commands = SessionTabCommands(self)
        self._build()
        self._connect()

    @override
    def open(self, session_id: str) -> None:
        if session_id != self.session_id:
            for card in (self._details, self._agencies, self._people):
                card.close_session()
            self._scroll.verticalScrollBar().setValue(0)
        super().open(session_id)

    @override
    def refresh(self, change: Change | None) -> None:
        if change is None or change.touches(ChangeKind.DETAILS):
            self._details.show_details(self.session.details)
        if change is None or change.touches(ChangeKind.AGENCIES, ChangeKind.PEOPLE):
            self._agencies.show_session(self.session)
            self._people.show_session(self.session)

    @override
    def reveal(self, edit: Edit) -> None:
        field = next(iter(edit.after), "") if isinstance(edit, SetFields) else ""
        if isinstance(edit, SetDetail):
            self._details.take_focus(field)
            return
        for row_id in edit.ids:
            row = self._people.rows.get(row_id) or self._agencies.rows.get(row_id)
            if row is not None:
                row.take_focus(field or "name")
                return
        if ChangeKind.PEOPLE in edit.kinds and ChangeKind.AGENCIES not in edit.kinds:
            self._people.draft.take_focus()
        elif ChangeKind.AGENCIES in edit.kinds:
            self._agencies.draft.take_focus()

    @override
    def commands(self) -> list[QAction]:
        return self._commands.menu_actions()

    @override
    def take_focus(self) -> None:
        if not self._people.rows.ids:
            # As after Tab: all of it is selected, so that typing replaces the title.
            self._details.lines["title"].setFocus(Qt.FocusReason.TabFocusReason)
        elif self._is_in_sight(self._people.draft):
            self._people.draft.take_focus()
        else:
            self._scroll.setFocus()  # the page stays at its top, and its keys scroll it

    @override
    def find_text(self, text: str) -> int:
        fields = [stop for stop in self._stops() if field_text(stop) or stop.property("found")]
        count, field = self._finder.find_next(fields, text)
        if field is not None:
            self._show(field)
        return count

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_direction()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now has the style sheet set how wide the fields must be.
        self._set_direction()

    def _is_in_sight(self, widget: QWidget) -> bool:
        foot = widget.mapTo(self, widget.rect().bottomLeft()).y()
        return 0 < foot <= self.height()

    def _set_direction(self) -> None:
        margins = self._columns.contentsMargins()
        needed = self._left.minimumSizeHint().width() + self._people.minimumSizeHint().width()
        needed += margins.left() + margins.right() + self._columns.spacing()
        is_wide = self.width() - self._context.theme.metric("scrollbar") >= needed
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )

    def _build(self) -> None:
        theme = self._context.theme
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.metric("gap-large"))
        left.addWidget(self._details)
        left.addWidget(self._agencies)
        left.addStretch(1)
        page = QWidget()
        page.setMaximumWidth(theme.metric("page-width") + 2 * theme.metric("margin"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        margin = theme.metric("margin")
        self._columns.setContentsMargins(margin, margin, margin, margin)
        self._columns.setSpacing(theme.metric("gap-large"))
        self._columns.addWidget(self._left, 5)
        self._columns.addWidget(self._people, 6, Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        # An added or removed row moves the others only once Qt has laid the page out again.
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._show_focus())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        commands = self._commands
        connect(commands.add_person, self._people.draft.take_focus)
        connect(commands.paste_people, self._people.paste)
        connect(commands.all_present, lambda: self._people.mark_all(is_present=True))
        connect(commands.all_absent, lambda: self._people.mark_all(is_present=False))
        connect(commands.add_agency, self._agencies.draft.take_focus)
        connect(commands.move_up, lambda: self._move(-1))
        connect(commands.move_down, lambda: self._move(1))
        connect(commands.remove, self._remove)

    def _stops(self) -> list[QWidget]:
        return [*self._details.stops, *self._agencies.stops, *self._people.stops]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Rows handle Enter themselves; anywhere else it acts like Tab.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Move through the fields in their order: Qt's own chain went round within the details."""
        stops = [stop for stop in self._stops() if stop.isEnabled() and stop.isVisible()]
        now = next((n for n, stop in enumerate(stops) if stop.hasFocus()), None)
        then = None if now is None else now + (1 if is_next else -1)
        if then is None or not 0 <= then < len(stops):
            return super().focusNextPrevChild(is_next)
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        stops[then].setFocus(reason)
        return True

    def _rows_in_focus(self) -> tuple[PersonEditorRow | None, AgencyEditorRow | None]:
        return self._people.rows.in_focus, self._agencies.rows.in_focus

    def _move(self, steps: int) -> None:
        person, agency = self._rows_in_focus()
        if person is not None:
            self._people.move_row(person, steps)
        elif agency is not None:
            self._agencies.move_row(agency, steps)

    def _remove(self) -> None:
        person, agency = self._rows_in_focus()
        if person is not None:
            self._people.remove_row(person)
        elif agency is not None:
            self._agencies.remove_row(agency)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        self._show(new)
        person, agency = self._rows_in_focus()
        self._commands.enable_row(is_in_row=person is not None or agency is not None)
        if person is not None:
            where = f"Person {self._people.rows.place_of(person) + 1} of "
            where += f"{len(self._people.rows.ids)} · "
        elif agency is not None:
            where = f"Agency {self._agencies.rows.place_of(agency) + 1} of "
            where += f"{len(self._agencies.rows.ids)} · "
        else:
            where = ""
        self.position_changed.emit(where + new.accessibleName().split(",")[0])

    def _show_focus(self) -> None:
        for stop in self._stops():
            if stop.hasFocus():
                self._show(stop)

    def _show(self, widget: QWidget) -> None:
        gap = self._context.theme.metric("gap-huge")
        self._scroll.ensureWidgetVisible(widget, gap, gap)
