"""The side-by-side view: a framework's columns as its source prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.tabs.standards.detail_view import LegalBox
from app.ui.tabs.standards.side_by_side.page import SideBySidePage
from app.ui.tabs.standards.side_by_side.rows import SideBySideTable, side_by_side_table
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from app.models.packs.records import Standard, StandardsPack
    from app.models.rules.standards_search import SearchHit
    from app.ui.tabs.standards.side_by_side.page import StatementButton
    from app.ui.theme.theme import Theme


class SideBySideView(QWidget):
    """A widget to choose a framework and read its columns; `opened` sends a standard's id."""

    opened = Signal(str)
    focused = Signal(object)
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._packs: Sequence[StandardsPack] = ()
        self._found: Mapping[str, SearchHit] = {}
        self._shown: StandardsPack | None = None
        self._is_stale = False
        self.picker = QComboBox()
        self._title = plain_label(role="path", wraps=True)
        self.legal = LegalBox(theme)
        self._heads = QHBoxLayout()
        self._head_labels: list[QLabel] = []
        self.area = QScrollArea()
        self._page: SideBySidePage | None = None
        self._build()
        self.picker.currentIndexChanged.connect(self._on_picker_index_changed)

    @property
    def buttons(self) -> list[StatementButton]:
        """The buttons of the statements shown, row by row."""
        return self._page.buttons if self._page else []

    @property
    def standard(self) -> Standard | None:
        """The statement with the focus, if one has it."""
        focused = next((b for b in self.buttons if b.hasFocus()), None)
        return focused.statement.standard if focused else None

    def show_packs(self, packs: Sequence[StandardsPack], found: Mapping[str, SearchHit]) -> None:
        """Show these packs; `found` are the hits by standard's id, empty without a search."""
        self._packs, self._found = packs, found
        chosen = max(self.picker.currentIndex(), 0)
        self.picker.blockSignals(True)
        while self.picker.count() < len(packs):
            self.picker.addItem("")
        while self.picker.count() > len(packs):
            self.picker.removeItem(self.picker.count() - 1)
        for row, pack in enumerate(packs):
            self.picker.setItemText(row, self._picker_text(pack))
        self.picker.setCurrentIndex(min(chosen, len(packs) - 1))
        self.picker.blockSignals(False)
        self._show()

    def choose(self, standard_id: str) -> None:
        """Show the framework that holds a statement."""
        for row, pack in enumerate(self._packs):
            if any(standard.id == standard_id for standard in pack.standards):
                self.picker.setCurrentIndex(row)

    def go_to_hit(self) -> None:
        """Scroll to the first hit, in another framework where this one has none."""
        with_hits = [row for row, pack in enumerate(self._packs) if self._has_hit(pack)]
        if with_hits and self.picker.currentIndex() not in with_hits:
            self.picker.setCurrentIndex(with_hits[0])
        first = next((b for b in self.buttons if b.statement.standard.id in self._found), None)
        if first is not None and self._page is not None:
            self._page.lay_out_now()
            self.area.ensureWidgetVisible(first, 0, self._theme.metric("gap-huge"))

    def take_focus(self) -> None:
        """Put the focus on the first hit, else on the first statement."""
        hits = (b for b in self.buttons if b.statement.standard.id in self._found)
        first = next(hits, self.buttons[0] if self.buttons else None)
        (first or self.picker).setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Not while hidden: a search in the list would lay these columns out at each key.
        if self._is_stale:
            self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        margin, gap = self._theme.metric("margin"), self._theme.metric("gap")
        column.setContentsMargins(margin, gap, 0, 0)
        column.setSpacing(gap)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(0, 0, margin, 0)
        above.setSpacing(gap)
        row = QHBoxLayout()
        row.setSpacing(gap)
        self.picker.setObjectName("side-picker")
        self.picker.setAccessibleName("Framework")
        self.picker.setToolTip("Choose which framework to read side by side")
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.picker.setMaximumWidth(self._theme.metric("reading-width"))
        self.picker.setMinimumWidth(self._theme.metric("reading-width") // 2)
        row.addWidget(self.picker)
        row.addWidget(self._title, 1)
        above.addLayout(row)
        above.addWidget(self.legal)
        above.addLayout(self._heads)
        column.addWidget(top)
        self._heads.setSpacing(self._theme.metric("gap-large"))
        self.area.setObjectName("side-area")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.area, 1)

    def _has_hit(self, pack: StandardsPack) -> bool:
        return any(standard.id in self._found for standard in pack.standards)

    def _picker_text(self, pack: StandardsPack) -> str:
        title = pack.details.short_title
        if not self._found:
            return title
        count = sum(1 for standard in pack.standards if standard.id in self._found)
        return f"{title} · {count} match" if count else f"{title} · no match"

    def _show(self) -> None:
        row = self.picker.currentIndex()
        self._is_stale = not self.isVisible()
        if row < 0 or self._is_stale:
            return
        pack = self._packs[row]
        table = side_by_side_table(pack, self._found)
        if self._page is not None and pack is self._shown:
            self._page.show_table(table)
            return
        self._shown = pack
        details = pack.details
        printed = (details.reference, details.rights)
        self._title.setText(" · ".join(p for p in (details.title, *printed) if p))
        self.legal.show_status(pack.legal_status, details.source)
        self._show_heads(table)
        self._page = SideBySidePage(self._theme, table)
        self._page.opened.connect(self.opened)
        self._page.focused.connect(self._on_page_focused)
        margin = self._theme.metric("margin") - self._theme.metric("scrollbar")
        self._page.setContentsMargins(0, 0, margin, 0)
        self.area.setWidget(self._page)

    def _show_heads(self, table: SideBySideTable) -> None:
        for head in self._head_labels:
            self._heads.removeWidget(head)
            head.hide()
            head.deleteLater()
        self._head_labels.clear()
        for title in table.titles:
            label = plain_label(title, "heading", wraps=True)
            label.setContentsMargins(self._theme.metric("gap"), 0, 0, 0)
            self._heads.addWidget(label, 1)
            self._head_labels.append(label)

    def _on_page_focused(self, button: StatementButton) -> None:
        self.area.ensureWidgetVisible(button, 0, self._theme.metric("gap-large"))
        self.focused.emit(button.statement.standard)

    def _on_picker_index_changed(self) -> None:
        self._show()
