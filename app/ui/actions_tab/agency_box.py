"""Choose one of the session's agencies, or none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

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

    def __init__(self, model: QStandardItemModel) -> None:
        super().__init__()
        self.setObjectName("agency")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.setModel(model)
        self.activated.connect(lambda _index: self.chosen.emit(self.agency_id))

    @property
    def agency_id(self) -> str | None:
        """The agency shown, or None."""
        return str(self.currentData(_ID) or "") or None

    def show_agency(self, agency_id: str | None) -> None:
        """Show an agency, without telling anyone."""
        self.setCurrentIndex(max(0, self.findData(agency_id or "", _ID)))

    @override
    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0)))
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel over the list scrolls the list; it never gives an action to another agency.
        event.ignore()
