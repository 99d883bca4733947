from __future__ import annotations

import time
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.faults import Fault

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.playground.playground import Playground


def post(client: WebClient, text: str = "x") -> None:
    client.chat_postMessage(channel="C0GENERAL", text=text)


def posted(playground: Playground) -> list[str]:
    return [message.text for message in playground.person("astrid").answers("general")]


def test_a_rate_limit_comes_with_retry_after_and_passes(playground: Playground, client: WebClient) -> None:
    playground.faults.add(Fault("rate_limited", "chat.postMessage", count=1, seconds=7))

    with pytest.raises(SlackApiError) as caught:
        post(client)
    post(client, "second")

    assert (caught.value.response.status_code, caught.value.response["error"]) == (429, "ratelimited")
    assert caught.value.response.headers["Retry-After"] == "7"
    assert posted(playground) == ["second"]


def test_a_server_error_changes_nothing(playground: Playground, client: WebClient) -> None:
    playground.faults.add(Fault("server_error", count=1))

    with pytest.raises(SlackApiError) as caught:
        post(client)

    assert caught.value.response.status_code == 503
    assert posted(playground) == []


@pytest.mark.parametrize(("kind", "left"), [("lost_request", []), ("lost_answer", ["x"])])
def test_a_cut_line_loses_the_request_or_only_the_answer(
    playground: Playground, client: WebClient, kind: Any, left: list[str]
) -> None:
    playground.faults.add(Fault(kind, "chat.*", count=1))

    with pytest.raises((OSError, HTTPException)):
        post(client)

    assert posted(playground) == left
    assert client.auth_test()["ok"]


def test_a_slow_answer_takes_its_time(playground: Playground, client: WebClient) -> None:
    playground.faults.add(Fault("slow", seconds=0.2))

    started = time.monotonic()
    post(client)

    assert time.monotonic() - started >= 0.19
    assert playground.calls.of("chat.postMessage")[0].seconds >= 0.19


def test_chance_hits_about_as_often_as_it_says_and_the_same_each_time(playground: Playground) -> None:
    playground.faults.add(Fault("server_error", probability=0.3))

    hits = sum(playground.faults.strike("any", "server_error") is not None for _ in range(1000))

    assert 250 < hits < 350


def test_cleared_faults_are_gone(playground: Playground, client: WebClient) -> None:
    playground.faults.add(Fault("server_error"))

    playground.faults.clear()
    post(client)

    assert posted(playground) == ["x"]


def texts(app: App) -> list[str]:
    seen: list[str] = []
    app.event("message")(lambda ack, event: (seen.append(event["text"]), ack()))
    return seen


def test_a_duplicated_event_comes_several_times(playground: Playground, connected: App) -> None:
    seen = texts(connected)
    playground.faults.add(Fault("duplicated", "message", count=1, times=1))

    playground.person("astrid").say("Hi")
    playground.wait_for(lambda: len(seen) == 2, what="the copy")

    (delivery,) = playground.workspace.deliveries
    playground.wait_for(lambda: len(delivery.attempts) == 2)
    assert seen == ["Hi", "Hi"]


def test_a_dropped_event_comes_with_the_retry(playground: Playground, connected: App) -> None:
    seen = texts(connected)
    playground.retries.factor = 0.001
    playground.faults.add(Fault("dropped", count=1, times=2))

    playground.person("astrid").say("Hi")
    playground.wait_until_delivered()

    (delivery,) = playground.workspace.deliveries
    assert (seen, [attempt.number for attempt in delivery.attempts]) == (["Hi"], [2])


def test_delays_change_the_order(playground: Playground, connected: App) -> None:
    seen = texts(connected)
    playground.faults.add(Fault("delayed", seconds=0.3))
    sent = [str(number) for number in range(10)]

    for text in sent:
        playground.person("astrid").say(text)
    playground.wait_for(lambda: len(seen) == len(sent))

    assert sorted(seen) == sent
    assert seen != sent


def test_connections_can_break_again_and_again(playground: Playground, connected: App) -> None:
    playground.faults.disconnect_every = 0.1

    playground.wait_for(
        lambda: len(playground.calls.of("apps.connections.open")) >= 4, 15, "three new connections"
    )
