"""The base class of errors that carry a sentence for the person."""

from __future__ import annotations


class AppError(Exception):
    """An error for the person: `sentence` is what happened, `hint` what to do next."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence, hint)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()
