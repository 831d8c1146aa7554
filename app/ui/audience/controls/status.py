"""The status of the audience view as the operator sees it: its marks, sentences and colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

from app.models.audience.scene import (
    BlankScene,
    CountScene,
    NoteScene,
    OverviewScene,
    PromptScene,
    StatementScene,
)
from app.models.audience.viewing_distance import describe_share, text_floor
from app.models.text.phrases import counted

if TYPE_CHECKING:
    from app.models.audience.presentation import PresenterChoices
    from app.models.audience.scene import Scene, View
    from app.models.audience.timer import ClockFace
    from app.models.audience.viewing_distance import RoomSize


class AudienceWarning(StrEnum):
    """A mark for what keeps the audience from seeing all that the operator does."""

    FROZEN = "frozen"
    BLANK = "blank"
    COVERED = "covered"
    WAITING = "waiting"
    NOTE = "note"
    COUNT = "count"
    UNSAVED = "unsaved"


@dataclass(frozen=True, slots=True)
class WarningText:
    """A mark's sign, its word, and what it means with the key that ends it."""

    sign: str
    word: str
    sentence: str


WARNING_TEXTS: Mapping[AudienceWarning, WarningText] = MappingProxyType(
    {
        AudienceWarning.FROZEN: WarningText(
            "❄", "Frozen", "The room keeps what it saw. F7 lets it follow."
        ),
        AudienceWarning.BLANK: WarningText(
            "□", "Blank", "The room sees plain paper. F8 shows it all again."
        ),
        AudienceWarning.COVERED: WarningText(
            "▒", "Covered", "All are revealed at this prompt. F9 ends the cover."
        ),
        AudienceWarning.WAITING: WarningText(
            "⌁", "No screen", "The room's screen is gone. The view comes back with it, by itself."
        ),
        AudienceWarning.NOTE: WarningText(
            "¶", "Note", "The room sees this in place of the prompt. F6 goes back to it."
        ),
        AudienceWarning.COUNT: WarningText(
            "Σ", "Count", "The room sees this in place of the prompt. Ctrl+F6 goes back to it."
        ),
        AudienceWarning.UNSAVED: WarningText(
            "!", "Not saved", "Words could not be saved; Esc goes back to where it says why."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class OperatorStatus:
    """One state of the operator's panel; sentences may be empty.

    `sees` is what the audience sees ("Prompt 4 of 7 · Prompt"), `pages` the page of it ("Page 1 of
    3 · 214 words beyond page 1"), `finish` the end of the schedule, `floor` the least size of
    capitals. `page` counts from 0. `hidden` counts the entries at the prompt that a cover hides.
    `has_count`: the prompt has a count; `is_counting`: the audience sees it, not the view.
    """

    sees: str
    pages: str
    marks: tuple[AudienceWarning, ...]
    clock: ClockFace | None
    finish: str
    floor: str
    view: View
    has_note: bool
    page: int
    page_count: int
    hidden: int = 0
    has_count: bool = False
    is_counting: bool = False


@dataclass(frozen=True, slots=True)
class PagePosition:
    """The page shown, from 0, the number of pages, and the words beyond the first page."""

    page: int
    count: int
    words_over: int


def describe_scene(scene: Scene) -> str:
    """Return the text of what the audience sees: "Prompt 4 of 7 · Statement"."""
    match scene:
        case OverviewScene():
            return f"Overview · {scene.agreed} of {len(scene.rows)} agreed"
        case PromptScene():
            return f"Prompt {scene.number} of {scene.total}"
        case StatementScene():
            return f"Prompt {scene.number} of {scene.total} · Statement alone"
        case CountScene():
            return f"Count, prompt {scene.number}: {_count_text(scene)}"
        case NoteScene():
            return scene.note.heading
        case BlankScene():
            return "Plain paper"
        case _:
            assert_never(scene)


def _count_text(scene: CountScene) -> str:
    if scene.result is not None:
        return "result"
    return f"{scene.counted} of {counted(scene.expected, 'agency', 'agencies')} in"


def describe_pages(paging: PagePosition) -> str:
    """Return "Page 1 of 3 · 214 words beyond page 1"; empty for a single page."""
    if paging.count <= 1:
        return ""
    over = f" · {counted(paging.words_over, 'word')} beyond page 1" if paging.words_over else ""
    return f"Page {paging.page + 1} of {paging.count}{over}"


def describe_text_floor(measure: RoomSize | None) -> str:
    """Return the text of the least size of capitals, and whether the room was measured."""
    share = f"Capitals {describe_share(text_floor(measure))} of the height"
    return f"{share} · room not measured" if measure is None else share


def describe_time(running: tuple[int, ClockFace] | None, finish: str) -> str:
    """Return the text of another prompt's running time, and of when the workshop ends."""
    if running is None:
        return finish
    number, face = running
    word = f" {face.word.lower()}" if face.word else ""
    elsewhere = f"Prompt {number} runs: {face.text}{word}"
    return f"{elsewhere} · {finish}" if finish else elsewhere


@dataclass(frozen=True, slots=True)
class StatusInputs:
    """The inputs of the operator's status.

    `choices` are those for what the audience sees, and `clock` is that of the operator's
    prompt; `time` is the text of all other times. `is_unsaved` is for an operator who can't see
    the editor's own notice; `hidden` counts the entries that a cover hides. `has_count` is for the
    operator's prompt, `is_counting` for what the audience sees.
    """

    scene: Scene
    choices: PresenterChoices
    paging: PagePosition
    clock: ClockFace | None
    time: str
    measure: RoomSize | None
    is_presenting: bool
    is_waiting: bool
    is_unsaved: bool = False
    hidden: int = 0
    has_count: bool = False
    is_counting: bool = False


def operator_status(inputs: StatusInputs) -> OperatorStatus:
    """Return what the panel and the audience window's strip show."""
    on = inputs.is_presenting
    return OperatorStatus(
        sees=describe_scene(inputs.scene) if on else "Not shown to the room",
        pages=describe_pages(inputs.paging) if on else "",
        marks=_marks_of(inputs) if on else (),
        clock=inputs.clock,
        finish=inputs.time,
        floor=describe_text_floor(inputs.measure),
        view=inputs.choices.view,
        has_note=inputs.choices.note is not None,
        page=inputs.paging.page,
        page_count=inputs.paging.count if on else 1,
        hidden=inputs.hidden,
        has_count=inputs.has_count,
        is_counting=inputs.is_counting,
    )


def _marks_of(inputs: StatusInputs) -> tuple[AudienceWarning, ...]:
    """Return the marks that apply, first the one that hides most."""
    choices = inputs.choices
    found = (
        (AudienceWarning.UNSAVED, inputs.is_unsaved),
        (AudienceWarning.WAITING, inputs.is_waiting),
        (AudienceWarning.BLANK, choices.is_blank),
        (AudienceWarning.FROZEN, choices.is_frozen),
        (AudienceWarning.COVERED, choices.is_covered),
        (AudienceWarning.NOTE, choices.note is not None),
        (AudienceWarning.COUNT, inputs.is_counting),
    )
    return tuple(mark for mark, is_so in found if is_so)


# The fill and the ink of each, first the one that hides most from the audience.
WARNING_COLOURS: Mapping[AudienceWarning, tuple[str, str]] = MappingProxyType(
    {
        AudienceWarning.UNSAVED: ("danger", "on-danger"),
        AudienceWarning.WAITING: ("danger", "on-danger"),
        AudienceWarning.BLANK: ("ink", "paper"),
        AudienceWarning.FROZEN: ("accent", "on-accent"),
        AudienceWarning.COVERED: ("partly", "on-partly"),
        AudienceWarning.NOTE: ("accent-soft", "accent"),
        AudienceWarning.COUNT: ("accent-soft", "accent"),
    }
)


def most_hiding_first(marks: Iterable[AudienceWarning]) -> list[AudienceWarning]:
    """Return marks sorted, first the one that hides most from the audience."""
    given = set(marks)
    return [mark for mark in WARNING_COLOURS if mark in given]


def warning_title(mark: AudienceWarning) -> str:
    """Return a mark's sign and its word in capitals: "❄ FROZEN"."""
    words = WARNING_TEXTS[mark]
    return f"{words.sign} {words.word.upper()}"


def warning_titles(marks: Iterable[AudienceWarning]) -> str:
    """Return the signs and words of several marks in one line."""
    return "   ".join(warning_title(mark) for mark in most_hiding_first(marks))


def warning_sentence(mark: AudienceWarning, hidden: int) -> str:
    """Return what a mark means and which keys end it; `hidden` counts the covered entries."""
    if mark is AudienceWarning.COVERED and hidden:
        still = f"{counted(hidden, 'entry', 'entries')} still hidden"
        return f"{still}. Shift+F9 reveals the next, F9 ends the cover."
    return WARNING_TEXTS[mark].sentence


def warning_sentences(marks: Iterable[AudienceWarning], hidden: int) -> str:
    """Return what the marks mean and which keys end them."""
    return " ".join(warning_sentence(mark, hidden) for mark in most_hiding_first(marks))


def warning_chip(mark: AudienceWarning, hidden: int) -> str:
    """Return a mark's title for a chip without a sentence: "▒ COVERED · 2 left"."""
    if mark is not AudienceWarning.COVERED:
        return warning_title(mark)
    return f"{warning_title(mark)} · {hidden} left"
