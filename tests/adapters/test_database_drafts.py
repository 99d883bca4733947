"""The contract of `Drafts`, kept by the fake and by both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.drafting.entries import (
    Addressed,
    By,
    Confirmed,
    Draft,
    Filled,
    Forgotten,
    Insisted,
    Kind,
    Reopened,
    Responded,
    Revisited,
    Skipped,
    Unheard,
    Verdict,
    Withdrawn,
)
from bot.domain.drafting.leaving import forget, leave
from bot.domain.drafting.moves import unhear
from bot.domain.errors import StorageError
from bot.services.delivery import Post
from bot.services.drafts import effects_of, step_effect
from bot.services.steps import Sent
from tests.adapters.steps import sending
from tests.drafts import AT, draft

if TYPE_CHECKING:
    from tests.adapters.conftest import Store

VALUES = {"translation": "Wir schulen sechzig „Leute“", "needs_from.+": [{"area": "area-tills", "by": None}]}
ENTRIES = (
    Filled(VALUES, By.HEARD, "event:1", AT, "5.000100", "translation"),
    Filled({"indicator.target": 2.5, "in_scope": []}, By.PERSON, "action:2", AT + timedelta(microseconds=1)),
    Filled(None, By.HEARD, "event:3", AT, "6.000100"),
    Unheard("6.000100", "event:4", AT),
    Skipped("offers_to", "action:5", AT),
    Revisited("needs_from.0.by", "action:6", AT),
    Reopened("action:7", AT),
    Confirmed({"id": "shops-one-till-1", "effort": [{"person_days": 20.0}]}, "action:8", AT),
    Withdrawn("action:9", AT),
    Addressed("abc", "U2", "action:8", AT),
    Responded("abc", "U2", Verdict.PROPOSED, "Später", "A till", date(2028, 3, 1), "action:10", AT),
    Responded("abc", "U2", Verdict.ACCEPTED, None, None, None, "action:11", AT),
    Insisted("abc", 1, "action:11", AT),
    Forgotten("U9", "action:12", AT),
)


def keep(store: Store, kept: Draft, known: int = 0) -> None:
    work = store.deliveries.work(kept.workspace, "D1")
    work.keep_draft(kept, known)
    store.deliveries.commit(work)


@pytest.mark.parametrize("topic", Kind)
def test_a_draft_comes_back_as_it_was_kept(store: Store, topic: Kind) -> None:
    kept = draft(topic).add(*ENTRIES)

    keep(store, kept)

    assert store.drafts.draft("T1", "d1") == kept
    assert store.drafts.in_thread("T1", "D1", kept.thread) == kept
    assert store.drafts.of_person("T1", "U1") == store.drafts.all("T1") == [kept]


def test_entries_are_added_to_those_that_are_there(store: Store) -> None:
    keep(store, draft())
    keep(store, draft().add(*ENTRIES[:2]))
    keep(store, draft().add(*ENTRIES[:3]), known=2)

    assert store.drafts.draft("T1", "d1") == draft().add(*ENTRIES[:3])


def test_of_two_who_add_at_once_the_slower_one_fails(store: Store) -> None:
    keep(store, draft().add(ENTRIES[0]))
    keep(store, draft().add(*ENTRIES[:2]), known=1)

    with pytest.raises(StorageError):
        keep(store, draft().add(ENTRIES[0], ENTRIES[2]), known=1)

    assert store.drafts.draft("T1", "d1") == draft().add(*ENTRIES[:2])


def test_what_was_erased_is_not_brought_back_by_who_was_still_at_it(store: Store) -> None:
    keep(store, draft().add(ENTRIES[0]))
    work = store.deliveries.work("T1", "D1")
    work.erase_draft("d1")
    store.deliveries.commit(work)

    with pytest.raises(StorageError):
        keep(store, draft().add(*ENTRIES[:2]), known=1)

    assert store.drafts.all("T1") == []


def test_what_lost_its_owner_is_kept_without_their_name_and_words(store: Store) -> None:
    before = draft().add(*ENTRIES[:2], ENTRIES[7])
    keep(store, before)

    keep(store, left := leave(before, "action:9", AT), known=3)

    assert store.drafts.draft("T1", "d1") == left
    assert store.drafts.of_person("T1", "U1") == []
    assert "sechzig" not in repr(left)


def test_a_draft_is_found_by_the_name_that_it_gets_later(store: Store) -> None:
    keep(store, draft().add(ENTRIES[0]))
    named = replace(draft().add(*ENTRIES[:2]), name="shops-one-till-1")

    keep(store, named, known=1)

    assert store.drafts.named("T1", "shops-one-till-1") == named
    assert store.drafts.named("T2", "shops-one-till-1") is None


def test_no_two_drafts_have_the_same_name(store: Store) -> None:
    keep(store, replace(draft(), name="shops-one-till-1"))

    with pytest.raises(StorageError):
        keep(store, replace(draft(), id="d2", thread="1.0", name="shops-one-till-1"))

    assert [each.id for each in store.drafts.all("T1")] == ["d1"]


def test_what_was_heard_in_a_deleted_message_is_gone(store: Store) -> None:
    keep(store, draft().add(*ENTRIES[:2]))
    after = unhear(draft().add(*ENTRIES[:2]), "5.000100", "event:8", AT)
    assert isinstance(after, Draft)

    keep(store, after, known=2)

    assert store.drafts.draft("T1", "d1") == after
    assert "sechzig" not in repr(store.drafts.draft("T1", "d1"))


def test_what_somebody_wrote_to_a_need_is_gone_once_they_want_nothing_kept(store: Store) -> None:
    keep(store, draft().add(*ENTRIES))
    after = forget(draft().add(*ENTRIES), "U2", "action:12", AT)
    assert isinstance(after, Draft)

    keep(store, after, known=len(ENTRIES))

    assert store.drafts.draft("T1", "d1") == after
    assert "Später" not in repr(store.drafts.draft("T1", "d1"))


def test_nothing_is_known_of_other_workspaces_people_and_threads(store: Store) -> None:
    keep(store, draft())

    assert store.drafts.draft("T2", "d1") is None
    assert store.drafts.in_thread("T2", "D1", draft().thread) is None
    assert store.drafts.in_thread("T1", "D1", "1.0") is None
    assert store.drafts.of_person("T2", "U1") == store.drafts.all("T2") == []
    assert store.drafts.of_person("T1", "U2") == []


def test_drafts_come_latest_first(store: Store) -> None:
    late = replace(draft(), id="d0", thread="1800000000.000100", started=AT + timedelta(days=1))

    keep(store, draft())
    keep(store, late)

    assert store.drafts.of_person("T1", "U1") == store.drafts.all("T1") == [late, draft()]


def test_an_erased_draft_leaves_nothing(store: Store) -> None:
    keep(store, draft().add(*ENTRIES))
    other = replace(draft(), id="d10", thread="1800000000.000100")
    keep(store, other)
    post(store, step_effect("d1", 0), "7.000100")
    post(store, f"{effects_of('d1')}root:1", "7.000200")
    post(store, step_effect("d10", 0), "8.000100")
    posted = store.drafts.messages("T1", "d1")
    work = store.deliveries.work("T1", "D1")

    work.erase_draft("d1")
    store.deliveries.commit(work)

    assert posted == ["7.000100", "7.000200"]
    assert store.drafts.all("T1") == [other]
    assert store.drafts.messages("T1", "d1") == []
    assert store.drafts.messages("T1", "d10") == ["8.000100"]


def post(store: Store, effect: str, ts: str) -> None:
    """Have something posted, at a timestamp."""
    work = store.deliveries.work("T1", "D1")
    work.post(Post(effect, "D1", "chat.postMessage", {"text": "words"}))
    store.deliveries.commit(work)
    store.deliveries.sent(sending(store.deliveries.claim()), Sent(ts))
