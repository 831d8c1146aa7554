"""The rows and the header of a tally, and the data that they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel
from typing_extensions import override

from app.models.records import StatementStatus
from app.models.rules.agreement import DEFAULT_LEVEL, is_count_of_wording, is_split
from app.models.rules.tally import describe_level_needed, describe_result, people_expected
from app.ui.widgets.labels import ElidedLabel, plain_label, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from app.models.records import Agency, Levels, Prompt, Session
    from app.ui.tabs.grid.panel.count.counting import CountController
    from app.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class TallyLine:
    """The data of one row; `result_text` is its last column, such as "4 of 5" or "absent"."""

    agency_id: str
    name: str
    colour: str
    levels: Levels
    result_text: str
    sign: str
    is_current: bool
    is_split: bool


class AgencyTallyRow(QFrame):
    """A row with an agency's people at each level; a click counts this agency."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sign = plain_label(role="tally-sign")
        self._name = ElidedLabel(role="strong")
        self._levels = [plain_label(role="tally-number") for _ in range(6)]
        self._result = plain_label(role="tally-said")
        self._build()

    def show_line(self, line: TallyLine) -> None:
        """Show the tally of an agency."""
        self._sign.setText(line.sign)
        self._name.setText(line.name)
        colour = self._theme.agency_colour(line.colour).name()
        self._name.setStyleSheet(f"color: {colour}")
        for label, people in zip(self._levels, line.levels, strict=True):
            label.setText(str(people) if people else "·")
            label.setEnabled(bool(people))
        self._result.setText(f"{line.result_text} ⚠" if line.is_split else line.result_text)
        self._result.setToolTip(
            "Of two minds: these people stand far apart" if line.is_split else ""
        )
        if self.property("current") != line.is_current:
            self.setProperty("current", line.is_current)
            restyle(self)
        self.setAccessibleName(accessible_text(line))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _build(self) -> None:
        theme = self._theme
        self.setProperty("role", "tally-row")
        row = QHBoxLayout(self)
        gap = theme.metric("gap-tiny")
        row.setContentsMargins(0, gap, gap, gap)
        row.setSpacing(2)
        self._sign.setFixedWidth(theme.metric("badge"))
        row.addWidget(self._sign)
        row.addWidget(self._name, 1)
        for label in self._levels:
            row.addWidget(_in_column(theme, label))
        self._result.setFixedWidth(theme.metric("tally-said"))
        self._result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._result)


class TallyHeader(QFrame):
    """The header above the rows; the levels that reach the level needed are underlined."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        gap = theme.metric("gap-tiny")
        row.setContentsMargins(3, 0, gap, 0)
        row.setSpacing(2)
        row.addSpacing(theme.metric("badge"))
        row.addStretch(1)
        self._levels = [plain_label(str(level), "tally-head") for level in range(6)]
        for label in self._levels:
            row.addWidget(_in_column(theme, label))
        row.addSpacing(theme.metric("tally-said") + 2)

    def show_needed(self, needed: int) -> None:
        """Mark the levels that reach the level needed."""
        for level, label in enumerate(self._levels):
            label.setProperty("enough", level >= needed)
            label.setToolTip("Reaches the level needed" if level >= needed else "")
            restyle(label)


def accessible_text(line: TallyLine) -> str:
    """Return a line for a screen reader: "Health: 2 at 3, 1 at 5; 3 of 4"."""
    at = ", ".join(f"{people} at {level}" for level, people in enumerate(line.levels) if people)
    parts = [part for part in (at, line.result_text) if part]
    return f"{line.name}: {'; '.join(parts)}" if parts else line.name


def _in_column(theme: Theme, label: QLabel) -> QLabel:
    label.setFixedWidth(theme.metric("tally-column"))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


_WAITING, _DONE, _AWAY = "○", "✓", "–"


@dataclass(frozen=True, slots=True)
class TallyView:
    """The data of one prompt's tally: `sentences` are the result, `notice` is a warning."""

    lines: tuple[TallyLine, ...]
    level: int
    can_set_level: bool
    needed: str
    now: str
    can_count_hands: bool
    is_begun: bool
    has_result: bool
    is_agreed: bool
    sentences: tuple[str, ...]
    notice: str


def tally_view(session: Session, prompt: Prompt, counting: CountController) -> TallyView:
    """Return the data to show of a count, or of its result."""
    result, count = counting.result, counting.count
    lines = tuple(_line(session, agency, counting) for agency in session.agencies)
    current = session.agency(counting.agency_id) if counting.can_count_hands else None
    return TallyView(
        lines=lines,
        level=result.level_needed if result else counting.level,
        can_set_level=counting.can_set_level,
        needed=_needed(result.level_needed if result else counting.level, counting),
        now=_now(session, current, counting),
        can_count_hands=counting.can_count_hands,
        is_begun=count is not None,
        has_result=result is not None,
        is_agreed=prompt.statement.status is StatementStatus.AGREED,
        sentences=describe_result(session, result) if result else (),
        notice=_notice(prompt, counting),
    )


def _needed(level: int, counting: CountController) -> str:
    """Return the level needed; one carried over that is not the default is named as such."""
    is_carried = counting.can_set_level and counting.is_carried and level != DEFAULT_LEVEL
    return f"{describe_level_needed(level)}{' – as in the last count' if is_carried else ''}"


def _line(session: Session, agency: Agency, counting: CountController) -> TallyLine:
    hands, shown = counting.hands(agency.id), counting.saved_tally(agency.id)
    expected = people_expected(session, agency)
    is_absent = shown.is_absent if shown else not agency.is_present
    is_calling = bool(hands.people) and (shown is None or shown.levels != hands.levels)
    if is_calling or (shown and not shown.is_absent):
        result_text = f"{hands.people} of {expected}" if expected else str(hands.people)
        result_text = "no hands" if not hands.people else result_text
    else:
        result_text = "absent" if is_absent else ""
    is_in = shown is not None and not is_calling
    return TallyLine(
        agency_id=agency.id,
        name=agency.name,
        colour=agency.colour,
        levels=hands.levels,
        result_text=result_text,
        sign=(_AWAY if is_absent else _DONE) if is_in else (_AWAY if is_absent else _WAITING),
        is_current=counting.can_count_hands and agency.id == counting.agency_id,
        is_split=is_in and is_split(hands.levels),
    )


def _now(session: Session, agency: Agency | None, counting: CountController) -> str:
    if agency is None:
        return ""
    hands, expected = counting.hands(agency.id), people_expected(session, agency)
    shown = f"{hands.people} of {expected}" if expected else f"{hands.people}"
    return f"{agency.name}: {shown} {'hand' if hands.people == 1 and not expected else 'hands'}"


def _notice(prompt: Prompt, counting: CountController) -> str:
    count = counting.count
    if not prompt.statement.text.strip():
        return "There are no words to count on yet. Type the agreed statement first."
    if count is not None and not is_count_of_wording(count, prompt.statement.text):
        return "The words were changed since this count began. Give it up, then count again."
    if counting.is_complete:
        return "Everybody in the room is in. Enter ends the count."
    earlier = next((c for c in reversed(prompt.counts) if c.is_finished), None)
    if (
        counting.result is None
        and earlier is not None
        and not is_count_of_wording(earlier, prompt.statement.text)
    ):
        return "The last count was of other words, so it does not speak for these."
    return ""
