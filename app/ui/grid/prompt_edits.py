"""What a person can do to the prompts, each one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.models.edits import AddPrompt, MovePrompt, RemovePrompt, SetPrompt, moved
from app.models.identity import new_id

if TYPE_CHECKING:
    from app.models.records import Prompt, Session
    from app.ui.desk import Desk

NEW_PROMPT = "New prompt"


class PromptEdits:
    """Adds, moves, times and removes prompts of the session that `session` gives."""

    def __init__(self, desk: Desk, session: Callable[[], Session]) -> None:
        self._desk = desk
        self._session = session

    def add(self, index: int | None = None) -> str | None:
        """Add a prompt, at the end where no index is given, and give its id; None: it failed."""
        prompt_id = new_id()
        edit = AddPrompt.of(self._session().details.id, prompt_id, NEW_PROMPT, index)
        return prompt_id if self._desk.history.perform(edit) else None

    def remove(self, prompt_id: str) -> None:
        """Remove a prompt with what is in its row, and say how much that was."""
        found = self._found(prompt_id)
        if found is None:
            return
        session, prompt, number = found
        edit = RemovePrompt(session.details.id, prompt_id, prompt.text)
        if self._desk.history.perform(edit):
            what = _content_of(prompt)
            self._desk.messages.say(f"Removed prompt {number}{what}. Ctrl+Z puts it back.")

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
            self._desk.history.perform(edit)

    def set_minutes(self, prompt_id: str, minutes: int | None) -> None:
        """Plan how long the room has for a prompt."""
        found = self._found(prompt_id)
        if found is not None and found[1].minutes != minutes:
            edit = SetPrompt.of(found[0].details.id, found[1], minutes=minutes)
            self._desk.history.perform(edit)

    def _found(self, prompt_id: str) -> tuple[Session, Prompt, int] | None:
        """Save what is typed and find the prompt; None when either can't be done."""
        if not self._desk.autosave.end_bursts():
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
