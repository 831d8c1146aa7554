"""A grid on the screen, with something in it."""

from __future__ import annotations

import pytest

from app.ui.tabs.grid.grid_tab import GridTab
from tests.ui.driving import bring_to_front, show_tab

EDUCATION, HEALTH, POLICE = "agency-Education", "agency-Health", "agency-Police"


@pytest.fixture
def tab(qtbot, context, session):
    shown = GridTab(context)
    context.history.moved.connect(shown.reveal)
    show_tab(qtbot, shown, session.details.id, 1280, 620)
    bring_to_front(qtbot, shown)
    return shown


@pytest.fixture
def prompt(tab):
    """Return the third prompt as it stands in the library."""
    return lambda: tab.session.prompt("prompt-3")


@pytest.fixture
def cell(tab):
    """Return the editor of a prompt's number and an agency."""

    def of(number, agency_id=None):
        return tab.grid_view.rows[f"prompt-{number}"].cells[agency_id]

    return of


def fill_disk(context, *, is_full):
    """Let the library grow no further, as on a full disk, or grow again."""
    with context.store.transaction() as unit:
        run = unit._connection.exec_driver_sql  # noqa: SLF001 - no edit does this
        pages = run("PRAGMA page_count").scalar() if is_full else 1_000_000
        run(f"PRAGMA max_page_count={pages}")


def refuse_writes(context, *, is_refusing):
    """Let the library take nothing, however small, as in a folder that went away; or take all."""
    with context.store._database.raw() as connection:  # noqa: SLF001 - a write would be refused
        connection.execute(f"PRAGMA query_only={'ON' if is_refusing else 'OFF'}")
