"""The dialog that shows what is on returned worksheets, and asks whether to add it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.worksheets.merge import useful_sheets
from app.models.worksheets.summary import (
    SummarySign,
    describe_files,
    describe_use,
    plan_results,
    summary_lines,
)
from app.ui.widgets.labels import plain_label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.models.records import Session
    from app.models.worksheets.merge import CollectPlan
    from app.models.worksheets.summary import Result, SummaryLine
    from app.ui.theme.theme import Theme


_HEADS = ("", "From", "Agency", "What was found", "File")
_MARK, _PERSON, _AGENCY, _FOUND, _FILE = range(len(_HEADS))
_COLOURS = {
    SummarySign.NEW: "in-place-ink",
    SummarySign.NOTHING: "muted",
    SummarySign.TROUBLE: "danger",
}
_SPOKEN = {
    SummarySign.NEW: "Something new",
    SummarySign.NOTHING: "Nothing new",
    SummarySign.TROUBLE: "To look at",
}
# In letters: names and agencies are short, the names of files are cut in the middle.
_WIDTHS = {_PERSON: 28, _AGENCY: 18, _FILE: 24}


class _Rows(QStyledItemDelegate):
    """A delegate that draws no frame around the focused cell: the whole row is chosen."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height in a slightly narrower cell: Qt breaks lines sooner when it paints.

        Words that just fit were measured as one line, drawn as two, and cut off.
        """
        narrow = QStyleOptionViewItem(option)
        room = QRect(option.rect)
        room.setWidth(room.width() - 3 * option.fontMetrics.averageCharWidth())
        narrow.rect = room
        return super().sizeHint(narrow, index)


class CollectedTable(QTableWidget):
    """A table with a row for each file; `chosen` sends the whole text of the current one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(_HEADS))
        self._theme = theme
        self._lines: Sequence[SummaryLine] = ()
        self._build()
        self.currentCellChanged.connect(lambda *_: self._on_row_changed())

    def show_lines(self, lines: Sequence[SummaryLine]) -> None:
        """Show the files in their order; the current row stays current."""
        row = max(self.currentRow(), 0)
        self._lines = lines
        self.setRowCount(len(lines))
        for number, line in enumerate(lines):
            self._show_line(number, line)
        self.resizeRowsToContents()  # again once the columns have their widths
        self.setCurrentCell(min(row, len(lines) - 1), _FOUND)
        self._on_row_changed()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def _show_line(self, number: int, line: SummaryLine) -> None:
        cells = (line.mark.value, line.person, line.agency, line.words, line.file)
        for column, words in enumerate(cells):
            item = QTableWidgetItem(self._cut(words) if column == _FILE else words)
            item.setToolTip(plain_tooltip(words))
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            if column == _MARK:
                item.setForeground(self._theme.colour(_COLOURS[line.mark]))
                item.setToolTip(_SPOKEN[line.mark])
                item.setData(Qt.ItemDataRole.AccessibleTextRole, _SPOKEN[line.mark])
            self.setItem(number, column, item)

    def _cut(self, file: str) -> str:
        """Return a file's name elided in its middle, as both its ends tell it from others."""
        room = self.columnWidth(_FILE) - 2 * self._theme.metric("gap")
        return self.fontMetrics().elidedText(file, Qt.TextElideMode.ElideMiddle, room)

    def _build(self) -> None:
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("Returned worksheets")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeaderLabels(_HEADS)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(_FOUND, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in _WIDTHS.items():
            self.setColumnWidth(column, letters * letter)
        self.setColumnWidth(_MARK, 5 * letter)

    def _on_row_changed(self) -> None:
        row = self.currentRow()
        self.chosen.emit(self._lines[row].detail if 0 <= row < len(self._lines) else "")


_SIZE = (1080, 740)
_AROUND = 80
_DETAIL_LINES = 7


class CollectDialog(QDialog):
    """A dialog for collected worksheets; `plan` is what would be added to the session."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        results: Sequence[Result],
        title_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._results = results
        self._title_of = title_of
        self.plan: CollectPlan = plan_results(session, results)
        self.setWindowTitle("Collect worksheets")
        self.setObjectName("collect")
        self._build()
        self._connect()
        self.refresh()
        room = parent.height() - _AROUND if parent is not None else _SIZE[1]
        self.resize(_SIZE[0], max(min(_SIZE[1], room), self.minimumSizeHint().height()))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_replacing(self) -> bool:
        """Return whether ratings that differ replace those of the checklist."""
        return self.replacing.isChecked() and self.plan.differing > 0

    def plan_for(self, session: Session) -> CollectPlan:
        """Return the plan for the session as it is now, with what was chosen."""
        return plan_results(session, self._results, with_names=self.names.isChecked())

    def refresh(self) -> None:
        """Show what would be added with the current choices."""
        self.plan = self.plan_for(self._session)
        lines = summary_lines(self._session, self._results, self.plan, self._title_of)
        self._sum.setText(describe_files(lines))
        self.table.show_lines(lines)
        differing = self.plan.differing
        self.replacing.setVisible(differing > 0)
        differ = "rating that differs" if differing == 1 else "ratings that differ"
        self.replacing.setText(f"&Replace the {differing} {differ} from the checklist")
        adds = bool(useful_sheets(self.plan, replacing=self.is_replacing))
        self._use.setText(describe_use(lines, adds=adds or differing > 0))
        self.add.setEnabled(adds)
        self.add.setVisible(adds or differing > 0)
        self.cancel.setText("Cancel" if adds else "Close")
        self.cancel.setDefault(not adds)

    def _build(self) -> None:
        self._sum = plain_label(role="strong", wraps=True)
        self._use = plain_label(wraps=True)
        self.table = CollectedTable(self._theme)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName("What is on this worksheet")
        height = self.detail.fontMetrics().lineSpacing() * _DETAIL_LINES
        self.detail.setFixedHeight(height)
        self.names = QCheckBox("&Put the name after each line")
        self.names.setToolTip("People say different things when they are named; off as a rule")
        self.replacing = QCheckBox()
        margin, gap = self._theme.metric("margin"), self._theme.metric("gap-small")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(gap)
        column.addWidget(self._sum)
        column.addWidget(self._use)
        column.addWidget(self.table, 1)
        for part in (self.detail, self.names, self.replacing, self._foot()):
            column.addWidget(part)

    def _foot(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        # No default button: keys that were meant for a cell must not press it unnoticed.
        self.add = QPushButton("&Add to the grid")
        self.add.setProperty("role", "primary")
        self.cancel = QPushButton("Cancel")
        for button in (self.add, self.cancel):
            button.setAutoDefault(False)
        # Qt makes a button with the accept role the default, whatever is set here.
        box.addButton(self.add, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.add.clicked.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self.table.chosen.connect(self.detail.setPlainText)
        self.names.toggled.connect(self.refresh)
        self.replacing.toggled.connect(self.refresh)
