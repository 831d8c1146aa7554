"""Shorten a code so that it does not push aside what stands beside it."""

from app.models.shortening import shortened

_LONGEST = 24


def short_code(code: str) -> str:
    """Give a code whole, or its beginning where it is longer than any printed one."""
    return shortened(code, _LONGEST)
