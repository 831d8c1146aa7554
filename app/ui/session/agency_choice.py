"""Choose an agency from those of the session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QIcon,
    QKeyEvent,
    QPainter,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from app.models.records import Agency
    from app.ui.theme import Theme

_ROW_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete}
_ID_ROLE = int(Qt.ItemDataRole.UserRole)
NO_AGENCY = "No agency"


class AgencyList(QStandardItemModel):
    """The agencies of the session and "No agency", shared by every choice."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()

    def show_agencies(self, agencies: Sequence[Agency]) -> bool:
        """List these agencies; False when nothing about them moved."""
        wanted = tuple((a.id, a.name, a.colour) for a in agencies)
        shown = (self._theme.colour_set, wanted)
        if shown == self._shown:
            return False
        self._shown = shown
        self.clear()
        self._add("", NO_AGENCY, None)
        for agency_id, name, colour in wanted:
            self._add(agency_id, name.strip() or "Agency without a name", colour)
        return True

    def _add(self, agency_id: str, words: str, colour: str | None) -> None:
        item = QStandardItem(words)
        item.setEditable(False)
        item.setData(agency_id, _ID_ROLE)
        item.setIcon(dot(self._theme, colour) if colour else QIcon())
        self.appendRow(item)


class AgencyChoice(QComboBox):
    """One person's agency. The wheel scrolls the page, and never changes a choice by accident."""

    picked = Signal(object)  # the agency's id, or None

    def __init__(self, agencies: AgencyList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(agencies)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _: self.picked.emit(self.agency_id))

    @property
    def agency_id(self) -> str | None:
        """The chosen agency."""
        return self.currentData(_ID_ROLE) or None

    def show_agency(self, agency_id: str | None) -> None:
        """Show a choice without telling anyone."""
        self.setCurrentIndex(max(0, self.findData(agency_id or "", _ID_ROLE)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ROW_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def dot(theme: Theme, colour: str) -> QIcon:
    """Draw an agency's colour as a round mark."""
    size = theme.metric("icon")
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.agency_colour(colour))
    edge = theme.metric("gap-tiny") // 2
    painter.drawRoundedRect(edge, edge, size - 2 * edge, size - 2 * edge, edge * 2, edge * 2)
    painter.end()
    return QIcon(pixmap)
