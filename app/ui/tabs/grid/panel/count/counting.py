"""The controller of a count, agency by agency."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.models.edits import (
    ABSENT,
    CompoundEdit,
    DropCount,
    SetAgreed,
    SetCount,
    StartCount,
    TallyEntry,
)
from app.models.records import new_id
from app.models.rules.agreement import (
    count_in_force,
    count_under_way,
    is_count_of_wording,
    level_to_start_with,
    still_to_count,
)
from app.models.rules.tally import ShowOfHands
from app.ui.tabs.grid.panel.count.edits import (
    agreement_lost_text,
    finish_count_edits,
    prompt_name,
    tally_edits,
    tally_entry,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.edits import Edit
    from app.models.records import Agency, AgreementCount, Prompt, Session
    from app.ui.services.app_context import AppContext


class CountController(QObject):
    """Counts the hands of one agency after another, and saves each tally when it is complete.

    `changed` is emitted when the count is to be shown again, `begun` at its first hand, and
    `finished` with the last agency.
    """

    changed = Signal()
    begun = Signal()
    dropped = Signal()
    finished = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: Session | None = None
        self._prompt: Prompt | None = None
        self._agency_id = ""
        self._level: int | None = None
        self._is_again = False
        self._silent_agency_id = ""
        # Hands called out and not saved yet, by count and agency: undo of a count hides them,
        # and redo shows them again.
        self._unsaved_hands: dict[tuple[str, str], ShowOfHands] = {}

    def show(self, session: Session, prompt: Prompt) -> None:
        """Show a prompt, with its next agency if the current one is not of it."""
        is_other = self._prompt is None or self._prompt.id != prompt.id
        was_begun = not is_other and self.count is not None
        was_here = _is_here(self._session, self._agency_id)
        self._session, self._prompt = session, prompt
        if is_other:
            self._is_again = False
            self._level = None
        has_left = was_here and not _is_here(session, self._agency_id)
        is_gone = session.agency(self._agency_id) is None
        if is_other or is_gone or has_left or (was_begun and self.count is None):
            self._go_to_next()
        self.changed.emit()

    @property
    def count(self) -> AgreementCount | None:
        """The count under way; None for none."""
        return count_under_way(self._prompt) if self._prompt else None

    @property
    def result(self) -> AgreementCount | None:
        """The finished count of the present wording, unless it is being counted again."""
        if self._prompt is None or self.count is not None or self._is_again:
            return None
        found = count_in_force(self._prompt)
        return found if found and is_count_of_wording(found, self._prompt.statement.text) else None

    @property
    def can_keep_result(self) -> bool:
        """Whether counting again can still be cancelled."""
        return self._is_again and self.count is None

    @property
    def can_count_hands(self) -> bool:
        """Whether a number key counts a hand now."""
        has_words = bool(self._prompt and self._prompt.statement.text.strip())
        return has_words and self.result is None and bool(self._agency_id)

    @property
    def agency_id(self) -> str:
        """The agency being counted; empty without agencies."""
        return self._agency_id

    @property
    def level(self) -> int:
        """The level that everyone has to reach."""
        if self.count is not None:
            return self.count.level_needed
        if self._level is None and self._session is not None:
            return level_to_start_with(self._session)
        return self._level or 0

    @property
    def is_carried(self) -> bool:
        """Whether the level is that of the count before, as nobody set it for this one."""
        return self.count is None and self._level is None

    @property
    def can_set_level(self) -> bool:
        """Whether the level can still be set, as nobody has shown a hand yet."""
        is_empty = self.count is None or not (self.count.tallies or self.count.absent)
        return self.result is None and is_empty

    def hands(self, agency_id: str) -> ShowOfHands:
        """Return an agency's hands as called out so far."""
        count = self.count or self.result
        held = self._unsaved_hands.get((count.id, agency_id)) if count else None
        if held is not None:
            return held
        tallies = count.tallies if count else ()
        return next(
            (ShowOfHands.of(t.levels) for t in tallies if t.agency_id == agency_id), ShowOfHands()
        )

    def saved_tally(self, agency_id: str) -> TallyEntry | None:
        """Return the saved tally of an agency in the count; None if it is not counted yet."""
        count = self.count or self.result
        return None if count is None else tally_entry(count, agency_id)

    def set_level(self, level: int) -> None:
        """Set the level that everyone has to reach, before anybody shows a hand."""
        if not self.can_set_level or level == self.level or self._session is None:
            return
        count = self.count
        if count is None:
            self._level = level
            self.changed.emit()
        else:
            self._perform(SetCount.of(self._session.details.id, count, level_needed=level))

    def add_hand(self, level: int) -> None:
        """Count one more hand of the agency."""
        if self.can_count_hands and self._begin():
            self._set_hands(self.hands(self._agency_id).with_hand(level))

    def remove_hand(self, level: int | None = None) -> None:
        """Take back the hand that was called out last, or the last at a level."""
        hands = self.hands(self._agency_id)
        if self.can_count_hands and hands.called:
            self._set_hands(hands.without_last() if level is None else hands.without(level))

    def go_to(self, agency_id: str) -> None:
        """Count this agency now."""
        if self.result is None:
            self._agency_id = agency_id
            self._silent_agency_id = ""
            self.changed.emit()

    def step(self, steps: int) -> None:
        """Go to the agency below, or above with negative steps."""
        ids = [agency.id for agency in self._session.agencies] if self._session else []
        if self._agency_id in ids:
            place = min(max(ids.index(self._agency_id) + steps, 0), len(ids) - 1)
            self.go_to(ids[place])

    def finish_agency(self) -> None:
        """Save the agency's tally and go to the next; without any hand, ask once more."""
        agency = self._session.agency(self._agency_id) if self._session else None
        if self.is_complete:
            self._end()
            return
        if not self.can_count_hands or agency is None:
            return
        hands = self.hands(agency.id)
        if not hands.called and self._silent_agency_id != agency.id:
            self._silent_agency_id = agency.id
            self._context.messages.show_status(
                f"Nobody of {agency.name} has shown a hand. Press A if they are not in the room, "
                "or Enter once more to go on without them."
            )
            return
        self._save_tally(agency, TallyEntry(hands.levels))

    @property
    def is_complete(self) -> bool:
        """Whether every agency in the room is counted, but the count has not ended.

        So it is where the last agency that was waited for has left; Enter ends the count then.
        """
        count, session = self.count, self._session
        if count is None or session is None or still_to_count(session, count):
            return False
        return not any(key[0] == count.id for key in self._unsaved_hands)

    def mark_absent(self) -> None:
        """Record that the agency is absent, and go to the next."""
        agency = self._session.agency(self._agency_id) if self._session else None
        if self.can_count_hands and agency is not None:
            self._save_tally(agency, ABSENT)

    def count_again(self) -> None:
        """Count again; the earlier count is kept."""
        if self.result is not None:
            self._is_again = True
            self._go_to_next()
            self.changed.emit()

    def keep_result(self) -> None:
        """Cancel counting again, while nobody has shown a hand."""
        if self.can_keep_result:
            self._is_again = False
            self.changed.emit()

    def drop_count(self) -> None:
        """Give up the count under way; undo restores it."""
        count, session, prompt = self.count, self._session, self._prompt
        if count is None or session is None or prompt is None:
            return
        self._is_again = False
        if self._perform(DropCount(session.details.id, count.id, self._prompt_name())):
            self._context.messages.show_status("Gave up this count. Ctrl+Z brings it back.")
            self.dropped.emit()

    def _set_hands(self, hands: ShowOfHands) -> None:
        count = self.count
        if count is not None:
            self._unsaved_hands[count.id, self._agency_id] = hands
            self._silent_agency_id = ""
            self.changed.emit()

    def _begin(self) -> bool:
        """Start a count, unless one is under way; return whether one is."""
        if self.count is not None:
            return True
        if self._session is None or not self._context.autosave.commit_typing():
            return False
        session = self._context.store.session(self._session.details.id)
        prompt = session.prompt(self._prompt.id if self._prompt else None)
        if prompt is None or not prompt.statement.text.strip():
            return False
        words = prompt.statement.text
        edit = StartCount(
            session.details.id, prompt.id, new_id(), self.level, words, _now(), self._prompt_name()
        )
        is_begun = self._perform(edit)
        if is_begun:
            self._is_again = False
            self.begun.emit()
        return is_begun

    def _save_tally(self, agency: Agency, shown: TallyEntry) -> None:
        """Save the tally of an agency; with the last one end the count, in one undo step."""
        if not self._begin():
            return
        count, session, prompt = self.count, self._session, self._prompt
        if count is None or session is None or prompt is None:
            return
        edits = tally_edits(session, prompt, count, agency, shown, _now())
        is_last = len(edits) > 1
        label = f"{edits[0].label}, the last"
        edit = CompoundEdit(session.details.id, edits, called=label) if is_last else edits[0]
        if not self._perform(edit):
            return
        self._unsaved_hands.pop((count.id, agency.id), None)
        self._silent_agency_id = ""
        self._go_to_next()
        self.changed.emit()
        if is_last:
            self._emit_finished(edits)

    def _end(self) -> None:
        """End a count in which every agency present is counted."""
        count, session, prompt = self.count, self._session, self._prompt
        if count is None or session is None or prompt is None:
            return
        edits = finish_count_edits(session, prompt, count, _now())
        if self._perform(
            CompoundEdit(session.details.id, edits, called=f"Count {self._prompt_name()}")
        ):
            self.changed.emit()
            self._emit_finished(edits)

    def _emit_finished(self, edits: Sequence[Edit]) -> None:
        if isinstance(edits[-1], SetAgreed):
            self._context.messages.show_status(agreement_lost_text(self._prompt_name()))
        self.finished.emit()

    def _perform(self, edit: Edit) -> bool:
        is_done = self._context.history.perform(edit)
        if is_done and self._session is not None and self._prompt is not None:
            # The snapshot that the edit was built on is out of date.
            self._session = self._context.store.session(self._session.details.id)
            self._prompt = self._session.prompt(self._prompt.id) or self._prompt
        return is_done

    def _go_to_next(self) -> None:
        """Go to the first agency that is present and not counted yet."""
        session = self._session
        if session is None:
            return
        waiting = still_to_count(session, self.count)
        first = next(iter(waiting or session.agencies), None)
        self._agency_id = first.id if first else ""

    def _prompt_name(self) -> str:
        session, prompt = self._session, self._prompt
        if session is None or prompt is None:
            return "a prompt"
        return prompt_name(session, prompt)


def _is_here(session: Session | None, agency_id: str) -> bool:
    agency = session.agency(agency_id) if session else None
    return agency is not None and agency.is_present


def _now() -> datetime:
    return datetime.now(UTC)
