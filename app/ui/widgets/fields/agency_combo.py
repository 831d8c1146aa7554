"""A combo box of the session's agencies, its list model, and texts about agency names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget
from typing_extensions import override

from app.models.text.phrases import one_line
from app.ui.widgets.fields.popup_keys import PopupKeys
from app.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent

    from app.models.records import Agency, Session
    from app.ui.theme.theme import Theme


def colour_dot(theme: Theme, colour: str) -> QIcon:
    """Return an icon that is a round mark in an agency's colour."""
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


_ID = int(Qt.ItemDataRole.UserRole)
_ROW_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete}
_LEAST_LETTERS = 6
# What Qt leaves between a box's icon and its words, and around both.
_AROUND_ICON = 8


class AgencyListModel(QStandardItemModel):
    """A list model of the agencies, below the words for none; many combo boxes share one."""

    def __init__(
        self, theme: Theme, none: str = "No agency", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._none = none
        self._shown: tuple[object, ...] = ()

    def show_agencies(self, agencies: Sequence[Agency]) -> bool:
        """List these agencies; return False when nothing about them changed."""
        wanted = tuple((a.id, a.name, a.colour) for a in agencies)
        shown = (self._theme.colour_set, wanted)
        if shown == self._shown:
            return False
        self._shown = shown
        self.clear()
        self._add("", self._none, None)
        for agency_id, name, colour in wanted:
            self._add(agency_id, name.strip() or "Agency without a name", colour)
        return True

    def _add(self, agency_id: str, words: str, colour: str | None) -> None:
        item = QStandardItem(words)
        item.setEditable(False)
        item.setData(agency_id, _ID)
        item.setIcon(colour_dot(self._theme, colour) if colour else QIcon())
        self.appendRow(item)


class AgencyCombo(QComboBox):
    """A combo box for one agency; a name that does not fit is elided, and whole in the tooltip.

    Enter and Delete are left to the row that holds the box. The wheel scrolls the page: it never
    changes a choice by accident.
    """

    chosen = Signal(object)  # the agency's id, or None

    def __init__(
        self,
        agencies: AgencyListModel,
        parent: QWidget | None = None,
        *,
        letters: int = _LEAST_LETTERS,
    ) -> None:
        """Set the width to so many letters; Qt's own way makes 200 popups in advance."""
        super().__init__(parent)
        self.setObjectName("agency")
        self._letters = letters
        self._popup_keys: PopupKeys | None = None
        self.setModel(agencies)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _index: self.chosen.emit(self.agency_id))

    @property
    def agency_id(self) -> str | None:
        """The agency shown, or None."""
        return str(self.currentData(_ID) or "") or None

    def show_agency(self, agency_id: str | None) -> None:
        """Show an agency, without emitting `chosen`."""
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
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        shape = QStyleOptionComboBox()
        self.initStyleOption(shape)
        shape.currentText = self._shortened(shape)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, shape)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, shape)

    @override
    def showPopup(self) -> None:
        view = self.view()
        widest = min(view.sizeHintForColumn(0), self.window().width() // 2)
        view.setMinimumWidth(max(self.width(), widest))
        if self._popup_keys is None:
            self._popup_keys = PopupKeys(self)
            view.installEventFilter(self._popup_keys)
        super().showPopup()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ROW_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _shortened(self, shape: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(kind, shape, part, self).width()
        if not self.itemIcon(self.currentIndex()).isNull():
            room -= self.iconSize().width() + _AROUND_ICON
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)


def agency_name_needed_text(name: str) -> str:
    """Return why an emptied name was put back."""
    return f"A column needs a name, so it is still “{one_line(name)}”."


def agency_name_shared_text(session: Session, agency_id: str) -> str:
    """Return that another agency has the same name; empty where none has."""
    agency = session.agency(agency_id)
    wanted = _folded(agency.name) if agency else ""
    others = (other for other in session.agencies if other.id != agency_id)
    if agency is None or not wanted or all(_folded(other.name) != wanted for other in others):
        return ""
    return f"Two agencies are called “{one_line(agency.name)}” now."


def _folded(name: str) -> str:
    return one_line(name.casefold())
