"""Delivery through Bolt: requests are stored and acknowledged; workers hand them to the listeners later.

A listener finds `context["work"]` (bot.services.delivery.Work), says there what shall become true, and calls
Slack itself only for what may get lost: status lines, modals, streams. It is committed afterwards.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, assert_never

from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.domain.errors import StaleWorkError, StorageError, UnavailableError
from bot.services.delivery import Json, Post, Work
from bot.services.steps import Delivery, Outcome, Sending, Step
from bot.slack import failures, incoming
from bot.slack.keeper import Keeper
from bot.slack.responding import Pressed
from bot.slack.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.delivery import Deliveries
    from bot.services.ports import Clock
    from bot.slack.keeper import Chore

log = logging.getLogger(__name__)

Send = Callable[[Sending], Outcome]
# Renders the apology for a request that failed: its body and the reference number; None where nobody waits.
Apologise = Callable[[Json, str], Post | None]

ATTEMPTS = 6  # half a minute in all, which a restart of a database or an index takes


class DurableDelivery(Middleware):
    """The global middleware and the workers behind it."""

    def __init__(  # noqa: PLR0913 - the parts it is composed of
        self,
        deliveries: Deliveries,
        send: Send,
        apologise: Apologise,
        clock: Clock,
        *,
        workers: int = 4,
        chores: Sequence[Chore] = (),
        pressed: Pressed | None = None,
    ) -> None:
        self._deliveries = deliveries
        self._send = send
        self._apologise = apologise
        self._clock = clock
        self._workers = Workers(deliveries, self._take, workers)
        self._keeper = Keeper(deliveries, self._workers, clock, chores)
        self._pressed = pressed or Pressed()
        self._app: App | None = None

    def attach(self, app: App) -> None:
        """Stand between Slack and the listeners of an app. Takes `app.error` for itself."""
        self._app = app
        app.use(self)
        app.error(_note_failure)

    def start(self) -> None:
        """Begin to work off what is stored."""
        self._workers.start()
        self._keeper.start()

    def stop(self) -> None:
        """Finish what is in hand; the rest stays stored."""
        self._workers.stop()
        self._keeper.stop()

    def work_off(self) -> None:
        """Take every step that is due, in this thread; for what runs once and has no workers."""
        while (step := self._deliveries.claim()) is not None:
            while step is not None:
                step = self._take(step)

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,
        next: Callable[[], BoltResponse],  # noqa: A002 - Bolt's name
    ) -> BoltResponse | None:
        """Let a worker's request through, answer an inline one, store any other."""
        del resp
        if "work" in req.context:
            return next()
        workspace = req.context.team_id
        if not workspace:
            return BoltResponse(status=400, body="no workspace")
        if incoming.inline(req.body):
            return self._answer(req.body, workspace)
        if not incoming.unwanted(req.body, req.context.bot_user_id, req.context.bot_id):
            self._store(req.body, workspace)
        return BoltResponse(status=200, body="")

    def _store(self, body: dict[str, Any], workspace: str) -> None:
        request = incoming.read(body, workspace, self._clock())
        if self._deliveries.accept(request):
            self._workers.wake()

    def _answer(self, body: dict[str, Any], workspace: str) -> BoltResponse:
        """Handle a request while Slack waits; where that fails, Slack keeps what the person typed."""
        work = self._deliveries.work(workspace, incoming.conversation(body))
        try:
            response = self._dispatch(body, work)
            self._deliveries.commit(work)
        except Exception as error:  # noqa: BLE001 - the edge: whatever a listener raises ends here
            _log_failure(error, incoming.key(body))
            return BoltResponse(status=500, body="")
        self._workers.wake()
        return response

    def _take(self, step: Step) -> Step | None:
        match step:
            case Delivery():
                return self._handle(step)
            case Sending():
                return self._deliveries.sent(step, self._send(step))
            case _:
                assert_never(step)

    def _handle(self, delivery: Delivery) -> Step | None:
        if delivery.attempt > ATTEMPTS:
            return self._give_up(delivery, "attempts")
        work = self._new_work(delivery)
        self._pressed.note(work.workspace, delivery.body)
        try:
            self._dispatch(delivery.body, work)
            return self._deliveries.handled(delivery, work)
        except StaleWorkError:
            raise
        except Exception as error:  # noqa: BLE001 - the edge: whatever a listener raises ends here
            _log_failure(error, delivery.key)
            if isinstance(error, UnavailableError) and delivery.attempt < ATTEMPTS:
                return self._deliveries.put_off(delivery, self._clock() + _pause(delivery.attempt))
            return self._give_up(delivery, type(error).__name__)

    def _give_up(self, delivery: Delivery, reason: str) -> Step | None:
        work = self._new_work(delivery)
        number = failures.reference(delivery.key)
        log.error("delivery_given_up", extra={"reference": number, "reason": reason})
        apology = self._apology(delivery.body, number)
        if apology is not None:
            work.post(apology)
        return self._deliveries.failed(delivery, work, reason)

    def _apology(self, body: Json, number: str) -> Post | None:
        try:
            return self._apologise(body, number)
        except Exception as error:  # noqa: BLE001 - the request was strange enough to get here
            log.warning("no_apology", extra=failures.fields(error))
            return None

    def _new_work(self, delivery: Delivery) -> Work:
        return self._deliveries.work(delivery.lease.workspace, delivery.lease.conversation, delivery.lease)

    def _dispatch(self, body: Json, work: Work) -> BoltResponse:
        """Hand a request to the listeners and raise what they raise."""
        if self._app is None:
            raise RuntimeError("attach() comes before start()")
        request = BoltRequest(body=dict(body), mode="socket_mode", context={"work": work})
        response = self._app.dispatch(request)
        if "failure" in request.context:
            raise request.context["failure"]
        return response


def _pause(attempt: int) -> timedelta:
    return timedelta(seconds=2.0 ** (attempt - 1))


def _note_failure(error: Exception, context: BoltContext) -> BoltResponse:
    """Keep an error for `_dispatch`; refuse a request that was just coming in, so that Slack repeats it."""
    if "work" in context:
        context["failure"] = error
    else:
        log.error("request_refused", extra=failures.fields(error))
    return BoltResponse(status=503 if isinstance(error, StorageError) else 400, body="")


def _log_failure(error: Exception, key: str) -> None:
    log.error("delivery_failed", extra={"reference": failures.reference(key), **failures.fields(error)})
