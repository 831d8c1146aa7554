"""The schedule of a workshop: when it ends, and the edit that sets the minutes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from app.models.audience.timer import MINUTE
from app.models.edits import CompoundEdit, Edit, SetPrompt
from app.models.records import StatementStatus
from app.models.text.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.records import Prompt, Session


_STEP = timedelta(minutes=5)


class PromptTimes(Protocol):
    """The part of `PromptTimer` that a schedule needs."""

    @property
    def running(self) -> str | None:
        """The id of the prompt whose time runs."""

    def remaining(self, prompt_id: str) -> float | None:
        """Return the seconds left; None for a prompt without minutes."""


@dataclass(frozen=True, slots=True)
class DraftSchedule:
    """Planned minutes that are not saved yet, and the seconds used so far; no time runs."""

    minutes: Mapping[str, int | None]
    used: Mapping[str, float]
    running: str | None = None

    def remaining(self, prompt_id: str) -> float | None:
        """Return the seconds left; None for a prompt without minutes."""
        planned = self.minutes.get(prompt_id)
        return planned * MINUTE - self.used.get(prompt_id, 0.0) if planned else None


@dataclass(frozen=True, slots=True)
class ExpectedFinish:
    """When the workshop ends by its plan; `unplanned` prompts come on top of that."""

    at: datetime
    minutes_left: int
    unplanned: int


def expected_finish(
    now: datetime, prompts: Sequence[Prompt], keeper: PromptTimes
) -> ExpectedFinish:
    """Return the expected finish from the time left of the prompts; `now` is local time.

    An agreed prompt needs no more time unless its time runs; one over time adds nothing, since
    nobody knows how long it will take.
    """
    open_ids = [
        prompt.id
        for prompt in prompts
        if prompt.statement.status is not StatementStatus.AGREED or prompt.id == keeper.running
    ]
    left = [keeper.remaining(prompt_id) for prompt_id in open_ids]
    seconds = sum(max(each, 0.0) for each in left if each is not None)
    return ExpectedFinish(
        at=now + timedelta(seconds=seconds),
        minutes_left=math.ceil(seconds / MINUTE),
        unplanned=sum(each is None for each in left),
    )


def describe_schedule(finish: ExpectedFinish, now: datetime) -> str:
    """Return "Finishes about 15:40, 2 prompts have no minutes"; empty without a plan."""
    said = []
    if finish.minutes_left:
        said.append(f"Finishes about {describe_finish(finish, now)}")
    if finish.unplanned:
        has = "has" if finish.unplanned == 1 else "have"
        said.append(f"{counted(finish.unplanned, 'prompt')} {has} no minutes")
    return ", ".join(said)


def describe_finish(finish: ExpectedFinish, now: datetime) -> str:
    """Return the time of the end to 5 minutes, with the day when it is not today's."""
    midnight = finish.at.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + round((finish.at - midnight) / _STEP) * _STEP
    days = (at.date() - now.date()).days
    if days == 0:
        return f"{at:%H:%M}"
    return f"{at:%H:%M} tomorrow" if days == 1 else f"{at:%H:%M}, {days} days on"


def schedule_edit(session: Session, minutes: Mapping[str, int | None]) -> Edit | None:
    """Return the one edit that sets these minutes; None when nothing would change.

    In `minutes`, None or 0 is not planned.
    """
    edits = [
        SetPrompt.of(session.details.id, prompt, minutes=minutes[prompt.id] or None)
        for prompt in session.prompts
        if prompt.id in minutes and (minutes[prompt.id] or 0) != (prompt.minutes or 0)
    ]
    if len(edits) == 1:
        return edits[0]
    called = f"Change minutes of {counted(len(edits), 'prompt')}"
    return CompoundEdit(session.details.id, edits, called) if edits else None
