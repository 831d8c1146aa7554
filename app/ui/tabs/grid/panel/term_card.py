"""The card of one glossary term, and the fields that it shows while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from app.models.edits import SetSense, SetTerm
from app.ui.widgets.fields.autosaved_field import RequiredText
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from app.ui.widgets.fields.text_area import AutosaveTextEdit
from app.ui.widgets.labels import ElidedLabel, ShortenedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.edits import Edit
    from app.models.records import Agency, GlossaryTerm
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit


Field = AutosaveLineEdit | AutosaveTextEdit
_MOST_LINES = 5


class TermCard(QFrame):
    """A card of one term; its fields are made when it is opened, and saved as they are typed."""

    opened = Signal()
    remove_requested = Signal()

    def __init__(self, context: AppContext, session_id: str, key: str) -> None:
        super().__init__()
        self._context = context
        self._session_id = session_id
        self.key = key
        self._term: GlossaryTerm | None = None
        self._agencies: tuple[Agency, ...] = ()
        self.line = ShortenedButton()
        self.remove = QToolButton()
        self.body: TermFields | None = None
        self._build()
        self.line.clicked.connect(lambda _on=False: self.opened.emit())
        self.remove.clicked.connect(lambda _on=False: self.remove_requested.emit())

    def show_term(self, term: GlossaryTerm, agencies: Sequence[Agency], *, is_open: bool) -> None:
        """Show a term, with its fields where it is open."""
        self._term = term
        said = f"{term.term} · {term.stands_for}" if term.stands_for else term.term
        self.line.show_words(said)
        self.line.setAccessibleName(f"{said}, in the glossary")
        self.remove.setAccessibleName(f"Remove {term.term} from the glossary")
        self.line.setToolTip("Close" if is_open else "See and change what it means")
        if not is_open:
            self._drop_body()
            return
        if self.body is not None and self._agencies != tuple(agencies):
            self._drop_body()
        self._agencies = tuple(agencies)
        if self.body is None:
            self.body = TermFields(self._context, self._session_id, term, self._agencies)
            self._column.addWidget(self.body)
            self.body.show()
        self.body.show_term(term)

    def release(self) -> None:
        """Release the term; text not saved yet is saved by itself."""
        if self.body is not None:
            self.body.release()

    def _drop_body(self) -> None:
        if self.body is not None:
            self.body.release()
            self.body.hide()
            self.body.deleteLater()
            self.body = None

    def _build(self) -> None:
        theme = self._context.theme
        gap = theme.metric("gap-tiny")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line.setProperty("role", "link")
        self.line.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.set_icon(self.remove, "trash", "muted")
        self.remove.setToolTip("Remove from the glossary; Ctrl+Z puts it back")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(gap)
        head = QHBoxLayout()
        head.addWidget(self.line, 1)
        head.addWidget(self.remove)
        self._column.addLayout(head)


class TermFields(QFrame):
    """The fields of one term: the term, its full form, its meaning, and each agency's sense."""

    def __init__(
        self, context: AppContext, session_id: str, term: GlossaryTerm, agencies: Sequence[Agency]
    ) -> None:
        super().__init__()
        self._context = context
        self._session_id = session_id
        self._term = term
        self.term = AutosaveLineEdit(context.autosave, self._edit_of("term"), kind=RequiredText)
        self.stands_for = AutosaveLineEdit(context.autosave, self._edit_of("stands_for"))
        self.meaning = self._area(self._edit_of("meaning"))
        self.senses = {agency.id: self._area(self._edit_sense(agency.id)) for agency in agencies}
        self._build(agencies)
        self.term.left.connect(self._on_term_left)

    def show_term(self, term: GlossaryTerm) -> None:
        """Show a term; text that is being typed stays."""
        self._term = term
        self.term.typed.load(term.term)
        self.stands_for.typed.load(term.stands_for)
        self.meaning.typed.load(term.meaning)
        for agency_id, field in self.senses.items():
            field.typed.load(term.senses.get(agency_id, ""))

    def take_focus(self) -> None:
        """Move the focus to the first empty field, the full form before others."""
        fields: list[Field] = [self.stands_for, self.meaning, *self.senses.values()]
        is_word = not self._term.stands_for and self._term.term.islower()
        first = self.meaning if is_word else next((f for f in fields if _is_empty(f)), fields[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def release(self) -> None:
        """Release the term; text not saved yet is saved by itself."""
        fields: list[Field] = [self.term, self.stands_for, self.meaning, *self.senses.values()]
        for field in fields:
            field.typed.release()

    def _edit_of(self, name: str) -> MakeEdit:
        def make(before: str, after: str, burst: str) -> Edit | None:
            values = ({name: before}, {name: after})
            return SetTerm(self._session_id, self._term.id, *values, self._term.term, burst)

        return make

    def _edit_sense(self, agency_id: str) -> MakeEdit:
        def make(before: str, after: str, burst: str) -> Edit | None:
            term = self._term
            return SetSense(
                self._session_id, term.id, agency_id, before, after, term.term, burst=burst
            )

        return make

    def _on_term_left(self) -> None:
        """Show the word again where its field was emptied."""
        if not self.term.text().strip():
            self.term.show_text(self._term.term)

    def _area(self, edit: MakeEdit) -> AutosaveTextEdit:
        return AutosaveTextEdit(self._context.autosave, edit, least=1, most=_MOST_LINES)

    def _build(self, agencies: Sequence[Agency]) -> None:
        theme = self._context.theme
        gap = theme.metric("gap-small")
        grid = QGridLayout(self)
        grid.setContentsMargins(gap, 0, gap, gap)
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(gap)
        grid.setColumnStretch(1, 1)
        name = self._term.term
        self.stands_for.setPlaceholderText("In full, if it is short for something")
        self.meaning.setPlaceholderText("What it means, in plain words")
        rows = (("Word", self.term), ("In full", self.stands_for), ("Meaning", self.meaning))
        for words, field in rows:
            field.setAccessibleName(f"{words}, {name}")
            self._add(grid, ElidedLabel(words, "small"), field)
        for agency in agencies:
            field = self.senses[agency.id]
            field.setAccessibleName(f"What {agency.name} means by {name}")
            field.setPlaceholderText("What they mean by it")
            self._add(grid, ElidedLabel(agency.name, "small"), field)

    def _add(self, grid: QGridLayout, label: QLabel, field: Field) -> None:
        row = grid.rowCount()
        label.setFixedWidth(self._context.theme.metric("beside-label"))
        # Level with the first line of the field.
        label.setContentsMargins(0, self._context.theme.metric("gap-small"), 0, 0)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, row, 1)


def _is_empty(field: Field) -> bool:
    words = field.text() if isinstance(field, AutosaveLineEdit) else field.toPlainText()
    return not words.strip()
