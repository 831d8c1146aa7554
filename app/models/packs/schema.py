"""The pydantic schema of a pack file. Imports pydantic: load it on first use only."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# Every C0 and C1 control character; no field has a use for a line break or a tab.
_PRINTABLE = r"^[^\x00-\x1f\x7f-\x9f]*$"

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=_PRINTABLE)]
OptionalText = Annotated[str, StringConstraints(max_length=4000, pattern=_PRINTABLE)]
PackId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
LocalId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=80)]
FullId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*(\.[A-Za-z0-9-]+)+$", max_length=160)
]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


class _Table(BaseModel):
    """The base of the TOML tables: unknown fields and other types are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_strip_whitespace=True)


class _PackFile(_Table):
    """The fields that every pack has."""

    id: PackId
    order: int = Field(default=100, ge=0, le=10_000)
    title: Text
    short_title: OptionalText = ""
    reference: OptionalText = ""
    source: Text
    rights: OptionalText = ""


class PackStatementRow(_Table):
    """A row of `[[statements]]` in a checklist."""

    id: FullId
    code: Text
    text: Text


class ChecklistFile(_PackFile):
    """A pack with `kind = "checklist"`."""

    kind: Literal["checklist"]
    statements: list[PackStatementRow] = Field(min_length=1)


class PackAgencyRow(_Table):
    """A row of `[[agencies]]`."""

    id: FullId
    name: Text
    note: OptionalText = ""
    colour: Colour


class PackPromptRow(_Table):
    """A row of `[[prompts]]`."""

    id: FullId
    text: Text


class GridFile(_PackFile):
    """A pack with `kind = "grid"`."""

    kind: Literal["grid"]
    prompt_heading: Text
    statement_heading: Text
    agencies: list[PackAgencyRow] = Field(min_length=1)
    prompts: list[PackPromptRow] = Field(min_length=1)


class PackColumnRow(_Table):
    """A row of `[[columns]]`."""

    id: LocalId
    title: Text


class PackFrameworkRow(_Table):
    """A row of `[[frameworks]]`; `path` is what the headings of its standards begin with."""

    id: LocalId
    title: Text
    short_title: OptionalText = ""
    path: list[Text] = []


class PackGroupRow(_Table):
    """A row of `[[groups]]`; a nested group takes its framework and column from its parent."""

    id: LocalId
    title: Text
    parent: LocalId | None = None
    framework: LocalId | None = None
    column: LocalId | None = None


class PackStandardRow(_Table):
    """A row of `[[statements]]` in a standards pack: a text, or a title and a description."""

    id: FullId
    code: Text
    group: LocalId | None = None
    framework: LocalId | None = None
    text: OptionalText = ""
    title: OptionalText = ""
    description: OptionalText = ""
    leads_to: list[Text] = []


class StandardsFile(_PackFile):
    """A pack with `kind = "standards"`."""

    kind: Literal["standards"]
    legal_label: Text
    legal_status: Text
    codes_printed: bool = True
    columns: list[PackColumnRow] = Field(default=[], max_length=4)
    frameworks: list[PackFrameworkRow] = []
    groups: list[PackGroupRow] = []
    statements: list[PackStandardRow] = Field(min_length=1)


class SensesTable(_Table):
    """What each kind of agency means by a term."""

    education: OptionalText = ""
    health: OptionalText = ""
    social_care: OptionalText = ""
    police: OptionalText = ""
    youth_justice: OptionalText = ""
    voluntary: OptionalText = ""


class PackTermRow(_Table):
    """A row of `[[terms]]`; `also` is how else it is written, `says` why it misleads."""

    term: Text
    stands_for: OptionalText = ""
    meaning: Text
    also: list[Text] = []
    says: OptionalText = ""
    senses: SensesTable = SensesTable()


class JargonFile(_PackFile):
    """A pack with `kind = "jargon"`."""

    kind: Literal["jargon"]
    terms: list[PackTermRow] = Field(min_length=1)


PackFile = ChecklistFile | GridFile | StandardsFile | JargonFile

FILE_OF_KIND: dict[str, type[PackFile]] = {
    "checklist": ChecklistFile,
    "grid": GridFile,
    "standards": StandardsFile,
    "jargon": JargonFile,
}


def fields_of(file: type[BaseModel], table: str | None) -> list[str]:
    """Return the fields of a table of `file`, as "terms.senses"; of the file itself where None."""
    models: list[type[BaseModel]] = [file]
    for step in table.split(".") if table else ():
        models = [row for model in models for row in _tables_in(model, step)]
    return [name for model in models for name in model.model_fields]


def _tables_in(model: type[BaseModel], field: str) -> list[type[BaseModel]]:
    """Return the models of a field's rows, or of its one table."""
    annotation = model.model_fields[field].annotation
    rows = get_args(annotation) or (annotation,)
    return [row for row in rows if isinstance(row, type) and issubclass(row, BaseModel)]
