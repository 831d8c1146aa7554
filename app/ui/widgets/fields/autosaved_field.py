"""Autosave of one field: created when first edited, only on Enter, or never for a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from app.ui.services.autosave import AutosavedField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from app.models.edits import Edit
    from app.ui.services.autosave import Autosave, MakeEdit


class LazyAutosave:
    """The autosave of a field, whose `AutosavedField` is created only when it is needed.

    Its timers take 0.4 ms a field, and most fields of a long list are only ever read.
    """

    def __init__(
        self,
        autosave: Autosave,
        edit: MakeEdit,
        read: Callable[[], str],
        show: Callable[[str], None],
        parent: QObject,
        kind: type[AutosavedField] = AutosavedField,
    ) -> None:
        self._autosave = autosave
        self._edit = edit
        self._read = read
        self._show = show
        self._parent = parent
        self._kind = kind
        self._saved = ""
        self._field: AutosavedField | None = None
        self._link = _Link(edit)

    @property
    def is_dirty(self) -> bool:
        """Return whether the field holds words that are not yet in the library."""
        return self._field.is_dirty if self._field else self._read() != self._saved

    def load(self, text: str) -> None:
        """Show the library's text; words that are not saved yet stay in the field."""
        if self._field:
            self._field.load(text)
            return
        self._saved = text
        if self._read() != text:
            self._show(text)

    def on_edited(self) -> None:
        """Start the autosave timer, if the words differ from those in the library."""
        if field := self._field_if_needed():
            field.on_edited()

    def leave(self) -> bool:
        """Save the words and end the burst; return False when they could not be saved."""
        field = self._field_if_needed()
        return field.leave() if field else True

    def set_edit(self, edit: MakeEdit) -> None:
        """Write to another record from now on; `release` the previous one first."""
        self._edit = edit

    def release(self, edit: MakeEdit | None = None) -> None:
        """Stop editing the record; words that are not saved yet are held apart until they are.

        `edit` writes those, where the usual one would read what is shown by then. Words of a
        deleted record are dropped.
        """
        field = self._field_if_needed()
        if field is None:
            return
        last, self._field = self._link, None
        before, last.words = self._saved, self._read()
        last.edit = edit or last.edit
        self._saved = last.words
        if field.is_dirty and last.edit(before, last.words, "") is not None:
            field.setParent(self._autosave)
            # Not now: the caller may be in the middle of showing a change.
            QTimer.singleShot(0, field, field.flush)
        else:
            self._autosave.set_dirty(field, is_dirty=False)
            field.deleteLater()

    def _field_if_needed(self) -> AutosavedField | None:
        if self._field is None and self.is_dirty:
            self._field = self._create_field()
        return self._field

    def _create_field(self) -> AutosavedField:
        link = self._link = _Link(self._edit, self._saved)

        def show(text: str) -> None:
            if link.words is None:
                self._show(text)

        def write(before: str, after: str, burst: str) -> Edit | None:
            edit = link.edit(before, after, burst)
            if edit is None and link.words is not None:
                link.words = before
                self._autosave.set_dirty(field, is_dirty=False)
            return edit

        field = self._kind(
            self._autosave,
            read=lambda: self._read() if link.words is None else link.words,
            show=show,
            edit=write,
            parent=self._parent,
        )
        # The saved text is loaded first; from then on `read` returns what was just typed.
        field.load(self._saved)
        link.words = None
        return field


class _Link:
    """The edit of a field, and the words it holds while it does not read the widget."""

    def __init__(self, edit: MakeEdit, words: str | None = None) -> None:
        self.edit = edit
        self.words = words


class CommitOnEnter(AutosavedField):
    """An autosaved field without a timer, since half a value is wrong; dirty from the first key."""

    @override
    def on_edited(self) -> None:
        self._note()


class RequiredText(AutosavedField):
    """An autosaved field that never saves a blank; its owner then shows the saved text again."""

    @property
    @override
    def is_dirty(self) -> bool:
        return bool(self._read().strip()) and super().is_dirty

    @override
    def flush(self) -> bool:
        if self._read().strip():
            return super().flush()
        self._note()
        return True
