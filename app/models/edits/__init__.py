"""One class for each thing a person can do, with apply, revert, label and merge."""

from __future__ import annotations

from app.models.edits.actions import AddAction, RemoveAction, SetAction
from app.models.edits.agencies import AddAgency, MoveAgency, RemoveAgency, SetAgency
from app.models.edits.agreement import (
    ABSENT,
    AddReservation,
    DropCount,
    FinishCount,
    RemoveReservation,
    SetCount,
    SetReservation,
    SetTally,
    Shown,
    StartCount,
)
from app.models.edits.base import Edit, Place, moved
from app.models.edits.checklist import RateForAgency, RateStatement, SetEvidence
from app.models.edits.glossary import AddTerm, RemoveTerm, SetSense, SetTerm
from app.models.edits.links import AddLink, RemoveLink
from app.models.edits.people import AddPerson, MovePerson, RemovePerson, SetPerson
from app.models.edits.prompts import AddPrompt, MovePrompt, RemovePrompt, SetPrompt
from app.models.edits.reviews import AddReview, PlanReviews, RemoveReview, SetReview
from app.models.edits.sessions import (
    AddSession,
    DeleteSession,
    RenameSession,
    ReplaceSession,
    RestoreSession,
    SetDetail,
    SetFinalVersion,
)
from app.models.edits.texts import SetAgreed, SetEntry, SetStatement, Together
from app.models.edits.wordings import AddSource, ForgetWording, RemoveSource, SetReason

__all__ = [
    "ABSENT",
    "AddAction",
    "AddAgency",
    "AddLink",
    "AddPerson",
    "AddPrompt",
    "AddReservation",
    "AddReview",
    "AddSession",
    "AddSource",
    "AddTerm",
    "DeleteSession",
    "DropCount",
    "Edit",
    "FinishCount",
    "ForgetWording",
    "MoveAgency",
    "MovePerson",
    "MovePrompt",
    "Place",
    "PlanReviews",
    "RateForAgency",
    "RateStatement",
    "RemoveAction",
    "RemoveAgency",
    "RemoveLink",
    "RemovePerson",
    "RemovePrompt",
    "RemoveReservation",
    "RemoveReview",
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
    "SetPerson",
    "SetPrompt",
    "SetReason",
    "SetReservation",
    "SetReview",
    "SetSense",
    "SetStatement",
    "SetTally",
    "SetTerm",
    "Shown",
    "StartCount",
    "Together",
    "moved",
]
