"""Which version a final record is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.models.edits import SetDetail
from app.models.rules.final_versions import final_version_edit, next_version
from tests.models.conftest import NOW
from tests.models.sessions import filled_session

S = "session-1"


def details(version=0, *, is_of_now=False):
    own = filled_session(NOW).details
    return replace(own, final_version=version, final_of=NOW if is_of_now else None)


def test_that_the_first_final_record_is_version_one():
    assert next_version(details()) == 1


def test_that_the_version_stays_until_the_session_changes():
    written = details(3, is_of_now=True)
    assert next_version(written) == 3
    assert next_version(replace(written, changed_at=NOW + timedelta(seconds=1))) == 4


def test_that_a_version_written_before_a_later_one_takes_nothing_back():
    now = details(7)
    assert final_version_edit(now, now, 3) is None
    assert final_version_edit(now, now, 8).after["final_version"] == 8


def test_that_what_was_changed_while_it_was_written_is_another_version(filled, store):
    written = store.session(S).details
    store.perform(SetDetail.of(S, written, place="The library"))
    now = store.session(S).details
    store.perform(final_version_edit(now, written, 5))
    assert store.session(S).details.final_version == 5
    assert next_version(store.session(S).details) == 6


def test_that_keeping_a_version_is_no_change_of_the_session(filled, store):
    before = store.session(S).details
    store.perform(final_version_edit(before, before, 5))
    after = store.session(S).details
    assert after.changed_at == before.changed_at
    assert next_version(after) == 5
