"""Delivery through Bolt: requests are stored and acknowledged; workers hand them to the listeners later.

A listener finds `context["work"]` (bot.services.delivery.Work), says there what shall become true, and calls
Slack itself only for what may get lost: status lines, modals, streams. It is committed afterwards.
"""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, assert_never

from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.domain.errors import StaleWorkError, StorageError
from bot.services.delivery import Delivery, Json, Post, Sending, Step, Work
from bot.slack import incoming
from bot.slack.workers import Workers

if TYPE_CHECKING:
    from bot.services.delivery import Deliveries
    from bot.services.ports import Clock
    from bot.slack.sending import Sender

log = logging.getLogger(__name__)

# Renders the apology for a request that failed: its body and the reference number; None where nobody waits.
Apologise = Callable[[Json, str], Post | None]

ATTEMPTS = 5


class DurableDelivery(Middleware):
    """The global middleware and the workers behind it."""

    def __init__(
        self, deliveries: Deliveries, sender: Sender, apologise: Apologise, clock: Clock, workers: int = 4
    ) -> None:
        self._deliveries = deliveries
        self._sender = sender
        self._apologise = apologise
        self._clock = clock
        self._workers = Workers(deliveries, self._take, clock, workers)
        self._app: App | None = None

    def attach(self, app: App) -> None:
        """Stand between Slack and the listeners of an app. Takes `app.error` for itself."""
        self._app = app
        app.use(self)
        app.error(_note_failure)

    def start(self) -> None:
        """Begin to work off what is stored."""
        self._workers.start()

    def stop(self) -> None:
        """Finish what is in hand; the rest stays stored."""
        self._workers.stop()

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
        response, failure = self._dispatch(body, work)
        if failure is not None:
            _log_failure(failure, reference(incoming.key(body)), 1)
            return BoltResponse(status=500, body="")
        self._deliveries.commit(work)
        self._workers.wake()
        return response

    def _take(self, step: Step) -> Step | None:
        match step:
            case Delivery():
                return self._handle(step)
            case Sending():
                return self._deliveries.sent(step, self._sender.send(step))
            case _:
                assert_never(step)

    def _handle(self, delivery: Delivery) -> Step | None:
        if delivery.attempt > ATTEMPTS:
            return self._give_up(delivery, "attempts")
        work = self._new_work(delivery)
        _, failure = self._dispatch(dict(delivery.body), work)
        match failure:
            case None:
                return self._deliveries.handled(delivery, work)
            case StaleWorkError():
                raise failure
            case StorageError() if delivery.attempt < ATTEMPTS:
                _log_failure(failure, reference(delivery.key), delivery.attempt)
                return self._deliveries.put_off(delivery, self._clock() + timedelta(seconds=delivery.attempt))
            case _:
                _log_failure(failure, reference(delivery.key), delivery.attempt)
                return self._give_up(delivery, type(failure).__name__)

    def _give_up(self, delivery: Delivery, reason: str) -> Step | None:
        work = self._new_work(delivery)
        number = reference(delivery.key)
        log.error("delivery_given_up", extra={"reference": number, "reason": reason})
        apology = self._apology(delivery.body, number)
        if apology is not None:
            work.post(apology)
        return self._deliveries.failed(delivery, work, reason)

    def _apology(self, body: Json, number: str) -> Post | None:
        try:
            return self._apologise(body, number)
        except Exception as error:  # noqa: BLE001 - the request was strange enough to get here
            _log_failure(error, number, ATTEMPTS)
            return None

    def _new_work(self, delivery: Delivery) -> Work:
        return self._deliveries.work(delivery.lease.workspace, delivery.lease.conversation, delivery.lease)

    def _dispatch(self, body: dict[str, Any], work: Work) -> tuple[BoltResponse, Exception | None]:
        if self._app is None:
            raise RuntimeError("attach() comes before start()")
        request = BoltRequest(body=body, mode="socket_mode", context={"work": work})
        response = self._app.dispatch(request)
        return response, request.context.get("failure")


def reference(key: str) -> str:
    """Return the number under which people and logs speak of a delivery."""
    return hashlib.sha256(key.encode()).hexdigest()[:8].upper()


def _note_failure(error: Exception, context: BoltContext) -> BoltResponse:
    """Keep an error for the worker; refuse a request that was just coming in, so that Slack repeats it."""
    if "work" in context:
        context["failure"] = error
    else:
        log.error("request_refused", extra={"error": type(error).__name__})
    return BoltResponse(status=503 if isinstance(error, StorageError) else 400, body="")


def _log_failure(error: Exception, number: str, attempt: int) -> None:
    """Log where an error comes from, but not its words: they may quote what a person wrote."""
    where = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    fields = {"reference": number, "attempt": attempt, "error": type(error).__name__, "where": where}
    log.error("delivery_failed", extra=fields)
