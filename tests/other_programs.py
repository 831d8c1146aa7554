"""Programs of others that some tests need; without one, a test is skipped by its name."""

from __future__ import annotations

import shutil
from typing import NoReturn

import pytest


def program(*names: str) -> str:
    """Return the path of the first of these programs; skip the test where none is installed."""
    return next(filter(None, map(shutil.which, names)), None) or skip_without(names[0])


def skip_without(name: str) -> NoReturn:
    """Skip the test that needs something which `scripts/install-readers.sh` installs."""
    pytest.skip(f"{name} is not installed (scripts/install-readers.sh)")
