"""One class for each thing a person can do, with apply, revert, label and merge."""

from __future__ import annotations

from app.models.edits.actions_and_meetings import (
    AddAction,
    AddMeeting,
    PlanMeetings,
    RemoveAction,
    RemoveMeeting,
    SetAction,
    SetMeeting,
)
from app.models.edits.agencies import AddAgency, MoveAgency, RemoveAgency, SetAgency
from app.models.edits.agreement_and_reservations import (
    ABSENT,
    AddReservation,
    DropCount,
    FinishCount,
    RemoveReservation,
    SetAgreed,
    SetCount,
    SetReason,
    SetReservation,
    SetTally,
    StartCount,
    TallyEntry,
)
from app.models.edits.base import CompoundEdit, Edit, Location, moved
from app.models.edits.checklist import (
    AddLink,
    RateForAgency,
    RateStatement,
    RemoveLink,
    SetEvidence,
)
from app.models.edits.entries_and_statements import (
    AddSource,
    ForgetWording,
    RemoveSource,
    SetEntry,
    SetStatement,
)
from app.models.edits.glossary import AddTerm, RemoveTerm, SetSense, SetTerm
from app.models.edits.people import AddPerson, MovePerson, RemovePerson, SetPerson
from app.models.edits.prompts import AddPrompt, MovePrompt, RemovePrompt, SetPrompt
from app.models.edits.sessions import (
    AddSession,
    DeleteSession,
    RenameSession,
    ReplaceSession,
    RestoreSession,
    SetDetail,
    SetFinalVersion,
)

__all__ = [
    "ABSENT",
    "AddAction",
    "AddAgency",
    "AddLink",
    "AddMeeting",
    "AddPerson",
    "AddPrompt",
    "AddReservation",
    "AddSession",
    "AddSource",
    "AddTerm",
    "CompoundEdit",
    "DeleteSession",
    "DropCount",
    "Edit",
    "FinishCount",
    "ForgetWording",
    "Location",
    "MoveAgency",
    "MovePerson",
    "MovePrompt",
    "PlanMeetings",
    "RateForAgency",
    "RateStatement",
    "RemoveAction",
    "RemoveAgency",
    "RemoveLink",
    "RemoveMeeting",
    "RemovePerson",
    "RemovePrompt",
    "RemoveReservation",
    "RemoveSource",
    "RemoveTerm",
    "RenameSession",
    "ReplaceSession",
    "RestoreSession",
    "SetAction",
    "SetAgency",
    "SetAgreed",
    "SetCount",
    "SetDetail",
    "SetEntry",
    "SetEvidence",
    "SetFinalVersion",
    "SetMeeting",
    "SetPerson",
    "SetPrompt",
    "SetReason",
    "SetReservation",
    "SetSense",
    "SetStatement",
    "SetTally",
    "SetTerm",
    "StartCount",
    "TallyEntry",
    "moved",
]
