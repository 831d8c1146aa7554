"""What the operator chose to show, and the scene that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.audience.scene import (
    BlankScene,
    CountProgress,
    CountResult,
    CountRow,
    CountScene,
    EntryCard,
    HeardState,
    Note,
    NoteScene,
    OverviewColumn,
    OverviewRow,
    OverviewScene,
    PromptScene,
    Scene,
    ShownStatement,
    StatementScene,
    View,
)
from app.models.records import StatementStatus
from app.models.rules.agreement import (
    absent_from,
    count_in_force,
    count_of_agreement,
    count_outcome,
    count_under_way,
    has_objections,
    is_absent,
    is_count_of_wording,
    is_heard,
    status_of,
)
from app.models.rules.checklist import agency_marks
from app.models.rules.shared_words import WordStems, shared_words
from app.models.rules.tally import describe_result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.records import Agency, AgreementCount, Prompt, Session


_NAMELESS = "an agency without a name"
_CHANGED = "The wording has changed since."


def count_for_room(prompt: Prompt) -> AgreementCount | None:
    """Return the count under way, else the last one finished; None where nobody ever counted."""
    return count_under_way(prompt) or count_in_force(prompt)


def count_rows(session: Session, count: AgreementCount) -> tuple[CountRow, ...]:
    """Return a row for each agency, with its levels once the count is finished."""
    absent = {agency.id for agency in absent_from(session, count)}
    return tuple(_row(agency, count, is_absent=agency.id in absent) for agency in session.agencies)


def count_result(
    session: Session, count: AgreementCount, *, is_other_wording: bool = False
) -> CountResult | None:
    """Put into words what a count says; None until it is finished.

    `is_other_wording` says that the statement has other words by now.
    """
    if not count.is_finished:
        return None
    sentences = describe_result(session, count)
    return CountResult(
        count_outcome(count), (*sentences, _CHANGED) if is_other_wording else sentences
    )


def names_in_line(names: Iterable[str]) -> str:
    """Say agencies in a line: "Health, VCS/Other"."""
    return ", ".join(" ".join(name.split()) or _NAMELESS for name in names)


def _row(agency: Agency, count: AgreementCount, *, is_absent: bool) -> CountRow:
    tally = next((each for each in count.tallies if each.agency_id == agency.id), None)
    state, levels = CountProgress.WAITING, None
    if tally is not None:
        state = CountProgress.COUNTED
        if count.is_finished:
            levels = tally.levels
            state = CountProgress.COUNTED if tally.people else CountProgress.NO_HANDS
    elif is_absent:
        state = CountProgress.ABSENT
    return CountRow(agency.id, agency.name, agency.colour, state, levels)


Cell = tuple[str, str | None]
"""A prompt's id, and an agency's or None for the agreed statement."""


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """The words that stand in the editors and may not be in the library yet.

    `caret` is where the operator types now: the cell, and the place counted in characters.
    """

    words: Mapping[Cell, str]
    caret: tuple[Cell, int] | None = None

    def text(self, cell: Cell, saved: str) -> str:
        """Return the words of a cell as they stand."""
        return self.words.get(cell, saved)

    def caret_in(self, cell: Cell) -> int | None:
        """Return the caret, where it is in this cell."""
        return self.caret[1] if self.caret is not None and self.caret[0] == cell else None


NOTHING_TYPED = UnsavedText({})


@dataclass(frozen=True, slots=True)
class PresenterChoices:
    """The operator's choices. `revealed` holds prompt and agency of the entries uncovered so far.

    A note, or the count of the prompt, stands before the view until the prompt or the view is
    changed; each puts the other away. `is_lit` underlines what the agencies share in a prompt.
    """

    view: View = View.PROMPT
    prompt_id: str = ""
    note: Note | None = None
    is_counting: bool = False
    is_covered: bool = False
    revealed: frozenset[tuple[str, str]] = frozenset()
    is_blank: bool = False
    is_frozen: bool = False
    is_lit: bool = False

    def with_view(self, view: View) -> PresenterChoices:
        """Change the view, and put away what stands before it."""
        return replace(self, view=view, note=None, is_counting=False)

    def stepped(self, steps: int) -> PresenterChoices:
        """Go on by so many views, round and round; what stands before them is put away first."""
        views = list(View)
        if self.note is not None or self.is_counting:
            return self.with_view(self.view)
        return self.with_view(views[(views.index(self.view) + steps) % len(views)])

    def with_prompt(self, prompt_id: str) -> PresenterChoices:
        """Go to a prompt, and put a note or a count away."""
        if prompt_id == self.prompt_id:
            return self
        return replace(self, prompt_id=prompt_id, note=None, is_counting=False)

    def with_note(self, note: Note | None) -> PresenterChoices:
        """Show a note before the view, or put it away."""
        return replace(self, note=note, is_counting=False)

    def counting(self, *, is_counting: bool) -> PresenterChoices:
        """Show the count of the prompt before the view, once it has one, or put it away."""
        note = None if is_counting else self.note
        return replace(self, note=note, is_counting=is_counting)

    def covered(self, *, is_covered: bool) -> PresenterChoices:
        """Cover every entry, or lay them all open."""
        return replace(self, is_covered=is_covered, revealed=frozenset())

    def reveal(self, agency_id: str) -> PresenterChoices:
        """Lay open one agency's entry at the prompt shown."""
        return replace(self, revealed=self.revealed | {(self.prompt_id, agency_id)})

    def hides(self, prompt_id: str, agency_id: str) -> bool:
        """Return whether an entry is covered."""
        return self.is_covered and (prompt_id, agency_id) not in self.revealed

    def hidden(self, session: Session, typed: UnsavedText = NOTHING_TYPED) -> tuple[str, ...]:
        """List the agencies whose entries at the prompt shown are covered, by their ids."""
        prompt = session.prompt(self.prompt_id)
        if prompt is None or not self.is_covered:
            return ()
        return tuple(a.id for a in session.agencies if _is_covered(prompt, a, self, typed))

    def frozen_with(self, now: PresenterChoices) -> PresenterChoices:
        """Return what was chosen when the room was frozen, with the cover and the blank of now.

        What is hidden is hidden at once; the rest waits, also what would be laid open.
        """
        both = self.is_covered and now.is_covered
        revealed = (
            self.revealed & now.revealed if both else (self if self.is_covered else now).revealed
        )
        return replace(
            self,
            is_frozen=True,
            is_blank=now.is_blank,
            is_covered=self.is_covered or now.is_covered,
            revealed=revealed,
        )


