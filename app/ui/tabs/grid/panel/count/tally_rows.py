"""One agency in a count: its people at each level, and how many that is."""

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
    """What a row shows; `said` is its last column, such as "4 of 5" or "absent"."""

    agency_id: str
    name: str
    colour: str
    levels: Levels
    said: str
    sign: str
    is_current: bool
    is_split: bool


class AgencyTallyRow(QFrame):
    """Shows a line in columns; a click counts this agency."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sign = plain_label(role="tally-sign")
        self._name = ElidedLabel(role="strong")
        self._levels = [plain_label(role="tally-number") for _ in range(6)]
        self._said = plain_label(role="tally-said")
        self._build()

    def show_line(self, line: TallyLine) -> None:
        """Show an agency as it stands."""
        self._sign.setText(line.sign)
        self._name.setText(line.name)
        colour = self._theme.agency_colour(line.colour).name()
        self._name.setStyleSheet(f"color: {colour}")
        for label, people in zip(self._levels, line.levels, strict=True):
            label.setText(str(people) if people else "·")
            label.setEnabled(bool(people))
        self._said.setText(f"{line.said} ⚠" if line.is_split else line.said)
        self._said.setToolTip("Of two minds: these people stand far apart" if line.is_split else "")
        if self.property("current") != line.is_current:
            self.setProperty("current", line.is_current)
            restyle(self)
        self.setAccessibleName(spoken(line))

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
        self._said.setFixedWidth(theme.metric("tally-said"))
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._said)


class TallyHeader(QFrame):
    """The levels above the rows; those that reach the level needed are underlined."""

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
        """Mark the levels that are enough."""
        for level, label in enumerate(self._levels):
            label.setProperty("enough", level >= needed)
            label.setToolTip("Reaches the level needed" if level >= needed else "")
            restyle(label)


def spoken(line: TallyLine) -> str:
    """Say a line for a screen reader: "Health: 2 at 3, 1 at 5; 3 of 4"."""
    at = ", ".join(f"{people} at {level}" for level, people in enumerate(line.levels) if people)
    parts = [part for part in (at, line.said) if part]
    return f"{line.name}: {'; '.join(parts)}" if parts else line.name


def _in_column(theme: Theme, label: QLabel) -> QLabel:
    label.setFixedWidth(theme.metric("tally-column"))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


_WAITING, _DONE, _AWAY = "○", "✓", "–"


@dataclass(frozen=True, slots=True)
class TallyView:
    """The tally of one prompt. `sentences` say the result, `notice` what is amiss."""

    lines: tuple[TallyLine, ...]
    level: int
    may_set_level: bool
    needed: str
    now: str
    takes_hands: bool
    is_begun: bool
    has_result: bool
    is_agreed: bool
    sentences: tuple[str, ...]
    notice: str


def tally_view(session: Session, prompt: Prompt, counting: CountController) -> TallyView:
    """Return what is shown of a count, or of its result."""
    result, count = counting.result, counting.count
    lines = tuple(_line(session, agency, counting) for agency in session.agencies)
    current = session.agency(counting.agency_id) if counting.takes_hands else None
    return TallyView(
        lines=lines,
        level=result.level_needed if result else counting.level,
        may_set_level=counting.may_set_level,
        needed=_needed(result.level_needed if result else counting.level, counting),
        now=_now(session, current, counting),
        takes_hands=counting.takes_hands,
        is_begun=count is not None,
        has_result=result is not None,
        is_agreed=prompt.statement.status is StatementStatus.AGREED,
        sentences=describe_result(session, result) if result else (),
        notice=_notice(prompt, counting),
    )


def _needed(level: int, counting: CountController) -> str:
    """Say what is needed; a level other than the usual one is not carried on unsaid."""
    is_carried = counting.may_set_level and counting.is_carried and level != DEFAULT_LEVEL
    return f"{describe_level_needed(level)}{' – as in the last count' if is_carried else ''}"


def _line(session: Session, agency: Agency, counting: CountController) -> TallyLine:
    hands, shown = counting.hands(agency.id), counting.shown(agency.id)
    expected = people_expected(session, agency)
    is_absent = shown.is_absent if shown else not agency.is_present
    is_calling = bool(hands.people) and (shown is None or shown.levels != hands.levels)
    if is_calling or (shown and not shown.is_absent):
        said = f"{hands.people} of {expected}" if expected else str(hands.people)
        said = "no hands" if not hands.people else said
    else:
        said = "absent" if is_absent else ""
    is_in = shown is not None and not is_calling
    return TallyLine(
        agency_id=agency.id,
        name=agency.name,
        colour=agency.colour,
        levels=hands.levels,
        said=said,
        sign=(_AWAY if is_absent else _DONE) if is_in else (_AWAY if is_absent else _WAITING),
        is_current=counting.takes_hands and agency.id == counting.agency_id,
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
