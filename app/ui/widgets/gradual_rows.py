"""Make the rows of a long list a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QObject, QTimer

from app.ui.widgets.row_list import Row

if TYPE_CHECKING:
    from app.ui.widgets.row_list import RowList

# A row takes 5 to 10 ms: the first screens are made at once, the rest between events.
_AT_ONCE = 20
_A_TIME = 5


class GradualRows(QObject, Generic[Row]):
    """Fill a list in an order that moves only when it is asked for, never under a person's hands.

    `make` gives the row of a record. The places of removed records are kept too, so that undo
    puts each back where it was.
    """

    def __init__(
        self, rows: RowList[Row], make: Callable[[str], Row], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._list = rows
        self._make = make
        self._known: Collection[str] = ()
        self._order: list[str] = []
        self._waiting: list[str] = []
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._make_more)

    @property
    def total(self) -> int:
        """How many rows are shown or will be."""
        return len(self._list.order) + len(self._waiting)

    def know(self, keys: Collection[str]) -> None:
        """Learn which records there are; the rows of others go."""
        self._known = keys
        for key in [key for key in self._list.rows if key not in keys]:
            self._list.drop(key)
        self._waiting = [key for key in self._waiting if key in keys]

    def sort(self, keys: Iterable[str]) -> None:
        """Show these records in this order."""
        self._order = list(keys)
        self._arrange()

    def join(self, keys: Collection[str]) -> None:
        """Show these as well: in their old places, or else at the end."""
        self._order += [key for key in keys if key not in self._order]
        if keys:
            self._arrange()

    def make_all(self) -> None:
        """Make the rows that are still waited for, now."""
        if self._waiting:
            self._make_more(len(self._waiting))

    def _arrange(self) -> None:
        wanted = [key for key in self._order if key in self._known]
        made = 0
        while made < len(wanted) and (made < _AT_ONCE or wanted[made] in self._list.rows):
            self._ensure(wanted[made])
            made += 1
        self._list.arrange(wanted[:made])
        self._waiting = wanted[made:]
        if self._waiting:
            self._later.start()

    def _make_more(self, count: int = _A_TIME) -> None:
        more, self._waiting = self._waiting[:count], self._waiting[count:]
        for key in more:
            self._ensure(key)
        self._list.append(more)
        if not self._waiting:
            self._later.stop()

    def _ensure(self, key: str) -> None:
        if key not in self._list.rows:
            self._list.add(self._make(key))