def count_to_show(session: Session, show: PresenterChoices) -> AgreementCount | None:
    """Return the count that stands before the view; None where none was asked for, or none begun."""
    prompt = _prompt_of(session, show)
    return count_for_room(prompt) if show.is_counting and prompt is not None else None


def scene_of(
    session: Session,
    show: PresenterChoices,
    typed: UnsavedText = NOTHING_TYPED,
    stems: WordStems | None = None,
) -> Scene:
    """Return what the room sees; without any prompt to show, plain paper.

    `stems` are kept from one key to the next, where words that agencies share are lit.
    """
    if show.is_blank:
        return BlankScene()
    if show.note is not None:
        return NoteScene(show.note)
    prompt = _prompt_of(session, show)
    if prompt is None:
        return BlankScene()
    count = count_to_show(session, show)
    if count is not None:
        return _count(session, prompt, count, show, typed)
    return _view(session, prompt, show, typed, stems or WordStems())


def _view(
    session: Session, prompt: Prompt, show: PresenterChoices, typed: UnsavedText, stems: WordStems
) -> Scene:
    """Return the view chosen."""
    if show.view is View.OVERVIEW:
        return _overview(session, prompt, show, typed)
    number, total = _place(session, prompt)
    statement = _statement(prompt, typed)
    if show.view is View.STATEMENT:
        unheard = _unheard(session, prompt, show, typed)
        return StatementScene(prompt.id, number, total, statement, unheard)
    cards = tuple(_card(prompt, agency, show, typed) for agency in session.agencies)
    if show.is_lit:
        cards = _lit(prompt, cards, stems)
    return PromptScene(prompt.id, number, total, prompt.text, cards, statement)


def _lit(prompt: Prompt, cards: tuple[EntryCard, ...], stems: WordStems) -> tuple[EntryCard, ...]:
    """Light what the entries share that the room sees; a covered one gives nothing away."""
    texts = {card.agency_id: card.text for card in cards}
    shared = shared_words(texts, but=prompt.text, stems=stems)
    return tuple(
        replace(
            card,
            lit=frozenset(card.text[at.start : at.end].lower() for at in shared[card.agency_id]),
        )
        for card in cards
    )


