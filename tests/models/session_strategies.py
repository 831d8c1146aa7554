"""Sessions that nobody would think of, for hypothesis to try."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st

from app.models import records as r
from app.models.rules.agreement import status_of

T = TypeVar("T")
Strategy = st.SearchStrategy
Agencies = tuple[r.Agency, ...]
Targets = st.SearchStrategy[tuple[r.Origin, str]]

_NO_RETURNS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
TEXTS = st.text(_NO_RETURNS, max_size=12)
SAID = st.text(_NO_RETURNS, min_size=1, max_size=12)
# Names that clash, that look like fields of an agreement, or that differ in capitals only.
NAMES = st.sampled_from(
    ["Health", "health", "Health (2)", "at", "id", "absent", "", " ", "VCS / Other"]
)
IDS = st.uuids(version=4).map(str)
DAYS = st.dates(date(1800, 1, 1), date(2999, 12, 31))
MOMENTS = st.integers(0, 37_000_000 * 10**9).map(
    lambda microseconds: datetime(1801, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
RATINGS = st.sampled_from(r.Rating)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)
HEADS = st.integers(0, 40)


def some(strategy: Strategy[T], most: int = 2) -> Strategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def maybe(strategy: Strategy[T]) -> Strategy[T | None]:
    return st.none() | strategy


def by_agency(agencies: Agencies, strategy: Strategy[T]) -> Strategy[dict[str, T]]:
    ids = [agency.id for agency in agencies]
    return st.dictionaries(st.sampled_from(ids), strategy, max_size=3) if ids else st.just({})


def one_of(agencies: Agencies) -> Strategy[str | None]:
    return st.sampled_from([None, *(agency.id for agency in agencies)])


AGENCIES = some(st.builds(r.Agency, IDS, NAMES | TEXTS, TEXTS, COLOURS, st.booleans()), most=4)


@st.composite
def statements(draw: st.DrawFn) -> r.AgreedStatement:
    agreed = draw(maybe(SAID))
    text = draw(TEXTS if agreed is None else TEXTS | st.just(agreed))
    at = draw(maybe(MOMENTS)) if agreed is not None else None
    return r.AgreedStatement(text, status_of(text, agreed), agreed, at)


def counts(agencies: Agencies) -> Strategy[r.AgreementCount]:
    levels = st.tuples(*[HEADS] * 6)
    tallies = by_agency(agencies, levels).map(
        lambda found: tuple(r.Tally(agency, each) for agency, each in found.items())
    )
    away = st.sets(st.sampled_from([a.id for a in agencies])) if agencies else st.just(set())
    in_order = away.map(lambda ids: tuple(a.id for a in agencies if a.id in ids))
    return st.builds(
        r.AgreementCount, IDS, MOMENTS, st.integers(0, 5), TEXTS, tallies, TEXTS, in_order
    )


@st.composite
def some_counts(draw: st.DrawFn, agencies: Agencies) -> tuple[r.AgreementCount, ...]:
    """Return finished counts in the order of time, and perhaps one that is under way."""
    found = list(draw(some(counts(agencies))))
    begun = draw(maybe(counts(agencies)))
    if begun is not None:
        found.append(replace(begun, is_finished=False))
    return tuple(sorted(found, key=lambda c: (c.at, c.id)))


def sources(agencies: Agencies) -> Strategy[tuple[r.StatementSource, ...]]:
    if not agencies:
        return st.just(())
    whose = st.sampled_from([a.id for a in agencies])
    return some(st.builds(r.StatementSource, IDS, whose, TEXTS))


def prompts(agencies: Agencies) -> Strategy[r.Prompt]:
    reservation = st.builds(r.Reservation, IDS, one_of(agencies), TEXTS, TEXTS, TEXTS, maybe(DAYS))
    return st.builds(
        r.Prompt,
        IDS,
        TEXTS,
        maybe(st.integers(0, 1440)),
        by_agency(agencies, SAID),
        statements(),
        some_counts(agencies),
        some(reservation),
        sources(agencies),
    )


def details() -> Strategy[r.SessionDetails]:
    return st.builds(
        r.SessionDetails,
        id=IDS,
        title=TEXTS.filter(str.strip),
        setting=TEXTS,
        date=maybe(DAYS),
        place=TEXTS,
        facilitator=TEXTS,
        purpose=TEXTS,
        grid_source=TEXTS,
        checklist_source=TEXTS,
        reviews_id=maybe(IDS),
        created_at=MOMENTS,
        changed_at=MOMENTS,
        final_version=st.integers(0, 1_000),
        final_of=maybe(MOMENTS),
    )


@st.composite
def sessions(draw: st.DrawFn) -> r.Session:
    """Return a session whose parts point to one another as those of a library do."""
    agencies = draw(AGENCIES)
    rows = draw(some(prompts(agencies)))
    checklist = draw(
        some(
            st.builds(
                r.ChecklistStatement,
                IDS,
                TEXTS,
                TEXTS,
                maybe(RATINGS),
                TEXTS,
                by_agency(agencies, RATINGS),
            )
        )
    )
    targets = [(r.Origin.PROMPT, row.id) for row in rows]
    targets += [(r.Origin.CHECKLIST, each.id) for each in checklist]
    targets += [(r.Origin.RESERVATION, each.id) for row in rows for each in row.reservations]
    targets += [(r.Origin.PROMPT, str(UUID(int=7)))]  # what it pointed to has been removed
    target = st.sampled_from(targets)
    return r.Session(
        details=draw(details()),
        agencies=agencies,
        people=draw(some(st.builds(r.Person, IDS, TEXTS, TEXTS, one_of(agencies), st.booleans()))),
        prompts=rows,
        checklist=checklist,
        actions=draw(some(actions(agencies, target))),
        links=draw(some(links(target))),
        glossary=draw(
            some(st.builds(r.GlossaryTerm, IDS, TEXTS, TEXTS, by_agency(agencies, SAID), TEXTS))
        ),
        meetings=draw(
            some(
                st.builds(
                    r.Meeting,
                    IDS,
                    maybe(DAYS),
                    st.sampled_from(["", "00:00", "23:59"]),
                    TEXTS,
                    TEXTS,
                )
            )
        ),
        wordings=draw(wordings(rows, agencies)),
    )


@st.composite
def actions(draw: st.DrawFn, agencies: Agencies, target: Targets) -> r.Action:
    kind, target_id = draw(st.just((None, None)) | target)
    return r.Action(
        draw(IDS),
        draw(TEXTS),
        draw(TEXTS),
        draw(one_of(agencies)),
        draw(maybe(DAYS)),
        draw(st.booleans()),
        kind,
        target_id,
        draw(MOMENTS),
    )


@st.composite
def links(draw: st.DrawFn, target: Targets) -> r.Link:
    words = [draw(TEXTS) for _ in range(5)]
    return r.Link(draw(IDS), *words, *draw(target))


@st.composite
def wordings(
    draw: st.DrawFn, rows: tuple[r.Prompt, ...], agencies: Agencies
) -> tuple[r.Wording, ...]:
    if not rows:
        return ()
    ids = st.sampled_from([row.id for row in rows])
    found = draw(some(st.builds(r.Wording, IDS, ids, one_of(agencies), TEXTS, MOMENTS, TEXTS)))
    return tuple(sorted(found, key=lambda w: (w.at, w.id)))
