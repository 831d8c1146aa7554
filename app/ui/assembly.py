"""Put together the parts that need an open library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.autosave import Autosave
from app.ui.bridge import Bridge
from app.ui.desk import Desk
from app.ui.details_guard import DetailsGuard
from app.ui.exporting import Exporting
from app.ui.jobs import Jobs
from app.ui.library_commands import LibraryCommands
from app.ui.pack_shelf import PackShelf
from app.ui.presenting import Presenting
from app.ui.saving import Saving
from app.ui.tabs import build_tab
from app.ui.undo import History
from app.ui.worksheets.collecting import Collecting
from app.ui.worksheets.writing import Writing
from app.ui.workspace import Workspace

if TYPE_CHECKING:
    from app.models.changes import Changes
    from app.models.store import Store
    from app.settings import SettingsFile
    from app.ui.main_window import MainWindow
    from app.ui.messages import Messages
    from app.ui.opening import Folders


def assemble(
    window: MainWindow,
    store: Store,
    changes: Changes,
    messages: Messages,
    settings: SettingsFile,
    folders: Folders,
) -> tuple[Autosave, Workspace, Jobs]:
    """Build them, connect them to the window, and give those that its closing needs."""
    history = History(store, window)
    autosave = Autosave(history, window)
    shelf = PackShelf((folders.resources / "packs", folders.packs), messages)
    desk = Desk(
        store=store,
        history=history,
        autosave=autosave,
        bridge=Bridge(changes, window),
        theme=window.theme,
        messages=messages,
        settings=settings,
        packs=shelf.packs,
        has_packs=shelf.is_ready,
    )
    DetailsGuard(autosave, messages)
    workspace = Workspace(window, desk, partial(build_tab, desk=desk, shelf=shelf))
    Saving(window, history, autosave).show_loaded()
    jobs = Jobs(window)
    window.jobs.follow(jobs)
    LibraryCommands(window, desk, workspace, folders.resources / "samples")
    Exporting(window, desk, workspace, jobs, folders.resources)
    Writing(window, desk, workspace, jobs, folders.resources)
    Collecting(window, desk, workspace, jobs)
    Presenting(window, desk, workspace, folders.resources)
    return autosave, workspace, jobs
