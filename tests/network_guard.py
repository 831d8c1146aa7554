"""Refuse network sockets while a test runs, and remember that one was asked for."""

import socket
import sys

_NETWORK = {socket.AF_INET, socket.AF_INET6}
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class NetworkUsedError(Exception):
    """A test, or what it tests, reached for the network."""


class NetworkGuard:
    """Watch Python's audit events, which a module that imported `socket` early cannot avoid."""

    def __init__(self) -> None:
        self.is_on = False
        self.uses: list[str] = []
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.is_on or not event.startswith("socket."):
            return
        opened = event == "socket.__new__" and arguments[1] in _NETWORK
        if opened or event in _LOOKUPS:
            self.uses.append(event)
            raise NetworkUsedError(event)
