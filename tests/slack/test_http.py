"""Requests over HTTP: Slack's are served, all others get a 4xx, and nothing makes a 500."""

from __future__ import annotations

import io
import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import SettingsError
from bot.playground.http_events import signature
from bot.services.steps import Refused
from bot.slack.apologies import apologise
from bot.slack.app import build_app
from bot.slack.delivery import DurableDelivery
from bot.slack.http import HEALTH, LARGEST, PATH, http_application
from bot.slack.installation import Installation
from tests.fakes.deliveries import FakeDeliveries
from tests.slack.conftest import QUESTION, body_of

SECRET = "local-signing-secret"


def gate():
    """Real delivery whose workers never start."""

    def clock():
        return datetime(2026, 3, 2, tzinfo=UTC)

    return DurableDelivery(FakeDeliveries(clock), lambda _: Refused("no"), apologise, clock)


def app(secret=SECRET):
    here = Installation("TLOCAL", "xoxb-1", "U0BOT", "B0BOT")
    return build_app(None, gate(), here, "http://127.0.0.1:9/", secret)


@pytest.fixture(scope="module")
def application():
    return http_application(app(), SECRET)


def call(application, body=b"{}", *, path=PATH, method="POST", headers=None, length=None):
    timestamp = str(int(time.time()))
    signed = signature(SECRET, timestamp, body.decode(errors="replace"))
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)) if length is None else length,
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": timestamp,
        "HTTP_X_SLACK_SIGNATURE": signed,
        "wsgi.input": io.BytesIO(body),
        **(headers or {}),
    }
    answered = []
    content = b"".join(application(environ, lambda status, _: answered.append(status)))
    return int(answered[0].split()[0]), content


def test_a_signed_request_is_served(application):
    assert call(application, json.dumps({"type": "event_callback", "team_id": "TLOCAL"}).encode())[0] == 200


def test_slacks_challenge_is_answered(application):
    status, content = call(
        application, json.dumps({"type": "url_verification", "challenge": "plumb"}).encode()
    )

    assert status == 200
    assert b"plumb" in content


def test_a_load_balancer_sees_that_it_lives(application):
    assert call(application, path=HEALTH, method="GET") == (200, b"ok\n")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"headers": {"HTTP_X_SLACK_SIGNATURE": "v0=forged"}}, 401),
        ({"headers": {"HTTP_X_SLACK_SIGNATURE": ""}}, 401),
        ({"headers": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": "1"}}, 401),
        ({"headers": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": "soon"}}, 401),
        ({"headers": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": ""}}, 401),
        ({"headers": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": "9" * 5000}}, 401),
        ({"body": b"{broken"}, 400),
        ({"body": b"\xff\xfe{}"}, 400),
        ({"body": b"[1]"}, 400),
        ({"body": b'"text"'}, 400),
        ({"body": b"null"}, 400),
        ({"body": b"payload={broken", "headers": {"CONTENT_TYPE": "application/x-www-form-urlencoded"}}, 400),
        ({"body": b'{"event": "text", "team_id": "TLOCAL"}'}, 400),
        ({"body": b"{}"}, 400),
        ({"length": "-5"}, 400),
        ({"length": "many"}, 400),
        ({"length": str(LARGEST + 1)}, 413),
        ({"path": "/elsewhere"}, 404),
        ({"method": "GET"}, 405),
    ],
)
def test_what_slack_never_sends_is_refused(application, change, status):
    assert call(application, **change)[0] == status


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
NAMES = [
    "type", "event", "team", "team_id", "user", "user_id", "channel", "actions", "view", "message",
    "container", "authorizations", "is_ext_shared_channel", "enterprise", "previous_message", "command",
    "response_urls", "assistant_thread", "item", "function_data", "callback_id", "challenge", "ssl_check",
]  # fmt: skip
KINDS = [
    "event_callback",
    "block_actions",
    "view_submission",
    "message_action",
    "url_verification",
    "view_closed",
]
bodies = st.dictionaries(
    st.sampled_from(NAMES), json_values | st.sampled_from([*KINDS, "TLOCAL"]), max_size=8
)


@given(bodies)
def test_no_signed_nonsense_makes_a_server_error(application, body):
    assert call(application, json.dumps(body).encode())[0] < 500


@given(st.binary(max_size=200))
def test_no_bytes_make_a_server_error(application, body):
    assert call(application, body)[0] < 500


def test_nobody_can_serve_http_without_a_secret():
    with pytest.raises(SettingsError):
        http_application(app(secret=""), "")


def test_the_whole_bot_works_over_http(start):
    bot = start(http=True)
    bruno = bot.person("bruno")

    answer = bruno.wait_for_reply(bruno.say(QUESTION))
    bruno.press("Open source 1: Strategic Alignment Model", answer)
    bruno.run(f"/align {QUESTION}", "strategy")

    assert body_of(answer) == f"You want to know: {QUESTION} [1][2]"
    assert bruno.wait_for_modal("Source 1")
    assert body_of(bruno.wait_for_ephemeral("strategy")) == f"You want to know: {QUESTION} [1][2]"
