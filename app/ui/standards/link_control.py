"""Link standards to prompts and checklist statements, and unlink them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.models.edits import AddLink, RemoveLink
from app.models.identity import new_id
from app.ui.standards.link_popup import LinkPopup
from app.ui.standards.linking import LinkTarget, link_values, links_of, targets_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.packs.records import Standard
    from app.models.records import Session
    from app.ui.desk import Desk


class LinkControl(QObject):
    """Owns the list to choose from, and turns each tick into one step of the history."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session | None = None
        self._standard: Standard | None = None
        # Which standard a link belonged to is still wanted after the link is gone.
        self._standard_of: dict[str, str] = {}
        self.popup = LinkPopup(desk.theme, parent)
        self.popup.toggled.connect(self._on_popup_toggled)

    def follow(self, session: Session) -> None:
        """Work on the session as it stands now."""
        self._session = session
        self._standard_of.update({link.id: link.standard_id for link in session.links})
        if self._standard is not None and self.popup.isVisible():
            self.popup.show_linked(self._linked())

    def standard_of(self, link_id: str) -> str:
        """Give the id of the standard that a link belongs or belonged to; empty if unknown."""
        return self._standard_of.get(link_id, "")

    def open_for(self, standard: Standard, at: QWidget) -> None:
        """Let the person choose what to link a standard to."""
        if self._session is None:
            return
        self._standard = standard
        targets = targets_of(self._session)
        self.popup.open_for(standard.code, targets, self._linked(), at)

    def remove(self, link_id: str) -> None:
        """Take one link away."""
        if self._session is None:
            return
        links = {link.id: link for link in self._session.links}
        link = links.get(link_id)
        if link is None:
            return
        places = {(t.origin, t.id): t.place for t in targets_of(self._session)}
        place = places.get((link.target, link.target_id), "its place")
        edit = RemoveLink(self._session.details.id, link_id, called=link.code)
        if self._desk.history.perform(edit):
            self._desk.messages.say(
                f"{link.code} is no longer linked to {_in_sentence(place)}. Ctrl+Z puts it back."
            )

    def _linked(self) -> frozenset[str]:
        if self._session is None or self._standard is None:
            return frozenset()
        links = links_of(self._session, self._standard.id)
        return frozenset(linked.target.id for linked in links)

    def _on_popup_toggled(self, target: LinkTarget) -> None:
        if self._session is None or self._standard is None:
            return
        links = links_of(self._session, self._standard.id)
        same = [linked.link.id for linked in links if linked.target.id == target.id]
        if same:
            self.remove(same[0])
            return
        values = link_values(self._standard, target, new_id())
        if self._desk.history.perform(AddLink(self._session.details.id, values)):
            place = _in_sentence(target.place)
            self._desk.messages.say(f"{self._standard.code} is linked to {place}.")


def _in_sentence(place: str) -> str:
    return place.replace(" · ", ", ").replace("Grid", "the grid").replace("Checklist", "checklist")
