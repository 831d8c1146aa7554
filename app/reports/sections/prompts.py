"""The section of each prompt: entries, joint statement, counts and reservations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

from app.models.records import Agency, Prompt, Session, StatementStatus
from app.models.rules.agreement import (
    absent_from,
    count_in_force,
    count_under_way,
    earlier_counts,
    is_absent,
    is_count_of_wording,
    is_heard,
    not_heard,
    stated_reservations,
)
from app.models.rules.standings import STANDINGS
from app.models.rules.tally import describe_result, level_text
from app.models.text.phrases import counted
from app.reports.document import (
    Block,
    BlockGroup,
    BulletList,
    Cell,
    GroupMark,
    Heading,
    Paragraph,
    Role,
    Section,
    Table,
    TableColumn,
    TextRun,
    Tone,
    cell,
    text,
)
from app.reports.labels import describe_level_needed, moment_text, short_date_text
from app.reports.sections.statements import statement_group

if TYPE_CHECKING:
    from app.models.records import AgreementCount, Reservation, Tally


_LEVELS = range(6)


def agreement_blocks(session: Session, prompt: Prompt, zone: tzinfo | None) -> tuple[Block, ...]:
    """Return the counts and reservations of a prompt, or nothing where there are none."""
    counts = tuple(_counts(session, prompt, zone))
    reservations = stated_reservations(prompt)
    return (
        *((Heading("How the room stood", level=3), *counts) if counts else ()),
        *(
            (Heading("Reservations", level=3), _table(session, reservations))
            if reservations
            else ()
        ),
    )


def _counts(session: Session, prompt: Prompt, zone: tzinfo | None) -> Iterator[Block]:
    count = count_in_force(prompt)
    if count is not None:
        yield from _in_force(session, prompt, count, zone)
    elif prompt.statement.status is StatementStatus.AGREED:
        yield text("Agreed by the room without a count.")
    if count_under_way(prompt) is not None:
        yield text("A count had begun and was not finished.", Role.MUTED)
    for earlier in earlier_counts(prompt):
        yield _earlier(session, earlier, zone)


def _in_force(
    session: Session, prompt: Prompt, count: AgreementCount, zone: tzinfo | None
) -> Iterator[Block]:
    needed = describe_level_needed(count.level_needed)
    yield text(f"Counted {moment_text(count.at, zone)}. Needed: {needed}.", Role.MUTED)
    result, *more = describe_result(session, count)
    yield Paragraph((TextRun(result, is_strong=True), TextRun(" ".join(("", *more)))))
    yield from _wording_counted(prompt, count)
    if rows := tuple(_rows(session, count)):
        levels = (TableColumn(level_text(level), 12, is_number=True) for level in _LEVELS)
        columns = (TableColumn("Agency", 19), *levels, TableColumn("People", 9, is_number=True))
        yield Table("People at each level of agreement, by agency", columns, rows)
    # An agreed statement has its objections in its own group.
    is_agreed = prompt.statement.status is StatementStatus.AGREED
    if not is_agreed and count.objections.strip():
        lead = TextRun("Objections: ", is_strong=True)
        yield Paragraph((lead, TextRun(count.objections, is_typed=True)))


def _wording_counted(prompt: Prompt, count: AgreementCount) -> Iterator[Paragraph]:
    """Yield a remark where the wording counted is not the agreed or not the present one."""
    statement = prompt.statement
    is_changed = statement.status is StatementStatus.CHANGED
    if not count.wording:
        return
    if is_count_of_wording(count, statement.text):
        if is_changed:
            yield text("Counted on the wording as it stands now, which was not agreed again.")
        return
    if is_changed and is_count_of_wording(count, statement.agreed_text or ""):
        yield text("Counted on the agreed wording, before it was changed.")
        return
    yield Paragraph(
        (TextRun("Counted on another wording: ", is_strong=True), TextRun(count.wording))
    )
    if statement.status is StatementStatus.AGREED:
        yield text("The wording that was agreed was not counted.")


def _earlier(session: Session, count: AgreementCount, zone: tzinfo | None) -> Paragraph:
    result = " ".join(describe_result(session, count))
    said = f"Counted before, {moment_text(count.at, zone)}: {result}"
    runs = [TextRun(said)]
    if hands := _in_short(session, count):
        runs.append(TextRun(f" People at each level: {hands}."))
    if count.objections.strip():
        runs += [TextRun(" Objections: "), TextRun(count.objections, is_typed=True)]
    return Paragraph(tuple(runs), Role.MUTED)


def _in_short(session: Session, count: AgreementCount) -> str:
    """Return an earlier tally by agency on one line: "Education 2 at 4, 1 at 5; Health 1 at 2"."""
    names = {agency.id: agency.name for agency in session.agencies}
    return "; ".join(
        f"{names.get(tally.agency_id, 'no agency')} {_hands(tally)}"
        for tally in count.tallies
        if tally.people
    )


def _hands(tally: Tally) -> str:
    return ", ".join(f"{people} at {level}" for level, people in enumerate(tally.levels) if people)


def _rows(session: Session, count: AgreementCount) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for every agency; an absent or silent one never has a number."""
    tallies = {tally.agency_id: tally for tally in count.tallies}
    absent = {agency.id for agency in absent_from(session, count)}
    for agency in session.agencies:
        tally = tallies.pop(agency.id, None)
        if tally is not None and tally.people:
            yield _numbers(_agency(agency), tally)
        elif agency.id in absent:
            yield _uncounted_row(agency, "– Absent")
        else:
            yield _uncounted_row(agency, "○ Not counted" if tally is None else "○ No hands shown")
    for tally in tallies.values():
        yield _numbers(Cell((text("No agency", Role.ABSENT),)), tally)


