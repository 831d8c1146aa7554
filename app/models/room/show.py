"""What the operator chose to show, and the scene that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.agreement import is_heard, status_of
from app.models.checklist import agency_marks
from app.models.records import StatementStatus
from app.models.room.scene import (
    BlankScene,
    Card,
    Column,
    Heard,
    Note,
    NoteScene,
    OverviewScene,
    PromptScene,
    Row,
    Scene,
    ShownStatement,
    StatementScene,
    View,
)

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session

Cell = tuple[str, str | None]
"""A prompt's id, and an agency's or None for the agreed statement."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words that stand in the editors and may not be in the library yet.

    `caret` is where the operator types now: the cell, and the place counted in characters.
    """

    words: Mapping[Cell, str]
    caret: tuple[Cell, int] | None = None

    def text(self, cell: Cell, saved: str) -> str:
        """Give the words of a cell as they stand."""
        return self.words.get(cell, saved)

    def caret_in(self, cell: Cell) -> int | None:
        """Give the caret, where it is in this cell."""
        return self.caret[1] if self.caret is not None and self.caret[0] == cell else None


NOTHING_TYPED = Typed({})


@dataclass(frozen=True, slots=True)
class Show:
    """The operator's choices. `revealed` holds prompt and agency of the entries uncovered so far.

    A note stands before the view until the prompt or the view is changed.
    """

    view: View = View.PROMPT
    prompt_id: str = ""
    note: Note | None = None
    is_covered: bool = False
    revealed: frozenset[tuple[str, str]] = frozenset()
    is_blank: bool = False
    is_frozen: bool = False

    def with_view(self, view: View) -> Show:
        """Change the view, and put a note away."""
        return replace(self, view=view, note=None)

    def stepped(self, steps: int) -> Show:
        """Go on by so many views, round and round; a note is put away first."""
        views = list(View)
        if self.note is not None:
            return replace(self, note=None)
        return self.with_view(views[(views.index(self.view) + steps) % len(views)])

    def with_prompt(self, prompt_id: str) -> Show:
        """Go to a prompt, and put a note away."""
        if prompt_id == self.prompt_id:
            return self
        return replace(self, prompt_id=prompt_id, note=None)

    def with_note(self, note: Note | None) -> Show:
        """Show a note before the view, or put it away."""
        return replace(self, note=note)

    def covered(self, *, is_covered: bool) -> Show:
        """Cover every entry, or lay them all open."""
        return replace(self, is_covered=is_covered, revealed=frozenset())

    def reveal(self, agency_id: str) -> Show:
        """Lay open one agency's entry at the prompt shown."""
        return replace(self, revealed=self.revealed | {(self.prompt_id, agency_id)})

    def hides(self, prompt_id: str, agency_id: str) -> bool:
        """Tell whether an entry is covered."""
        return self.is_covered and (prompt_id, agency_id) not in self.revealed

    def hidden(self, session: Session, typed: Typed = NOTHING_TYPED) -> tuple[str, ...]:
        """List the agencies whose entries at the prompt shown are covered, by their ids."""
        prompt = session.prompt(self.prompt_id)
        if prompt is None or not self.is_covered:
            return ()
        return tuple(a.id for a in session.agencies if _is_covered(prompt, a, self, typed))

    def frozen_with(self, now: Show) -> Show:
        """Give what was chosen when the room was frozen, with the cover and the blank of now.

        What is hidden is hidden at once; the rest waits.
        """
        return replace(
            self,
            is_frozen=True,
            is_blank=now.is_blank,
            is_covered=now.is_covered,
            revealed=now.revealed,
        )


def scene_of(session: Session, show: Show, typed: Typed = NOTHING_TYPED) -> Scene:
    """Give what the room sees; without any prompt to show, plain paper."""
    if show.is_blank:
        return BlankScene()
    if show.note is not None:
        return NoteScene(show.note)
    prompt = session.prompt(show.prompt_id) or next(iter(session.prompts), None)
    if prompt is None:
        return BlankScene()
    if show.view is View.OVERVIEW:
        return _overview(session, prompt, show, typed)
    number, total = session.prompts.index(prompt) + 1, len(session.prompts)
    statement = _statement(prompt, typed)
    if show.view is View.STATEMENT:
        return StatementScene(prompt.id, number, total, statement)
    cards = tuple(_card(prompt, agency, show, typed) for agency in session.agencies)
    return PromptScene(prompt.id, number, total, prompt.text, cards, statement)


def _statement(prompt: Prompt, typed: Typed) -> ShownStatement:
    cell = (prompt.id, None)
    text = typed.text(cell, prompt.statement.text)
    status = status_of(text, prompt.statement.agreed_text)
    return ShownStatement(text, status, typed.caret_in(cell))


def _card(prompt: Prompt, agency: Agency, show: Show, typed: Typed) -> Card:
    cell = (prompt.id, agency.id)
    heard = _heard(prompt, agency, show, typed)
    text = typed.text(cell, prompt.entries.get(agency.id, "")) if heard is Heard.HEARD else ""
    caret = typed.caret_in(cell) if heard is not Heard.COVERED else None
    return Card(agency.id, agency.name, agency.colour, text, heard, caret)


def _is_covered(prompt: Prompt, agency: Agency, show: Show, typed: Typed) -> bool:
    """Tell whether a cover hides an entry; where somebody is absent, there may be words still."""
    if not show.hides(prompt.id, agency.id):
        return False
    text = typed.text((prompt.id, agency.id), prompt.entries.get(agency.id, ""))
    return agency.is_present or bool(text.strip())


def _heard(prompt: Prompt, agency: Agency, show: Show, typed: Typed) -> Heard:
    if _is_covered(prompt, agency, show, typed):
        return Heard.COVERED
    text = typed.text((prompt.id, agency.id), prompt.entries.get(agency.id, ""))
    if text.strip():
        return Heard.HEARD
    if is_heard(replace(prompt, entries={}), agency):
        return Heard.COUNTED
    return Heard.NOT_HEARD if agency.is_present else Heard.ABSENT


def _overview(session: Session, current: Prompt, show: Show, typed: Typed) -> OverviewScene:
    marks = agency_marks([agency.name for agency in session.agencies])
    columns = tuple(
        Column(agency.id, agency.name, mark, agency.colour)
        for agency, mark in zip(session.agencies, marks, strict=True)
    )
    rows = tuple(
        Row(
            prompt.id,
            number,
            prompt.text,
            tuple(_heard(prompt, agency, show, typed) for agency in session.agencies),
            _statement(prompt, typed).status,
            prompt.id == current.id,
        )
        for number, prompt in enumerate(session.prompts, start=1)
    )
    agreed = sum(row.status is StatementStatus.AGREED for row in rows)
    return OverviewScene(columns, rows, agreed)
