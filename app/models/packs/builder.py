"""Turn a checked pack file into plain records. Imports pydantic: load it on first use only."""

from __future__ import annotations

from collections import defaultdict

from app.models.packs.records import (
    AgencyKind,
    ChecklistPack,
    Framework,
    GridAgency,
    GridPack,
    GridPrompt,
    JargonPack,
    JargonTerm,
    LegalStatus,
    Pack,
    PackDetails,
    PackStatement,
    Standard,
    StandardsColumn,
    StandardsGroup,
    StandardsPack,
)
from app.models.packs.schema import (
    ChecklistFile,
    GridFile,
    JargonFile,
    PackFile,
    PackFrameworkRow,
    PackGroupRow,
    PackStandardRow,
    PackTermRow,
    StandardsFile,
)


def build_pack(file: PackFile) -> Pack:
    """Build the record of a file whose fields and references have been checked."""
    details = PackDetails(
        id=file.id,
        title=file.title,
        short_title=file.short_title or file.title,
        reference=file.reference,
        source=file.source,
        rights=file.rights,
    )
    match file:
        case ChecklistFile():
            return _checklist(file, details)
        case GridFile():
            return _grid(file, details)
        case JargonFile():
            return JargonPack(details, tuple(_term(row) for row in file.terms))
        case StandardsFile():
            return _StandardsBuilder(file, details).build()


def _checklist(file: ChecklistFile, details: PackDetails) -> ChecklistPack:
    statements = tuple(PackStatement(s.id, s.code, s.text) for s in file.statements)
    return ChecklistPack(details, statements)


def _grid(file: GridFile, details: PackDetails) -> GridPack:
    return GridPack(
        details=details,
        prompt_heading=file.prompt_heading,
        statement_heading=file.statement_heading,
        agencies=tuple(GridAgency(a.id, a.name, a.note, a.colour) for a in file.agencies),
        prompts=tuple(GridPrompt(p.id, p.text) for p in file.prompts),
    )


def _term(row: PackTermRow) -> JargonTerm:
    said = row.senses.model_dump()
    senses = {kind: said[kind.value] for kind in AgencyKind if said[kind.value]}
    return JargonTerm(row.term, row.stands_for, row.meaning, tuple(row.also), senses, row.says)


class _StandardsBuilder:
    """The builder of a standards pack: nests the flat rows and resolves their relations."""

    def __init__(self, file: StandardsFile, details: PackDetails) -> None:
        self._file = file
        self._details = details
        self._legal_status = LegalStatus(file.legal_label, file.legal_status)
        self._frameworks = file.frameworks or [
            PackFrameworkRow(id=file.id, title=details.title, short_title=details.short_title)
        ]
        self._column_titles = {column.id: column.title for column in file.columns}
        self._groups: dict[str | None, list[PackGroupRow]] = defaultdict(list)
        for group in file.groups:
            self._groups[group.parent].append(group)
        self._rows: dict[str | None, list[PackStandardRow]] = defaultdict(list)
        for row in file.statements:
            self._rows[row.group].append(row)
        self._leads_to, self._builds_on = _relations(file)

    def build(self) -> StandardsPack:
        """Build the frameworks first, then the columns out of the same groups."""
        frameworks = tuple(self._framework(row) for row in self._frameworks)
        built = {group.id: group for framework in frameworks for group in framework.groups}
        columns = tuple(
            StandardsColumn(
                c.id, c.title, tuple(built[g.id] for g in self._groups[None] if g.column == c.id)
            )
            for c in self._file.columns
        )
        return StandardsPack(self._details, self._legal_status, columns, frameworks)

    def _framework(self, row: PackFrameworkRow) -> Framework:
        top = [g for g in self._groups[None] if self._framework_of(g.framework) == row.id]
        path = tuple(row.path) or (row.title,)
        columns = {g.column for g in top}
        return Framework(
            id=f"{self._file.id}.{row.id}" if self._file.frameworks else self._file.id,
            title=row.title,
            short_title=row.short_title or row.title,
            source=self._file.source,
            legal_status=self._legal_status,
            groups=tuple(self._group(g, self._below(path, g, columns), ()) for g in top),
            ungrouped=tuple(
                self._standard(s, path, ())
                for s in self._rows[None]
                if self._framework_of(s.framework) == row.id
            ),
        )

    def _below(
        self, path: tuple[str, ...], group: PackGroupRow, columns: set[str | None]
    ) -> tuple[str, ...]:
        """Return the path, with the column's title where a framework has several columns."""
        if group.column is None or len(columns) == 1:
            return path
        return (*path, self._column_titles[group.column])

    def _framework_of(self, named: str | None) -> str:
        return named or self._frameworks[0].id

    def _group(
        self, row: PackGroupRow, path: tuple[str, ...], headings: tuple[str, ...]
    ) -> StandardsGroup:
        path, headings = (*path, row.title), (*headings, row.title)
        return StandardsGroup(
            id=row.id,
            title=row.title,
            standards=tuple(self._standard(s, path, headings) for s in self._rows[row.id]),
            groups=tuple(self._group(g, path, headings) for g in self._groups[row.id]),
        )

    def _standard(
        self, row: PackStandardRow, path: tuple[str, ...], headings: tuple[str, ...]
    ) -> Standard:
        return Standard(
            id=row.id,
            code=row.code,
            text=row.text or f"{row.title} \N{EN DASH} {row.description}",
            title=row.title,
            description=row.description,
            path=path,
            headings=headings,
            leads_to=tuple(self._leads_to[row.id]),
            builds_on=tuple(self._builds_on[row.id]),
            source=self._file.source,
            legal_status=self._legal_status,
            has_printed_code=self._file.codes_printed,
        )


def _relations(file: StandardsFile) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Map each id to the ids it leads to, and each id to the ids it builds on."""
    id_of = {row.code: row.id for row in file.statements}
    leads_to: dict[str, list[str]] = defaultdict(list)
    builds_on: dict[str, list[str]] = defaultdict(list)
    for row in file.statements:
        for code in row.leads_to:
            leads_to[row.id].append(id_of[code])
            builds_on[id_of[code]].append(row.id)
    return leads_to, builds_on
