"""Errors that carry a sentence for the person in the room."""

from __future__ import annotations


class AppError(Exception):
    """Say what happened in `sentence` and what to do next in `hint`; the log has the rest."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence, hint)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()
