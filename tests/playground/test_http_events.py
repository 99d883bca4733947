from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.signature import SignatureVerifier

from bot.playground.http_events import signature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slack_sdk import WebClient

    from bot.playground.playground import Playground


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def listening(playground: Playground, client: WebClient) -> Iterator[tuple[App, str]]:
    app = App(client=client, signing_secret=playground.workspace.app.signing_secret)
    handler: Callable[..., Any] = SlackRequestHandler(app)
    server = make_server("127.0.0.1", 0, handler, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield app, f"http://127.0.0.1:{server.server_port}/slack/events"
    server.shutdown()
    server.server_close()


def test_a_bolt_app_verifies_the_address_and_gets_signed_events(
    playground: Playground, listening: tuple[App, str]
) -> None:
    app, address = listening

    @app.message("")
    def answer(message: dict[str, Any], say: Any) -> None:
        say(text="Heard.", thread_ts=message["ts"])

    verified = playground.server.use_request_url(address)
    astrid = playground.person("astrid")
    message = astrid.say("Hello & <welcome>")

    assert verified
    assert astrid.wait_for_reply(message).text == "Heard."


def test_commands_and_interactions_come_as_forms(playground: Playground, listening: tuple[App, str]) -> None:
    app, address = listening
    app.command("/align")(lambda ack, command: ack(f"You asked: {command['text']}"))
    app.shortcut("start_interview")(lambda ack: ack())
    playground.server.use_request_url(address)
    astrid = playground.person("astrid")

    asked = astrid.run("/align why & what?")
    started = astrid.use_shortcut("start_interview")

    assert (asked.acknowledged, astrid.ephemerals()[-1].text) == (True, "You asked: why & what?")
    assert started.acknowledged


def test_a_failing_app_gets_the_event_again_with_retry_headers(
    playground: Playground, listening: tuple[App, str]
) -> None:
    app, address = listening
    playground.retries.factor = 0.001
    retries: list[tuple[str | None, str | None]] = []

    @app.middleware
    def fail_once(request: Any, next: Any) -> None:  # noqa: A002 - Bolt's name
        headers = request.headers
        number = headers.get("x-slack-retry-num", [None])[0]
        retries.append((number, headers.get("x-slack-retry-reason", [None])[0]))
        if len(retries) == 1:
            raise RuntimeError
        next()

    app.event("message")(lambda ack: ack())
    playground.server.use_request_url(address)
    retries.clear()
    playground.person("astrid").say("Hi")
    playground.wait_until_delivered()

    assert retries == [(None, None), ("1", "http_error")]
    assert playground.workspace.deliveries[-1].acknowledged


def test_a_slow_app_gets_a_time_out(playground: Playground, listening: tuple[App, str]) -> None:
    app, address = listening
    playground.retries.factor = 0.001
    release = threading.Event()
    app.shortcut("slow")(lambda ack: (release.wait(5), ack()))
    playground.server.use_request_url(address)

    delivery = playground.person("astrid").use_shortcut("slow")
    release.set()

    assert [attempt.failure for attempt in delivery.attempts] == ["http_timeout"]


def test_nobody_at_the_address_is_a_failed_connection(playground: Playground) -> None:
    verified = playground.server.use_request_url("http://127.0.0.1:9/slack/events")

    delivery = playground.person("astrid").use_shortcut("x")

    assert not verified
    assert [attempt.failure for attempt in delivery.attempts] == ["connection_failed"]


def test_the_signature_is_the_one_that_slacks_sdk_checks() -> None:
    verifier = SignatureVerifier("secret")

    made = signature("secret", "1700000000", "body=1")

    assert made == verifier.generate_signature(timestamp="1700000000", body="body=1")
