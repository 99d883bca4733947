"""A stand-in for Slack and a small Bolt app that talks to it, unmodified."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.playground.installation import DEFAULT_EVENTS, DEFAULT_SCOPES, InstalledApp
from bot.playground.playground import Playground
from bot.playground.workspace import Workspace
from tests.standin import listen_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

# Everything on, so that each test may look at what it is about.
INSTALLED = InstalledApp(
    scopes=DEFAULT_SCOPES
    | {"channels:read", "groups:read", "reactions:read", "team:read", "users:read.email"},
    events=DEFAULT_EVENTS | {"reaction_added", "reaction_removed", "file_shared"},
)


@contextmanager
def connection(app: App) -> Iterator[SocketModeHandler]:
    """One Socket Mode connection of an app."""
    handler = SocketModeHandler(app, INSTALLED.app_token, ping_interval=0.5)
    listen_at_once(handler.client)
    handler.connect()
    yield handler
    handler.client.auto_reconnect_enabled = False
    # Closing joins timers for a second; nobody needs to wait for that.
    threading.Thread(target=handler.close, daemon=True).start()


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(INSTALLED)


@pytest.fixture
def playground() -> Iterator[Playground]:
    running = Playground(INSTALLED)
    running.start()
    running.retries.acknowledge_within = 0.4
    yield running
    threading.Thread(target=running.stop).start()


@pytest.fixture
def client(playground: Playground) -> WebClient:
    return WebClient(INSTALLED.bot_token, base_url=playground.base_url, retry_handlers=[])


@pytest.fixture
def app(client: WebClient) -> App:
    return App(client=client, raise_error_for_unhandled_request=False)


@pytest.fixture
def connected(playground: Playground, app: App) -> Iterator[App]:
    with connection(app):
        playground.wait_until_connected()
        yield app
