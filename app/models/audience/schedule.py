"""Add up the minutes of a workshop: when it ends, and the edit that plans it anew."""

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
    """What is asked of a `Timekeeper`."""

    @property
    def running(self) -> str | None:
        """The prompt whose time runs."""

    def remaining(self, prompt_id: str) -> float | None:
        """Return the seconds left; None for a prompt without minutes."""


@dataclass(frozen=True, slots=True)
class DraftSchedule:
    """A clock at a standstill: minutes not yet decided on, and the seconds used so far."""

    minutes: Mapping[str, int | None]
    used: Mapping[str, float]
    running: str | None = None

    def remaining(self, prompt_id: str) -> float | None:
        """Return the seconds left; None for a prompt without minutes."""
        planned = self.minutes.get(prompt_id)
        return planned * MINUTE - self.used.get(prompt_id, 0.0) if planned else None


@dataclass(frozen=True, slots=True)
class ExpectedFinish:
    """When the workshop ends if all goes to plan; `unplanned` prompts come on top of that."""

    at: datetime
    minutes_left: int
    unplanned: int


def expected_finish(
    now: datetime, prompts: Sequence[Prompt], keeper: PromptTimes
) -> ExpectedFinish:
    """Add up what is left of the prompts; `now` is the time on the wall.

    An agreed prompt needs no more time unless its time runs; one over time counts for nothing
    more, since nobody knows how long it will take.
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
    """Say it in a line: "Finishes about 15:40, 2 prompts have no minutes"; empty with no plan."""
    said = []
    if finish.minutes_left:
        said.append(f"Finishes about {describe_finish(finish, now)}")
    if finish.unplanned:
        has = "has" if finish.unplanned == 1 else "have"
        said.append(f"{counted(finish.unplanned, 'prompt')} {has} no minutes")
    return ", ".join(said)


def describe_finish(finish: ExpectedFinish, now: datetime) -> str:
    """Say the time of the end to 5 minutes, with the day when it is not today's."""
    midnight = finish.at.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + round((finish.at - midnight) / _STEP) * _STEP
    days = (at.date() - now.date()).days
    if days == 0:
        return f"{at:%H:%M}"
    return f"{at:%H:%M} tomorrow" if days == 1 else f"{at:%H:%M}, {days} days on"


def schedule_edit(session: Session, minutes: Mapping[str, int | None]) -> Edit | None:
    """Return the one step that plans these prompts so; None when nothing would change.

    None or 0 stands for not planned.
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
