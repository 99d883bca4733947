"""The playground: a workspace, its server, and the people in it, for tests, the terminal and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot.playground import events, posting
from bot.playground.colleague import Colleague
from bot.playground.onlooker import DEFAULT_TIMEOUT
from bot.playground.server import Server
from bot.playground.waiting import wait_for
from bot.playground.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from bot.playground.backstage import Backstage
    from bot.playground.company import Company
    from bot.playground.courier import RetryPolicy
    from bot.playground.faults import Faults
    from bot.playground.installation import InstalledApp
    from bot.playground.routes import CallLog

T = TypeVar("T")


class Playground:
    """A running stand-in for Slack. Use it as a context manager, or call `start` and `stop`."""

    def __init__(
        self, app: InstalledApp | None = None, company: Company | None = None, port: int = 0
    ) -> None:
        self.workspace = Workspace(app, company)
        self.server = Server(self.workspace, port)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> str:
        """Start the server and return the base URL."""
        return self.server.start()

    def stop(self) -> None:
        """Stop the server."""
        self.server.stop()

    @property
    def base_url(self) -> str:
        """The value of `SLACK_API_URL`."""
        return self.server.base_url

    @property
    def faults(self) -> Faults:
        """The faults in force."""
        return self.server.faults

    @property
    def backstage(self) -> Backstage:
        """What a facilitator may see and do behind the scenes."""
        return self.server.backstage

    @property
    def calls(self) -> CallLog:
        """The Web API calls so far."""
        return self.server.calls

    @property
    def retries(self) -> RetryPolicy:
        """How undelivered events are tried again; `retries.factor` shortens the waiting."""
        return self.server.courier.policy

    def environment(self) -> dict[str, str]:
        """Return the variables that point a bot at this stand-in."""
        app = self.workspace.app
        return {
            "SLACK_API_URL": self.base_url,
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_APP_TOKEN": app.app_token,
            "SLACK_SIGNING_SECRET": app.signing_secret,
        }

    def person(self, name: str) -> Colleague:
        """Return a person by handle, full name or id."""
        return Colleague(self.workspace, self.workspace.find_person(name))

    def people(self) -> list[Colleague]:
        """Return everybody but the bot."""
        everybody = self.workspace.people.values()
        return [Colleague(self.workspace, person) for person in everybody if person.bot_id is None]

    def hire(self, name: str, title: str = "", side: str = "") -> Colleague:
        """Add a person to the workspace."""
        with self.workspace.changing():
            return Colleague(self.workspace, self.workspace.add_person(name, title, side))

    def wait_for(
        self, condition: Callable[[], T | None], timeout: float = DEFAULT_TIMEOUT, what: str = "a condition"
    ) -> T:
        """Return the first truthy value of `condition`; raise WaitTimeoutError after `timeout` seconds."""
        return wait_for(self.workspace, condition, timeout, what)

    def wait_until_connected(self, timeout: float = DEFAULT_TIMEOUT) -> None:
        """Wait for the app's first Socket Mode connection."""
        wait_for(self.workspace, lambda: self.workspace.tickets.connected, timeout, "the bot to connect")

    def wait_until_delivered(self, timeout: float = DEFAULT_TIMEOUT) -> None:
        """Wait until nothing is on its way to the app."""
        deliveries = self.workspace.deliveries
        wait_for(
            self.workspace,
            lambda: all(delivery.finished.is_set() for delivery in deliveries),
            timeout,
            "all deliveries",
        )

    def advance(self, seconds: float) -> None:
        """Move the workspace's time forward and post what was scheduled until then."""
        with self.workspace.changing():
            self.workspace.clock.advance(seconds)
            posting.post_due(self.workspace)

    def disconnect(self, *, announced: bool = True) -> None:
        """Close the app's Socket Mode connections, as Slack does to refresh them or as a broken line does."""
        self.server.disconnect(announced=announced)

    def uninstall(self) -> None:
        """Remove the app from the workspace: its tokens are revoked and it is told so."""
        with self.workspace.changing():
            tokens = {"oauth": [], "bot": [self.workspace.app.user]}
            events.publish(self.workspace, {"type": "tokens_revoked", "tokens": tokens})
            events.publish(self.workspace, {"type": "app_uninstalled"})
            self.workspace.installed = False
