"""The scrolled page of the side-by-side view, and the button of one statement."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.rules.standards_columns import ColumnHeading
from app.ui.tabs.standards.side_by_side.rows import SideBySideStatement, SideBySideTable, SideCell
from app.ui.tabs.standards.tree.delegate import code_colour
from app.ui.widgets.highlight_label import HighlightLabel
from app.ui.widgets.labels import plain_label, plain_tooltip
from app.ui.widgets.text_layout import TextMark, ThemedTextLayout

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class StatementButton(QAbstractButton):
    """A button with the code and text of a statement, as high as the text needs."""

    arrow_pressed = Signal(Qt.Key)
    focused = Signal()

    def __init__(
        self,
        theme: Theme,
        statement: SideBySideStatement,
        code_width: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._setter = ThemedTextLayout(theme)
        self._code_width = code_width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_statement(statement)

    def show_statement(self, statement: SideBySideStatement) -> None:
        """Show a statement, or the same one with other marks."""
        self.statement = statement
        said = f"{statement.standard.code} {statement.text}"
        self.setAccessibleName(said)
        self.setAccessibleDescription(statement.note)
        self.setToolTip(plain_tooltip(statement.note))
        self.updateGeometry()
        self.update()

    def marked_words(self, mark: TextMark) -> list[str]:
        """Return the words that have this mark."""
        shown = self.statement
        return [shown.text[s.start : s.end] for s in shown.text_marks if s.mark is mark]

    @override
    def heightForWidth(self, width: int) -> int:
        text = self._text(width).boundingRect().height()
        note = self._note(width)
        high = text + (note.boundingRect().height() if note else 0)
        return math.ceil(high) + 2 * self._pad()

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.metric("reading-width")
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._code_width + self._theme.metric("rating-width"), self._pad())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.arrow_pressed.emit(key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        pad = self._pad()
        if self.statement.code:
            painter.setPen(self._theme.colour(code_colour(self.statement.standard)))
            room = self._code_width - self._theme.metric("gap-small")
            code = self._setter.lay_out(
                self.statement.code, self.statement.code_marks, "code", room, lines=1
            )
            code.draw(painter, QPointF(self._side(), pad))
        painter.setPen(self._theme.colour("ink"))
        text = self._text(self.width())
        text.draw(painter, QPointF(self._left(), pad))
        if note := self._note(self.width()):
            painter.setPen(self._theme.colour("muted"))
            note.draw(painter, QPointF(self._left(), pad + text.boundingRect().height()))

    def _paint_ground(self, painter: QPainter) -> None:
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = self._theme.metric("radius")
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("press" if self.isDown() else "hover"))
            painter.drawRoundedRect(frame, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.metric("focus")))
            painter.drawRoundedRect(frame, radius, radius)

    def _text(self, width: int) -> QTextLayout:
        shown = self.statement
        return self._setter.lay_out(shown.text, shown.text_marks, "body", self._room(width))

    def _note(self, width: int) -> QTextLayout | None:
        differs = any(s.mark is TextMark.DIFFERENT for s in self.statement.text_marks)
        if differs or not self.statement.note:
            return None
        return self._setter.lay_out(self.statement.note, (), "small", self._room(width))

    def _room(self, width: int) -> int:
        return width - self._left() - self._side()

    def _left(self) -> int:
        return self._side() + (self._code_width if self.statement.code else 0)

    def _side(self) -> int:
        return self._theme.metric("gap")

    def _pad(self) -> int:
        return self._theme.metric("gap-small")


_HEADING_ROLES = ("caps", "strong")


class SideBySidePage(QWidget):
    """A page with the widgets of one table; a search only changes their marks."""

    opened = Signal(str)
    focused = Signal(object)

    def __init__(self, theme: Theme, table: SideBySideTable) -> None:
        super().__init__()
        self._theme = theme
        self._code_width = self._measure(table)
        self._buttons: dict[tuple[int, int], StatementButton] = {}
        self._headings: list[tuple[HighlightLabel, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, theme.metric("gap-large"))
        self._grid.setHorizontalSpacing(theme.metric("gap-large"))
        self._grid.setVerticalSpacing(0)
        if table.is_paired:
            self._build_rows(table)
        else:
            self._build_columns(table)
        self._mark_headings(table)

    @property
    def buttons(self) -> list[StatementButton]:
        """The buttons of the statements, row by row."""
        return [self._buttons[place] for place in sorted(self._buttons)]

    def lay_out_now(self) -> None:
        """Lay the statements out now: a new page has no geometry until the event loop runs."""
        self._grid.activate()

    def show_table(self, table: SideBySideTable) -> None:
        """Show the same statements with other marks."""
        for (row, column), button in self._buttons.items():
            cell = table.rows[row][column]
            if isinstance(cell, SideBySideStatement):
                button.show_statement(cell)
        self._mark_headings(table)

    def _build_rows(self, table: SideBySideTable) -> None:
        """Build rows of cells of one height; a heading that all columns share spans them."""
        at = 0
        for number, cells in enumerate(table.rows):
            headings = [cell for cell in cells if isinstance(cell, ColumnHeading)]
            if headings:
                self._grid.addWidget(self._heading(headings[0]), at, 0, 1, len(cells))
                at += 1
                continue
            if number and not any(isinstance(c, ColumnHeading) for c in table.rows[number - 1]):
                self._grid.addWidget(self._rule(), at, 0, 1, len(cells))
                at += 1
            for column, cell in enumerate(cells):
                widget = self._cell(number, column, cell, table.titles[column])
                self._grid.addWidget(widget, at, column)
            at += 1
        self._grid.setRowStretch(at, 1)
        self._stretch(len(table.titles))

    def _build_columns(self, table: SideBySideTable) -> None:
        """Build independent columns, where the rows do not belong together."""
        for column in range(len(table.titles)):
            layout = QVBoxLayout()
            layout.setSpacing(0)
            for number, cells in enumerate(table.rows):
                cell = cells[column]
                if isinstance(cell, ColumnHeading):
                    layout.addWidget(self._heading(cell))
                elif cell is not None:
                    layout.addWidget(self._cell(number, column, cell, ""))
            layout.addStretch(1)
            self._grid.addLayout(layout, 0, column)
        self._stretch(len(table.titles))

    def _mark_headings(self, table: SideBySideTable) -> None:
        for label, title in self._headings:
            label.show_text(label.text(), table.heading_marks.get(title, ()))

    def _stretch(self, columns: int) -> None:
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def _cell(self, row: int, column: int, cell: SideCell, title: str) -> QWidget:
        if not isinstance(cell, SideBySideStatement):
            return self._nothing(title)
        button = StatementButton(self._theme, cell, self._code_width)
        standard_id = cell.standard.id
        button.setObjectName(f"side-{standard_id}")
        button.clicked.connect(lambda: self.opened.emit(standard_id))
        button.focused.connect(lambda: self.focused.emit(button))
        button.arrow_pressed.connect(lambda key: self._move(button, key))
        self._buttons[row, column] = button
        return button

    def _nothing(self, title: str) -> QWidget:
        label = plain_label("–", "muted")
        label.setAccessibleName(f"Nothing in {title}")
        gap = self._theme.metric("gap")
        label.setContentsMargins(gap, self._theme.metric("gap-small"), gap, 0)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def _heading(self, heading: ColumnHeading) -> QWidget:
        role = _HEADING_ROLES[min(heading.level, len(_HEADING_ROLES) - 1)]
        words = heading.title
        # Marks count characters, and some letters are two in capitals, such as "ß".
        if heading.level == 0 and len(words.upper()) == len(words):
            words = words.upper()
        label = HighlightLabel(self._theme, role, "muted" if heading.level == 0 else "ink")
        label.show_text(words)
        label.setAccessibleName(heading.title)
        self._headings.append((label, heading.title))
        gap = self._theme.metric("gap")
        above = self._theme.metric("gap-large" if heading.level == 0 else "gap-small")
        label.setContentsMargins(gap, above, gap, self._theme.metric("gap-tiny"))
        return label

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(self._theme.metric("border"))
        return rule

    def _move(self, button: StatementButton, key: Qt.Key) -> None:
        """Put the focus on the nearest statement in a direction."""
        here = self._middle(button)
        nearest = [
            (distance, other)
            for other in self._buttons.values()
            if other is not button
            and (distance := _distance(here, self._middle(other), key)) is not None
        ]
        if nearest:
            min(nearest, key=lambda pair: pair[0])[1].setFocus()

    def _middle(self, button: StatementButton) -> QPoint:
        return button.mapTo(self, button.rect().center())

    def _measure(self, table: SideBySideTable) -> int:
        metrics = QFontMetrics(self._theme.font("code"))
        codes = (c.code for row in table.rows for c in row if isinstance(c, SideBySideStatement))
        widest = max((metrics.horizontalAdvance(code) for code in codes), default=0)
        return min(widest, metrics.averageCharWidth() * 14) + self._theme.metric("gap-large")


def _distance(here: QPoint, there: QPoint, key: Qt.Key) -> int | None:
    """Return how far a point is in a direction, in pixels; None where it is not that way."""
    right, down = there.x() - here.x(), there.y() - here.y()
    if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
        ahead, aside = (right if key == Qt.Key.Key_Right else -right), down
        return abs(aside) if ahead > 0 and abs(right) > 1 else None
    ahead = down if key == Qt.Key.Key_Down else -down
    return ahead if ahead > 0 and abs(right) <= 1 else None
