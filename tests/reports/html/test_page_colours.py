"""Everything on the page can be read on its ground, in the light and in the dark."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from app.design_tokens import contrast
from app.reports.colours import FILLS
from app.reports.html.style import DARK_GROUND, LIGHT_GROUND, name_on_dark, name_on_light
from tests.reports.pdf.reading import RESOURCES

if TYPE_CHECKING:
    from app.reports.document import Tone

SHEET = (RESOURCES / "styles" / "record.css").read_text(encoding="utf-8")
TOKENS = tomllib.loads((RESOURCES / "styles" / "tokens.toml").read_text(encoding="utf-8"))
_LIGHT, _DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2]
)
SETS = {"light": _LIGHT, "dark": _DARK}
READABLE = 4.5
AGENCIES = [*TOKENS["agencies"]["light"], "#FFFF00", "#FFFFFF", "#000000", "#777777", "not one"]


@pytest.fixture(params=SETS)
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    return SETS[request.param]


def test_that_the_two_sets_name_the_same_colours() -> None:
    assert _LIGHT.keys() == _DARK.keys()
    used = set(re.findall(r"var\(--([\w-]+)\)", SHEET))
    assert used - {"fill", "on-fill"} <= _LIGHT.keys()


@pytest.mark.parametrize("ground", ["paper", "band", "agreed-fill"])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "agreed-ink", "draft-ink", "name"])
def test_that_every_ink_is_readable(colours: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(colours[ink], colours[ground]) >= READABLE


@pytest.mark.parametrize("tone", FILLS)
def test_that_words_on_a_rating_or_level_are_readable(colours: dict[str, str], tone: Tone) -> None:
    name = tone.replace("_", "-")

    assert contrast(colours[f"on-{name}"], colours[name]) >= READABLE


def test_that_levels_go_apart_from_the_middle_in_lightness(colours: dict[str, str]) -> None:
    against_black = [contrast(colours[f"level-{level}"], "#000000") for level in range(6)]

    assert against_black[:3] == sorted(against_black[:3])
    assert against_black[3:] == sorted(against_black[3:], reverse=True)


@pytest.mark.parametrize("tone", FILLS)
def test_that_a_tone_looks_as_it_does_in_the_printed_record(tone: Tone) -> None:
    name = tone.replace("_", "-")

    assert (_LIGHT[name], _LIGHT[f"on-{name}"]) == FILLS[tone]


@pytest.mark.parametrize("name", ["paper", "ink", "muted", "line", "accent", "agreed-fill",
                                  "agreed-line", "in-place", "partly", "not-yet"])  # fmt: skip
def test_that_a_colour_is_the_one_that_the_window_has(name: str) -> None:
    assert {_set: SETS[_set][name] for _set in SETS} == {_set: TOKENS[_set][name] for _set in SETS}


@pytest.mark.parametrize("colour", AGENCIES)
def test_that_an_agencys_name_is_readable_whatever_its_colour(colour: str) -> None:
    for ground in ("paper", "card", "band", "agreed-fill"):
        assert contrast(name_on_light(colour), _LIGHT[ground]) >= READABLE
        assert contrast(name_on_dark(colour), _DARK[ground]) >= READABLE


def test_that_the_hardest_grounds_are_those_of_the_sheet() -> None:
    assert {_LIGHT["agreed-fill"]: _DARK["agreed-fill"]} == {LIGHT_GROUND: DARK_GROUND}


def test_that_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert name_on_light("#005EA5") == "#005EA5"
    assert name_on_dark("#78BBF2") == "#78BBF2"
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
