"""The contract of `Deliveries` about leases and turns, kept by the fake and by both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import StaleWorkError
from bot.services.steps import Delivery, Sent, Step
from tests.adapters.steps import claimed_delivery, handle_next, post, request, sending, turn, work_for

if TYPE_CHECKING:
    from bot.services.delivery import Deliveries
    from tests.adapters.conftest import Store
    from tests.fakes.clock import FakeClock


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
