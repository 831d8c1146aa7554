"""The edits of the checklist tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.edits import AddAction, RateForAgency, RateStatement, SetEvidence
from app.models.records import Origin
from app.models.rules.actions import actions_of_origin, blank_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.records import Rating
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit
    from app.ui.tabs.checklist.statement_view import StatementView


class ChecklistEdits:
    """Performs the edits of one session's checklist; `find` returns a statement as shown."""

    def __init__(
        self, context: AppContext, session_id: str, find: Callable[[str], StatementView]
    ) -> None:
        self._context = context
        self._session_id = session_id
        self._find = find

    def rate(self, statement_id: str, rating: Rating | None) -> None:
        """Rate a statement for the whole room; None clears the rating."""
        view = self._find(statement_id)
        if rating is view.rating:
            return
        fields = ({"rating": view.rating}, {"rating": rating})
        called = self._statement_name(statement_id)
        self._context.history.perform(
            RateStatement(self._session_id, statement_id, *fields, called)
        )

    def rate_for(self, statement_id: str, agency_id: str, rating: Rating | None) -> None:
        """Rate a statement for one agency."""
        chips = self._find(statement_id).chips
        chip = next(chip for chip in chips if chip.agency_id == agency_id)
        if rating is chip.rating:
            return
        called = f"{self._statement_name(statement_id)} for {chip.name or 'an agency'}"
        self._context.history.perform(
            RateForAgency(self._session_id, statement_id, agency_id, chip.rating, rating, called)
        )

    def evidence(self, statement_id: str) -> MakeEdit:
        """Return the function that makes the edits of a statement's evidence."""

        def make(before: str, after: str, burst: str) -> SetEvidence | None:
            called = self._statement_name(statement_id)
            if not called:
                return None
            fields = ({"evidence": before}, {"evidence": after})
            return SetEvidence(self._session_id, statement_id, *fields, called, burst)

        return make

    def add_action(self, statement_id: str) -> None:
        """Add an empty action with a statement as its origin, and show where it is."""
        called = self._statement_name(statement_id)
        if self._has_empty_action(statement_id):
            self._context.messages.show_status(
                f"There is an empty action from {called} already; Ctrl+5 goes to it."
            )
            return
        values = blank_values(origin=Origin.CHECKLIST, origin_id=statement_id)
        if self._context.history.perform(AddAction(self._session_id, values)):
            self._context.messages.show_status(
                f"Action added from {called}. Write what will be done on the Actions tab."
            )

    def _statement_name(self, statement_id: str) -> str:
        """Return "statement 3", or its code for the number; empty where it no longer exists."""
        session = self._context.store.find(self._session_id)
        for number, statement in enumerate(session.checklist if session else (), start=1):
            if statement.id == statement_id:
                return f"statement {statement.code or number}"
        return ""

    def _has_empty_action(self, statement_id: str) -> bool:
        session = self._context.store.session(self._session_id)
        coming = actions_of_origin(session, Origin.CHECKLIST, statement_id)
        return any(not action.what.strip() for action in coming)
