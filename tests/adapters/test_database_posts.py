"""The contract of `Deliveries` about posts, kept by the fake and by both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.services.delivery import Post
from bot.services.steps import Delivery, Later, Refused, Sent
from tests.adapters.steps import claimed_delivery, handle_next, post, request, sending, turn, work_for

if TYPE_CHECKING:
    from bot.services.delivery import Deliveries
    from tests.adapters.conftest import Store
    from tests.fakes.clock import FakeClock


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


def test_an_amendment_finds_the_message_that_was_streamed(deliveries: Deliveries) -> None:
    work = deliveries.work("T1", "D1")
    work.stream_started("answer:1", "D1", "7.7")
    work.stream_finished("answer:1")
    work.post(Post("answer:2", "D1", "chat.update", {"text": "better"}, amends="answer:1"))

    deliveries.commit(work)

    assert sending(deliveries.claim()).ts == "7.7"


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


def change(effect: str, text: str = "settled", ts: str = "5.5", **more: str) -> Post:
    return Post(effect, "D1", "chat.update", {"text": text, "ts": ts}, **more)


def test_a_change_that_waits_holds_back_neither_posts_nor_requests(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request("k1", at="1"))
    deliveries.accept(request("k2", at="2"))
    limited = sending(handle_next(deliveries, change("settled:1"), post("ask:2"), change("root", ts="1.1")))

    later = Later(clock() + timedelta(seconds=30), "ratelimited")
    asked = sending(deliveries.sent(limited, later))
    other = sending(deliveries.sent(asked, Sent("6.6")))
    heard = deliveries.sent(other, later)
    assert isinstance(heard, Delivery)
    after = deliveries.handled(heard, work_for(deliveries, heard))
    due = deliveries.next_due()
    clock.advance(seconds=30)
    again = sending(deliveries.claim())

    assert (asked.post.effect, other.post.effect, heard.key) == ("ask:2", "root", "k2")
    assert (after, due) == (None, clock())
    assert (again.post.effect, again.attempt) == ("settled:1", 2)


def test_changes_of_one_message_stay_in_order(deliveries: Deliveries, clock: FakeClock) -> None:
    deliveries.accept(request())
    hide = Post("hide", "D1", "chat.delete", {"ts": "5.5"})
    first = sending(handle_next(deliveries, hide, Post("hide:2", "D1", "chat.delete", {"ts": "5.5"})))

    early = deliveries.sent(first, Later(clock() + timedelta(seconds=30), "ratelimited"))
    clock.advance(seconds=30)
    again = sending(deliveries.claim())
    then = sending(deliveries.sent(again, Sent(None)))

    assert early is None
    assert (again.post.effect, then.post.effect) == ("hide", "hide:2")


@pytest.mark.parametrize("conversation", ["D1", "person:U1"])
def test_what_is_shown_later_takes_the_place_of_a_change_that_waits(
    deliveries: Deliveries, clock: FakeClock, conversation: str
) -> None:
    deliveries.accept(request("k1", at="1"))
    first = sending(handle_next(deliveries, change("root:1")))
    deliveries.sent(first, Later(clock() + timedelta(seconds=30), "ratelimited"))
    later = deliveries.work("T1", conversation)
    later.post(change("root:2"))
    deliveries.commit(later)

    newer = sending(deliveries.claim())
    deliveries.sent(newer, Sent("5.5"))
    clock.advance(seconds=30)

    assert newer.post.effect == "root:2"
    assert deliveries.claim() is None
    assert deliveries.next_due() is None


def test_a_change_waits_for_the_new_message_that_it_is_about(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request())
    amendment = Post("answer:2", "D1", "chat.update", {"text": "better"}, amends="answer:1")
    first = sending(handle_next(deliveries, post("answer:1"), amendment))

    after = deliveries.sent(first, Later(clock() + timedelta(seconds=5), "ratelimited"))
    clock.advance(seconds=5)
    again = sending(deliveries.claim())
    then = sending(deliveries.sent(again, Sent("5.5")))

    assert (after, again.post.effect, then.post.effect, then.ts) == (None, "answer:1", "answer:2", "5.5")


def test_a_change_of_unknown_end_is_made_again_after_a_crash(
    deliveries: Deliveries, clock: FakeClock
) -> None:
    deliveries.accept(request("k1", at="1"))
    deliveries.accept(request("k2", at="2"))
    first = sending(handle_next(deliveries, change("settled:1")))
    clock.advance(seconds=10)  # its lease runs out

    again = sending(deliveries.claim())
    heard = deliveries.sent(again, Later(clock() + timedelta(seconds=30), "ratelimited", uncertain=True))

    assert (first.uncertain, again.uncertain, again.post.effect) == (False, True, "settled:1")
    assert isinstance(heard, Delivery)
