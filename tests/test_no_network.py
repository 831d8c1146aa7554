"""The guard against network use really fires, and the program never asks for the network."""

import re
import socket
from pathlib import Path

import pytest

from tests.network_guard import NetworkGuard, NetworkUsedError

ROOT = Path(__file__).parent.parent
NETWORK_MODULES = re.compile(
    r"^\s*(?:import|from)\s+(?:socket|http|urllib\.request|ftplib|smtplib|ssl|PySide6\.QtNetwork)\b",
    re.MULTILINE,
)


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_that_a_network_socket_is_refused_and_remembered(
    network_guard: NetworkGuard, family: socket.AddressFamily
) -> None:
    with pytest.raises(NetworkUsedError):
        socket.socket(family)
    assert network_guard.uses == ["socket.__new__"]
    network_guard.uses.clear()  # or this very test would fail, as the next one shows


def test_that_looking_up_a_name_is_refused(network_guard: NetworkGuard) -> None:
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("localhost", 80)
    network_guard.uses.clear()


def test_that_a_local_pipe_is_allowed(network_guard: NetworkGuard) -> None:
    near, far = socket.socketpair()
    near.close()
    far.close()
    assert network_guard.uses == []


def test_that_a_test_which_swallows_the_refusal_still_fails(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(
        """
        import contextlib, socket

        def test_quiet():
            with contextlib.suppress(Exception):
                socket.socket(socket.AF_INET)
        """
    )
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    outcome = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    outcome.assert_outcomes(passed=1, errors=1)
    outcome.stdout.fnmatch_lines(["*the network was used: socket.__new__*"])


def test_that_no_module_of_the_program_imports_a_network_library() -> None:
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "app").rglob("*.py")
        if NETWORK_MODULES.search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []
