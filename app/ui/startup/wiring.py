"""Builds and connects the services that need an open library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.export.export_commands import ExportCommands
from app.ui.main_window.library_commands import LibraryCommands
from app.ui.main_window.presenter import Presenter
from app.ui.main_window.save_status import SaveStatus
from app.ui.main_window.workspace import Workspace
from app.ui.services.app_context import AppContext, PackCache
from app.ui.services.autosave import Autosave
from app.ui.services.history import ChangeNotifier, History
from app.ui.services.jobs import Jobs
from app.ui.services.personal_data_warning import PersonalDataWarning
from app.ui.worksheets.collect_command import CollectCommand
from app.ui.worksheets.write_command import WriteCommand

if TYPE_CHECKING:
    from app.models.changes import ChangePublisher
    from app.models.storage.store import Store
    from app.paths import Folders
    from app.settings import SettingsFile
    from app.ui.main_window.window import MainWindow
    from app.ui.services.message_dialogs import Messages


def wire_services(
    window: MainWindow,
    store: Store,
    changes: ChangePublisher,
    messages: Messages,
    settings: SettingsFile,
    folders: Folders,
) -> tuple[Autosave, Workspace, Jobs]:
    """Build the services, connect them to the window, and return those needed to close it."""
    history = History(store, window)
    autosave = Autosave(history, window)
    pack_cache = PackCache((folders.resources / "packs", folders.packs), messages)
    context = AppContext(
        store=store,
        history=history,
        autosave=autosave,
        notifier=ChangeNotifier(changes, window),
        theme=window.theme,
        messages=messages,
        settings=settings,
        packs=pack_cache.packs,
        has_packs=pack_cache.is_ready,
    )
    PersonalDataWarning(autosave, messages)
    workspace = Workspace(window, context, pack_cache)
    SaveStatus(window.header.save, window.banner, history, autosave).show_loaded()
    jobs = Jobs(window)
    window.jobs.follow(jobs)
    LibraryCommands(window, context, workspace, folders.resources / "samples")
    ExportCommands(window, context, workspace, jobs, folders.resources)
    WriteCommand(window, context, workspace, jobs, folders.resources)
    CollectCommand(window, context, workspace, jobs)
    Presenter(window, context, workspace, folders.resources)
    return autosave, workspace, jobs
