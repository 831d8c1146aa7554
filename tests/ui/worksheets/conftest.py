"""A program with a session open, and worksheets of it that came back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.models.edits import AddSession
from tests.models.sessions import filled_session
from tests.reports.worksheets.filling import fill_with_pikepdf, values_for, worksheet
from tests.ui.conftest import NOW

SESSION = filled_session(NOW)


@pytest.fixture
def filled(program):
    """The program with the session open in its grid."""
    window, startup = program
    startup.autosave.history.perform(AddSession(SESSION))
    startup.workspace.open_session(SESSION.details.id, 2)
    return window, startup


@pytest.fixture
def returned(tmp_path):
    """Fill in a worksheet, and give the file."""

    def fill(name, text="Sharing early\nConsent", number=1, **ratings):
        agency = SESSION.agencies[number].id
        values = values_for(SESSION, agency, name, "GP", **{SESSION.prompts[0].id: text})
        values |= {f"s_{check}": rating for check, rating in ratings.items()}
        return fill_with_pikepdf(worksheet(SESSION, agency), values, tmp_path / f"{name}.pdf")

    return fill


@pytest.fixture
def when_open():
    """Do something in the next dialog of a kind, once it is on the screen; give what it gave."""

    def watch(kind: type[QDialog], act):
        given = []

        def look():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(20, look)
                return
            QTest.qWaitForWindowExposed(dialog)
            try:
                given.append(act(dialog))
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(20, look)
        return given

    return watch
