"""A stand-in for Slack and a small Bolt app that talks to it, unmodified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.playground.playground import Playground

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def playground() -> Iterator[Playground]:
    with Playground() as running:
        yield running


@pytest.fixture
def client(playground: Playground) -> WebClient:
    """The SDK as an app uses it; told only the base URL."""
    return WebClient(playground.workspace.app.bot_token, base_url=playground.base_url, retry_handlers=[])


@pytest.fixture
def app(client: WebClient) -> App:
    return App(client=client, raise_error_for_unhandled_request=False)


@pytest.fixture
def connected(playground: Playground, app: App) -> Iterator[App]:
    """The Bolt app over Socket Mode. Register listeners before or after: Bolt does not mind."""
    handler = SocketModeHandler(app, playground.workspace.app.app_token)
    handler.connect()
    playground.wait_until_connected()
    yield app
    handler.close()
