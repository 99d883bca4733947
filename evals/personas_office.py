"""The office: the bot at work in a stand-in for Slack, with invented people in it."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import SecretStr

from bot.adapters.database.workspaces import waiting
from bot.playground.company import Company
from bot.playground.installation import from_manifest
from bot.playground.people import Person
from bot.playground.playground import Playground
from bot.playground.workspace import TEAM
from bot.slack.manifest import manifest
from bot.slack.socket_mode import SocketMode
from evals.benches import bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.bootstrap import Application
    from bot.domain.interview.entries import Interview
    from bot.playground.colleague import Colleague
    from bot.playground.messages import Message
    from bot.settings import Settings

PATIENCE: Final = 30.0


class Errors(logging.Handler):
    """Counts what went wrong in the bot."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.events: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note an error."""
        self.events.append(record.getMessage())


@dataclass(frozen=True, slots=True)
class Office:
    """A running bot and the people."""

    slack: Playground
    application: Application
    errors: Errors = field(default_factory=Errors)

    def person(self, number: int) -> Colleague:
        """Return somebody."""
        return self.slack.person(_id(number))

    def settle(self) -> None:
        """Wait until everything that came in is handled, and everything that goes out is sent."""
        self.slack.wait_until_delivered(PATIENCE)
        self.slack.wait_for(self._is_quiet, PATIENCE, "the bot to settle")

    def interview(self, root: Message) -> Interview | None:
        """Return an interview as it is stored."""
        return self.application.storage.interviews.in_thread(TEAM, root.channel, root.ts)

    def holds(self, word: str) -> bool:
        """Say whether any file of the bot holds a word as it stands."""
        files = (path for path in Path(self.application.settings.home).glob("plumbline.db*"))
        return any(word.encode() in path.read_bytes() for path in files)

    def _is_quiet(self) -> bool:
        found = waiting(self.application.storage.database.engine, TEAM)
        return found is not None and not found.requests and not found.posts


@contextmanager
def office(settings: Settings, people: Sequence[str]) -> Iterator[Office]:
    """Start the bot without a language model, among people of these names."""
    staff = tuple(Person(_id(number), f"p{number}", name.title()) for number, name in enumerate(people))
    app = replace(from_manifest(manifest()), id="A0PLUMBLINE")
    with Playground(app, Company("Personas", staff, ())) as slack:
        slack.workspace.rate_limits.enforced = False
        with bench(_connected(settings, slack)) as application:
            here = Office(slack, application)
            logging.getLogger("bot").addHandler(here.errors)
            bot = application.bot
            bot.delivery.start()
            socket = SocketMode(bot.app, slack.workspace.app.app_token)
            socket.connect()
            slack.wait_until_connected(PATIENCE)
            try:
                yield here
            finally:
                logging.getLogger("bot").removeHandler(here.errors)
                threading.Thread(target=socket.close, daemon=True).start()  # the SDK takes seconds for it
                bot.delivery.stop()


def _connected(settings: Settings, slack: Playground) -> Settings:
    app = slack.workspace.app
    return settings.model_copy(
        update={
            "model": None,
            "slack_api_url": slack.base_url,
            "slack_bot_token": SecretStr(app.bot_token),
            "slack_app_token": SecretStr(app.app_token),
            "slack_signing_secret": SecretStr(app.signing_secret),
        }
    )


def _id(number: int) -> str:
    return f"U0PERSONA{number}"
