"""What a person can do to the columns, each one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.models.counting import counted
from app.models.edits import AddAgency, MoveAgency, RemoveAgency, SetAgency, moved
from app.models.identity import new_id

if TYPE_CHECKING:
    from app.models.records import Session
    from app.ui.desk import Desk

NEW_COLUMN = "New agency"


class ColumnEdits:
    """Adds, moves, marks and removes agencies of the session that `session` gives."""

    def __init__(self, desk: Desk, session: Callable[[], Session]) -> None:
        self._desk = desk
        self._session = session

    def add(self) -> str | None:
        """Add a column before the agreed statement and give its id; None when it failed."""
        session = self._session()
        names = {agency.name for agency in session.agencies}
        number = 1
        while (name := NEW_COLUMN if number == 1 else f"{NEW_COLUMN} {number}") in names:
            number += 1
        agency_id = new_id()
        values = {
            "id": agency_id,
            "name": name,
            "note": "",
            "colour": self._free_colour(session),
            "is_present": True,
        }
        added = self._desk.history.perform(AddAgency(session.details.id, values))
        return agency_id if added else None

    def remove(self, agency_id: str) -> None:
        """Remove a column with what is in it, and say how much that was."""
        if not self._desk.autosave.end_bursts():
            return
        session = self._session()
        agency = session.agency(agency_id)
        if agency is None:
            return
        entries = sum(bool(p.entries.get(agency_id, "").strip()) for p in session.prompts)
        edit = RemoveAgency(session.details.id, agency_id, agency.name)
        if self._desk.history.perform(edit):
            held = counted(entries, "entry", "entries")
            what = f" with {held}" if entries else ""
            self._desk.messages.say(f"Removed column “{agency.name}”{what}. Ctrl+Z puts it back.")

    def move(self, agency_id: str, steps: int) -> None:
        """Move a column to the right, or to the left with negative steps."""
        session = self._session()
        before = [agency.id for agency in session.agencies]
        agency = session.agency(agency_id)
        if agency is None:
            return
        after = moved(before, agency_id, steps)
        if list(after) != before:
            edit = MoveAgency(session.details.id, before, after, agency.name)
            self._desk.history.perform(edit)

    def set_colour(self, agency_id: str, colour: str) -> None:
        """Give a column another colour."""
        session = self._session()
        agency = session.agency(agency_id)
        if agency is not None and agency.colour != colour:
            self._desk.history.perform(SetAgency.of(session.details.id, agency, colour=colour))

    def set_present(self, agency_id: str, *, is_present: bool) -> None:
        """Record whether the agency is in the room."""
        session = self._session()
        agency = session.agency(agency_id)
        if agency is not None and agency.is_present != is_present:
            self._desk.history.perform(
                SetAgency.of(session.details.id, agency, is_present=is_present)
            )

    def _free_colour(self, session: Session) -> str:
        colours = self._desk.theme.agency_colours
        used = {agency.colour.lower() for agency in session.agencies}
        free = (colour for colour in colours if colour.lower() not in used)
        return next(free, colours[len(session.agencies) % len(colours)])
