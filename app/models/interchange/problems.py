"""What is wrong with a session file, each problem with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.errors import AppError
from app.models.interchange.places import Place, place_in_words

FORMAT = "common-ground-session"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, and where."""

    place: Place
    sentence: str

    def __str__(self) -> str:
        return f"{place_in_words(self.place)}: {self.sentence}"


class SessionFileError(AppError):
    """A file can't be read as a session; nothing of it was imported.

    `problems` is empty where the file as a whole is the problem, and `sentence` then says it all.
    """

    def __init__(self, sentence: str, hint: str = "", problems: Iterable[Problem] = ()) -> None:
        super().__init__(sentence, hint)
        self.problems = tuple(problems)


def with_problems(name: str, problems: Iterable[Problem]) -> SessionFileError:
    """Give the error that lists every problem of the file called `name`, each once."""
    each = tuple(dict.fromkeys(problems))
    if len(each) == 1:
        sentence = f"{name} was not imported: it has a problem at {each[0]}"
        sentence = sentence if sentence.endswith(".") else f"{sentence}."
    else:
        sentence = f"{name} was not imported: {len(each)} places in it need putting right."
    return SessionFileError(sentence, "Put this right in the file and import it again.", each)
