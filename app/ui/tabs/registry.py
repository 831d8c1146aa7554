"""The tabs in their order: name, progress, and how each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.edits import Location
from app.models.rules import session_summary

if TYPE_CHECKING:
    from app.models.records import Session
    from app.ui.services.app_context import AppContext, PackCache
    from app.ui.tabs.tab import Tab


@dataclass(frozen=True, slots=True)
class TabInfo:
    """A tab: the `Location` of its edits, its name, its progress in words and its factory."""

    place: Location
    name: str
    progress: Callable[[Session], str]
    build: Callable[[AppContext, PackCache], Tab]


def _session(context: AppContext, _pack_cache: PackCache) -> Tab:
    from app.ui.tabs.session.session_tab import SessionTab

    return SessionTab(context)


def _checklist(context: AppContext, _pack_cache: PackCache) -> Tab:
    from app.ui.tabs.checklist.checklist_tab import ChecklistTab

    return ChecklistTab(context)


def _grid(context: AppContext, _pack_cache: PackCache) -> Tab:
    from app.ui.tabs.grid.grid_tab import GridTab

    return GridTab(context)


def _standards(context: AppContext, pack_cache: PackCache) -> Tab:
    from app.ui.tabs.standards.standards_tab import StandardsTab

    tab = StandardsTab(context)
    tab.packs_changed.connect(pack_cache.keep)
    return tab


def _actions(context: AppContext, _pack_cache: PackCache) -> Tab:
    from app.ui.tabs.actions.actions_tab import ActionsTab

    return ActionsTab(context)


TABS = (
    TabInfo(Location.SESSION, "Session", session_summary.people_text, _session),
    TabInfo(Location.CHECKLIST, "Checklist", session_summary.rated_text, _checklist),
    TabInfo(Location.GRID, "Visioning grid", session_summary.agreed_text, _grid),
    TabInfo(Location.STANDARDS, "Standards", session_summary.linked_text, _standards),
    TabInfo(Location.ACTIONS, "Actions", session_summary.open_actions_text, _actions),
)
"""Every tab, in the order in which the window shows them."""


def tab_number(place: Location) -> int:
    """Return the number of the tab where a place is, from 0."""
    return next(number for number, tab in enumerate(TABS) if tab.place is place)
