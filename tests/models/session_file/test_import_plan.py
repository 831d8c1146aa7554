"""Sessions from files come into a library, and nothing that it holds is disturbed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.models.edits import DeleteSession, ReplaceSession
from app.models.session_file import read_session_file, session_text
from app.models.session_file.import_plan import (
    OnConflict,
    SessionThereError,
    conflict_with,
    edit_for,
    edits_for,
)
from tests.models.session_file.test_round_trip import NOW, PACKS, SAMPLE, read

if TYPE_CHECKING:
    from app.models.records import Session
    from app.models.storage.store import Store


@pytest.fixture
def sample() -> Session:
    return read_session_file(SAMPLE, PACKS, NOW)


def put(store: Store, session: Session, on_conflict: OnConflict = OnConflict.FAIL) -> str:
    edit = edit_for(store, session, on_conflict, NOW)
    store.perform(edit)
    return edit.session_id


def titled(session: Session, title: str) -> Session:
    return replace(session, details=replace(session.details, title=title))


def test_that_a_file_comes_into_the_library_as_it_is(store: Store, sample: Session) -> None:
    assert conflict_with(store, sample) is None
    assert put(store, sample) == sample.details.id
    assert store.whole_session(sample.details.id) == sample


def test_that_the_library_writes_the_file_it_read(store: Store, sample: Session) -> None:
    kept = store.whole_session(put(store, sample))
    assert session_text(kept) == SAMPLE.read_text(encoding="utf-8")


def test_that_a_session_that_is_there_is_refused(store: Store, sample: Session) -> None:
    put(store, sample)
    with pytest.raises(SessionThereError, match="is in the library already"):
        put(store, sample)
    assert conflict_with(store, sample).title == sample.details.title


def test_that_a_deleted_session_is_a_conflict_as_well(store: Store, sample: Session) -> None:
    own = put(store, sample)
    store.perform(DeleteSession(own, sample.details.title, NOW))
    assert conflict_with(store, sample).id == own
    put(store, sample, OnConflict.REPLACE)
    assert [each.id for each in store.sessions()] == [own]


def test_that_replacing_can_be_undone_and_done_again(store: Store, sample: Session) -> None:
    own = put(store, sample)
    edit = edit_for(store, titled(sample, "Corrected"), OnConflict.REPLACE, NOW)
    assert isinstance(edit, ReplaceSession)
    store.perform(edit)
    assert store.session(own).details.title == "Corrected"
    store.revert(edit)
    assert store.whole_session(own) == sample
    store.perform(edit)
    assert [each.title for each in store.sessions()] == ["Corrected"]


def test_that_keeping_both_gives_the_second_ids_of_its_own(store: Store, sample: Session) -> None:
    first, second = put(store, sample), put(store, sample, OnConflict.KEEP)
    assert first != second
    assert store.whole_session(first) == sample
    copy = store.whole_session(second)
    assert [p.statement for p in copy.prompts] == [p.statement for p in sample.prompts]
    assert {p.id for p in copy.prompts}.isdisjoint(p.id for p in sample.prompts)
    assert copy.actions[1].origin_id == copy.prompts[1].reservations[0].id


def test_that_a_file_copied_under_another_session_id_leaves_the_first_alone(
    store: Store, sample: Session
) -> None:
    put(store, sample)
    other = replace(sample, details=replace(sample.details, id=sample.agencies[0].id))
    own = put(store, other)
    assert own == other.details.id
    assert store.whole_session(sample.details.id) == sample
    assert len(store.whole_session(own).prompts) == 7


def test_that_an_earlier_session_comes_before_the_one_that_reviews_it(store: Store) -> None:
    earlier, later = read({"title": "2025"}), read({"title": "2026"})
    review = replace(later, details=replace(later.details, reviews_id=earlier.details.id))
    edits = edits_for(store, [review, earlier], OnConflict.FAIL, NOW)
    assert list(edits) == [1, 0]
    for edit in edits.values():
        store.perform(edit)
    assert store.session(review.details.id).details.reviews_id == earlier.details.id


def test_that_the_pointer_to_a_session_that_is_not_here_is_dropped(store: Store) -> None:
    session = read({"reviews_session": "3f2b8c1e-0d4a-4c57-9b1e-6a7d8e9f0a1b"})
    own = put(store, session)
    assert store.session(own).details.reviews_id is None


def test_that_two_sessions_that_review_each_other_both_come_in(store: Store) -> None:
    one, two = read({"title": "one"}), read({"title": "two"})
    both = [
        replace(one, details=replace(one.details, reviews_id=two.details.id)),
        replace(two, details=replace(two.details, reviews_id=one.details.id)),
    ]
    for edit in edits_for(store, both, OnConflict.FAIL, NOW).values():
        store.perform(edit)
    assert len(store.sessions()) == 2


def test_that_the_same_file_twice_in_one_import_is_a_conflict(
    store: Store, sample: Session
) -> None:
    with pytest.raises(SessionThereError):
        edits_for(store, [sample, sample], OnConflict.FAIL, NOW)
    edits = edits_for(store, [sample, sample], OnConflict.KEEP, NOW)
    assert edits[0].session_id != edits[1].session_id
