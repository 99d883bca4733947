from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.limits import SOCKET_CONNECTIONS
from bot.playground.waiting import wait_for
from tests.playground.calling import call, error
from tests.playground.conftest import connection

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.playground.playground import Playground


def test_a_bolt_app_answers_a_direct_message(playground: Playground, connected: App) -> None:
    @connected.message("")
    def answer(message: dict[str, Any], say: Any) -> None:
        say(text=f"You said: {message['text']}", thread_ts=message["ts"])

    astrid = playground.person("astrid")
    message = astrid.say("What is strategic fit?")

    assert astrid.wait_for_reply(message).text == "You said: What is strategic fit?"
    playground.wait_until_delivered()
    assert playground.workspace.deliveries[0].acknowledged


def test_a_bolt_app_streams_into_a_channel_thread(playground: Playground, connected: App) -> None:
    @connected.event("app_mention")
    def answer(event: dict[str, Any], say_stream: Any, set_status: Any) -> None:
        set_status("is thinking…")
        stream = say_stream(buffer_size=4)
        stream.append(markdown_text="**Fit** is ")
        stream.append(markdown_text="alignment.")
        stream.stop(blocks=[{"type": "divider"}])

    astrid = playground.person("astrid")
    message = astrid.mention("what is fit?", "general")

    reply = astrid.wait_for_reply(message)
    assert (reply.text, reply.thread_ts, reply.streaming) == ("**Fit** is alignment.", message.ts, False)
    # A call is written down after what it changed can be seen.
    wait_for(playground.workspace, lambda: "chat.stopStream" in _called(playground), 5, "the stream's end")
    assert _called(playground) == ["chat.startStream", "chat.appendStream", "chat.stopStream"]


def test_an_event_that_is_not_acknowledged_comes_again_with_the_same_id(
    playground: Playground, connected: App
) -> None:
    playground.retries.factor = 0.001
    seen: list[tuple[str, str | None, str | None]] = []

    @connected.middleware
    def refuse_twice(body: dict[str, Any], request: Any, next: Any) -> None:  # noqa: A002 - Bolt's name
        number = request.headers.get("x-slack-retry-num", [None])[0]
        reason = request.headers.get("x-slack-retry-reason", [None])[0]
        seen.append((body["event_id"], number, reason))
        if len(seen) < 3:
            raise RuntimeError
        next()

    connected.event("message")(lambda ack: ack())
    playground.person("astrid").say("Hi")
    playground.wait_until_delivered()

    (delivery,) = playground.workspace.deliveries
    assert [attempt.failure for attempt in delivery.attempts] == ["timeout", "timeout", None]
    assert seen == [
        (delivery.event_id, "0", ""),
        (delivery.event_id, "1", "timeout"),
        (delivery.event_id, "2", "timeout"),
    ]


def test_after_three_retries_an_event_is_given_up(playground: Playground, connected: App) -> None:
    playground.retries.factor = 0.001
    playground.retries.acknowledge_within = 0.1

    playground.person("astrid").say("Nobody listens to messages here")
    playground.wait_until_delivered()

    (delivery,) = playground.workspace.deliveries
    assert (delivery.acknowledged, len(delivery.attempts)) == (False, 4)


def test_interactions_are_not_tried_again(playground: Playground, connected: App) -> None:
    delivery = playground.person("astrid").use_shortcut("start_interview")

    assert (delivery.acknowledged, len(delivery.attempts)) == (False, 1)


@pytest.mark.parametrize("announced", [True, False])
def test_a_disconnected_app_comes_back(playground: Playground, connected: App, announced: bool) -> None:
    connected.event("message")(lambda ack: ack())
    tickets = playground.workspace.tickets

    playground.disconnect(announced=announced)
    playground.wait_for(
        lambda: len(playground.calls.of("apps.connections.open")) == 2, 15, "a second connection"
    )
    playground.wait_until_connected()
    playground.person("astrid").say("Still there?")
    playground.wait_until_delivered()

    assert playground.workspace.deliveries[-1].acknowledged
    assert tickets.connected == 1


def test_events_are_shared_among_several_connections(playground: Playground, connected: App) -> None:
    connected.event("message")(lambda ack: ack())
    received: list[str] = []

    with connection(connected) as second:
        playground.wait_for(lambda: playground.workspace.tickets.connected == 2, what="two connections")
        second.client.on_message_listeners.append(received.append)
        for number in range(6):
            playground.person("astrid").say(f"Message {number}")
        playground.wait_until_delivered()

    assert sum("events_api" in message for message in received) == 3
    assert all(delivery.acknowledged for delivery in playground.workspace.deliveries)


def test_ten_connections_are_the_most(playground: Playground) -> None:
    playground.workspace.tickets.connected = SOCKET_CONNECTIONS

    assert error(playground.workspace, "apps.connections.open") == "too_many_websockets"


def test_a_ticket_opens_one_connection(playground: Playground) -> None:
    address = call(playground.workspace, "apps.connections.open")["url"]
    ticket = address.partition("ticket=")[2].partition("&")[0]

    assert playground.workspace.tickets.redeem(ticket)
    assert not playground.workspace.tickets.redeem(ticket)


def test_the_sdk_reads_our_errors(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel="C0GENERAL", text="x", blocks=[{"type": "header"}])

    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] missing required field: text [json-pointer:/blocks/0]"
    ]


def test_a_scheduled_message_is_posted_by_the_running_server(
    playground: Playground, client: WebClient
) -> None:
    client.chat_scheduleMessage(channel="C0GENERAL", text="Reminder", post_at=int(time.time()) + 60)

    playground.advance(61)

    assert playground.person("astrid").answers("general")[-1].text == "Reminder"


def _called(playground: Playground) -> list[str]:
    return [call.method for call in playground.calls if call.method.startswith("chat.")]
