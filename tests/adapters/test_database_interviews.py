"""The contract of `Interviews`, kept by the fake and by both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import StorageError
from bot.domain.interview.entries import (
    WHOLE,
    Amount,
    Answered,
    DontKnow,
    Interview,
    Level,
    Move,
    Moved,
    NotApplicable,
    Options,
    OwnWords,
    Said,
)
from bot.domain.interview.unsaying import unsay
from bot.domain.listening import Heard, Outcome
from bot.services.changes import effects_of, prompt_effect
from bot.services.delivery import Post
from bot.services.steps import Sent
from tests.adapters.steps import sending
from tests.interviews import AT, interview

if TYPE_CHECKING:
    from tests.adapters.conftest import Store

HEARD = Heard(
    Outcome.LEVEL,
    0.75,
    level=3,
    quote="wörter",
    probe=None,
    by="model",
    prompt="interpret@1#123456",
    serious=True,
)
SAID = Said("planning", "5.000100", "Meine „Wörter“", HEARD, "event:1", AT)
ENTRIES = (
    SAID,
    Answered("planning", Level(4), 3, "action:2", AT),
    Answered("systems", Options(("erp", "own")), None, "action:3", AT),
    Answered("plants", Amount(7.5), None, "action:4", AT),
    Answered("goal", OwnWords(), None, "event:5", AT),
    Answered("budgets", DontKnow(), None, "action:6", AT),
    Answered("trust", NotApplicable(), 2, "action:7", AT),
    Said("trust", "6.000100", None, None, "event:8", AT),
    *(Moved(WHOLE, move, "action:9", AT + timedelta(seconds=1)) for move in Move),
)


def keep(store: Store, interview: Interview, known: int = 0) -> None:
    work = store.deliveries.work(interview.workspace, "D1")
    work.keep(interview, known)
    store.deliveries.commit(work)


def test_an_interview_comes_back_as_it_was_kept(store: Store) -> None:
    kept = interview().add(*ENTRIES)

    keep(store, kept)

    assert store.interviews.interview("T1", "i1") == kept
    assert store.interviews.in_thread("T1", "D1", kept.thread) == kept
    assert store.interviews.of_person("T1", "U1") == [kept]
    assert store.interviews.all("T1") == [kept]


def test_entries_are_added_to_those_that_are_there(store: Store) -> None:
    first = interview().add(ENTRIES[0])
    second = first.add(ENTRIES[1])

    keep(store, first)
    keep(store, second, known=1)

    assert store.interviews.interview("T1", "i1") == second


def test_of_two_who_add_at_once_the_slower_one_fails(store: Store) -> None:
    keep(store, interview().add(ENTRIES[0]))
    keep(store, interview().add(ENTRIES[0], ENTRIES[1]), known=1)

    with pytest.raises(StorageError):
        keep(store, interview().add(ENTRIES[0], ENTRIES[2]), known=1)

    assert store.interviews.interview("T1", "i1") == interview().add(ENTRIES[0], ENTRIES[1])


def test_words_that_are_taken_back_are_gone(store: Store) -> None:
    keep(store, interview().add(SAID))
    after = unsay(interview().add(SAID), SAID.message, "event:9", AT)
    assert isinstance(after, Interview)

    keep(store, after, known=1)

    assert store.interviews.interview("T1", "i1") == after
    assert "Wörter" not in repr(store.interviews.interview("T1", "i1"))


def test_what_quoted_words_that_are_taken_back_is_gone_with_them(store: Store) -> None:
    quoting = Said("q1", "9.0", "And so on.", Heard(Outcome.PROBE, 0.9, probe="Why “Wörter”?"), "event:8", AT)
    told = interview().add(SAID, replace(quoting, question=SAID.question))
    keep(store, told)
    after = unsay(told, SAID.message, "event:9", AT)
    assert isinstance(after, Interview)

    keep(store, after, known=2)

    assert "Wörter" not in repr(store.interviews.interview("T1", "i1"))


def test_nothing_is_known_of_other_workspaces_people_and_threads(store: Store) -> None:
    keep(store, interview())

    assert store.interviews.interview("T2", "i1") is None
    assert store.interviews.in_thread("T2", "D1", interview().thread) is None
    assert store.interviews.in_thread("T1", "D1", "1.0") is None
    assert store.interviews.of_person("T2", "U1") == []
    assert store.interviews.of_person("T1", "U2") == []
    assert store.interviews.all("T2") == []


def test_somebodys_interviews_come_latest_first(store: Store) -> None:
    early = interview()
    late = replace(early, id="i0", thread="1800000000.000100", started=AT + timedelta(days=1))

    keep(store, early)
    keep(store, late)

    assert store.interviews.of_person("T1", "U1") == [late, early]


def test_an_erased_interview_leaves_nothing(store: Store) -> None:
    keep(store, interview().add(*ENTRIES))
    other = replace(interview(), id="i10", thread="1800000000.000100")
    keep(store, other)
    post(store, prompt_effect("i1", 0), "7.000100")
    post(store, prompt_effect("i10", 0), "8.000100")
    work = store.deliveries.work("T1", "D1")

    work.erase("i1")
    store.deliveries.commit(work)

    assert store.interviews.all("T1") == [other]
    assert store.interviews.messages("T1", "i1") == []
    assert store.interviews.messages("T1", "i10") == ["8.000100"]


def test_it_is_known_when_each_prompt_was_posted(store: Store) -> None:
    told = interview().add(*ENTRIES[:3])
    keep(store, told)
    post(store, prompt_effect("i1", 0), "7.000100")
    post(store, f"{effects_of('i1')}root:1", "7.000200")
    post(store, prompt_effect("i1", 2), "8.000100")

    assert store.interviews.prompts(told) == {0: "7.000100", 2: "8.000100"}
    assert store.interviews.messages("T1", "i1") == ["7.000100", "7.000200", "8.000100"]


def post(store: Store, effect: str, ts: str) -> None:
    """Have something posted, at a timestamp."""
    work = store.deliveries.work("T1", "D1")
    work.post(Post(effect, "D1", "chat.postMessage", {"text": "words"}))
    store.deliveries.commit(work)
    store.deliveries.sent(sending(store.deliveries.claim()), Sent(ts))
