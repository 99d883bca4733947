"""The contract of `Turns`, kept by the fake and by both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.reply import (
    Courtesy,
    Heading,
    Listing,
    NoAnswer,
    Paragraph,
    Pleasantry,
    Reason,
    Reply,
    Response,
    Source,
    Statement,
)
from bot.services.delivery import Feedback
from bot.services.ports import Turn
from knowledge.passages import Passage, Shelf

if TYPE_CHECKING:
    from tests.adapters.conftest import Store

AT = datetime(2026, 3, 2, 12, 30, 5, 123456, tzinfo=UTC)
PASSAGE = Passage(
    "p1", Shelf.COMPANY, "Strategy “2030”.docx", ("Why", "One ERP"), "One ERP saves work – plainly."
)
REPLY = Reply(
    parts=(
        Heading("Why one ERP?"),
        Paragraph((Statement("It saves work.", (1,)), Statement("So it is said.", (1, 2)))),
        Listing(Statement("It has", (2,)), (Statement("reasons", (2,)),), ordered=True),
        Listing(None, (Statement("no lead", (1,)),)),
    ),
    sources=(Source(1, PASSAGE), Source(2, Passage("p2", Shelf.FRAMEWORK, "SAM", (), "Text"))),
    model="anthropic:some",
    prompt="answer@2#9f31c0",
    notice="Composed without the model.",
)


def turn(
    name: str = "t1",
    message: str = "1700000001.000100",
    *,
    asked: str = "Why one ERP?",
    workspace: str = "T1",
    channel: str = "D1",
    thread: str = "1700000000.000100",
    response: Response = REPLY,
) -> Turn:
    return Turn(name, workspace, channel, thread, "U1", asked, response, message, AT)


def record(store: Store, *turns: Turn) -> None:
    for each in turns:
        work = store.deliveries.work(each.workspace, each.channel)
        work.record(each)
        store.deliveries.commit(work)


@pytest.mark.parametrize(
    "response",
    [
        REPLY,
        NoAnswer(Reason.NO_SUPPORT, ("Strategic fit", "Værdi")),
        NoAnswer(Reason.EMPTY_QUESTION),
        Pleasantry(Courtesy.ABILITIES, "I can …"),
    ],
)
def test_a_turn_is_read_as_it_was_recorded(store: Store, response: Response) -> None:
    record(store, turn(response=response))

    assert store.turns.turn("T1", "t1") == turn(response=response)
    assert store.turns.asked_in("T1", "D1", "1700000001.000100") == turn(response=response)


def test_a_turn_is_not_known_in_another_workspace(store: Store) -> None:
    record(store, turn())

    assert store.turns.turn("T2", "t1") is None
    assert store.turns.asked_in("T2", "D1", "1700000001.000100") is None
    assert store.turns.history("T2", "D1", "1700000000.000100", "9") == []


def test_a_turn_recorded_again_changes_nothing(store: Store) -> None:
    record(store, turn(asked="first"), turn(asked="second"))

    assert store.turns.turn("T1", "t1") == turn(asked="first")


def test_history_holds_the_earlier_questions_of_the_thread_oldest_first(store: Store) -> None:
    record(
        store,
        turn("t2", "1700000002.000100", asked="second"),
        turn("t1", "1700000001.000100", asked="first"),
        turn("t3", "1700000003.000100", asked="third"),
        turn("t4", "1700000001.500000", asked="elsewhere", thread="1700000001.500000"),
        turn("t5", "1700000001.600000", asked="other channel", channel="D2"),
    )

    history = store.turns.history("T1", "D1", "1700000000.000100", before="1700000003.000100")

    assert history == ["first", "second"]


def test_history_without_a_thread_holds_the_last_half_hour_of_the_channel(store: Store) -> None:
    record(
        store,
        turn("t1", "1700000000.000100", asked="long ago"),
        turn("t2", "1700001000.000100", asked="first", thread="1700001000.000100"),
        turn("t3", "1700002000.000100", asked="second", thread="1700002000.000100"),
        turn("t4", "1700001500.000100", asked="other channel", channel="D2"),
    )

    history = store.turns.history("T1", "D1", None, before="1700002500.000100")

    assert history == ["first", "second"]


def test_history_holds_five_questions_at_most(store: Store) -> None:
    record(store, *(turn(f"t{n}", f"170000000{n}.000100", asked=str(n)) for n in range(1, 9)))

    history = store.turns.history("T1", "D1", "1700000000.000100", before="1700000009.000100")

    assert history == ["4", "5", "6", "7", "8"]


def test_a_withdrawn_turn_is_no_history_but_can_still_be_read(store: Store) -> None:
    record(store, turn())
    work = store.deliveries.work("T1", "D1")
    work.withdraw("t1")

    store.deliveries.commit(work)

    assert store.turns.history("T1", "D1", "1700000000.000100", "9") == []
    assert store.turns.asked_in("T1", "D1", "1700000001.000100") is None
    assert store.turns.turn("T1", "t1") == turn()


def test_an_edited_question_is_found_as_it_is_now(store: Store) -> None:
    record(store, turn())
    work = store.deliveries.work("T1", "D1")
    work.withdraw("t1")
    work.record(turn("t1-edited", asked="Why two ERPs?"))

    store.deliveries.commit(work)

    assert store.turns.asked_in("T1", "D1", "1700000001.000100") == turn("t1-edited", asked="Why two ERPs?")


def test_a_forgotten_turn_cannot_be_read_any_more(store: Store) -> None:
    record(store, turn())
    work = store.deliveries.work("T1", "D1")
    work.forget("t1")

    store.deliveries.commit(work)

    assert store.turns.turn("T1", "t1") is None
    assert store.turns.history("T1", "D1", "1700000000.000100", "9") == []


def test_with_a_question_go_the_words_that_it_had_before_it_was_edited(store: Store) -> None:
    record(store, turn())
    work = store.deliveries.work("T1", "D1")
    work.withdraw("t1")
    work.record(turn("t1-edited", asked="Why two ERPs?"))
    store.deliveries.commit(work)

    work = store.deliveries.work("T1", "D1")
    work.forget("t1-edited")
    store.deliveries.commit(work)

    assert [store.turns.turn("T1", name) for name in ("t1", "t1-edited")] == [None, None]


def test_the_latest_turns_of_a_person_come_first_and_are_theirs_alone(store: Store) -> None:
    record(
        store,
        *(replace(turn(f"t{n}", asked=str(n)), at=AT + timedelta(minutes=n)) for n in range(1, 5)),
        replace(turn("t9"), person="U2"),
        turn("t8", workspace="T2"),
    )
    work = store.deliveries.work("T1", "D1")
    work.withdraw("t4")
    store.deliveries.commit(work)

    latest = store.turns.latest("T1", "U1", 2)

    assert [each.asked for each in latest] == ["3", "2"]


def test_feedback_on_a_turn_that_never_was_is_ignored(store: Store) -> None:
    work = store.deliveries.work("T1", "D1")
    work.feedback(Feedback("t1", "U1", useful=False, comment="wrong", at=AT))

    store.deliveries.commit(work)


def test_a_message_that_was_never_sent_is_not_known(store: Store) -> None:
    assert store.turns.posted("T1", "answer:1") is None
