"""Changes between two scenes: subject, typing and reveals; and the pages that views were at."""

from __future__ import annotations

from typing import assert_never

from app.models.audience.scene import (
    BlankScene,
    CountScene,
    HeardState,
    Note,
    NoteScene,
    OverviewScene,
    PromptScene,
    Scene,
    StatementScene,
)


def subject_of(scene: Scene) -> tuple[type[Scene], str | Note | None]:
    """Return the kind of a scene with the id of its current prompt, or its note.

    Page and size are kept while it is the same.
    """
    match scene:
        case PromptScene() | StatementScene() | CountScene():
            return type(scene), scene.prompt_id
        case OverviewScene():
            current = (row.prompt_id for row in scene.rows if row.is_current)
            return type(scene), next(current, None)
        case NoteScene():
            return type(scene), scene.note
        case BlankScene():
            return type(scene), None
        case _:
            assert_never(scene)


def has_typed(before: Scene, after: Scene) -> bool:
    """Return whether somebody typed, or moved the caret, between two scenes."""
    places = (_typing(before), _typing(after))
    return None not in places and places[0] != places[1]


def revealed(before: Scene, after: Scene) -> frozenset[str]:
    """Return the agencies whose entries were covered before, or who come to be counted."""
    if isinstance(before, CountScene) and isinstance(after, CountScene):
        return frozenset(row.agency_id for row in set(after.rows) - set(before.rows))
    if not isinstance(before, PromptScene) or not isinstance(after, PromptScene):
        return frozenset()
    covered = {card.agency_id for card in before.cards if card.heard is HeardState.COVERED}
    shown = {card.agency_id for card in after.cards if card.heard is not HeardState.COVERED}
    return frozenset(covered & shown)


class SeenPages:
    """Remembers the last page of each view of the current prompt."""

    def __init__(self) -> None:
        self._prompt: str | None = None
        self._pages: dict[object, int] = {}

    def leave(self, scene: Scene, page: int) -> None:
        """Remember the page of a scene that is replaced by another."""
        if self._is_of_a_prompt(scene):
            self._pages[subject_of(scene)] = page

    def page_of(self, scene: Scene) -> int | None:
        """Return the last page of a scene; None for one that was not shown."""
        return self._pages.get(subject_of(scene)) if self._is_of_a_prompt(scene) else None

    def _is_of_a_prompt(self, scene: Scene) -> bool:
        """Return whether a scene shows a prompt; forget the pages of another prompt."""
        prompt = _prompt_of(scene)
        if prompt is not None and prompt != self._prompt:
            self._prompt = prompt
            self._pages = {}
        return prompt is not None


def _prompt_of(scene: Scene) -> str | None:
    """Return the id of the current prompt in any view; None for none."""
    _, subject = subject_of(scene)
    return subject if isinstance(subject, str) else None


def _typing(scene: Scene) -> tuple[str, str, int] | None:
    """Return agency id ("" for the statement), text and caret where somebody types, else None."""
    match scene:
        case PromptScene():
            places = [(card.agency_id, card.text, card.caret) for card in scene.cards]
            places.append(("", scene.statement.text, scene.statement.caret))
        case StatementScene():
            places = [("", scene.statement.text, scene.statement.caret)]
        case CountScene() | OverviewScene() | NoteScene() | BlankScene():
            return None
        case _:
            assert_never(scene)
    return next(((place, text, at) for place, text, at in places if at is not None), None)
