"""The contract of `Deliveries` about requests, kept by the fake and by both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.services.steps import Delivery, Sent, Step
from tests.adapters.steps import claimed_delivery, handle_next, post, request, sending, work_for

if TYPE_CHECKING:
    from bot.services.delivery import Deliveries
    from tests.fakes.clock import FakeClock


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
