from __future__ import annotations

import pytest
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient

from bot.slack.watchdog import Patience, Watchdog
from tests.standin import standing_in


class Surroundings:
    """Slack and the process, as far as the watchdog sees them."""

    def __init__(self) -> None:
        self.now = 0.0
        self.reachable = True
        self.greets = True
        self.connections = 0
        self.ended: list[str] = []
        self.dog = Watchdog(
            self.auth_test, self.ended.append, self.reconnect, Patience(30, 900, 300), lambda: self.now
        )

    def auth_test(self) -> None:
        if not self.reachable:
            raise TimeoutError

    def reconnect(self) -> None:
        self.connections += 1
        if self.greets:
            self.dog.heard('{"type": "hello"}')

    def pass_time(self, seconds: float) -> None:
        until = self.now + seconds
        while self.now < until and not self.ended:
            self.now += 30
            self.dog.look()


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


def test_a_busy_workspace_is_left_alone(around: Surroundings) -> None:
    for _ in range(100):
        around.dog.heard("{}")
        around.pass_time(300)

    assert (around.connections, around.ended) == (0, [])


def test_a_quiet_workspace_is_asked_for_a_sign_of_life_now_and_then(around: Surroundings) -> None:
    around.pass_time(3600)

    assert (around.connections, around.ended) == (3, [])


def test_a_dead_connection_ends_the_process(around: Surroundings) -> None:
    around.greets = False

    around.pass_time(3600)

    assert (around.connections, around.ended) == (1, ["Slack's connection is dead"])


def test_a_short_outage_of_slack_is_sat_out(around: Surroundings) -> None:
    around.reachable = False
    around.pass_time(240)
    around.reachable = True
    around.pass_time(600)

    assert around.ended == []


def test_a_long_outage_of_slack_ends_the_process(around: Surroundings) -> None:
    around.reachable = False

    around.pass_time(600)

    assert around.ended == ["Slack could not be reached"]


def test_over_http_silence_means_nothing() -> None:
    now = [0.0]
    ended: list[str] = []
    dog = Watchdog(lambda: None, ended.append, patience=Patience(), clock=lambda: now[0])

    now[0] = 1e6
    dog.look()

    assert ended == []


@pytest.mark.slow  # Slack's library takes seconds to connect anew
@pytest.mark.enable_socket
def test_slacks_greeting_over_a_new_connection_is_a_sign_of_life() -> None:
    heard: list[str] = []
    with standing_in() as slack:
        app = slack.workspace.app
        client = SocketModeClient(app.app_token, web_client=WebClient(base_url=slack.base_url))
        client.on_message_listeners.append(heard.append)
        client.connect()
        slack.wait_for(lambda: len(heard) == 1)
        client.connect_to_new_endpoint(force=True)
        slack.wait_for(lambda: len(heard) == 2)
        client.close()

    assert all('"hello"' in message for message in heard)
