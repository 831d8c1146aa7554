"""The edits of the library's list and of a session's details."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.models import edits
from app.models.rules.new_session import copy_of
from tests.models.conftest import NOW
from tests.models.edits.edit_case import Case

S = "session-1"

SESSION_CASES = {
    "AddSession": Case(
        lambda s: edits.AddSession(copy_of(s, "Copy of Hollin Bank", NOW), "Duplicate session"),
        "Duplicate session “Copy of Hollin Bank”",
        lambda store: len(store.sessions()) == 2,
    ),
    "ReplaceSession": Case(
        lambda s: edits.ReplaceSession(replace(s, people=())),
        "Replace session “Hollin Bank”",
        lambda store: store.session(S).people == () and len(store.sessions()) == 1,
    ),
    "DeleteSession": Case(
        lambda s: edits.DeleteSession(S, "Hollin Bank", NOW),
        "Delete session “Hollin Bank”",
        lambda store: store.sessions() == () and store.sessions(deleted=True)[0].id == S,
    ),
    "RenameSession": Case(
        lambda s: edits.RenameSession.of(S, s.details, title="Hollin Bank, November"),
        "Rename session “Hollin Bank”",
        lambda store: store.sessions()[0].title == "Hollin Bank, November",
    ),
    "SetDetail": Case(
        lambda s: edits.SetDetail.of(S, s.details, date=date(2027, 1, 5)),
        "Change date",
        lambda store: store.session(S).details.date == date(2027, 1, 5),
    ),
    "SetFinalVersion": Case(
        lambda s: edits.SetFinalVersion.of(S, s.details, final_version=3),
        "Final record, version 3",
        lambda store: store.session(S).details.final_version == 3,
    ),
}
