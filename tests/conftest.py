"""Keep every test away from the person's own folders, the screen and the network."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.network_guard import NetworkGuard

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["pytester"]

_GUARD = NetworkGuard()


@pytest.fixture(autouse=True)
def redirected_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_STATE_HOME": home / ".local" / "state",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COMMON_GROUND_DATA", raising=False)
        for name, folder in folders.items():
            folder.mkdir(parents=True, exist_ok=True)
            patch.setenv(name, str(folder))
        yield home


@pytest.fixture(autouse=True)
def network_guard() -> Iterator[NetworkGuard]:
    _GUARD.uses.clear()
    _GUARD.is_on = True
    yield _GUARD
    _GUARD.is_on = False
    if _GUARD.uses:
        pytest.fail(f"the network was used: {', '.join(_GUARD.uses)}")
