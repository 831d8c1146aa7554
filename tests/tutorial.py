"""Read docs/tutorial.md as a person at the keyboard does: keys, words to type, what is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from tests.ui.driving import focus, press, type_words

if TYPE_CHECKING:
    from pathlib import Path

# <kbd>Ctrl+T</kbd>, `words to type`, and in a line that begins with ">", “what is seen”.
_TOKEN = re.compile(r"<kbd>(?P<keys>[^<]+)</kbd>|`(?P<typed>[^`]+)`|“(?P<seen>[^”]+)”")
_HEADING = re.compile(r"^## (.+)$")


class What(Enum):
    """What a step asks for."""

    PRESS = auto()
    TYPE = auto()
    SEE = auto()


@dataclass(frozen=True)
class Step:
    """One thing to do or to see, with the line of the tutorial where it stands."""

    what: What
    words: str
    line: int
    section: str


def steps_of(path: Path) -> list[Step]:
    """List the steps of a tutorial in order; what is quoted outside ">" lines is only talk."""
    steps: list[Step] = []
    section = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if heading := _HEADING.match(line):
            section = heading[1]
        is_seen = line.lstrip().startswith(">")
        is_step = bool(re.match(r"\s*(\d+\.|>| {3})", line))
        for found in _TOKEN.finditer(line) if section and is_step else ():
            if found["keys"] and not is_seen:
                steps.append(Step(What.PRESS, found["keys"], number, section))
            elif found["typed"] and not is_seen:
                steps.append(Step(What.TYPE, found["typed"], number, section))
            elif found["seen"] and is_seen:
                steps.append(Step(What.SEE, found["seen"], number, section))
    return steps


def sections_of(path: Path) -> list[str]:
    """List the headings of a tutorial; each asks for something."""
    found = map(_HEADING.match, path.read_text(encoding="utf-8").splitlines())
    return [heading[1] for heading in found if heading]


def do(step: Step) -> None:
    """Press the keys or type the words of a step, where the focus is."""
    if step.what is What.TYPE:
        type_words(step.words)
        return
    combination = QKeySequence(step.words)[0]
    press(combination.key(), combination.keyboardModifiers())


def seen() -> str:
    """Return every word that stands in a visible window, each widget's on a line of its own."""
    return "\n".join(
        words
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisible()
        for words in _words_of(widget)
    )


def where() -> str:
    """Say what has the focus."""
    return focus().accessibleName() or type(focus()).__name__


def _words_of(widget: QWidget) -> list[str]:
    words = [widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, (QLabel, QLineEdit)):
        words.append(widget.text())
    elif isinstance(widget, QPushButton):
        words.append(widget.text().replace("&&", "&"))
    elif isinstance(widget, QPlainTextEdit):
        words.append(widget.toPlainText())
    scene = getattr(widget, "shown", None)  # what is painted for the room
    words.append(getattr(scene, "words", "") if scene is not None else "")
    return [each for each in words if isinstance(each, str) and each]
