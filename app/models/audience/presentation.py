"""The presenter's choices and the unsaved text, and the scene built from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

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
from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.records import Agency, AgreementCount, Prompt, Session


_NAMELESS = "an agency without a name"
_CHANGED = "The wording has changed since."


def current_count(prompt: Prompt) -> AgreementCount | None:
    """Return the count under way, else the last one finished; None where nobody ever counted."""
    return count_under_way(prompt) or count_in_force(prompt)


def count_rows(session: Session, count: AgreementCount) -> tuple[CountRow, ...]:
    """Return a row for each agency, with its levels once the count is finished."""
    absent = {agency.id for agency in absent_from(session, count)}
    return tuple(_row(agency, count, is_absent=agency.id in absent) for agency in session.agencies)


def count_result(
    session: Session, count: AgreementCount, *, is_other_wording: bool = False
) -> CountResult | None:
    """Return the result of a count in sentences; None until it is finished.

    `is_other_wording` is whether the statement has other words by now.
    """
    if not count.is_finished:
        return None
    sentences = describe_result(session, count)
    return CountResult(
        count_outcome(count), (*sentences, _CHANGED) if is_other_wording else sentences
    )


def names_in_line(names: Iterable[str]) -> str:
    """Return names of agencies in a line: "Health, VCS/Other"."""
    return ", ".join(one_line(name) or _NAMELESS for name in names)


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


EntryKey = tuple[str, str | None]
"""A prompt's id, and an agency's id, or None for the agreed statement."""


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """The text in the editors, which may not be in the library yet.

    `caret` is the cell where the operator types now, and the position in characters.
    """

    words: Mapping[EntryKey, str]
    caret: tuple[EntryKey, int] | None = None

    def text(self, cell: EntryKey, saved: str) -> str:
        """Return the current text of a cell."""
        return self.words.get(cell, saved)

    def caret_in(self, cell: EntryKey) -> int | None:
        """Return the position of the caret if it is in this cell."""
        return self.caret[1] if self.caret is not None and self.caret[0] == cell else None


NOTHING_TYPED = UnsavedText({})


@dataclass(frozen=True, slots=True)
class PresenterChoices:
    """The presenter's choices. `revealed` holds (prompt id, agency id) of entries revealed so far.

    A note, or the count of the prompt, is shown over the view until the prompt or the view changes;
    each closes the other. `is_highlighting` underlines the words that agencies share in a prompt.
    """

    view: View = View.PROMPT
    prompt_id: str = ""
    note: Note | None = None
    is_counting: bool = False
    is_covered: bool = False
    revealed: frozenset[tuple[str, str]] = frozenset()
    is_blank: bool = False
    is_frozen: bool = False
    is_highlighting: bool = False

    def with_view(self, view: View) -> PresenterChoices:
        """Return the choices with another view, and no note or count over it."""
        return replace(self, view=view, note=None, is_counting=False)

    def with_view_stepped(self, steps: int) -> PresenterChoices:
        """Return the choices some views further, cyclically; a note or a count is closed first."""
        views = list(View)
        if self.note is not None or self.is_counting:
            return self.with_view(self.view)
        return self.with_view(views[(views.index(self.view) + steps) % len(views)])

    def with_prompt(self, prompt_id: str) -> PresenterChoices:
        """Return the choices with another prompt, and no note or count over it."""
        if prompt_id == self.prompt_id:
            return self
        return replace(self, prompt_id=prompt_id, note=None, is_counting=False)

    def with_note(self, note: Note | None) -> PresenterChoices:
        """Return the choices with a note over the view, or without one."""
        return replace(self, note=note, is_counting=False)

    def with_count(self, *, is_counting: bool) -> PresenterChoices:
        """Return the choices with the count of the prompt over the view, or without it."""
        note = None if is_counting else self.note
        return replace(self, note=note, is_counting=is_counting)

    def with_cover(self, *, is_covered: bool) -> PresenterChoices:
        """Return the choices with every entry covered, or with all of them open."""
        return replace(self, is_covered=is_covered, revealed=frozenset())

    def with_revealed(self, agency_id: str) -> PresenterChoices:
        """Return the choices with one agency's entry at the current prompt revealed."""
        return replace(self, revealed=self.revealed | {(self.prompt_id, agency_id)})

    def is_entry_covered(self, prompt_id: str, agency_id: str) -> bool:
        """Return whether an entry is covered."""
        return self.is_covered and (prompt_id, agency_id) not in self.revealed

    def covered_agency_ids(
        self, session: Session, typed: UnsavedText = NOTHING_TYPED
    ) -> tuple[str, ...]:
        """Return the ids of the agencies whose entries at the current prompt are covered."""
        prompt = session.prompt(self.prompt_id)
        if prompt is None or not self.is_covered:
            return ()
        return tuple(a.id for a in session.agencies if _is_covered(prompt, a, self, typed))

    def frozen_with(self, now: PresenterChoices) -> PresenterChoices:
        """Return the choices at the time of freezing, with the cover and the blank page of `now`.

        Hiding takes effect at once; everything else waits, revealing too.
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
    """Return the count that is shown over the view; None where none is wanted or begun."""
    prompt = _prompt_of(session, show)
    return current_count(prompt) if show.is_counting and prompt is not None else None


def scene_of(
    session: Session,
    show: PresenterChoices,
    typed: UnsavedText = NOTHING_TYPED,
    stems: WordStems | None = None,
) -> Scene:
    """Return the scene for the audience; without any prompt to show, a blank page.

    `stems` is kept from one key press to the next, for highlighting the words that agencies share.
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
    """Return the scene of the chosen view."""
    number, total = _place(session, prompt)
    statement = _statement(prompt, typed)
    match show.view:
        case View.OVERVIEW:
            return _overview(session, prompt, show, typed)
        case View.STATEMENT:
            unheard = _unheard(session, prompt, show, typed)
            return StatementScene(prompt.id, number, total, statement, unheard)
        case View.PROMPT:
            cards = tuple(_card(prompt, agency, show, typed) for agency in session.agencies)
            if show.is_highlighting:
                cards = _with_highlights(prompt, cards, stems)
            return PromptScene(prompt.id, number, total, prompt.text, cards, statement)
        case _:
            assert_never(show.view)


def _with_highlights(
    prompt: Prompt, cards: tuple[EntryCard, ...], stems: WordStems
) -> tuple[EntryCard, ...]:
    """Return the cards with the shared words highlighted; a covered entry has no text to share."""
    texts = {card.agency_id: card.text for card in cards}
    shared = shared_words(texts, but=prompt.text, stems=stems)
    return tuple(
        replace(
            card,
            highlighted=frozenset(
                card.text[at.start : at.end].lower() for at in shared[card.agency_id]
            ),
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
    # The count was taken on these words, whatever is typed meanwhile.
    words = count.wording or now
    # An agency already counted is not waited for; what it showed appears at the end.
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
    """Return the names of the agencies still to hear from, without those counted already.

    Nobody is named while an entry is covered: the names would show who has written.
    """
    present = [agency for agency in session.agencies if agency.is_present]
    if any(show.is_entry_covered(prompt.id, agency.id) for agency in present):
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
    """Return whether an entry is covered; that of an absent agency only if it has text."""
    if not show.is_entry_covered(prompt.id, agency.id):
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
