"""The changes to columns and prompts that a person can make, each one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.models.edits import (
    AddAgency,
    AddPrompt,
    MoveAgency,
    MovePrompt,
    RemoveAgency,
    RemovePrompt,
    SetAgency,
    SetPrompt,
    moved,
)
from app.models.records import new_id
from app.models.text.phrases import counted

if TYPE_CHECKING:
    from app.models.records import Prompt, Session
    from app.ui.services.app_context import AppContext


NEW_COLUMN = "New agency"


class ColumnEdits:
    """Adds, moves, changes and removes agencies of the session that `session` returns."""

    def __init__(self, context: AppContext, session: Callable[[], Session]) -> None:
        self._context = context
        self._session = session

    def add(self) -> str | None:
        """Add a column before the agreed statement and return its id; None when it failed."""
        session = self._session()
        names = {agency.name for agency in session.agencies}
        number = 1
        while (name := NEW_COLUMN if number == 1 else f"{NEW_COLUMN} {number}") in names:
            number += 1
        agency_id = new_id()
        values = {
            "id": agency_id,
            "name": name,
            "note": "",
            "colour": self._free_colour(session),
            "is_present": True,
        }
        added = self._context.history.perform(AddAgency(session.details.id, values))
        return agency_id if added else None

    def remove(self, agency_id: str) -> None:
        """Remove a column with its entries, and show a message with their number."""
        if not self._context.autosave.commit_typing():
            return
        session = self._session()
        agency = session.agency(agency_id)
        if agency is None:
            return
        entries = sum(bool(p.entries.get(agency_id, "").strip()) for p in session.prompts)
        edit = RemoveAgency(session.details.id, agency_id, agency.name)
        if self._context.history.perform(edit):
            held = counted(entries, "entry", "entries")
            what = f" with {held}" if entries else ""
            self._context.messages.show_status(
                f"Removed column “{agency.name}”{what}. Ctrl+Z puts it back."
            )

    def move(self, agency_id: str, steps: int) -> None:
        """Move a column to the right, or to the left with negative steps."""
        session = self._session()
        before = [agency.id for agency in session.agencies]
        agency = session.agency(agency_id)
        if agency is None:
            return
        after = moved(before, agency_id, steps)
        if list(after) != before:
            edit = MoveAgency(session.details.id, before, after, agency.name)
            self._context.history.perform(edit)

    def set_colour(self, agency_id: str, colour: str) -> None:
        """Set the colour of a column."""
        session = self._session()
        agency = session.agency(agency_id)
        if agency is not None and agency.colour != colour:
            self._context.history.perform(SetAgency.of(session.details.id, agency, colour=colour))

    def set_present(self, agency_id: str, *, is_present: bool) -> None:
        """Record whether the agency is in the room."""
        session = self._session()
        agency = session.agency(agency_id)
        if agency is not None and agency.is_present != is_present:
            self._context.history.perform(
                SetAgency.of(session.details.id, agency, is_present=is_present)
            )

    def _free_colour(self, session: Session) -> str:
        colours = self._context.theme.agency_colours
        used = {agency.colour.lower() for agency in session.agencies}
        free = (colour for colour in colours if colour.lower() not in used)
        return next(free, colours[len(session.agencies) % len(colours)])


NEW_PROMPT = "New prompt"


class PromptEdits:
    """Adds, moves, times and removes prompts of the session that `session` returns."""

    def __init__(self, context: AppContext, session: Callable[[], Session]) -> None:
        self._context = context
        self._session = session

    def add(self, index: int | None = None) -> str | None:
        """Add a prompt, by default at the end, and return its id; None when it failed."""
        prompt_id = new_id()
        edit = AddPrompt.of(self._session().details.id, prompt_id, NEW_PROMPT, index)
        return prompt_id if self._context.history.perform(edit) else None

    def remove(self, prompt_id: str) -> None:
        """Remove a prompt with its row, and show a message with what was in it."""
        found = self._found(prompt_id)
        if found is None:
            return
        session, prompt, number = found
        edit = RemovePrompt(session.details.id, prompt_id, prompt.text)
        if self._context.history.perform(edit):
            what = _content_of(prompt)
            self._context.messages.show_status(
                f"Removed prompt {number}{what}. Ctrl+Z puts it back."
            )

    def move(self, prompt_id: str, steps: int) -> None:
        """Move a prompt down, or up with negative steps."""
        found = self._found(prompt_id)
        if found is None:
            return
        session, prompt, _ = found
        before = [p.id for p in session.prompts]
        after = moved(before, prompt_id, steps)
        if list(after) != before:
            edit = MovePrompt(session.details.id, before, after, prompt.text)
            self._context.history.perform(edit)

    def set_minutes(self, prompt_id: str, minutes: int | None) -> None:
        """Set the minutes planned for a prompt; None for none."""
        found = self._found(prompt_id)
        if found is not None and found[1].minutes != minutes:
            edit = SetPrompt.of(found[0].details.id, found[1], minutes=minutes)
            self._context.history.perform(edit)

    def _found(self, prompt_id: str) -> tuple[Session, Prompt, int] | None:
        """Save what is typed and find the prompt; None when either failed."""
        if not self._context.autosave.commit_typing():
            return None
        session = self._session()
        prompt = session.prompt(prompt_id)
        return (session, prompt, session.prompts.index(prompt) + 1) if prompt else None


def _content_of(prompt: Prompt) -> str:
    entries = sum(bool(text.strip()) for text in prompt.entries.values())
    parts = []
    if entries:
        parts.append("1 entry" if entries == 1 else f"{entries} entries")
    if prompt.statement.text.strip():
        parts.append("its agreed statement")
    return f" with {' and '.join(parts)}" if parts else ""
