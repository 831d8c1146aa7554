"""The state of the audience view: the operator's choices, unsaved text and the prompts' timer."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.audience.presentation import (
    NOTHING_TYPED,
    PresenterChoices,
    UnsavedText,
    count_to_show,
    current_count,
    scene_of,
)
from app.models.audience.scene import BlankScene
from app.models.audience.timer import Pace, PromptTimer
from app.models.changes import ChangeKind
from app.models.rules.agreement import count_under_way
from app.models.rules.shared_words import WordStems

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.audience.presentation import EntryKey
    from app.models.audience.scene import Note, Scene, View
    from app.models.audience.timer import ClockFace
    from app.models.changes import Change
    from app.models.records import Session
    from app.models.storage.store import Store
    from app.ui.services.history import ChangeNotifier


# Often enough that no second is skipped on the clock.
_TICK_MS = 200


def seconds_awake_or_asleep() -> float:
    """Return seconds of a clock that runs while the laptop sleeps, where the system has one."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class AudienceState(QObject):
    """The state of the audience view of one session at a time.

    `scene_changed`: the audience view has to show another scene. `status_changed`: the operator's
    panel has to be refreshed. `clock_changed`: the clock shows another time. `prompt_requested`:
    the id of a prompt chosen for the audience. `time_over`: the time of a prompt is used up.
    """

    scene_changed = Signal()
    status_changed = Signal()
    clock_changed = Signal()
    prompt_requested = Signal(str)
    time_over = Signal()

    def __init__(
        self,
        store: Store,
        notifier: ChangeNotifier,
        parent: QObject | None = None,
        seconds: Callable[[], float] = seconds_awake_or_asleep,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._seconds = seconds
        self._session_id = ""
        self._choices = PresenterChoices()
        self._typed = NOTHING_TYPED
        self._stems = WordStems()
        self._frozen: tuple[Session, PresenterChoices, UnsavedText] | None = None
        self._choices_by_session: dict[str, PresenterChoices] = {}
        self._timers: dict[str, PromptTimer] = {}
        self._faces: tuple[ClockFace | None, ...] = ()
        self._was_over = False
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick_timeout)
        notifier.changed.connect(self._on_notifier_changed)

    @property
    def session_id(self) -> str:
        """The id of the session that is shown; empty before the first."""
        return self._session_id

    @property
    def session(self) -> Session | None:
        """The snapshot of the session that is shown."""
        return self._store.find(self._session_id) if self._session_id else None

    @property
    def choices(self) -> PresenterChoices:
        """The operator's choices."""
        return self._choices

    @property
    def scene(self) -> Scene:
        """The scene that the audience sees: while frozen, that of the session as it was then."""
        if self._frozen is not None:
            frozen, _choices, typed = self._frozen
            return scene_of(frozen, self.shown_choices, typed, self._stems)
        session = self.session
        if session is None:
            return BlankScene()
        return scene_of(session, self._choices, self._typed, self._stems)

    @property
    def shown_choices(self) -> PresenterChoices:
        """The choices for what the audience sees: while frozen, mostly those made before."""
        return self._choices if self._frozen is None else self._frozen[1].frozen_with(self._choices)

    @property
    def has_count(self) -> bool:
        """Whether the operator's prompt was counted, or is being counted."""
        session = self.session
        prompt = session.prompt(self._choices.prompt_id) if session is not None else None
        return prompt is not None and current_count(prompt) is not None

    @property
    def is_count_seen(self) -> bool:
        """Whether the audience sees a count in place of the view."""
        session = self.session if self._frozen is None else self._frozen[0]
        return session is not None and count_to_show(session, self.shown_choices) is not None

    @property
    def timer(self) -> PromptTimer:
        """The timer of the session's prompts."""
        if self._session_id not in self._timers:
            self._timers[self._session_id] = PromptTimer(self._seconds)
        return self._timers[self._session_id]

    @property
    def face(self) -> ClockFace | None:
        """The clock of the operator's prompt, if that has one."""
        return self.timer.face(self._choices.prompt_id) if self._session_id else None

    @property
    def shown_face(self) -> ClockFace | None:
        """The clock of the prompt that the audience sees; it goes on while frozen."""
        return self.timer.face(self.shown_choices.prompt_id) if self._session_id else None

    @property
    def running_face(self) -> tuple[int, ClockFace] | None:
        """The number and clock of the prompt whose time runs, if it isn't the operator's."""
        session, running = self.session, self.timer.running
        if session is None or running is None or running == self._choices.prompt_id:
            return None
        face = self.timer.face(running)
        numbers = [n for n, prompt in enumerate(session.prompts, start=1) if prompt.id == running]
        return (numbers[0], face) if numbers and face is not None else None

    def open(self, session_id: str, *, is_blank: bool = False) -> None:
        """Show another session, with the choices made for it before, its cover included.

        `is_blank` shows plain paper until the operator ends that.
        """
        if session_id == self._session_id:
            return
        if self._session_id:
            self.timer.pause()
            self._choices_by_session[self._session_id] = self._choices
        self._session_id = session_id
        before = self._choices_by_session.get(session_id, PresenterChoices())
        self._choices = replace(before.with_view(before.view), is_blank=is_blank, is_frozen=False)
        self._typed = NOTHING_TYPED
        self._frozen = None
        self._plan()
        self._go_to_existing_prompt()
        self._emit_changes()

    def choose_view(self, view: View) -> None:
        """Show one of the three views."""
        self._choose(self._choices.with_view(view))

    def step_view(self, steps: int) -> None:
        """Show the next view, or the one before."""
        is_counting = self._choices.is_counting and self.has_count
        self._choose(replace(self._choices, is_counting=is_counting).with_view_stepped(steps))

    def go_to_prompt(self, prompt_id: str) -> None:
        """Show the prompt that the operator is at."""
        self._choose(self._choices.with_prompt(prompt_id))

    def step_prompt(self, steps: int) -> None:
        """Request the next prompt, or the one before, up to the first and the last."""
        ids = [prompt.id for prompt in self.session.prompts] if self.session else []
        if self._choices.prompt_id in ids:
            place = ids.index(self._choices.prompt_id) + steps
            self._request_prompt(ids[min(max(place, 0), len(ids) - 1)])

    def end_prompt(self, which: int) -> None:
        """Request the first prompt (-1) or the last (1)."""
        session = self.session
        if session is not None and session.prompts:
            self._request_prompt(session.prompts[0 if which < 0 else -1].id)

    def show_note(self, note: Note | None) -> None:
        """Show a checklist statement or a standard in place of the view; None for the view."""
        self._choose(self._choices.with_note(note))

    def show_count(self, *, is_shown: bool) -> None:
        """Show the count of the operator's prompt in place of the view, or the view again.

        Where there is no count yet, it is shown as soon as somebody begins one.
        """
        self._choose(self._choices.with_count(is_counting=is_shown))

    def freeze(self, *, is_frozen: bool) -> None:
        """Freeze what the audience sees, or follow again. Cover and blank still take effect."""
        session = self.session if is_frozen else None
        self._frozen = None if session is None else (session, self._choices, self._typed)
        self._choose(replace(self._choices, is_frozen=is_frozen))

    def blank(self, *, is_blank: bool) -> None:
        """Show plain paper, or everything again."""
        self._choose(replace(self._choices, is_blank=is_blank))

    def cover(self, *, is_covered: bool) -> None:
        """Cover every agency's entries, or reveal them all."""
        self._choose(self._choices.with_cover(is_covered=is_covered))

    def reveal(self, agency_id: str) -> None:
        """Reveal one agency's entry at the prompt shown."""
        self._choose(self._choices.with_revealed(agency_id))

    def reveal_next(self) -> None:
        """Reveal the next entry that is still covered."""
        if self.hidden:
            self.reveal(self.hidden[0])

    @property
    def hidden(self) -> tuple[str, ...]:
        """The ids of the agencies whose entries at the operator's prompt are covered."""
        session = self.session
        return () if session is None else self._choices.covered_agency_ids(session, self._typed)

    def begin_presenting(self) -> None:
        """Begin to present, with the view in place of a finished count; one under way stays."""
        session = self.session
        prompt = session.prompt(self._choices.prompt_id) if session is not None else None
        if prompt is None or count_under_way(prompt) is None:
            self.show_count(is_shown=False)

    def end_presenting(self) -> None:
        """End freeze, blank and note when presenting ends; a cover and a count stay."""
        self._frozen = None
        self._choose(replace(self._choices, is_frozen=False, is_blank=False, note=None))

    def highlight_shared_words(self, *, is_highlighting: bool) -> None:
        """Underline the words that agencies share in a prompt, or none."""
        if is_highlighting != self._choices.is_highlighting:
            self._choose(replace(self._choices, is_highlighting=is_highlighting))

    def type_in(self, cell: EntryKey, text: str, caret: int) -> None:
        """Show the unsaved text of a cell at each key press; `caret` counts characters."""
        self._typed = UnsavedText({**self._typed.words, cell: text}, (cell, caret))
        self.scene_changed.emit()

    def move_caret(self, cell: EntryKey | None, caret: int = 0) -> None:
        """Show the caret in the cell where the operator types; no caret for None."""
        place = None if cell is None else (cell, caret)
        if place != self._typed.caret:
            self._typed = UnsavedText(self._typed.words, place)
            self.scene_changed.emit()

    def toggle_timer(self) -> None:
        """Start the time of the prompt shown, or pause it."""
        if self.timer.running == self._choices.prompt_id:
            self.timer.pause()
        elif self._choices.prompt_id:
            self.timer.start(self._choices.prompt_id)
        self._refresh_clock()

    def add_minute(self) -> None:
        """Add a minute to the time of the prompt shown."""
        if self._choices.prompt_id:
            self.timer.add_minute(self._choices.prompt_id)
            self._refresh_clock()

    def reset_timer(self) -> None:
        """Reset the time of the prompt shown to its planned minutes."""
        self.timer.reset(self._choices.prompt_id)
        self._refresh_clock()

    def _choose(self, choices: PresenterChoices) -> None:
        if choices != self._choices:
            self._choices = choices
            self._emit_changes()

    def _request_prompt(self, prompt_id: str) -> None:
        self.go_to_prompt(prompt_id)
        self.prompt_requested.emit(prompt_id)

    def _emit_changes(self) -> None:
        self.scene_changed.emit()
        self._refresh_clock()

    def _refresh_clock(self) -> None:
        self._faces = self._all_faces()
        self._was_over = self._is_over()
        if self._session_id and self.timer.running:
            self._tick.start()
        else:
            self._tick.stop()
        self.clock_changed.emit()
        self.status_changed.emit()

    def _all_faces(self) -> tuple[ClockFace | None, ...]:
        elsewhere = self.running_face
        return (self.face, self.shown_face, elsewhere[1] if elsewhere else None)

    def _is_over(self) -> bool:
        """Whether the time that runs, of whichever prompt, is used up."""
        running = self.timer.running
        face = self.timer.face(running) if running is not None else None
        return face is not None and face.pace is Pace.OVER

    def _on_tick_timeout(self) -> None:
        faces = self._all_faces()
        if faces == self._faces:
            return
        self._faces = faces
        self.clock_changed.emit()
        was_over, self._was_over = self._was_over, self._is_over()
        if self._was_over and not was_over:
            self.time_over.emit()

    def _plan(self) -> None:
        session = self.session
        if session is not None:
            self.timer.follow({prompt.id: prompt.minutes for prompt in session.prompts})

    def _go_to_existing_prompt(self) -> None:
        session = self.session
        if session is not None and session.prompt(self._choices.prompt_id) is None:
            first = session.prompts[0].id if session.prompts else ""
            self._choices = self._choices.with_prompt(first)

    def _on_notifier_changed(self, change: Change) -> None:
        session = self.session
        if change.session_id != self._session_id or session is None:
            return
        if change.touches(ChangeKind.SESSIONS) and not self._store.is_listed(self._session_id):
            self._frozen = None
            self.timer.pause()
            self._choices = replace(self._choices, is_frozen=False, is_blank=True)
        kept = {
            cell: text
            for cell, text in self._typed.words.items()
            if not _is_settled(session, cell, text, change)
        }
        self._typed = UnsavedText(kept, self._typed.caret)
        self._plan()
        self._go_to_existing_prompt()
        self._emit_changes()


def _is_settled(session: Session, cell: EntryKey, text: str, change: Change) -> bool:
    """Return whether a cell's unsaved text is out of date: saved, undone, or its prompt deleted."""
    prompt_id, agency_id = cell
    prompt = session.prompt(prompt_id)
    if prompt is None:
        return True
    is_for_it = (
        change.touches(ChangeKind.ENTRIES, ChangeKind.STATEMENTS) and prompt_id in change.ids
    )
    if is_for_it and not change.origin:
        return True
    saved = prompt.statement.text if agency_id is None else prompt.entries.get(agency_id, "")
    return text == saved
