"""Sections of the agreement page: sources, agencies not heard, suggested actions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.models.rules.agreement import is_absent, not_heard
from app.models.rules.entries import suggested_actions
from app.models.text.phrases import counted, one_line, shortened
from app.ui.widgets.fields.agency_combo import colour_dot
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import ElidedLabel, ShortenedButton, plain_label, plain_tooltip
from app.ui.widgets.lists.row_list import remove_all_widgets, remove_widget

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session, StatementSource
    from app.models.rules.entries import SuggestedAction
    from app.ui.theme.theme import Theme


class SourcesSection(QFrame):
    """A list of the sources still used; `removal_requested` asks to remove one."""

    removal_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[StatementSource, str], ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.metric("gap-tiny"))

    def show_prompt(self, session: Session, prompt: Prompt) -> bool:
        """Show the sources of a prompt's statement; return whether there are any."""
        shown = tuple(_sources_with_names(session, prompt)) if prompt.sources else ()
        if shown != self._shown:
            self._shown = shown
            for row in self._rows:
                remove_widget(self._column, row)
            self._rows = [self._row(*each) for each in shown]
        self.setVisible(bool(shown))
        return bool(shown)

    def _row(self, source: StatementSource, name: str) -> QWidget:
        said = f"{name}: {one_line(source.text)}"
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.metric("gap-tiny"))
        line.addWidget(ElidedLabel(said, "small"), 1)
        remove = QToolButton()
        self._theme.set_icon(remove, "close", "muted")
        remove.setAccessibleName(f"No longer drawn from {said}")
        remove.setToolTip("No longer drawn from these words; Ctrl+Z undoes it")
        remove.setCursor(Qt.CursorShape.PointingHandCursor)
        remove.clicked.connect(partial(self._on_remove_clicked, source))
        line.addWidget(remove)
        self._column.addWidget(row)
        row.show()
        return row

    def _on_remove_clicked(self, source: StatementSource, _on: object = None) -> None:
        self.removal_requested.emit(source)


def _sources_with_names(session: Session, prompt: Prompt) -> list[tuple[StatementSource, str]]:
    # Imported only where it is needed: the stemmer is slow to load.
    from app.models.rules.entries import sources_still_used

    names = {agency.id: agency.name for agency in session.agencies}
    found = sources_still_used(prompt.statement.text, prompt.sources)
    return [(source, names.get(source.agency_id, "")) for source in found]


_LONGEST = 26


class NotHeardSection(QFrame):
    """A list of the agencies present that said nothing yet, and of those absent."""

    agency_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[str, str, str], ...] | None = None
        self._words = plain_label(role="muted", wraps=True)
        self._absent = plain_label(role="small", wraps=True)
        self._buttons = QFrame()
        self._row = FlowLayout(self._buttons, theme.metric("gap-tiny"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap-tiny"))
        for part in (self._words, self._buttons, self._absent):
            column.addWidget(part)

    def show_prompt(self, session: Session, prompt: Prompt) -> None:
        """Show the agencies that are not heard, or absent, at a prompt."""
        waiting = not_heard(session, prompt)
        self._words.setText("" if waiting else "Every agency in the room has been heard.")
        self._words.setVisible(not waiting)
        away = [agency.name for agency in session.agencies if is_absent(prompt, agency)]
        self._absent.setText(f"Absent: {', '.join(away)}" if away else "")
        self._absent.setVisible(bool(away))
        wanted = tuple((a.id, a.name, a.colour) for a in waiting)
        if wanted != self._shown:
            self._shown = wanted
            self._show_buttons(waiting)

    def _show_buttons(self, waiting: tuple[Agency, ...]) -> None:
        remove_all_widgets(self._row)
        for agency in waiting:
            button = self._button(agency)
            self._row.addWidget(button)
            button.show()  # now: the layout would do it after the next key, which may be Tab
        self._buttons.setVisible(bool(waiting))

    def _button(self, agency: Agency) -> QPushButton:
        button = QPushButton(f"○ {_shortened(agency.name)}".replace("&", "&&"))
        button.setIcon(colour_dot(self._theme, agency.colour))
        button.setAccessibleName(f"Still to hear from {agency.name}: go to its cell")
        button.setToolTip("Go to this agency's cell (Ctrl+Shift+H goes from one to the next)")
        button.setAutoDefault(True)  # Enter goes there, as Space does
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._on_button_clicked, agency.id))
        return button

    def _on_button_clicked(self, agency_id: str, _on: object = None) -> None:
        self.agency_requested.emit(agency_id)


def _shortened(name: str) -> str:
    """Return a name shortened to the panel's width; the accessible name has all of it."""
    return shortened(one_line(name), _LONGEST)


_MOST = 12


class SuggestedActions(QFrame):
    """A list of suggested actions; `make_actions_requested` asks to make one or all."""

    make_actions_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._suggestions: tuple[SuggestedAction, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.all = QPushButton()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.metric("gap-tiny"))
        self._lines: list[ShortenedButton] = []
        self.all.setCursor(Qt.CursorShape.PointingHandCursor)
        self.all.setToolTip("One step of the history (Ctrl+Shift+L makes those of one cell)")
        theme.set_icon(self.all, "flag")
        self._column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.all.clicked.connect(
            lambda _on=False: self.make_actions_requested.emit(self._suggestions)
        )

    def show_prompt(self, session: Session, prompt: Prompt) -> bool:
        """Show the suggestions of a prompt; return whether there are any."""
        self._suggestions = suggested_actions(session, prompt)
        colours = {agency.id: (agency.name, agency.colour) for agency in session.agencies}
        shown = tuple(
            (suggestion, *colours.get(suggestion.agency_id or "", ("Agreed statement", "")))
            for suggestion in self._suggestions[:_MOST]
        )
        if shown != self._shown:
            self._shown = shown
            for line in self._lines:
                remove_widget(self._column, line)
            self._lines = [self._line(*each) for each in shown]
        number = len(self._suggestions)
        self.all.setText(f"Make {number} actions")
        self.all.setAccessibleName(f"Make {counted(number, 'action')} of this prompt")
        self.all.setVisible(number > 1)
        self.setVisible(number > 0)
        return number > 0

    def _line(self, suggestion: SuggestedAction, name: str, colour: str) -> ShortenedButton:
        line = ShortenedButton()
        line.setProperty("role", "link")
        line.setIcon(colour_dot(self._theme, colour or self._theme.colour("agreed-line").name()))
        line.setAccessibleName(f"Make an action of {name}: {suggestion.words}")
        line.setToolTip(plain_tooltip(f"Make an action of {name}: {suggestion.words}"))
        line.setCursor(Qt.CursorShape.PointingHandCursor)
        line.clicked.connect(partial(self._on_line_clicked, suggestion))
        self._column.addWidget(line)
        line.show_words(suggestion.words)
        line.show()
        return line

    def _on_line_clicked(self, suggestion: SuggestedAction, _on: object = None) -> None:
        self.make_actions_requested.emit((suggestion,))
