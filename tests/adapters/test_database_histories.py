"""Random histories: whatever happens in whatever order, both databases do as the fake does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete

from bot.adapters.database import tables
from bot.domain.errors import StaleWorkError
from bot.services.delivery import Deliveries, Incoming, Post
from bot.services.steps import Delivery, Later, Outcome, Refused, Sending, Sent, Step
from tests.fakes.deliveries import FakeDeliveries

if TYPE_CHECKING:
    from bot.adapters.database.storage import Storage
    from tests.fakes.clock import FakeClock

numbers = st.integers(1, 4)
spans = st.sampled_from([0, 1, 5, 7, 30])


class Histories(RuleBasedStateMachine):
    """Does the same to a database and to the fake, and compares what both say."""

    storage: Storage
    clock: FakeClock

    @initialize()
    def empty(self) -> None:
        with self.storage.database.writing() as tx:
            for table in reversed(tables.metadata.sorted_tables):
                tx.connection.execute(delete(table))
        self.fake = FakeDeliveries(self.clock)
        self.hands: list[tuple[Step, Step]] = []
        self.count = 0

    @rule(conversation=numbers, key=st.integers(1, 12), twin=st.none() | numbers)
    def accept(self, conversation: int, key: int, twin: int | None) -> None:
        self._tick()
        request = Incoming("T1", f"D{conversation}", f"k{key}", f"{key:03}", {"n": key}, twin and f"t{twin}")

        accepted = [both.accept(request) for both in self._both()]

        assert accepted[0] == accepted[1]

    @rule()
    def claim(self) -> None:
        self._tick()
        self._keep(*(both.claim() for both in self._both()))

    @precondition(lambda self: self.hands)
    @rule(data=st.data(), effects=st.lists(st.integers(1, 9), max_size=2), how=st.sampled_from("dfp"))
    def end_delivery(self, data: st.DataObject, effects: list[int], how: str) -> None:
        self._tick()
        steps = data.draw(st.sampled_from(self.hands))
        if isinstance(steps[0], Delivery):
            self._end(steps, lambda both, step: _end_delivery(both, step, effects, how, self.clock))

    @precondition(lambda self: self.hands)
    @rule(data=st.data(), seconds=spans, how=st.sampled_from("slur"))
    def end_sending(self, data: st.DataObject, seconds: int, how: str) -> None:
        self._tick()
        steps = data.draw(st.sampled_from(self.hands))
        at = self.clock() + timedelta(seconds=seconds)
        outcome: Outcome = {
            "s": Sent(f"{self.count}.0"),
            "l": Later(at, "later"),
            "u": Later(at, "unknown", uncertain=True),
            "r": Refused("no"),
        }[how]
        if isinstance(steps[0], Sending):
            self._end(steps, lambda both, step: both.sent(step, outcome))  # type: ignore[arg-type]

    @precondition(lambda self: self.hands)
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        self._tick()
        self._end(data.draw(st.sampled_from(self.hands)), lambda both, step: both.give_back(step))

    @precondition(lambda self: self.hands)
    @rule()
    def renew(self) -> None:
        for number, both in enumerate(self._both()):
            both.renew([steps[number].lease for steps in self.hands])

    @rule(seconds=spans)
    def wait(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)

    @rule()
    def look(self) -> None:
        due = [both.next_due() for both in self._both()]

        assert due[0] == due[1]

    def _both(self) -> tuple[Deliveries, Deliveries]:
        return self.storage.deliveries, self.fake

    def _tick(self) -> None:
        """No two things happen at once, so that it is clear who has waited longest."""
        self.count += 1
        self.clock.advance(milliseconds=1)

    def _end(self, steps: tuple[Step, Step], end: object) -> None:
        results: list[object] = []
        for both, step in zip(self._both(), steps, strict=True):
            try:
                results.append(end(both, step))  # type: ignore[operator]
            except StaleWorkError:
                results.append(StaleWorkError)
        self.hands.remove(steps)
        self._keep(*results)

    def _keep(self, real: object, fake: object) -> None:
        assert real == fake
        if isinstance(real, Delivery | Sending) and isinstance(fake, Delivery | Sending):
            self.hands.append((real, fake))


def _end_delivery(
    both: Deliveries, step: Step, effects: list[int], how: str, clock: FakeClock
) -> Step | None:
    assert isinstance(step, Delivery)
    work = both.work("T1", step.lease.conversation, step.lease)
    for effect in effects:
        amends = f"e{effect // 2}" if effect % 3 == 0 else None
        work.post(Post(f"e{effect}", "C", "chat.postMessage", {"text": step.key}, amends))
    match how:
        case "d":
            return both.handled(step, work)
        case "f":
            return both.failed(step, work, "failed")
        case _:
            return both.put_off(step, clock() + timedelta(seconds=3))


def test_random_histories_go_alike(storage: Storage, clock: FakeClock) -> None:
    class Here(Histories):
        pass

    Here.storage, Here.clock = storage, clock
    run_state_machine_as_test(
        Here, settings=settings(max_examples=settings.default.max_examples // 4, stateful_step_count=50)
    )
