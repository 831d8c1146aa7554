"""Every kind of scene is laid out, has a subject and a name for the operator; so has every view."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest

from app.models.audience.presentation import PresenterChoices, scene_of
from app.models.audience.scene import (
    BlankScene,
    CountScene,
    Note,
    NoteScene,
    OverviewScene,
    PromptScene,
    Scene,
    ShownStatement,
    StatementScene,
    View,
)
from app.models.records import StatementStatus
from app.ui.audience.controls.status import describe_scene
from app.ui.audience.pages.page_changes import has_typed, subject_of
from app.ui.audience.pages.page_for_scene import PageSize, lay_out
from tests.models.sessions import filled_session

STATEMENT = ShownStatement("One plan.", StatementStatus.DRAFT)
EXAMPLES = {
    OverviewScene: OverviewScene((), (), 0),
    PromptScene: PromptScene("p", 4, 7, "It means ...", (), STATEMENT),
    StatementScene: StatementScene("p", 4, 7, STATEMENT),
    CountScene: CountScene("p", 4, 7, STATEMENT, 3, (), None),
    NoteScene: NoteScene(Note("Checklist statement 4", "Words", "")),
    BlankScene: BlankScene(),
}
pytestmark = pytest.mark.usefixtures("qapp")
every_kind = pytest.mark.parametrize("kind", get_args(Scene))


@every_kind
def test_that_every_kind_of_scene_but_blank_has_painted_lines(kind, palette):
    pages = lay_out(EXAMPLES[kind], PageSize(1920, 1080, 38), palette).pages
    assert any(page.lines for page in pages) is (kind is not BlankScene)


@every_kind
def test_that_every_kind_of_scene_has_a_name_in_the_operators_status(kind):
    assert describe_scene(EXAMPLES[kind]).strip()


@every_kind
def test_that_every_kind_of_scene_has_a_subject_of_its_own(kind):
    others = {subject_of(scene) for other, scene in EXAMPLES.items() if other is not kind}
    assert subject_of(EXAMPLES[kind])[0] is kind
    assert subject_of(EXAMPLES[kind]) not in others


@every_kind
def test_that_nobody_has_typed_between_two_equal_scenes_of_any_kind(kind):
    scene = EXAMPLES[kind]
    assert not has_typed(scene, replace(scene))


def test_that_every_view_has_a_kind_of_scene_of_its_own():
    session = filled_session(datetime(2026, 11, 24, tzinfo=UTC))
    kinds = {type(scene_of(session, PresenterChoices(view))) for view in View}
    assert len(kinds) == len(View)
