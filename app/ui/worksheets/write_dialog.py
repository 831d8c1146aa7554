"""The dialog that asks for whom worksheets are written, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.models.text.phrases import counted, one_line
from app.reports.options import Paper
from app.reports.worksheets.writer import WorksheetOrder
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from app.models.records import Agency, Session
    from app.ui.theme.theme import Theme


_PAPERS = {Paper.A4: "A4", Paper.LETTER: "Letter"}
_EACH, _NOBODY = "each", "nobody"


class WriteDialog(QDialog):
    """A dialog with an `order`, for each agency (`is_for_each`), one `agency`, or none named."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self.setWindowTitle("Worksheets")
        self.setObjectName("worksheets")
        self._build()
        self._connect()
        self._refresh()

    @property
    def order(self) -> WorksheetOrder:
        """Return how the worksheets are to be written."""
        is_blank = self.by_hand.isChecked()
        return WorksheetOrder(
            paper=self.paper.currentData(),
            has_checklist=self.checklist.isChecked() and self.checklist.isEnabled(),
            is_blank=is_blank,
            is_large=is_blank and self.large.isChecked(),
        )

    @property
    def is_for_each(self) -> bool:
        """Return whether each agency gets a file."""
        return bool(self.whom.currentData() == _EACH)

    @property
    def agency(self) -> Agency | None:
        """Return the one agency chosen, if it is one."""
        return self._session.agency(self.whom.currentData())

    def _build(self) -> None:
        self.whom = QComboBox()
        self.whom.setAccessibleName("For")
        self.on_screen = QRadioButton("A &form to fill in on a computer and e-mail back")
        self.by_hand = QRadioButton("&Ruled lines to print, photocopy and fill in by hand")
        self.on_screen.setChecked(True)
        self.large = QCheckBox("&Large print (18 points)")
        self.checklist = QCheckBox("With the &checklist to rate")
        self.checklist.setEnabled(bool(self._session.checklist))
        self.paper = QComboBox()
        self.paper.setAccessibleName("Paper")
        for paper, words in _PAPERS.items():
            self.paper.addItem(words, paper)
        gap, margin = self._theme.metric("gap"), self._theme.metric("margin")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(gap)
        said = (
            "A week before, each agency writes down what it thinks; nothing said so far is on it."
        )
        column.addWidget(plain_label(said, wraps=True))
        column.addLayout(self._form(gap))
        column.addWidget(self._foot())

    def _form(self, gap: int) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(gap)
        form.addRow("F&or", self.whom)
        kinds = QVBoxLayout()
        kinds.setSpacing(self._theme.metric("gap-tiny"))
        for choice in (self.on_screen, self.by_hand):
            kinds.addWidget(choice)
        form.addRow("As", kinds)
        form.addRow("", self.large)
        form.addRow("", self.checklist)
        form.addRow("&Paper", self.paper)
        return form

    def _foot(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.write = QPushButton("Write…")
        self.write.setProperty("role", "primary")
        box.addButton(self.write, QDialogButtonBox.ButtonRole.AcceptRole)
        self.write.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self.by_hand.toggled.connect(self._refresh)

    def _refresh(self) -> None:
        """Show the choices that the kind allows: only a ruled form can be for any agency."""
        is_blank = self.by_hand.isChecked()
        self.large.setEnabled(is_blank)
        chosen = self.whom.currentData()
        self.whom.clear()
        agencies = self._session.agencies
        if len(agencies) > 1:
            self.whom.addItem(f"Every agency ({counted(len(agencies), 'file')})", _EACH)
        for agency in agencies:
            self.whom.addItem(one_line(agency.name) or "An unnamed agency", agency.id)
        if is_blank:
            self.whom.insertItem(0, "Any agency, with a line for its name", _NOBODY)
        place = self.whom.findData(chosen)
        self.whom.setCurrentIndex(max(place, 0))
        self.write.setEnabled(self.whom.count() > 0)
