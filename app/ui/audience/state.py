"""Hold what is shown to the room: the operator's choices, the words as typed, and the time."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.audience.presentation import (
    NOTHING_TYPED,
    PresenterChoices,
    UnsavedText,
    count_for_room,
    count_to_show,
    scene_of,
)
from app.models.audience.scene import BlankScene
from app.models.audience.timer import Pace, PromptTimer
from app.models.changes import ChangeKind
from app.models.rules.agreement import count_under_way
from app.models.rules.shared_words import WordStems

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.audience.presentation import Cell
    from app.models.audience.scene import Note, Scene, View
    from app.models.audience.timer import ClockFace
    from app.models.changes import Change
    from app.models.records import Session
    from app.models.storage.store import Store
    from app.ui.services.history import ChangeNotifier


# Often enough that no second is skipped on the clock.
_TICK_MS = 200


def seconds_awake_or_asleep() -> float:
    """Return seconds that go on while the laptop sleeps, where the system has such a clock."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class AudienceState(QObject):
    """Knows one session at a time. `scene_changed` when the room sees something else.

    `told` when the operator should be told anew, `clock_changed` when the clock shows another
    time, `prompt_requested` gives the id of a prompt chosen for the room, `time_over` when the
    time of a prompt is used up.
    """

    scene_changed = Signal()
    told = Signal()
    clock_changed = Signal()
    prompt_requested = Signal(str)
    time_over = Signal()

    def __init__(
        self,
        store: Store,
        bridge: ChangeNotifier,
        parent: QObject | None = None,
        seconds: Callable[[], float] = seconds_awake_or_asleep,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._seconds = seconds
        self._session_id = ""
        self._show = PresenterChoices()
        self._typed = NOTHING_TYPED
        self._stems = WordStems()
        self._kept: tuple[Session, PresenterChoices, UnsavedText] | None = None
        self._shows: dict[str, PresenterChoices] = {}
        self._keepers: dict[str, PromptTimer] = {}
        self._faces: tuple[ClockFace | None, ...] = ()
        self._was_over = False
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick_timeout)
        bridge.changed.connect(self._on_bridge_changed)

    @property
    def session_id(self) -> str:
        """The id of the session that is shown; empty before the first."""
        return self._session_id

    @property
    def session(self) -> Session | None:
        """The snapshot of the session that is shown."""
        return self._store.find(self._session_id) if self._session_id else None

    @property
    def show(self) -> PresenterChoices:
        """What the operator chose."""
        return self._show

    @property
    def scene(self) -> Scene:
        """What the room sees: while frozen, what stood in the session then."""
        if self._kept is not None:
            kept, _show, typed = self._kept
            return scene_of(kept, self.room_show, typed, self._stems)
        session = self.session
        if session is None:
            return BlankScene()
        return scene_of(session, self._show, self._typed, self._stems)

    @property
    def room_show(self) -> PresenterChoices:
        """What was chosen for what the room sees: while frozen, mostly what was chosen then."""
        return self._show if self._kept is None else self._kept[1].frozen_with(self._show)

    @property
    def has_count(self) -> bool:
        """Whether the operator's prompt was counted, or is being counted."""
        session = self.session
        prompt = session.prompt(self._show.prompt_id) if session is not None else None
        return prompt is not None and count_for_room(prompt) is not None

    @property
    def is_count_seen(self) -> bool:
        """Whether a count stands before the view of the room."""
        session = self.session if self._kept is None else self._kept[0]
        return session is not None and count_to_show(session, self.room_show) is not None

    @property
    def keeper(self) -> PromptTimer:
        """The time of the session's prompts."""
        if self._session_id not in self._keepers:
            self._keepers[self._session_id] = PromptTimer(self._seconds)
        return self._keepers[self._session_id]

    @property
    def face(self) -> ClockFace | None:
        """What the clock shows of the operator's prompt, if that has one."""
        return self.keeper.face(self._show.prompt_id) if self._session_id else None

    @property
    def room_face(self) -> ClockFace | None:
        """What the clock shows of the prompt that the room sees; frozen or not, time goes on."""
        return self.keeper.face(self.room_show.prompt_id) if self._session_id else None

    @property
    def running_face(self) -> tuple[int, ClockFace] | None:
        """The number of the prompt whose time runs and its clock, if it isn't the operator's."""
        session, running = self.session, self.keeper.running
        if session is None or running is None or running == self._show.prompt_id:
            return None
        face = self.keeper.face(running)
        numbers = [n for n, prompt in enumerate(session.prompts, start=1) if prompt.id == running]
        return (numbers[0], face) if numbers and face is not None else None

    def open(self, session_id: str, *, is_blank: bool = False) -> None:
        """Show another session, or one again as it was shown before, its cover included.

        `is_blank` for a room that looks on: it sees plain paper until the operator lifts that.
        """
        if session_id == self._session_id:
            return
        if self._session_id:
            self.keeper.pause()
            self._shows[self._session_id] = self._show
        self._session_id = session_id
        before = self._shows.get(session_id, PresenterChoices())
        self._show = replace(before.with_view(before.view), is_blank=is_blank, is_frozen=False)
        self._typed = NOTHING_TYPED
        self._kept = None
        self._plan()
        self._go_to_existing_prompt()
        self._renew()

    def choose_view(self, view: View) -> None:
        """Show one of the three views."""
        self._choose(self._show.with_view(view))

    def step_view(self, steps: int) -> None:
        """Show the next view, or the one before."""
        is_counting = self._show.is_counting and self.has_count
        self._choose(replace(self._show, is_counting=is_counting).stepped(steps))

    def go_to_prompt(self, prompt_id: str) -> None:
        """Follow the operator to a prompt."""
        self._choose(self._show.with_prompt(prompt_id))

    def step_prompt(self, steps: int) -> None:
        """Ask for the next prompt, or the one before; the first and the last stay."""
        ids = [prompt.id for prompt in self.session.prompts] if self.session else []
        if self._show.prompt_id in ids:
            place = ids.index(self._show.prompt_id) + steps
            self._want_prompt(ids[min(max(place, 0), len(ids) - 1)])

    def end_prompt(self, which: int) -> None:
        """Ask for the first prompt (-1) or the last (1)."""
        session = self.session
        if session is not None and session.prompts:
            self._want_prompt(session.prompts[0 if which < 0 else -1].id)

    def show_note(self, note: Note | None) -> None:
        """Show a checklist statement or a standard before the view, or put it away."""
        self._choose(self._show.with_note(note))

    def show_count(self, *, is_shown: bool) -> None:
        """Show the count of the operator's prompt before the view, or put it away.

        Where nobody counts yet, it is shown as soon as somebody begins.
        """
        self._choose(self._show.counting(is_counting=is_shown))

    def freeze(self, *, is_frozen: bool) -> None:
        """Let the room keep what it sees, or follow again. A cover or a blank reach it still."""
        session = self.session if is_frozen else None
        self._kept = None if session is None else (session, self._show, self._typed)
        self._choose(replace(self._show, is_frozen=is_frozen))

    def blank(self, *, is_blank: bool) -> None:
        """Show plain paper, or everything again."""
        self._choose(replace(self._show, is_blank=is_blank))

    def cover(self, *, is_covered: bool) -> None:
        """Hide every agency's entries, or lay them all open."""
        self._choose(self._show.covered(is_covered=is_covered))

    def reveal(self, agency_id: str) -> None:
        """Lay open one agency's entry at the prompt shown."""
        self._choose(self._show.reveal(agency_id))

    def reveal_next(self) -> None:
        """Lay open the next entry that is still covered."""
        if self.hidden:
            self.reveal(self.hidden[0])

    @property
    def hidden(self) -> tuple[str, ...]:
        """The agencies whose entries at the operator's prompt are covered, by their ids."""
        session = self.session
        return () if session is None else self._show.hidden(session, self._typed)

    def begin(self) -> None:
        """Let no result stand before the view of those who look on anew; a count under way may."""
        session = self.session
        prompt = session.prompt(self._show.prompt_id) if session is not None else None
        if prompt is None or count_under_way(prompt) is None:
            self.show_count(is_shown=False)

    def stop(self) -> None:
        """Begin afresh the next time: a cover stays until somebody reveals, and a count does."""
        self._kept = None
        self._choose(replace(self._show, is_frozen=False, is_blank=False, note=None))

    def light(self, *, is_lit: bool) -> None:
        """Underline the words that agencies share in a prompt, or no more."""
        if is_lit != self._show.is_lit:
            self._choose(replace(self._show, is_lit=is_lit))

    def type_in(self, cell: Cell, text: str, caret: int) -> None:
        """Take over the words of a cell at each key press, before they are saved."""
        self._typed = UnsavedText({**self._typed.words, cell: text}, (cell, caret))
        self.scene_changed.emit()

    def move_caret(self, cell: Cell | None, caret: int = 0) -> None:
        """Show the caret where the operator types now; nowhere for None."""
        place = None if cell is None else (cell, caret)
        if place != self._typed.caret:
            self._typed = UnsavedText(self._typed.words, place)
            self.scene_changed.emit()

    def toggle_timer(self) -> None:
        """Start the time of the prompt shown, or pause it."""
        if self.keeper.running == self._show.prompt_id:
            self.keeper.pause()
        elif self._show.prompt_id:
            self.keeper.start(self._show.prompt_id)
        self._renew_clock()

    def add_minute(self) -> None:
        """Return the prompt shown a minute more."""
        if self._show.prompt_id:
            self.keeper.add_minute(self._show.prompt_id)
            self._renew_clock()

    def reset_timer(self) -> None:
        """Put the prompt shown back to its planned minutes."""
        self.keeper.reset(self._show.prompt_id)
        self._renew_clock()

    def _choose(self, show: PresenterChoices) -> None:
        if show != self._show:
            self._show = show
            self._renew()

    def _want_prompt(self, prompt_id: str) -> None:
        self.go_to_prompt(prompt_id)
        self.prompt_requested.emit(prompt_id)

    def _renew(self) -> None:
        self.scene_changed.emit()
        self._renew_clock()

    def _renew_clock(self) -> None:
        self._faces = self._all_faces()
        self._was_over = self._is_over()
        if self._session_id and self.keeper.running:
            self._tick.start()
        else:
            self._tick.stop()
        self.clock_changed.emit()
        self.told.emit()

    def _all_faces(self) -> tuple[ClockFace | None, ...]:
        elsewhere = self.running_face
        return (self.face, self.room_face, elsewhere[1] if elsewhere else None)

    def _is_over(self) -> bool:
        """Whether the time that runs, of whichever prompt, is used up."""
        running = self.keeper.running
        face = self.keeper.face(running) if running is not None else None
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
            self.keeper.follow({prompt.id: prompt.minutes for prompt in session.prompts})

    def _go_to_existing_prompt(self) -> None:
        session = self.session
        if session is not None and session.prompt(self._show.prompt_id) is None:
            first = session.prompts[0].id if session.prompts else ""
            self._show = self._show.with_prompt(first)

    def _on_bridge_changed(self, change: Change) -> None:
        session = self.session
        if change.session_id != self._session_id or session is None:
            return
        if change.touches(ChangeKind.SESSIONS) and not self._store.is_listed(self._session_id):
            self._kept = None
            self.keeper.pause()
            self._show = replace(self._show, is_frozen=False, is_blank=True)
        kept = {
            cell: text
            for cell, text in self._typed.words.items()
            if not _is_settled(session, cell, text, change)
        }
        self._typed = UnsavedText(kept, self._typed.caret)
        self._plan()
        self._go_to_existing_prompt()
        self._renew()


def _is_settled(session: Session, cell: Cell, text: str, change: Change) -> bool:
    """Return whether the library's words stand for a cell now: saved, taken back, or gone."""
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