def _numbers(name: Cell, tally: Tally) -> tuple[Cell, ...]:
    levels = (cell(str(people) if people else "–") for people in tally.levels)
    return (name, *levels, cell(str(tally.people), is_strong=True))


def _uncounted_row(agency: Agency, why: str) -> tuple[Cell, ...]:
    name = _agency(agency)
    said = Cell((*name.paragraphs, text(why, Role.ABSENT)), colour=name.colour)
    return (said, *(cell("") for _ in _LEVELS), cell(""))


def _agency(agency: Agency) -> Cell:
    return Cell((text(agency.name, is_strong=True),), colour=agency.colour)


def _table(session: Session, reservations: tuple[Reservation, ...]) -> Table:
    columns = (
        TableColumn("Who", 22),
        TableColumn("Concern", 32),
        TableColumn("What would change it", 30),
        TableColumn("Review by", 16),
    )
    rows = tuple(
        (
            _who(session, reservation),
            cell(reservation.concern, is_typed=True),
            cell(reservation.would_change, is_typed=True),
            cell(short_date_text(reservation.review_by)),
        )
        for reservation in reservations
    )
    return Table(counted(len(rows), "reservation"), columns, rows)


def _who(session: Session, reservation: Reservation) -> Cell:
    agency = session.agency(reservation.agency_id)
    name = text(reservation.person, is_strong=True)
    if agency is None:
        return Cell((name,))
    if not reservation.person.strip():
        return _agency(agency)
    return Cell((name, text(agency.name, Role.MUTED)), colour=agency.colour)


def prompts(
    session: Session, zone: tzinfo | None, *, has_entries: bool, has_agreement: bool
) -> tuple[Section, ...]:
    """Return a section for each prompt, with the agencies' entries, the agreement, or both."""
    sections = [
        Section(
            Heading(prompt.text, level=2, label=f"Prompt {number}"),
            (
                *_unfinished(session, prompt),
                *(_entries(session, prompt) if has_entries else _absent(session)),
                statement_group(session, prompt, Heading(_name(prompt), level=3), zone),
                *(agreement_blocks(session, prompt, zone) if has_agreement else ()),
            ),
        )
        for number, prompt in enumerate(session.prompts, start=1)
    ]
    if not sections:
        return ()
    title = "What each agency said" if has_entries else "How the room stood"
    opening = Section(Heading(title, level=1), (), starts_page=True, is_repeated=False)
    return (opening, *sections)


def _name(prompt: Prompt) -> str:
    """Return the heading of the statement, which says "Agreed" only where it is agreed."""
    is_agreed = prompt.statement.status is StatementStatus.AGREED
    return "Agreed statement" if is_agreed else "Joint statement"


def _unfinished(session: Session, prompt: Prompt) -> Iterator[Block]:
    unfinished = STANDINGS[prompt.statement.status].unfinished
    why = [unfinished] if unfinished else []
    silent = not_heard(session, prompt)
    if silent:
        why.append(f"still to hear from: {', '.join(agency.name for agency in silent)}")
    if why:
        runs = (TextRun("◐ Unfinished", is_strong=True), TextRun(f" – {'; '.join(why)}"))
        yield Paragraph(runs, Role.STATUS, Tone.DRAFT)


def _absent(session: Session) -> Iterator[Block]:
    """Yield a line of the absent agencies, for where entries, which mark them, are left out."""
    away = ", ".join(agency.name for agency in session.agencies if not agency.is_present)
    if away:
        yield text(f"– Absent: {away}", Role.ABSENT)


def _entries(session: Session, prompt: Prompt) -> Iterator[Block]:
    if not session.agencies:
        yield text("This session has no agencies.", Role.ABSENT)
    for agency in session.agencies:
        yield _entry(prompt, agency)


def _entry(prompt: Prompt, agency: Agency) -> BlockGroup:
    lines = tuple(line for line in prompt.entries.get(agency.id, "").splitlines() if line.strip())
    note = " · ".join(
        filter(None, (agency.note, "absent" if lines and not agency.is_present else ""))
    )
    heading = Heading(agency.name, level=3, note=note)
    said: Block = (
        BulletList(lines, is_typed=True)
        if lines
        else text(_no_entry_text(prompt, agency), Role.ABSENT)
    )
    return BlockGroup((heading, said), GroupMark.AGENCY, colour=agency.colour)


def _no_entry_text(prompt: Prompt, agency: Agency) -> str:
    if is_heard(prompt, agency):
        return "– Nothing written; counted in the tally"
    return "– Absent" if is_absent(prompt, agency) else "○ Not heard yet"
