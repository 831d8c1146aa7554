"""The records of a content pack, and the kinds of agency that a column stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.records import Agency


class PackKind(StrEnum):
    """The kinds of pack."""

    CHECKLIST = "checklist"
    GRID = "grid"
    STANDARDS = "standards"
    JARGON = "jargon"


class AgencyKind(StrEnum):
    """The kinds of agency that may differ in what a term means; values name fields of a pack."""

    EDUCATION = "education"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"
    POLICE = "police"
    YOUTH_JUSTICE = "youth_justice"
    VOLUNTARY = "voluntary"


@dataclass(frozen=True, slots=True)
class PackDetails:
    """The details of a pack; `reference` is where its source prints it, "Table 1.4"."""

    id: str
    title: str
    short_title: str
    reference: str
    source: str
    rights: str


@dataclass(frozen=True, slots=True)
class PackStatement:
    """One checklist statement to rate."""

    id: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ChecklistPack:
    """A checklist with its statements in order."""

    details: PackDetails
    statements: tuple[PackStatement, ...]


@dataclass(frozen=True, slots=True)
class GridAgency:
    """A column that a new session starts with; `colour` is #RRGGBB."""

    id: str
    name: str
    note: str
    colour: str


@dataclass(frozen=True, slots=True)
class GridPrompt:
    """A sentence stem for the room to complete."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class GridPack:
    """The visioning grid that a new session starts with."""

    details: PackDetails
    prompt_heading: str
    statement_heading: str
    agencies: tuple[GridAgency, ...]
    prompts: tuple[GridPrompt, ...]


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """Whether a framework is in force: `label` is a word or two, `text` the facts."""

    label: str
    text: str

    @property
    def words(self) -> str:
        """Return both as they are shown with a standard."""
        return f"{self.label}. {self.text}"


@dataclass(frozen=True, slots=True)
class Standard:
    """One statement of a framework, with all that must be shown with it.

    `path` is every heading above it, from the framework down; `headings` only its groups. `title`
    and `description` are empty unless the source prints the two apart; `text` always holds the
    whole wording. `leads_to` and `builds_on` are ids of standards in the same pack.
    `has_printed_code` is false where the code is ours and not the source's.
    """

    id: str
    code: str
    text: str
    title: str
    description: str
    path: tuple[str, ...]
    headings: tuple[str, ...]
    leads_to: tuple[str, ...]
    builds_on: tuple[str, ...]
    source: str
    legal_status: LegalStatus
    has_printed_code: bool

    @property
    def with_source(self) -> str:
        """Return the text to copy: the wording, its headings and its source."""
        wording = f"{self.code} {self.text}" if self.has_printed_code else self.text
        path = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(self.path)
        return f"{wording}\n{path}\nSource: {self.source}\n{self.legal_status.words}"


@dataclass(frozen=True, slots=True)
class StandardsGroup:
    """A heading with the standards under it, and the headings nested in it."""

    id: str
    title: str
    standards: tuple[Standard, ...]
    groups: tuple[StandardsGroup, ...]

    def all_standards(self) -> Iterator[Standard]:
        """Yield the standards of this heading, then those of the headings nested in it."""
        yield from self.standards
        for group in self.groups:
            yield from group.all_standards()


@dataclass(frozen=True, slots=True)
class StandardsColumn:
    """One column of the side-by-side view, with its topmost groups."""

    id: str
    title: str
    groups: tuple[StandardsGroup, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """A set of standards that is shown as one branch of the tree.

    `ungrouped` holds the standards that have no heading; `standards` is all of them in order.
    """

    id: str
    title: str
    short_title: str
    source: str
    legal_status: LegalStatus
    groups: tuple[StandardsGroup, ...]
    ungrouped: tuple[Standard, ...]

    @property
    def standards(self) -> tuple[Standard, ...]:
        """Every standard of the framework, in the order of its headings."""
        return self.ungrouped + tuple(s for group in self.groups for s in group.all_standards())


@dataclass(frozen=True, slots=True)
class StandardsPack:
    """One or more frameworks from one source; `columns` is empty when it has one column only."""

    details: PackDetails
    legal_status: LegalStatus
    columns: tuple[StandardsColumn, ...]
    frameworks: tuple[Framework, ...]

    @property
    def standards(self) -> tuple[Standard, ...]:
        """Every standard of the pack, framework by framework."""
        return tuple(s for framework in self.frameworks for s in framework.standards)


@dataclass(frozen=True, slots=True)
class JargonTerm:
    """An acronym, or a word that agencies use in different senses.

    `stands_for` is the full form of an acronym, `also` other forms of the term, `senses` what a
    kind of agency means by it beyond the `meaning`, `says` why it misleads.
    """

    term: str
    stands_for: str
    meaning: str
    also: tuple[str, ...]
    senses: Mapping[AgencyKind, str]
    says: str = ""


@dataclass(frozen=True, slots=True)
class JargonPack:
    """Terms to explain when they are typed."""

    details: PackDetails
    terms: tuple[JargonTerm, ...]


Pack = ChecklistPack | GridPack | StandardsPack | JargonPack


# In order of precedence: a school nurse is health, a mental health charity is voluntary.
_MARKS = (
    (AgencyKind.YOUTH_JUSTICE, r"\byo[ts]s?\b|\byjs\b|youth (?:offending|justice)|probation"),
    (AgencyKind.POLICE, r"\bpolice|constabulary"),
    (
        AgencyKind.SOCIAL_CARE,
        r"social[ -](?:care|work|services?)|children['’]?s services|\bcsc\b|foster|adoption",
    ),
    (
        AgencyKind.VOLUNTARY,
        r"volunt(?!ary[ -](?:aided|controlled))|charit|third[ -]sector|\bvcs|\bngos?\b"
        r"|community (?:group|organi[sz]ation|sector)",
    ),
    (
        AgencyKind.HEALTH,
        r"health|\bnhs\b|hospital|\bgps?\b|nurs(?!er(?:y|ies)\b)|camhs|midwi|therap|clinic"
        r"|doctor|surger|pa?ediatr|psychiatr|ambulance|dental|dentist",
    ),
    (
        AgencyKind.EDUCATION,
        r"educat|school|college|academy|academies|teach|nurser(?:y|ies)\b|learning|pupil|\bpru\b"
        r"|early years|sixth[ -]form|university",
    ),
    # Last, since many schools and health teams have one of these in their name.
    (AgencyKind.VOLUNTARY, r"community|church|faith"),
)


def kinds_of(agency: Agency) -> tuple[AgencyKind, ...]:
    """Return the kinds of agency a column stands for: by its name, then by its note."""
    kinds: dict[AgencyKind, None] = {}
    for words in (agency.name.casefold(), agency.note.casefold()):
        kinds.update(dict.fromkeys(kind for kind, mark in _MARKS if re.search(mark, words)))
    return tuple(kinds)
