"""Choose one of the session's agencies, or none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox
from typing_extensions import override

from app.ui.actions_tab.popup_keys import PopupKeys
from app.ui.widgets.plain_text import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

    from app.models.records import Agency

_ID = Qt.ItemDataRole.UserRole
_LEAST_LETTERS = 6


def show_agencies(model: QStandardItemModel, none: str, agencies: Iterable[Agency]) -> None:
    """Fill a model: the words for none, then every agency."""
    model.clear()
    for agency_id, name in [("", none), *((agency.id, agency.name) for agency in agencies)]:
        item = QStandardItem(name)
        item.setData(agency_id, _ID)
        model.appendRow(item)


class AgencyBox(QComboBox):
    """Show an agency out of a model that many boxes share."""

    chosen = Signal(object)  # the agency's id, or None

    def __init__(self, model: QStandardItemModel, letters: int = _LEAST_LETTERS) -> None:
        """Ask for the width of so many letters; Qt's own way makes 200 popups in advance."""
        super().__init__()
        self.setObjectName("agency")
        self._letters = letters
        self._popup_keys: PopupKeys | None = None
        self.setModel(model)
        self.activated.connect(lambda _index: self.chosen.emit(self.agency_id))

    @property
    def agency_id(self) -> str | None:
        """The agency shown, or None."""
        return str(self.currentData(_ID) or "") or None

    def show_agency(self, agency_id: str | None) -> None:
        """Show an agency, without telling anyone."""
        self.setCurrentIndex(max(0, self.findData(agency_id or "", _ID)))
        self.setToolTip(plain_tooltip(self.currentText()))

    @override
    def sizeHint(self) -> QSize:
        letters = self.fontMetrics().averageCharWidth() * self._letters
        shape = QStyleOptionComboBox()
        self.initStyleOption(shape)
        words = QSize(letters, self.fontMetrics().height())
        kind = QStyle.ContentsType.CT_ComboBox
        return self.style().sizeFromContents(kind, shape, words, self)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0)))
        if self._popup_keys is None:
            self._popup_keys = PopupKeys(self)
            view.installEventFilter(self._popup_keys)
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel over the list scrolls the list; it never gives an action to another agency.
        event.ignore()
