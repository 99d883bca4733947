"""The inbox and the outbox in memory."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.errors import StaleWorkError
from bot.services.delivery import Post
from bot.services.lines import REPLACEABLE, SPOKEN, line
from bot.services.steps import Delivery, Later, Lease, Refused, Sending, Sent
from tests.fakes.courses import FakeCourses
from tests.fakes.drafts import FakeDrafts
from tests.fakes.interviews import FakeInterviews
from tests.fakes.manuscripts import FakeManuscripts
from tests.fakes.turns import FakeTurns
from tests.fakes.walks import FakeWalks
from tests.fakes.work import FakeWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.services.delivery import Incoming, Work
    from bot.services.ports import Clock
    from bot.services.steps import Outcome, Step

LEASE = timedelta(seconds=6)
TURN = 20


@dataclass
class Conversation:
    due: datetime | None
    token: int = 0
    leased_until: datetime | None = None


@dataclass
class Request:
    incoming: Incoming
    due: datetime
    state: str = "waiting"
    attempts: int = 0


@dataclass
class Effect:
    conversation: tuple[str, str]
    post: Post
    due: datetime
    posted: datetime
    state: str = "waiting"
    attempts: int = 0
    ts: str | None = None


class FakeDeliveries:
    """Implements `Deliveries`. `turns` holds what was recorded, `effects` every post with its state."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.turns = FakeTurns()
        self.interviews = FakeInterviews(self.turns.messages)
        self.walks = FakeWalks(self.turns.messages)
        self.drafts = FakeDrafts(self.turns.messages)
        self.manuscripts = FakeManuscripts()
        self.courses = FakeCourses()
        self.conversations: dict[tuple[str, str], Conversation] = {}
        self.requests: dict[tuple[str, str], Request] = {}
        self.effects: dict[tuple[str, str], Effect] = {}
        self.streams: dict[tuple[str, str], str] = {}
        self._lock = threading.RLock()

    def accept(self, incoming: Incoming) -> bool:
        with self._lock:
            key = incoming.workspace, incoming.key
            if key in self.requests or self._twin_known(incoming):
                return False
            self.requests[key] = Request(incoming, self.clock())
            self._wake((incoming.workspace, incoming.conversation))
            return True

    def claim(self) -> Step | None:
        with self._lock:
            now = self.clock()
            free = [
                (found.due, key)
                for key, found in self.conversations.items()
                if found.due is not None
                and found.due <= now
                and (found.leased_until is None or found.leased_until <= now)
            ]
            if not free:
                return None
            _, key = min(free)
            found = self.conversations[key]
            found.token += 1
            found.leased_until = now + LEASE
            return self._next(Lease(*key, found.token))

    def next_due(self) -> datetime | None:
        with self._lock:
            waiting = [found for found in self.conversations.values() if found.due is not None]
            return min((found.leased_until or found.due for found in waiting if found.due), default=None)

    def renew(self, leases: Iterable[Lease]) -> None:
        with self._lock:
            for lease in leases:
                found = self.conversations[lease.workspace, lease.conversation]
                if found.token == lease.token:
                    found.leased_until = self.clock() + LEASE

    def hurry(self) -> None:
        with self._lock:
            now = self.clock()
            for waiting in (*self.requests.values(), *self.effects.values()):
                waiting.due = min(waiting.due, now)
            for found in self.conversations.values():
                found.due = found.due and min(found.due, now)
                found.leased_until = found.leased_until and min(found.leased_until, now + LEASE)

    def work(self, workspace: str, conversation: str, lease: Lease | None = None) -> FakeWork:
        del lease
        return FakeWork(workspace, conversation, self.streams)

    def commit(self, work: Work) -> None:
        with self._lock:
            mine = _mine(work)
            self._wake((mine.workspace, mine.conversation))
            self._write(mine)

    def handled(self, delivery: Delivery, work: Work) -> Step | None:
        return self._end(delivery.lease, lambda: self._finish(delivery, work, "done"))

    def failed(self, delivery: Delivery, work: Work, reason: str) -> Step | None:
        del reason
        return self._end(delivery.lease, lambda: self._finish(delivery, work, "failed"))

    def put_off(self, delivery: Delivery, until: datetime) -> Step | None:
        request = self.requests[delivery.lease.workspace, delivery.key]
        return self._end(delivery.lease, lambda: setattr(request, "due", until))

    def give_back(self, step: Step) -> None:
        with self._lock:
            found = self._held(step.lease)
            if isinstance(step, Delivery):
                self.requests[step.lease.workspace, step.key].attempts -= 1
            elif not step.uncertain:
                self.effects[step.lease.workspace, step.post.effect].state = "waiting"
            found.due, found.leased_until = self.clock(), None

    def sent(self, sending: Sending, outcome: Outcome) -> Step | None:
        return self._end(sending.lease, lambda: self._settle(sending, outcome))

    def _end(self, lease: Lease, change: Callable[[], object]) -> Step | None:
        with self._lock:
            self._held(lease).leased_until = self.clock() + LEASE
            change()
            return self._next(lease)

    def _held(self, lease: Lease) -> Conversation:
        found = self.conversations[lease.workspace, lease.conversation]
        if found.token != lease.token:
            raise StaleWorkError("taken over")
        return found

    def _next(self, lease: Lease) -> Step | None:
        key = lease.workspace, lease.conversation
        now = self.clock()
        if lease.steps == TURN:
            return self._release(key, now)
        lease = replace(lease, steps=lease.steps + 1)
        heads = self._heads(key)
        effect = next((head for head in heads if head.due <= now or self._replaced(head)), None)
        if effect is not None:
            return self._begin(lease, effect)
        speaks = any(line(head.post) == SPOKEN for head in heads)
        request = None if speaks else self._first_request(key)
        if request is None or request.due > now:
            waiting = (*heads, request) if request else heads
            return self._release(key, min((each.due for each in waiting), default=None))
        request.attempts += 1
        incoming = request.incoming
        return Delivery(lease, incoming.key, incoming.body, request.attempts)

    def _release(self, key: tuple[str, str], due: datetime | None) -> None:
        self.conversations[key].due, self.conversations[key].leased_until = due, None

    def _wake(self, key: tuple[str, str]) -> None:
        found = self.conversations.setdefault(key, Conversation(None))
        found.due = min(found.due or self.clock(), self.clock())

    def _begin(self, lease: Lease, effect: Effect) -> Step | None:
        target = effect
        if effect.post.amends is not None:
            known = self.effects.get((lease.workspace, effect.post.amends))
            if known is None or (known.ts is None and known.state in {"sent", "failed"}):
                effect.state = "failed"
                return self._next(replace(lease, steps=lease.steps - 1))
            target = known
        if self._replaced(effect):
            effect.state, effect.ts = "sent", target.ts
            return self._next(replace(lease, steps=lease.steps - 1))
        uncertain, effect.state = effect.state == "sending", "sending"
        effect.attempts += 1
        return Sending(lease, effect.post, effect.attempts, effect.posted, target.ts, uncertain)

    def _finish(self, delivery: Delivery, work: Work, state: str) -> None:
        self._write(_mine(work))
        self.requests[delivery.lease.workspace, delivery.key].state = state

    def _settle(self, sending: Sending, outcome: Outcome) -> None:
        effect = self.effects[sending.lease.workspace, sending.post.effect]
        match outcome:
            case Sent(ts):
                effect.state, effect.ts = "sent", ts
                if ts is not None:
                    self.turns.messages[sending.lease.workspace, sending.post.effect] = ts
            case Later(at, _, uncertain):
                effect.state, effect.due = "sending" if uncertain else "waiting", at
            case Refused():
                effect.state = "failed"

    def _write(self, work: FakeWork) -> None:
        json.dumps(
            [post.arguments for post in work.posts]
        )  # whatever is no JSON fails here, as it would there
        self._keep(work)
        for turn in work.turns:
            self.turns.turns.setdefault((turn.workspace, turn.id), turn)
        for opinion in work.opinions:
            key = work.workspace, opinion.turn_id, opinion.person
            before = self.turns.opinions.get(key, opinion)
            if (work.workspace, opinion.turn_id) in self.turns.turns and before.at <= opinion.at:
                self.turns.opinions[key] = opinion
        for turn_id in (*work.withdrawn, *work.forgotten):
            self.turns.withdrawn.add((work.workspace, turn_id))
        for turn_id in work.forgotten:
            self.turns.forget(work.workspace, turn_id)
        for effect in work.finished:
            self._finish_stream(work, effect)
        for post in work.posts:
            self._store(work, post)

    def _keep(self, work: FakeWork) -> None:
        for interview, known in work.interviews:
            self.interviews.keep(interview, known)
        for interview_id in work.erased:
            self.interviews.erase(work.workspace, interview_id)
        for walk, known in work.walks:
            self.walks.keep(walk, known)
        for walk_id in work.erased_walks:
            self.walks.erase(work.workspace, walk_id)
        for draft, known in work.drafts:
            self.drafts.keep(draft, known)
        for draft_id in work.erased_drafts:
            self.drafts.erase(work.workspace, draft_id)
        for manuscript, known in work.manuscripts:
            self.manuscripts.keep(manuscript, known)
        for course, known in work.courses:
            self.courses.keep(course, known)

    def _finish_stream(self, work: FakeWork, effect: str) -> None:
        key, now = (work.workspace, effect), self.clock()
        ts = self.turns.messages[key] = self.streams.pop(key)
        streamed = Post(effect, "", "chat.update", {})
        self.effects[key] = Effect((work.workspace, work.conversation), streamed, now, now, "sent", ts=ts)

    def _store(self, work: FakeWork, post: Post) -> None:
        key, now = (work.workspace, post.effect), self.clock()
        where = work.workspace, work.conversation
        if ts := self.streams.pop(key, None):
            self.turns.messages[key] = ts
            self.effects[key] = Effect(where, replace(post, method="chat.update"), now, now, ts=ts)
        elif key not in self.turns.messages:
            self.effects.setdefault(key, Effect(where, post, now, now))

    def _twin_known(self, incoming: Incoming) -> bool:
        twins = ((known.incoming.workspace, known.incoming.twin) for known in self.requests.values())
        return incoming.twin is not None and (incoming.workspace, incoming.twin) in twins

    def _first_request(self, key: tuple[str, str]) -> Request | None:
        waiting = [
            request
            for request in self.requests.values()
            if request.state == "waiting"
            and (request.incoming.workspace, request.incoming.conversation) == key
        ]
        return min(waiting, key=lambda request: request.incoming.at, default=None)

    def _heads(self, key: tuple[str, str]) -> list[Effect]:
        """Return the open posts that nothing is ahead of."""
        heads: list[Effect] = []
        ahead: set[str] = set()
        for effect in self.effects.values():
            if effect.conversation == key and effect.state in {"waiting", "sending"}:
                if line(effect.post) not in ahead and effect.post.amends not in ahead:
                    heads.append(effect)
                # What a new message is amended by waits for that one, not for all that is new.
                ahead |= {line(effect.post), effect.post.effect}
        return heads

    def _replaced(self, effect: Effect) -> bool:
        if effect.post.method not in REPLACEABLE:
            return False
        key = effect.conversation[0], line(effect.post)
        same = [other for other in self.effects.values() if (other.conversation[0], line(other.post)) == key]
        return any(other.state != "failed" for other in same[same.index(effect) + 1 :])


def _mine(work: Work) -> FakeWork:
    assert isinstance(work, FakeWork)
    return work
