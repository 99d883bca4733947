"""Steps as tests of deliveries take them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.reply import Courtesy, Pleasantry
from bot.services.delivery import Incoming, Post
from bot.services.ports import Turn
from bot.services.steps import Delivery, Sending, Step

if TYPE_CHECKING:
    from bot.services.delivery import Deliveries, Work


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
