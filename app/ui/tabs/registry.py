"""Build each tab, and import its modules, when it is first shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.services.app_context import AppContext, PackCache
    from app.ui.tabs.tab import Tab


def build_tab(number: int, context: AppContext, pack_cache: PackCache) -> Tab:
    """Build the tab of that number: session, checklist, grid, standards, actions."""
    builders = (_session, _checklist, _grid, partial(_standards, pack_cache=pack_cache), _actions)
    return builders[number](context)


def _session(context: AppContext) -> Tab:
    from app.ui.tabs.session.session_tab import SessionTab

    return SessionTab(context)


def _checklist(context: AppContext) -> Tab:
    from app.ui.tabs.checklist.checklist_tab import ChecklistTab

    return ChecklistTab(context)


def _grid(context: AppContext) -> Tab:
    from app.ui.tabs.grid.grid_tab import GridTab

    return GridTab(context)


def _standards(context: AppContext, pack_cache: PackCache) -> Tab:
    from app.ui.tabs.standards.standards_tab import StandardsTab

    tab = StandardsTab(context)
    tab.packs_changed.connect(pack_cache.keep)
    return tab


def _actions(context: AppContext) -> Tab:
    from app.ui.tabs.actions.actions_tab import ActionsTab

    return ActionsTab(context)
