"""Work that a person may call off while it is under way."""

from __future__ import annotations

from app.errors import AppError


class Cancelled(AppError):  # noqa: N818 - nothing went wrong
    """The person called the work off; no file was touched."""

    def __init__(self) -> None:
        super().__init__("The work was cancelled.", "Nothing was changed.")


def never_cancelled() -> bool:
    """Say that nobody called the work off."""
    return False
