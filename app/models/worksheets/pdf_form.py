"""Read the fields of any PDF form with pypdf, in limits: a hostile file costs seconds at most.

Imported on first use: pypdf takes longer to import than the window to paint.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

log = logging.getLogger(__name__)

# Generous to any form that people fill in, and together less than half a gigabyte.
_MOST_FIELDS = 5_000
_MOST_PAGES = 500
_MOST_OBJECTS = 100_000
_MOST_OBJECT_STREAMS = 300
_MOST_DEPTH = 32
_MOST_TEXT = 4_000_000
_MOST_SECONDS = 20.0
_UNPACKED_BYTES = 1_500_000
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": _UNPACKED_BYTES,
    "lzw_maximum_output_length": _UNPACKED_BYTES,
    "run_length_maximum_output_length": _UNPACKED_BYTES,
    "array_based_stream_maximum_output_length": _UNPACKED_BYTES,
    "brotli_maximum_output_length": _UNPACKED_BYTES,
    "zlib_maximum_recovery_input_length": _UNPACKED_BYTES,
    "stream_decoding_work_maximum_length": 10 * _UNPACKED_BYTES,
    "page_tree_maximum_entries": _MOST_PAGES,
    "disable_legacy_handling": True,
}
_HEADER = re.compile(rb"%PDF-\d")
# Readers look for the header in the first kilobyte (ISO 32000-1, annex H, note 13).
_HEADER_WITHIN = 1024


class NotPdfError(Exception):
    """The bytes are no PDF file."""


class DamagedError(Exception):
    """The file is a PDF that cannot be read to its end."""


class LockedError(Exception):
    """The file opens with a password only, or is encrypted in a way unknown here."""


class TooMuchError(Exception):
    """The file holds more than any form that people fill in."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its full name, its value (of a button its state), and its spoken name."""

    name: str
    value: str
    spoken: str = ""


def read_fields(data: bytes, is_cancelled: Callable[[], bool]) -> list[FormField]:
    """Return the fields of a PDF; none where it has none.

    Raises one of the errors above, whatever is in the file, and TooMuchError when cancelled.
    """
    if not _HEADER.search(data[:_HEADER_WITHIN]):
        raise NotPdfError
    with _translated_errors(), _silenced_warnings(), apply_configuration(**_LIMITS):
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted:
            # A file that is only locked against changes opens with the empty password.
            reader.decrypt("")
        streams = {stream for stream, _ in reader.xref_objStm.values()}
        objects = sum(map(len, reader.xref.values())) + len(reader.xref_objStm)
        if objects > _MOST_OBJECTS or len(streams) > _MOST_OBJECT_STREAMS:
            raise TooMuchError
        return _Walk(reader, is_cancelled).fields()


class _Walk:
    """One pass over the fields, each with the names and values it inherits."""

    def __init__(self, reader: PdfReader, is_cancelled: Callable[[], bool]) -> None:
        self._reader = reader
        self._is_cancelled = is_cancelled
        self._end = time.monotonic() + _MOST_SECONDS
        self._seen: set[tuple[int, int]] = set()
        self._visits = 0
        self._text = 0
        self._found: dict[str, FormField] = {}

    def fields(self) -> list[FormField]:
        """Return the fields of the form, then those of the pages: some programs list none."""
        form = _dictionary(self._reader.root_object.get("/AcroForm"))
        self._visit_all(form.get("/Fields"))
        for number, page in enumerate(self._reader.pages):
            if number >= _MOST_PAGES:
                raise TooMuchError
            for annotation in _array(page.get("/Annots")):
                widget = _dictionary(annotation)
                if widget.get("/Subtype") == "/Widget":
                    self._visit_top(annotation)
        return list(self._found.values())

    def _visit_all(self, kids: object) -> None:
        for kid in _array(kids):
            self._visit(kid, "", None, "", 0)

    def _visit_top(self, annotation: object) -> None:
        """Visit a widget from its uppermost parent, whose name goes before its own."""
        above = annotation
        for _ in range(_MOST_DEPTH):
            parent = _dictionary(above).raw_get("/Parent") if _has(above, "/Parent") else None
            if parent is None:
                break
            above = parent
        self._visit(above, "", None, "", 0)

    def _visit(self, kid: object, before: str, value: object, spoken: str, depth: int) -> None:
        self._check_limits(depth)
        reference = getattr(kid, "idnum", None)
        if reference is not None:
            place = (reference, getattr(kid, "generation", 0))
            if place in self._seen:
                return
            self._seen.add(place)
        field = _dictionary(kid)
        own = self._words(field.get("/T"))
        name = f"{before}.{own}" if before and own else before or own
        value = field.get("/V", value)
        spoken = self._words(field.get("/TU")) or spoken
        self._add_field(name, value, spoken)
        for below in _array(field.get("/Kids")):
            self._visit(below, name, value, spoken, depth + 1)

    def _add_field(self, name: str, value: object, spoken: str) -> None:
        words = self._words(value)
        known = self._found.get(name)
        if name and (known is None or (words and not known.value)):
            self._found[name] = FormField(name, words, spoken)

    def _words(self, value: object) -> str:
        """Return a text, also one that is kept as a stream or as bytes of unknown encoding."""
        value = _resolved(value)
        if isinstance(value, StreamObject):
            value = value.get_data()
        if isinstance(value, bytes):
            value = _decoded(value)
        words = str(value) if isinstance(value, str) else ""
        self._text += len(words)
        if self._text > _MOST_TEXT:
            raise TooMuchError
        return words

    def _check_limits(self, depth: int) -> None:
        self._visits += 1
        late = time.monotonic() > self._end
        if depth > _MOST_DEPTH or self._visits > _MOST_FIELDS or late or self._is_cancelled():
            raise TooMuchError


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, PdfObject) else value


def _dictionary(value: object) -> DictionaryObject:
    found = _resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _array(value: object) -> ArrayObject:
    found = _resolved(value)
    return found if isinstance(found, ArrayObject) else ArrayObject()


def _has(value: object, key: str) -> bool:
    return key in _dictionary(value)


def _decoded(data: bytes) -> str:
    """Decode a text string: UTF-16 or UTF-8 by its BOM (ISO 32000-2, 7.9.2.2), else Latin-1."""
    for mark, encoding in (
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode("latin-1")


@contextmanager
def _translated_errors() -> Iterator[None]:
    """Turn whatever a hostile file makes pypdf raise into one of our errors."""
    try:
        yield
    except (NotPdfError, DamagedError, LockedError, TooMuchError):
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        # What is missing is a library for one of the ciphers.
        raise LockedError from error
    except (LimitReachedError, MemoryError) as error:
        raise TooMuchError from error
    except Exception as error:
        # pypdf promises no list of what broken files raise: KeyError, RecursionError and others.
        raise DamagedError from error


@contextmanager
def _silenced_warnings() -> Iterator[None]:
    """Silence pypdf's warnings about a file: there may be thousands."""
    remarks = logging.getLogger("pypdf")
    before = remarks.level
    remarks.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        remarks.setLevel(before)
