"""What one edit does, as the tests of the edits see it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """An edit, the words of its step, and what must hold once it is done."""

    make: object
    label: str
    holds: object
