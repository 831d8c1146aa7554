"""Every set of colours is whole and can be read; fonts and icons really load."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.design_tokens import READABLE
from app.paths import resources_folder
from app.settings import ColourSet
from app.ui.theme.colours import contrast
from app.ui.theme.status_signs import RATING_SIGNS, STATUS_SIGNS
from app.ui.theme.theme import Theme

RESOURCES = resources_folder()
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
GROUNDS = ("paper", "card", "bar", "band", "agreed-fill", "notice", "hover", "accent-soft")
PAIRS = [
    *((ink, ground) for ink in ("ink", "muted") for ground in GROUNDS),
    *(("faint", ground) for ground in ("paper", "card", "agreed-fill", "hover")),
    *(("ink", ground) for ground in ("press", "danger-soft", "unrated")),
    *(("accent", ground) for ground in ("paper", "card", "accent-soft", "hover", "bar")),
    *(("on-accent", ground) for ground in ("accent", "accent-hover", "accent-press")),
    *(("danger", ground) for ground in ("paper", "card", "danger-soft")),
    ("on-danger", "danger"),
    ("in-place-ink", "paper"),
    ("agreed-ink", "agreed-fill"),
    ("agreed-ink", "notice"),
    ("on-highlight", "highlight"),
    ("on-tooltip", "tooltip"),
    *((sign.ink, "card") for sign in (*RATING_SIGNS.values(), *STATUS_SIGNS.values())),
    *((sign.on_fill, sign.fill) for sign in RATING_SIGNS.values()),
]


@pytest.fixture(params=list(ColourSet))
def any_theme(request: pytest.FixtureRequest) -> Theme:
    return Theme(RESOURCES, request.param)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_that_text_can_be_read(any_theme: Theme, ink: str, ground: str) -> None:
    assert contrast(any_theme.colour(ink), any_theme.colour(ground)) >= READABLE


def test_that_agency_names_can_be_read_on_cards_and_on_their_tints(any_theme: Theme) -> None:
    assert len(any_theme.agency_colours) == 8
    for stored in any_theme.agency_colours:
        shown = any_theme.agency_colour(stored)
        assert contrast(shown, any_theme.colour("card")) >= READABLE
        tint = any_theme.agency_tint(stored)
        assert contrast(any_theme.colour("ink"), tint) >= READABLE


@pytest.mark.parametrize("stored", ["#FFFFFF", "#000000", "#FFF100", "#808080", "#8CC2F0"])
def test_that_a_colour_of_ones_own_is_made_readable(any_theme: Theme, stored: str) -> None:
    shown = any_theme.agency_colour(stored)
    assert contrast(shown, any_theme.colour("card")) >= READABLE


def test_that_kept_agency_colours_are_the_designed_ones() -> None:
    assert Theme(RESOURCES).agency_colours[:4] == ("#005EA5", "#00703C", "#A33B00", "#6F2DA8")


def test_that_contrast_has_its_known_ends() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_that_the_sets_name_the_same_colours() -> None:
    names = {frozenset(Theme(RESOURCES, name)._tokens.colours) for name in ColourSet}  # noqa: SLF001 - no public list is needed otherwise
    assert len(names) == 1


def test_that_the_pictures_in_controls_exist_in_each_set_and_its_colours(
    any_theme: Theme,
) -> None:
    light = {file.name for file in (RESOURCES / "styles" / "parts" / "light").iterdir()}
    own = RESOURCES / "styles" / "parts" / any_theme.colour_set
    assert {file.name for file in own.iterdir()} == light
    colours = {any_theme.colour(name).name() for name in ("muted", "on-accent", "disabled")}
    for file in own.iterdir():
        assert any(colour in file.read_text(encoding="utf-8").lower() for colour in colours)


def test_that_every_placeholder_of_the_style_sheet_is_known(any_theme: Theme) -> None:
    sheet = any_theme._style_sheet()  # noqa: SLF001 - what `apply` hands to Qt
    assert "@" not in sheet
    folder = (RESOURCES / "styles" / "parts" / any_theme.colour_set).as_posix()
    pictures = {line.split('"')[0] for line in sheet.split('url("')[1:]}
    assert all(Path(picture).is_file() and picture.startswith(folder) for picture in pictures)


def test_that_the_bundled_fonts_are_the_ones_used(theme: Theme) -> None:
    styles = QFontDatabase.styles("Atkinson Hyperlegible Next")
    assert {"Regular", "Italic", "SemiBold", "Bold"} <= set(styles)
    for role, weight in (("body", 400), ("button", 600), ("title", 700)):
        info = QFontInfo(theme.font(role))
        assert (info.family(), info.weight()) == ("Atkinson Hyperlegible Next", weight)


def test_that_fonts_follow_the_text_zoom(theme: Theme) -> None:
    assert theme.font("cell", 300).pixelSize() == 3 * theme.font("cell").pixelSize()


def test_that_the_application_is_dressed_and_can_change_its_colours(
    theme: Theme, qapp: QApplication
) -> None:
    paper = QPalette.ColorRole.Window
    assert qapp.palette().color(paper) == QColor("#FBFAF7")
    try:
        theme.use("dark")
        theme.apply(qapp)
        assert qapp.palette().color(paper) == theme.colour("paper") != QColor("#FBFAF7")
    finally:
        theme.use("light")
        theme.apply(qapp)


def test_that_a_role_sets_a_labels_type(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("Hollin Bank Primary")
    label.setProperty("role", "title")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == theme.font("title").pixelSize()
    assert label.font().weight() == 700


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_that_every_icon_can_be_drawn(file: Path, theme: Theme) -> None:
    assert QSvgRenderer(str(file)).isValid()
    image = theme.icon(file.stem).pixmap(QSize(16, 16), 2.0).toImage()
    assert image.size() == QSize(32, 32)
    drawn = [
        image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
    ]
    assert max(drawn) > 200


def test_that_an_icon_takes_the_colour_asked_for(theme: Theme) -> None:
    image = theme.icon("minus", "danger").pixmap(QSize(24, 24)).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle == theme.colour("danger")
