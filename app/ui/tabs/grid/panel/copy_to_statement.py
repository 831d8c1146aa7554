"""Copy text from an agency's cell to the agreed statement, or make actions of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from app.models.edits import AddAction, AddSource, CompoundEdit, Edit, SetStatement
from app.models.records import Origin, new_id
from app.models.rules.actions import blank_values
from app.models.rules.entries import SuggestedAction, lines_of, plain_line
from app.models.text.phrases import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.models.records import Prompt, Session
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.cell_editor import CellEditor


_PARAGRAPH, _LINE = "\N{PARAGRAPH SEPARATOR}", "\N{LINE SEPARATOR}"
_SHORT = 60


@dataclass(frozen=True, slots=True)
class _Found:
    session: Session
    prompt: Prompt
    number: int


class CopyToStatement:
    """Copies text of a cell, and makes actions, as one undo step; saves what is typed first."""

    def __init__(self, context: AppContext, session: Callable[[], Session]) -> None:
        self._context = context
        self._session = session

    def append_to_statement(self, cell: CellEditor) -> None:
        """Append the selection or the line of an agency's cell to the agreed statement."""
        agency_id = cell.address.agency_id
        words = words_at(cell)
        found = self._found(cell.address.prompt_id)
        if found is None:
            return
        agency = found.session.agency(agency_id)
        if agency is None or not words:
            self._context.messages.show_status(
                "Put the caret on a line that an agency said, then press Ctrl+Shift+Enter."
            )
            return
        statement = found.prompt.statement.text
        where = f"{agency.name}, prompt {found.number}"
        edits: list[Edit] = []
        is_there = words in statement.splitlines()
        if not is_there:
            edits.append(
                SetStatement(
                    found.session.details.id,
                    found.prompt.id,
                    statement,
                    joined(statement, words),
                    f"prompt {found.number}",
                    verb="Draw into",
                )
            )
        if not any(
            (source.agency_id, source.text) == (agency.id, words) for source in found.prompt.sources
        ):
            values = {"id": new_id(), "agency_id": agency.id, "text": words}
            edits.append(AddSource(found.session.details.id, values, prompt_id=found.prompt.id))
        if not edits:
            self._context.messages.show_status("These words are in the agreed statement already.")
            return
        called = f"Draw from {where}"
        if self._context.history.perform(
            CompoundEdit(found.session.details.id, edits, called=called)
        ):
            did = "In" if is_there else "Put into"
            too = " too" if is_there else ""
            self._context.messages.show_status(
                f"{did} the agreed statement of prompt {found.number}, "
                f"drawn from {agency.name}{too}: {_shortened(words)}"
            )

    def make_action(self, cell: CellEditor) -> None:
        """Make an action of the selection or the line, with its prompt and agency."""
        words = words_at(cell)
        suggestions = [SuggestedAction(cell.address.agency_id, words)] if words else []
        self.make_actions_of(cell.address.prompt_id, suggestions)

    def make_actions(self, cell: CellEditor) -> None:
        """Make an action of every line of the cell."""
        agency_id = cell.address.agency_id
        suggestions = [SuggestedAction(agency_id, line) for line in lines_of(cell.text)]
        self.make_actions_of(cell.address.prompt_id, suggestions)

    def make_action_of_reservation(self, prompt_id: str, reservation_id: str) -> None:
        """Make an action of a reservation: of what would change it, else of the concern."""
        found = self._found(prompt_id)
        prompt = found.prompt if found else None
        each = (
            next((r for r in prompt.reservations if r.id == reservation_id), None)
            if prompt
            else None
        )
        if found is None or each is None:
            return
        words = one_line(each.would_change.strip() or each.concern)
        if not words:
            self._context.messages.show_status(
                "Write down the concern first; an action is made of it then."
            )
            return
        values = {
            **blank_values(each.agency_id, Origin.RESERVATION, each.id),
            "what": words,
            "who": each.person,
            "due": each.review_by,
        }
        if self._context.history.perform(AddAction(found.session.details.id, values)):
            self._context.messages.show_status(
                f"Action made of the reservation: {_shortened(words)} Ctrl+5 shows it."
            )

    def make_actions_of(self, prompt_id: str, suggestions: Sequence[SuggestedAction]) -> None:
        """Make an action of each of some lines of a prompt, in one step; none is made twice."""
        found = self._found(prompt_id)
        if found is None:
            return
        if not suggestions:
            self._context.messages.show_status("There are no words here to make an action of.")
            return
        made = (a for a in found.session.actions if a.origin_id == found.prompt.id)
        there = {SuggestedAction(action.agency_id, action.what) for action in made}
        wanted = [
            suggestion for suggestion in dict.fromkeys(suggestions) if suggestion not in there
        ]
        session_id = found.session.details.id
        edits = [
            AddAction(
                session_id,
                {
                    **blank_values(suggestion.agency_id, Origin.PROMPT, found.prompt.id),
                    "what": suggestion.words,
                },
            )
            for suggestion in wanted
        ]
        if not edits:
            self._context.messages.show_status("These words are among the actions already.")
            return
        called = f"Make {len(edits)} actions of prompt {found.number}"
        edit = edits[0] if len(edits) == 1 else CompoundEdit(session_id, edits, called=called)
        if self._context.history.perform(edit):
            what = (
                f"Action made of prompt {found.number}: {_shortened(wanted[0].words)}"
                if len(edits) == 1
                else f"{len(edits)} actions made of prompt {found.number}."
            )
            shows = "it" if len(edits) == 1 else "them"
            self._context.messages.show_status(f"{what} Ctrl+5 shows {shows}.")

    def _found(self, prompt_id: str) -> _Found | None:
        if not self._context.autosave.commit_typing():
            return None
        session = self._session()
        prompt = session.prompt(prompt_id)
        if prompt is None:
            return None
        return _Found(session, prompt, session.prompts.index(prompt) + 1)


def words_at(cell: CellEditor) -> str:
    """Return the words selected in a cell, else those of the line with the caret, on one line.

    Within a line they stay exactly as they are.
    """
    cursor = QTextCursor(cell.textCursor())
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    chosen = cursor.selectedText().replace(_PARAGRAPH, "\n").replace(_LINE, "\n")
    return " ".join(filter(None, map(plain_line, chosen.split("\n"))))


def joined(statement: str, words: str) -> str:
    """Return a statement with words appended, on a line of their own."""
    return f"{statement.rstrip()}\n{words}" if statement.strip() else words


def _shortened(words: str) -> str:
    return f"“{shortened(words, _SHORT)}”."