def _prompt_of(session: Session, show: PresenterChoices) -> Prompt | None:
    return session.prompt(show.prompt_id) or next(iter(session.prompts), None)


def _place(session: Session, prompt: Prompt) -> tuple[int, int]:
    """Return the number of a prompt, from 1, and how many there are."""
    return session.prompts.index(prompt) + 1, len(session.prompts)


def _count(
    session: Session,
    prompt: Prompt,
    count: AgreementCount,
    show: PresenterChoices,
    typed: UnsavedText,
) -> CountScene:
    now = typed.text((prompt.id, None), prompt.statement.text)
    # Agreement was to the words that were counted, whatever is typed meanwhile.
    words = count.wording or now
    # Who is in a count under way is not waited for; how many hands it showed is told at the end.
    is_in = frozenset() if count.is_finished else {tally.agency_id for tally in count.tallies}
    return CountScene(
        prompt.id,
        *_place(session, prompt),
        _shown(prompt, words),
        count.level_needed,
        count_rows(session, count),
        count_result(session, count, is_other_wording=not is_count_of_wording(count, now)),
        _unheard(session, prompt, show, typed, frozenset(is_in)),
    )


def _unheard(
    session: Session,
    prompt: Prompt,
    show: PresenterChoices,
    typed: UnsavedText,
    is_in: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Name the agencies still to hear from, but those in a count.

    Nobody is named while an entry is covered: it would tell who has written.
    """
    present = [agency for agency in session.agencies if agency.is_present]
    if any(show.hides(prompt.id, agency.id) for agency in present):
        return ()
    return tuple(
        agency.name
        for agency in present
        if agency.id not in is_in and _heard(prompt, agency, show, typed) is HeardState.NOT_HEARD
    )


def _statement(prompt: Prompt, typed: UnsavedText) -> ShownStatement:
    cell = (prompt.id, None)
    shown = _shown(prompt, typed.text(cell, prompt.statement.text))
    return replace(shown, caret=typed.caret_in(cell))


def _shown(prompt: Prompt, text: str) -> ShownStatement:
    status = status_of(text, prompt.statement.agreed_text)
    is_agreed = status is StatementStatus.AGREED
    count = count_of_agreement(prompt)
    return ShownStatement(
        text,
        status,
        has_objections=is_agreed and has_objections(prompt),
        is_uncounted=is_agreed and not (count and any(tally.people for tally in count.tallies)),
    )


def _card(prompt: Prompt, agency: Agency, show: PresenterChoices, typed: UnsavedText) -> EntryCard:
    cell = (prompt.id, agency.id)
    heard = _heard(prompt, agency, show, typed)
    text = typed.text(cell, prompt.entries.get(agency.id, "")) if heard is HeardState.HEARD else ""
    caret = typed.caret_in(cell) if heard is not HeardState.COVERED else None
    return EntryCard(agency.id, agency.name, agency.colour, text, heard, caret)


def _is_covered(prompt: Prompt, agency: Agency, show: PresenterChoices, typed: UnsavedText) -> bool:
    """Return whether a cover hides an entry; where somebody is absent, there may be words still."""
    if not show.hides(prompt.id, agency.id):
        return False
    text = typed.text((prompt.id, agency.id), prompt.entries.get(agency.id, ""))
    return agency.is_present or bool(text.strip())


def _heard(
    prompt: Prompt, agency: Agency, show: PresenterChoices, typed: UnsavedText
) -> HeardState:
    if _is_covered(prompt, agency, show, typed):
        return HeardState.COVERED
    text = typed.text((prompt.id, agency.id), prompt.entries.get(agency.id, ""))
    if text.strip():
        return HeardState.HEARD
    if is_heard(replace(prompt, entries={}), agency):
        return HeardState.COUNTED
    return HeardState.ABSENT if is_absent(prompt, agency) else HeardState.NOT_HEARD


def _overview(
    session: Session, current: Prompt, show: PresenterChoices, typed: UnsavedText
) -> OverviewScene:
    marks = agency_marks([agency.name for agency in session.agencies])
    columns = tuple(
        OverviewColumn(agency.id, agency.name, mark, agency.colour)
        for agency, mark in zip(session.agencies, marks, strict=True)
    )
    rows = tuple(
        OverviewRow(
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
