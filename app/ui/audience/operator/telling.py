"""Put into words for the operator what the room sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.counting import counted
from app.models.room.measure import floor_of, say_share
from app.models.room.scene import (
    BlankScene,
    CountScene,
    NoteScene,
    OverviewScene,
    PromptScene,
    StatementScene,
)
from app.ui.audience.operator.operator_view import Mark, OperatorView

if TYPE_CHECKING:
    from app.models.room.measure import RoomMeasure
    from app.models.room.scene import Scene
    from app.models.room.show import Show
    from app.models.room.timing import ClockFace


@dataclass(frozen=True, slots=True)
class Paging:
    """How much of the scene is on the page shown; `page` counts from 0."""

    page: int
    count: int
    words_over: int


def say_scene(scene: Scene) -> str:
    """Name what the room sees: "Prompt 4 of 7 · Statement"."""
    match scene:
        case OverviewScene():
            return f"Overview · {scene.agreed} of {len(scene.rows)} agreed"
        case PromptScene():
            return f"Prompt {scene.number} of {scene.total}"
        case StatementScene():
            return f"Prompt {scene.number} of {scene.total} · Statement alone"
        case CountScene():
            return f"Count, prompt {scene.number}: {_say_count(scene)}"
        case NoteScene():
            return scene.note.heading
        case BlankScene():
            return "Plain paper"


def _say_count(scene: CountScene) -> str:
    if scene.result is not None:
        return "result"
    return f"{scene.counted} of {counted(scene.expected, 'agency', 'agencies')} in"


def say_pages(paging: Paging) -> str:
    """Say which page of how many, and how many words are not on the first."""
    if paging.count <= 1:
        return ""
    over = f" · {counted(paging.words_over, 'word')} beyond page 1" if paging.words_over else ""
    return f"Page {paging.page + 1} of {paging.count}{over}"


def say_floor(measure: RoomMeasure | None) -> str:
    """Say how large capitals are at least, and whether anybody measured."""
    share = f"Capitals {say_share(floor_of(measure))} of the height"
    return f"{share} · room not measured" if measure is None else share


def say_time(running: tuple[int, ClockFace] | None, finish: str) -> str:
    """Say whether another prompt's time runs, and when the workshop ends."""
    if running is None:
        return finish
    number, face = running
    word = f" {face.word.lower()}" if face.word else ""
    elsewhere = f"Prompt {number} runs: {face.text}{word}"
    return f"{elsewhere} · {finish}" if finish else elsewhere


@dataclass(frozen=True, slots=True)
class Sight:
    """Everything the operator is told about.

    `show` is what was chosen for what stands before the room, and `clock` that of the operator's
    prompt; `time` says the rest of the time in a sentence. `is_unsaved` is for an operator who
    can't see the editor's own notice; `hidden` counts the entries that a cover hides. `has_count`
    is for the operator's prompt, `is_counting` for what stands before the room.
    """

    scene: Scene
    show: Show
    paging: Paging
    clock: ClockFace | None
    time: str
    measure: RoomMeasure | None
    is_presenting: bool
    is_waiting: bool
    is_unsaved: bool = False
    hidden: int = 0
    has_count: bool = False
    is_counting: bool = False


def operator_view(sight: Sight) -> OperatorView:
    """Give what the panel and the strip show."""
    on = sight.is_presenting
    return OperatorView(
        sees=say_scene(sight.scene) if on else "Not shown to the room",
        pages=say_pages(sight.paging) if on else "",
        marks=_marks_of(sight) if on else (),
        clock=sight.clock,
        finish=sight.time,
        floor=say_floor(sight.measure),
        view=sight.show.view,
        has_note=sight.show.note is not None,
        page=sight.paging.page,
        page_count=sight.paging.count if on else 1,
        hidden=sight.hidden,
        has_count=sight.has_count,
        is_counting=sight.is_counting,
    )


def _marks_of(sight: Sight) -> tuple[Mark, ...]:
    """List what keeps the room from seeing all that the operator does, the worst first."""
    show = sight.show
    found = (
        (Mark.UNSAVED, sight.is_unsaved),
        (Mark.WAITING, sight.is_waiting),
        (Mark.BLANK, show.is_blank),
        (Mark.FROZEN, show.is_frozen),
        (Mark.COVERED, show.is_covered),
        (Mark.NOTE, show.note is not None),
        (Mark.COUNT, sight.is_counting),
    )
    return tuple(mark for mark, is_so in found if is_so)
