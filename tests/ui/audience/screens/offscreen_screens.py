"""Plug real screens in and out while the tests run.

Qt's offscreen platform has screens by configuration, and takes another configuration at run time
through a function it gives by name, "setConfiguration". Python is not given that function, so it
is found through the C++ interface. Each screen is a real QScreen, and Qt emits what it would emit
for a real one.
"""

from __future__ import annotations

import ctypes
import json
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QByteArray

_POINTER = ctypes.c_void_p
_BASE_METHOD = "_ZN24QPlatformNativeInterface28nativeResourceForIntegrationERK10QByteArray"
_BASE_TABLE = "_ZTV24QPlatformNativeInterface"
_ROOM_FOR_A_VALUE = 64  # bytes; QJsonDocument and QJsonObject are one pointer each


@dataclass(frozen=True, slots=True)
class Plug:
    """One screen as it is configured; sizes and places in pixels."""

    name: str
    x: int
    y: int
    width: int
    height: int
    logicalDpi: int = 96  # noqa: N815 - Qt's name in the configuration
    logicalBaseDpi: int = 96  # noqa: N815 - as above
    dpr: float = 1


LAPTOP = Plug("laptop", 0, 0, 1440, 900)
PROJECTOR = Plug("projector", 1440, 0, 1920, 1080)
LEFT_PROJECTOR = replace(PROJECTOR, x=-1920, y=-90)
# What Qt has without any configuration, and every other test with it.
_DEFAULT = Plug("", 0, 0, 800, 800)


class OffscreenScreens:
    """Gives the application other screens, and at the end those it had."""

    def __init__(self, application) -> None:
        self.application = application
        self.plugs: tuple[Plug, ...] = (_DEFAULT,)
        self._core = _library("Core")
        self._interface, self._set_configuration = _find_function(_library("Gui"))

    def plug(self, *plugs: Plug) -> None:
        """Have these screens and no others; those of the same name stay, and change."""
        kept = {plug.name for plug in plugs} & {plug.name for plug in self.plugs}
        if not kept:
            # Never none at all: a computer that runs has a screen.
            self._configure((*self.plugs, *plugs), is_at_once=False)
        self._configure(plugs, is_at_once=True)

    def unplug(self, name: str) -> None:
        """Take one screen away."""
        self.plug(*(plug for plug in self.plugs if plug.name != name))

    def restore(self) -> None:
        """Have again what every other test has."""
        self._configure((*self.plugs, _DEFAULT), is_at_once=False)
        self._configure((_DEFAULT,), is_at_once=False)

    def named(self, name: str):
        """Return a QScreen by its name."""
        return next(screen for screen in self.application.screens() if screen.name() == name)

    def _configure(self, plugs, *, is_at_once) -> None:
        """Take other screens; events at once and windows without frames, or both as usual."""
        configuration = {
            "synchronousWindowSystemEvents": is_at_once,
            "windowFrameMargins": not is_at_once,
            "screens": [asdict(plug) for plug in plugs],
        }
        text = QByteArray(json.dumps(configuration).encode())
        document = ctypes.create_string_buffer(_ROOM_FOR_A_VALUE)
        content = ctypes.create_string_buffer(_ROOM_FOR_A_VALUE)
        read = self._core["_ZN13QJsonDocument8fromJsonERK10QByteArrayP15QJsonParseError"]
        read.argtypes = [_POINTER, _POINTER, _POINTER]
        read.restype = _POINTER
        unwrap = self._core["_ZNK13QJsonDocument6objectEv"]
        unwrap.argtypes = [_POINTER, _POINTER]
        unwrap.restype = _POINTER
        read(ctypes.addressof(document), shiboken6.getCppPointer(text)[0], None)
        unwrap(ctypes.addressof(content), ctypes.addressof(document))
        self._set_configuration(ctypes.addressof(content), self._interface)
        self.plugs = tuple(plugs)


def is_possible(application) -> bool:
    """Whether screens can be had here: Linux, and Qt's offscreen platform."""
    return sys.platform == "linux" and application.platformName() == "offscreen"


def _library(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / f"libQt6{name}.so.6"))


def _find_function(gui: ctypes.CDLL):
    """Return the platform's interface and its function that takes a configuration."""
    give_interface = gui["_ZN15QGuiApplication23platformNativeInterfaceEv"]
    give_interface.restype = _POINTER
    interface = give_interface()
    table = ctypes.cast(ctypes.cast(interface, ctypes.POINTER(_POINTER))[0], _TABLE)
    resource = ctypes.CFUNCTYPE(_POINTER, _POINTER, _POINTER)(table[_place_in_table(gui)])
    name = QByteArray(b"setConfiguration")
    function = resource(interface, shiboken6.getCppPointer(name)[0])
    return interface, ctypes.CFUNCTYPE(None, _POINTER, _POINTER)(function)


_TABLE = ctypes.POINTER(_POINTER)


def _place_in_table(gui: ctypes.CDLL) -> int:
    """Return where nativeResourceForIntegration stands among the virtual functions."""
    table = ctypes.cast(ctypes.addressof(ctypes.c_char.in_dll(gui, _BASE_TABLE)), _TABLE)
    wanted = ctypes.cast(gui[_BASE_METHOD], _POINTER).value
    # Two entries about the type stand before the functions.
    return next(place for place in range(40) if table[place + 2] == wanted)
