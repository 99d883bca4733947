"""The contract of `Deliveries`, kept by the fake and by both databases."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import StaleWorkError
from bot.domain.reply import Courtesy, Pleasantry
from bot.services.delivery import Delivery, Incoming, Later, Post, Refused, Sending, Sent, Step
from bot.services.ports import Turn

if TYPE_CHECKING:
    from bot.services.delivery import Deliveries, Work
    from tests.adapters.conftest import Store
    from tests.fakes.clock import FakeClock


@pytest.fixture
def deliveries(store: Store) -> Deliveries:
    return store.deliveries


def request(
    key: str = "k1", conversation: str = "D1", at: str = "1", workspace: str = "T1", twin: str | None = None
) -> Incoming:
    return Incoming(workspace, conversation, key, at, {"text": f"question {key}"}, twin)


def post(effect: str = "answer:1", text: str = "hello", **more: str) -> Post:
    return Post(effect, "D1", "chat.postMessage", {"text": text}, **more)


def turn(name: str = "t1") -> Turn:
    hello = Pleasantry(Courtesy.GREETING, "Hello!")
    return Turn(
        name, "T1", "D1", "1", "U1", "hi", hello, "1", datetime.fromisoformat("2026-03-02T12:00+00:00")
    )


def claimed_delivery(deliveries: Deliveries) -> Delivery:
    step = deliveries.claim()
    assert isinstance(step, Delivery)
    return step


def sending(step: Step | None) -> Sending:
    assert isinstance(step, Sending)
    return step


def work_for(deliveries: Deliveries, delivery: Delivery, *posts: Post) -> Work:
    work = deliveries.work("T1", delivery.lease.conversation, delivery.lease)
    for each in posts:
        work.post(each)
    return work


def handle_next(deliveries: Deliveries, *posts: Post) -> Step | None:
    delivery = claimed_delivery(deliveries)
    return deliveries.handled(delivery, work_for(deliveries, delivery, *posts))


def test_an_accepted_request_is_handed_out_once(deliveries: Deliveries) -> None:
    accepted = deliveries.accept(request())

    delivery = claimed_delivery(deliveries)

    assert accepted
    assert (delivery.key, delivery.body, delivery.attempt) == ("k1", {"text": "question k1"}, 1)
    assert deliveries.claim() is None


def test_a_repeated_delivery_is_accepted_once(deliveries: Deliveries) -> None:
    accepted = [deliveries.accept(request()) for _ in range(3)]

    assert accepted == [True, False, False]


def test_a_repeated_delivery_is_known_after_it_was_handled(deliveries: Deliveries) -> None:
    deliveries.accept(request())
    handle_next(deliveries)

    assert not deliveries.accept(request())
    assert deliveries.claim() is None


def test_of_twins_the_first_is_accepted(deliveries: Deliveries) -> None:
    accepted = [deliveries.accept(request(key, twin="C1:5")) for key in ("mention", "message")]

    assert accepted == [True, False]


def test_another_workspace_has_keys_and_twins_of_its_own(deliveries: Deliveries) -> None:
    accepted = [deliveries.accept(request(workspace=name, twin="C1:5")) for name in ("T1", "T2")]

    assert accepted == [True, True]


def test_a_conversation_is_handled_in_the_order_of_its_time(deliveries: Deliveries) -> None:
    for at in ("3", "1", "2"):
        deliveries.accept(request(key=f"k{at}", at=at))

    step: Step | None = claimed_delivery(deliveries)
    order = []
    while isinstance(step, Delivery):
        order.append(step.key)
        step = deliveries.handled(step, work_for(deliveries, step))

    assert order == ["k1", "k2", "k3"]


def test_a_conversation_in_hand_is_not_claimed_again(deliveries: Deliveries) -> None:
    deliveries.accept(request("k1"))
    deliveries.accept(request("k2"))

    claimed_delivery(deliveries)

    assert deliveries.claim() is None


def test_conversations_do_not_wait_for_each_other(deliveries: Deliveries, clock: FakeClock) -> None:
    for name in ("D1", "D2"):
        clock.advance(seconds=1)
        deliveries.accept(request(key=name, conversation=name))

    keys = [claimed_delivery(deliveries).key for _ in range(2)]

    assert keys == ["D1", "D2"]


def test_a_long_queue_lets_other_conversations_have_their_turn(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    for number in range(30):
        deliveries.accept(request(f"long {number}", "D1", at=str(number + 10)))
    clock.advance(seconds=1)
    deliveries.accept(request("short", "D2"))
    clock.advance(seconds=1)

    step: Step | None = claimed_delivery(deliveries)
    taken = 0
    while isinstance(step, Delivery):
        taken += 1
        step = deliveries.handled(step, work_for(deliveries, step))

    assert taken == 20
    assert claimed_delivery(deliveries).key == "short"


def test_handled_work_becomes_true_and_its_posts_are_to_be_sent(store: Store, clock: FakeClock) -> None:
    store.deliveries.accept(request())
    delivery = claimed_delivery(store.deliveries)
    work = work_for(store.deliveries, delivery, post())
    work.record(turn())

    step = sending(store.deliveries.handled(delivery, work))

    assert step.post == post()
    assert (step.attempt, step.ts, step.uncertain, step.posted) == (1, None, False, clock())
    assert store.turns.turn("T1", "t1") == turn()


def test_nothing_of_the_work_is_true_before_it_is_handled(store: Store) -> None:
    store.deliveries.accept(request())
    delivery = claimed_delivery(store.deliveries)

    work_for(store.deliveries, delivery, post()).record(turn())

    assert store.turns.turn("T1", "t1") is None


def test_the_message_that_a_post_became_is_known(store: Store) -> None:
    store.deliveries.accept(request())
    step = sending(handle_next(store.deliveries, post()))

    after = store.deliveries.sent(step, Sent("5.5"))

    assert after is None
    assert store.turns.posted("T1", "answer:1") == "5.5"
    assert store.deliveries.claim() is None


def test_posts_go_out_in_order_and_before_the_next_request(deliveries: Deliveries) -> None:
    deliveries.accept(request("k1", at="1"))
    deliveries.accept(request("k2", at="2"))

    first = sending(handle_next(deliveries, post("a"), post("b")))
    second = sending(deliveries.sent(first, Sent("1")))
    third = deliveries.sent(second, Sent("2"))

    assert (first.post.effect, second.post.effect) == ("a", "b")
    assert isinstance(third, Delivery)
    assert third.key == "k2"


def test_a_refused_post_lets_the_next_one_go(deliveries: Deliveries) -> None:
    deliveries.accept(request())
    step = sending(handle_next(deliveries, post("a"), post("b")))

    after = sending(deliveries.sent(step, Refused("channel_not_found")))

    assert after.post.effect == "b"


def test_what_is_to_be_said_is_said_before_the_next_request_is_heard(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request("k1", at="1"))
    deliveries.accept(request("k2", at="2"))
    step = sending(handle_next(deliveries, post("a")))

    after = deliveries.sent(step, Later(clock() + timedelta(seconds=30), "ratelimited"))
    too_early = deliveries.claim()
    due = deliveries.next_due()
    clock.advance(seconds=30)
    again = sending(deliveries.claim())
    then = deliveries.sent(again, Sent("1"))

    assert (after, too_early, due) == (None, None, clock())
    assert (again.post.effect, again.attempt, again.uncertain) == ("a", 2, False)
    assert isinstance(then, Delivery)
    assert then.key == "k2"


def test_a_request_that_comes_in_while_a_post_waits_does_not_hurry_it(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request("k1", at="1"))
    step = sending(handle_next(deliveries, post("a")))
    deliveries.sent(step, Later(clock() + timedelta(seconds=30), "ratelimited"))

    deliveries.accept(request("k2", at="2"))
    too_early = deliveries.claim()
    due = deliveries.next_due()

    assert too_early is None
    assert due == clock() + timedelta(seconds=30)


def test_a_post_of_unknown_end_is_sent_again_as_uncertain(deliveries: Deliveries, clock: FakeClock) -> None:
    deliveries.accept(request())
    step = sending(handle_next(deliveries, post()))

    again = sending(deliveries.sent(step, Later(clock(), "timed out", uncertain=True)))

    assert (again.attempt, again.uncertain) == (2, True)


def test_the_same_effect_is_sent_once(deliveries: Deliveries) -> None:
    deliveries.accept(request("k1", at="1"))
    deliveries.accept(request("k2", at="2"))
    step = sending(handle_next(deliveries, post("a", "first")))
    second = deliveries.sent(step, Sent("1"))
    assert isinstance(second, Delivery)

    after = deliveries.handled(second, work_for(deliveries, second, post("a", "again")))

    assert after is None


def test_a_dead_workers_delivery_is_handed_out_again(deliveries: Deliveries, clock: FakeClock) -> None:
    deliveries.accept(request())
    first = claimed_delivery(deliveries)

    clock.advance(seconds=10)
    second = claimed_delivery(deliveries)

    assert (second.key, second.attempt) == (first.key, 2)
    assert second.lease.token > first.lease.token


def test_a_dead_workers_post_is_uncertain(deliveries: Deliveries, clock: FakeClock) -> None:
    deliveries.accept(request())
    sending(handle_next(deliveries, post()))

    clock.advance(seconds=10)
    step = sending(deliveries.claim())

    assert (step.uncertain, step.attempt) == (True, 2)


def test_who_lost_the_lease_writes_nothing(store: Store, clock: FakeClock) -> None:
    store.deliveries.accept(request())
    first = claimed_delivery(store.deliveries)
    clock.advance(seconds=10)
    second = claimed_delivery(store.deliveries)
    late = work_for(store.deliveries, first, post("late"))
    late.record(turn("late"))

    with pytest.raises(StaleWorkError):
        store.deliveries.handled(first, late)
    after = store.deliveries.handled(second, work_for(store.deliveries, second))

    assert after is None
    assert store.turns.turn("T1", "late") is None


def test_who_lost_the_lease_cannot_say_what_became_of_a_post(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request())
    first = sending(handle_next(deliveries, post()))
    clock.advance(seconds=10)
    sending(deliveries.claim())

    with pytest.raises(StaleWorkError):
        deliveries.sent(first, Sent("1"))


def test_a_renewed_lease_is_not_lost(deliveries: Deliveries, clock: FakeClock) -> None:
    deliveries.accept(request())
    delivery = claimed_delivery(deliveries)

    for _ in range(5):
        clock.advance(seconds=4)
        deliveries.renew([delivery.lease])

    assert deliveries.claim() is None


def test_a_lost_lease_is_not_renewed(deliveries: Deliveries, clock: FakeClock) -> None:
    deliveries.accept(request())
    lost = claimed_delivery(deliveries)
    clock.advance(seconds=10)
    claimed_delivery(deliveries)
    clock.advance(seconds=4)
    deliveries.renew([lost.lease])
    clock.advance(seconds=4)

    assert claimed_delivery(deliveries).attempt == 3


def test_a_delivery_put_off_is_handed_out_again_ahead_of_the_rest(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request("k1", at="1"))
    deliveries.accept(request("k2", at="2"))
    delivery = claimed_delivery(deliveries)

    after = deliveries.put_off(delivery, clock() + timedelta(seconds=1))
    too_early = deliveries.claim()
    clock.advance(seconds=1)
    again = claimed_delivery(deliveries)

    assert after is None
    assert too_early is None
    assert (again.key, again.attempt) == ("k1", 2)


def test_a_delivery_given_up_lets_the_next_one_go_after_the_apology(deliveries: Deliveries) -> None:
    deliveries.accept(request("k1", at="1"))
    deliveries.accept(request("k2", at="2"))
    delivery = claimed_delivery(deliveries)

    apology = sending(
        deliveries.failed(delivery, work_for(deliveries, delivery, post("sorry")), "ValueError")
    )
    after = deliveries.sent(apology, Sent("1"))

    assert apology.post.effect == "sorry"
    assert isinstance(after, Delivery)
    assert after.key == "k2"


def test_a_step_given_back_is_as_if_it_was_never_taken(deliveries: Deliveries) -> None:
    deliveries.accept(request())

    deliveries.give_back(claimed_delivery(deliveries))
    delivery = claimed_delivery(deliveries)
    step = sending(deliveries.handled(delivery, work_for(deliveries, delivery, post())))
    deliveries.give_back(step)

    assert delivery.attempt == 1
    assert not sending(deliveries.claim()).uncertain


def test_after_the_clock_was_set_back_nothing_waits_for_the_hour_to_come_again(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request("k1", "D1"))
    deliveries.accept(request("k2", "D2"))
    claimed_delivery(deliveries)
    clock.advance(hours=-1)

    before = deliveries.claim()
    deliveries.hurry()
    waiting = claimed_delivery(deliveries)
    deliveries.handled(waiting, work_for(deliveries, waiting))
    clock.advance(seconds=10)
    in_hand = claimed_delivery(deliveries)

    assert before is None
    assert (waiting.key, in_hand.key) == ("k2", "k1")


def test_what_is_answered_inline_is_committed_without_a_lease(store: Store) -> None:
    work = store.deliveries.work("T1", "person:U1")
    work.record(turn())
    work.post(post())

    store.deliveries.commit(work)

    assert store.turns.turn("T1", "t1") == turn()
    assert sending(store.deliveries.claim()).post == post()


def test_a_stream_that_a_crash_left_is_completed_by_an_update(store: Store, clock: FakeClock) -> None:
    store.deliveries.accept(request())
    first = claimed_delivery(store.deliveries)
    work_for(store.deliveries, first).stream_started("answer:1", "D1", "7.7")
    clock.advance(seconds=10)
    second = claimed_delivery(store.deliveries)
    work = work_for(store.deliveries, second)
    left = work.stream("answer:1")
    work.post(post("answer:1", "whole"))

    step = sending(store.deliveries.handled(second, work))

    assert left == "7.7"
    assert (step.post.method, step.ts, step.post.arguments) == ("chat.update", "7.7", {"text": "whole"})


def test_a_finished_stream_leaves_nothing_to_send(store: Store) -> None:
    store.deliveries.accept(request())
    delivery = claimed_delivery(store.deliveries)
    work = work_for(store.deliveries, delivery)
    work.stream_started("answer:1", "D1", "7.7")
    work.stream_finished("answer:1")

    step = store.deliveries.handled(delivery, work)

    assert step is None
    assert store.turns.posted("T1", "answer:1") == "7.7"
    assert store.deliveries.work("T1", "D1").stream("answer:1") is None


def test_an_amendment_finds_the_message_that_it_amends(deliveries: Deliveries) -> None:
    deliveries.accept(request("k1", at="1"))
    deliveries.accept(request("k2", at="2"))
    first = sending(handle_next(deliveries, post("answer:1")))
    edited = deliveries.sent(first, Sent("5.5"))
    assert isinstance(edited, Delivery)

    amendment = Post("answer:2", "D1", "chat.update", {"text": "better"}, amends="answer:1")
    step = sending(deliveries.handled(edited, work_for(deliveries, edited, amendment)))

    assert (step.ts, step.post.amends) == ("5.5", "answer:1")


def test_an_amendment_of_a_message_that_never_was_is_passed_over(deliveries: Deliveries) -> None:
    deliveries.accept(request())

    amendment = Post("answer:2", "D1", "chat.update", {"text": "better"}, amends="answer:1")
    step = sending(handle_next(deliveries, amendment, post("b")))

    assert step.post.effect == "b"


def test_an_amendment_of_a_message_that_was_refused_is_passed_over(deliveries: Deliveries) -> None:
    deliveries.accept(request())
    amendment = Post("answer:2", "D1", "chat.update", {"text": "better"}, amends="answer:1")
    first = sending(handle_next(deliveries, post("answer:1"), amendment))

    after = deliveries.sent(first, Refused("is_archived"))

    assert after is None


def test_an_amendment_may_be_ahead_of_a_message_from_another_conversation(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request("k1", "D1"))
    first = sending(handle_next(deliveries, post("answer:1")))
    clock.advance(seconds=1)
    deliveries.accept(request("k2", "person:U1"))

    amendment = Post("answer:2", "D1", "chat.update", {"text": "better"}, amends="answer:1")
    ahead = sending(handle_next(deliveries, amendment))
    deliveries.sent(first, Sent("5.5"))
    again = sending(deliveries.sent(ahead, Later(clock(), "too early")))

    assert (ahead.ts, again.ts) == (None, "5.5")
