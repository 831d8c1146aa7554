"""The store reads what was written, tells who asked, and leaves nothing half-done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from app.models import edits
from app.models.changes import Change, ChangeKind
from app.models.edits.base import Edit, Location
from app.models.rules.new_session import blank_session, copy_of, next_meeting_of
from app.models.storage.database import open_library
from app.models.storage.error_messages import LibraryError
from app.models.storage.store import Store
from tests.full_disk import full_disk
from tests.models.conftest import NOW
from tests.models.sessions import filled_session

S = "session-1"


def test_that_a_whole_session_is_read_back_as_it_was_put_in(store, filled):
    assert store.whole_session(S) == filled


def test_that_a_blank_session_holds_the_packs_words(store, blank, packs):
    store.perform(edits.AddSession(blank))
    kept = store.session(blank.details.id)
    assert [p.text for p in kept.prompts] == [p.text for p in packs.grid.prompts]
    assert [a.note for a in kept.agencies] == ["", "", "", "e.g. police, YOT"]
    assert len(kept.checklist) == 15
    assert "Rita Cheminais" in kept.details.grid_source


def test_that_sessions_are_listed_last_changed_first(store, filled, packs):
    newer = blank_session(packs, "Newer", None, NOW + timedelta(days=1))
    store.perform(edits.AddSession(newer))
    assert [s.title for s in store.sessions()] == ["Newer", "Hollin Bank"]
    store.perform(edits.SetDetail.of(S, filled.details, place="Library"))
    assert store.sessions()[0].title in {"Hollin Bank", "Newer"}
    first = next(s for s in store.sessions() if s.id == S)
    assert (first.agreed, first.prompts) == (1, 3)


def test_that_a_copy_shares_no_id_and_every_word(filled):
    copy = copy_of(filled, "Copy", NOW)
    assert copy.agencies[0].id != filled.agencies[0].id
    assert copy.prompts[0].entries.keys() == {a.id for a in copy.agencies[:2]}
    assert copy.actions[0].origin_id == copy.prompts[0].id
    assert copy.links[0].target_id == copy.prompts[0].id
    assert list(copy.prompts[0].entries.values()) == list(filled.prompts[0].entries.values())


def test_that_a_change_is_told_after_the_commit_with_its_origin(store, filled, changes):
    heard: list[Change] = []
    seen: list[str] = []

    def listen(change):
        heard.append(change)
        seen.append(store.session(S).details.place)

    changes.subscribe(listen)
    store.perform(edits.SetDetail.of(S, filled.details, place="Library"), origin="me")
    assert heard == [
        Change(S, frozenset({ChangeKind.DETAILS, ChangeKind.SESSIONS}), frozenset({S}), "me"),
    ]
    assert seen == ["Library"]


def test_that_one_deaf_listener_keeps_nobody_else_from_hearing(store, filled, changes):
    heard = []

    def fails(_change):
        raise ValueError("a view is broken")

    changes.subscribe(fails)
    changes.subscribe(heard.append)
    store.perform(edits.SetDetail.of(S, filled.details, place="Library"))
    assert len(heard) == 1


def test_that_a_listener_can_stop_listening(store, filled, changes):
    heard = []
    stop = changes.subscribe(heard.append)
    stop()
    store.perform(edits.SetDetail.of(S, filled.details, place="Library"))
    assert heard == []


@dataclass
class FailsHalfway(Edit):
    kinds = frozenset({ChangeKind.DETAILS})
    place = Location.SESSION
    session_id: str = S

    @property
    def label(self):
        return "Fail"

    def apply(self, unit):
        unit.change("session", {"id": S}, {"place": "Half"})
        unit.change("session", {"id": "unknown"}, {"place": "Half"})

    def revert(self, unit):
        pass


def test_that_an_edit_that_fails_halfway_leaves_nothing(store, filled, changes):
    heard = []
    changes.subscribe(heard.append)
    with pytest.raises(LibraryError, match="no longer in the library"):
        store.perform(FailsHalfway())
    assert store.whole_session(S) == filled
    assert heard == []


def test_that_a_lone_surrogate_is_refused_in_words(store, filled):
    with pytest.raises(LibraryError, match="damaged character"):
        store.perform(edits.SetDetail.of(S, filled.details, place="\ud800"))
    assert store.whole_session(S) == filled


@pytest.mark.parametrize(
    "text", ["a\x00b", "'; DROP TABLE session; --", "مرحبا 👩‍👩‍👧", "x" * 100_000]
)
def test_that_any_text_is_kept_exactly(store, filled, text):
    store.perform(edits.SetDetail.of(S, filled.details, purpose=text))
    assert store.session(S).details.purpose == text


def test_that_a_full_disk_is_said_in_words_and_leaves_nothing(store, filled):
    with full_disk(store), pytest.raises(LibraryError, match="disk is full"):
        store.perform(edits.SetDetail.of(S, filled.details, purpose="x" * 1_000_000))
    assert store.whole_session(S) == filled


def test_that_the_last_session_is_remembered_until_it_is_deleted(store, filled):
    assert store.last_session_id() is None
    store.remember_last(S)
    assert store.last_session_id() == S
    store.perform(edits.DeleteSession(S, "Hollin Bank", NOW))
    assert store.last_session_id() is None


def test_that_an_unknown_session_is_said_in_words(store):
    assert store.find("nobody") is None
    with pytest.raises(LibraryError, match="no longer in the library"):
        store.session("nobody")


def test_that_everything_is_there_after_closing_and_opening_again(tmp_path, changes):
    path = tmp_path / "kept.db"
    first = Store(open_library(path, tmp_path / "backups"), changes)
    session = filled_session(NOW)
    first.perform(edits.AddSession(session))
    first.close()
    second = Store(open_library(path, tmp_path / "backups"), changes)
    assert second.whole_session(S) == session
    second.close()


def test_that_a_replaced_session_keeps_who_reviews_it(store, filled):
    review = copy_of(filled, "A year on", NOW)
    review = replace(review, details=replace(review.details, reviews_id=S))
    store.perform(edits.AddSession(review))
    replacement = edits.ReplaceSession(replace(filled, people=()))
    store.perform(replacement)
    assert store.session(review.details.id).details.reviews_id == S
    store.revert(replacement)
    assert store.whole_session(S) == filled


def test_that_a_next_meeting_has_the_same_people_and_nothing_said(store, filled):
    again = next_meeting_of(filled, date(2027, 11, 24), NOW)
    store.perform(edits.AddSession(again))
    kept = store.whole_session(again.details.id)
    assert kept == again
    assert kept.details.reviews_id == S
    assert [p.name for p in kept.people] == [p.name for p in filled.people]
    assert [p.text for p in kept.prompts] == [p.text for p in filled.prompts]
    assert not any(p.entries or p.statement.text or p.counts for p in kept.prompts)
    assert not any(s.rating or s.evidence or s.by_agency for s in kept.checklist)
    assert kept.actions == kept.links == kept.wordings == ()


def _spoil(store, statement):
    with store._database.raw() as connection:  # noqa: SLF001 - as a damaged disk would
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE session SET date = '2026-13-45'",
        "UPDATE session SET changed_at = 'yesterday'",
        "UPDATE action SET origin = 'rumour'",
    ],
)
def test_that_a_value_that_makes_no_sense_is_called_damage(store, filled, statement):
    _spoil(store, statement)
    with pytest.raises(LibraryError, match="is damaged"):
        store.whole_session(S)


@pytest.mark.parametrize("spoil", ["unlink", "rename", "replace"])
def test_that_a_library_taken_away_is_noticed_at_once(tmp_path, changes, spoil):
    path = tmp_path / "kept.db"
    store = Store(open_library(path, tmp_path / "backups"), changes)
    session = filled_session(NOW)
    store.perform(edits.AddSession(session))
    away = tmp_path / "away.db"
    path.rename(away)
    if spoil == "replace":
        path.write_bytes(away.read_bytes())
    if spoil == "unlink":
        away.unlink()
    with pytest.raises(LibraryError, match="moved, removed or replaced"):
        store.perform(edits.SetDetail.of(S, session.details, place="Library"))
    if spoil != "unlink":
        away.replace(path)
        store.perform(edits.SetDetail.of(S, session.details, place="Library"))
        assert store.session(S).details.place == "Library"
    store.close()


def test_that_a_closed_library_takes_nothing_more(store, filled):
    store.close()
    with pytest.raises(LibraryError, match="is closed"):
        store.perform(edits.SetDetail.of(S, filled.details, place="Library"))


def test_that_a_session_is_listed_until_it_is_deleted(store, filled):
    assert store.is_listed(S)
    assert not store.is_listed("nobody")
    store.perform(edits.DeleteSession(S, "Hollin Bank", NOW))
    assert not store.is_listed(S)
