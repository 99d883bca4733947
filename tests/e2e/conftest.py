"""The local workspace in a real browser, with the real bot as a process of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.playground.playground import Playground
from tests.e2e.browsing import MISSING, Windows, browsing, program
from tests.e2e.staging import on_stage
from tests.playground.conftest import INSTALLED, connection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@dataclass(frozen=True)
class Rehearsal:
    """A workspace, and the app of a test in it."""

    playground: Playground
    app: App
    client: WebClient


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if program() is None:
        pytest.skip(MISSING)
    with browsing() as opened:
        yield opened


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    """Windows that are closed at the end; no script in them may have complained."""
    opened = Windows(browser)
    yield opened
    opened.close()
    assert opened.complaints == []


@pytest.fixture(scope="session")
def stage(browser: Browser, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    """What `plumbline demo` starts, on a data folder of its own. Tests keep apart by being other people."""
    folder = tmp_path_factory.mktemp("stage")
    shutil.copytree(home / "index", folder / "index")
    with on_stage(folder) as playground:
        yield playground


@pytest.fixture
def rehearsal() -> Iterator[Rehearsal]:
    """A workspace with an app that a test writes itself."""
    with Playground(INSTALLED) as playground:
        client = WebClient(INSTALLED.bot_token, base_url=playground.base_url, retry_handlers=[])
        app = App(client=client, raise_error_for_unhandled_request=False)
        with connection(app):
            playground.wait_until_connected()
            yield Rehearsal(playground, app, client)
