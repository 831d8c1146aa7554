"""A scrolling list of row widgets under a header that stays visible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.lists.list_row import AlignedRow, ListRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QLayout


def remove_widget(layout: QLayout, widget: QWidget) -> None:
    """Remove a widget from its layout, hide it at once and delete it."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def remove_all_widgets(layout: QLayout) -> None:
    """Remove every widget from a layout, hide them at once and delete them."""
    while layout.count():
        item = layout.itemAt(0)
        widget = item.widget() if item else None
        layout.takeAt(0)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


Row = TypeVar("Row", bound=ListRow)


class RowList(QWidget, Generic[Row]):
    """A list of rows by key, of which some are shown in an order and one is current.

    `measure` returns the columns' widths for a width in pixels. Escape in a row's field moves the
    focus to the row itself; it never removes words.
    """

    current_changed = Signal(str)

    def __init__(
        self,
        header: AlignedRow,
        measure: Callable[[int], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._header = header
        self._measure = measure
        self._rows: dict[str, Row] = {}
        self._order: tuple[str, ...] = ()
        self._current = ""
        self._found = ("", "")
        self._build()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    @property
    def rows(self) -> Mapping[str, Row]:
        """Every row, shown or not, by its key."""
        return self._rows

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of the rows shown, from the top."""
        return self._order

    @property
    def current(self) -> Row | None:
        """The row that the keys act on."""
        return self._rows.get(self._current) if self._current in self._order else None

    @property
    def focused(self) -> QWidget | None:
        """The widget inside the list that has the focus."""
        widget: QWidget | None = self.window().focusWidget()
        return widget if widget and self.isAncestorOf(widget) else None

    def add(self, row: Row) -> Row:
        """Add a row; `arrange` shows it."""
        self._rows[row.key] = row
        row.hide()
        row.setParent(self._body)
        row.set_widths(self._measure(self._width()))
        return row

    def drop(self, key: str) -> None:
        """Remove and delete a row; if it was current, the one that took its place is."""
        place = self._order.index(key) if key in self._order else 0
        row = self._rows.pop(key)
        had_focus = row.isAncestorOf(self.focused) if self.focused else False
        row.release()
        remove_widget(self._column, row)
        self._order = tuple(other for other in self._order if other != key)
        if key == self._current:
            left = self._order[min(place, len(self._order) - 1)] if self._order else ""
            self.set_current(left)
            if had_focus and self.current:
                self.current.setFocus()

    def arrange(self, order: Iterable[str]) -> None:
        """Show these rows in this order and hide the others."""
        self._order = tuple(order)
        shown = set(self._order)
        for key, row in self._rows.items():
            if key not in shown:
                row.hide()
        for place, key in enumerate(self._order):
            if self._column.indexOf(self._rows[key]) != place:
                self._column.insertWidget(place, self._rows[key])
            self._rows[key].show()
        self._chain_tab_stops(self._order)
        if self._current not in shown:
            self.set_current(self._order[0] if self._order else "")

    def append(self, keys: Iterable[str]) -> None:
        """Show more rows below the others."""
        more = tuple(keys)
        for place, key in enumerate(more, start=len(self._order)):
            self._column.insertWidget(place, self._rows[key])
            self._rows[key].show()
        self._chain_tab_stops((*self._order[-1:], *more))
        self._order += more
        # At once, or the rows would be squeezed into the old height until Qt lays out again.
        self._lay_out_now()

    def set_current(self, key: str) -> None:
        """Make a row the current one."""
        if key == self._current:
            return
        for other in (self._current, key):
            if other in self._rows:
                self._rows[other].set_current(is_current=other == key)
        self._current = key
        self.current_changed.emit(key)

    def go_to(self, key: str) -> None:
        """Make a row current and scroll until the whole of it is visible."""
        self.set_current(key)
        self._lay_out_now()
        row = self._rows[key]
        self._scroll.ensureVisible(0, row.y(), 0, 0)
        self._scroll.ensureVisible(0, row.y() + min(row.height(), self._scroll.height()), 0, 0)

    def step(self, steps: int) -> Row | None:
        """Make the row that many places on current; return None at either end."""
        if not self._order:
            return None
        at = self._order.index(self._current) if self._current in self._order else -1
        to = min(max(at + steps, 0), len(self._order) - 1)
        if to == at:
            return None
        self.go_to(self._order[to])
        return self.current

    def find_text(self, text: str) -> int:
        """Mark `text` in every row shown, go to the next hit, and return the number of hits."""
        hits = {key: self._rows[key].mark_text(text) for key in self._order}
        with_hits = [key for key, count in hits.items() if count]
        if with_hits:
            asked, last = self._found
            is_next = asked == text and last in with_hits
            place = with_hits.index(last) + 1 if is_next else 0
            key = with_hits[place % len(with_hits)]
            self._found = (text, key)
            self.go_to(key)
        return sum(hits.values())

    def update_widths(self) -> None:
        """Set the columns' widths anew, after their content or the width changed."""
        width = self._width()
        widths = self._measure(width)
        self._header.set_widths(widths)
        for row in self._rows.values():
            row.set_widths(widths)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        is_inside = self.focused not in {None, row}
        if row is not None and is_inside and event.key() == Qt.Key.Key_Escape:
            row.setFocus()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = _Scroll(self.update_widths)
        self._scroll.setWidget(self._body)
        column.addWidget(self._scroll, 1)

    def _width(self) -> int:
        return self._scroll.viewport().width()

    def _lay_out_now(self) -> None:
        self._column.activate()
        hint = self._body.heightForWidth(self._width())
        height = max(hint, self._body.minimumSizeHint().height(), self._scroll.viewport().height())
        self._body.resize(self._width(), height)

    def _chain_tab_stops(self, keys: Iterable[str]) -> None:
        stops = [stop for key in keys for stop in self._rows[key].stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _on_app_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        while now is not None and now is not self:
            if isinstance(now, ListRow):
                if now in self._rows.values():
                    self.set_current(now.key)
                return
            now = now.parentWidget()


class _Scroll(QScrollArea):
    """A scroll area that calls `on_resized` when the width for the columns changed."""

    def __init__(self, on_resized: Callable[[], None]) -> None:
        super().__init__()
        self._on_resized = on_resized
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._on_resized()
        super().resizeEvent(event)
