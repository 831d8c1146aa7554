"""Show what was found on returned worksheets, and ask whether to add it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.worksheets.found import lines_of_results, plan_results, say_sum, say_use
from app.models.worksheets.plan import used
from app.ui.widgets.plain_text import plain_label
from app.ui.worksheets.found_table import FoundTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.models.records import Session
    from app.models.worksheets.found import Result
    from app.models.worksheets.plan import CollectPlan
    from app.ui.theme import Theme

_SIZE = (1080, 740)
_AROUND = 80
_DETAIL_LINES = 7


class CollectDialog(QDialog):
    """`plan` is what would be added; `is_replacing` lets ratings take the place of others."""

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
        """Tell whether ratings that differ replace those of the checklist."""
        return self.replacing.isChecked() and self.plan.differing > 0

    def plan_for(self, session: Session) -> CollectPlan:
        """Give the plan for the session as it is now, with what was chosen."""
        return plan_results(session, self._results, with_names=self.names.isChecked())

    def refresh(self) -> None:
        """Show what the choices come to."""
        self.plan = self.plan_for(self._session)
        lines = lines_of_results(self._session, self._results, self.plan, self._title_of)
        self._sum.setText(say_sum(lines))
        self.table.show_lines(lines)
        differing = self.plan.differing
        self.replacing.setVisible(differing > 0)
        differ = "rating that differs" if differing == 1 else "ratings that differ"
        self.replacing.setText(f"&Replace the {differing} {differ} from the checklist")
        adds = bool(used(self.plan, replacing=self.is_replacing))
        self._use.setText(say_use(lines, adds=adds or differing > 0))
        self.add.setEnabled(adds)
        self.add.setVisible(adds or differing > 0)
        self.cancel.setText("Cancel" if adds else "Close")
        self.cancel.setDefault(not adds)

    def _build(self) -> None:
        self._sum = plain_label(role="strong", wraps=True)
        self._use = plain_label(wraps=True)
        self.table = FoundTable(self._theme)
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
        # None is the default: keys that were meant for a cell shall not press it unseen.
        self.add = QPushButton("&Add to the grid")
        self.add.setProperty("role", "primary")
        self.cancel = QPushButton("Cancel")
        for button in (self.add, self.cancel):
            button.setAutoDefault(False)
        # Qt makes a button that accepts the default, whatever is said here.
        box.addButton(self.add, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.add.clicked.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self.table.chosen.connect(self.detail.setPlainText)
        self.names.toggled.connect(self.refresh)
        self.replacing.toggled.connect(self.refresh)
