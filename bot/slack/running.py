"""Running the bot: connected to Slack over Socket Mode, or answering Slack's requests over HTTP."""

from __future__ import annotations

import logging
import os
import signal
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import SettingsError
from bot.slack.apologies import apologise
from bot.slack.app import build_app
from bot.slack.delivery import DurableDelivery
from bot.slack.http import http_application
from bot.slack.installation import find_installation, web_client
from bot.slack.listeners.services import Services
from bot.slack.responding import Pressed
from bot.slack.sending import Sender
from bot.slack.socket_mode import SocketMode
from bot.slack.watchdog import Watchdog

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.services.codebooks import Codebooks
    from bot.services.conversation import Conversation
    from bot.services.delivery import Deliveries
    from bot.services.drafting import Drafting
    from bot.services.editing import Editing
    from bot.services.interviewing import Interviewing
    from bot.services.loading import Loading
    from bot.services.managers import Managers
    from bot.services.paths import Paths
    from bot.services.ports import Clock, Turns
    from bot.services.reporting import Reporting
    from bot.services.target_reports import TargetReports
    from bot.services.targets import Tracking
    from bot.services.walking import Walking

log = logging.getLogger(__name__)

HTTP_THREADS = 8


def connect(address: str, bot_token: str) -> WebClient:
    """Return the client that the bot acts with. Raises SettingsError without a token."""
    if not bot_token:
        raise SettingsError(
            "SLACK_BOT_TOKEN is not set. `plumbline demo` needs none; for a real workspace see the README, "
            "and check with `plumbline doctor`."
        )
    return web_client(address, bot_token)


@dataclass(frozen=True, slots=True)
class Bot:
    """The app with its delivery, ready to run."""

    app: App
    delivery: DurableDelivery
    client: WebClient
    signing_secret: str

    @classmethod
    def assembled(  # noqa: PLR0913 - the parts it is composed of
        cls,
        client: WebClient,
        conversation: Conversation,
        turns: Turns,
        deliveries: Deliveries,
        clock: Clock,
        *,
        interviewing: Interviewing,
        reporting: Reporting,
        walking: Walking,
        loading: Loading,
        drafting: Drafting,
        editing: Editing,
        tracking: Tracking,
        target_reports: TargetReports,
        codebooks: Codebooks,
        managers: Managers,
        paths: Paths,
        facilitators: Collection[str],
        streams: bool,
        workers: int,
        chores: Sequence[Callable[[], object]],
        signing_secret: str,
    ) -> Bot:
        """Wire the Slack side. Raises SettingsError where Slack does not accept the token."""
        installation = find_installation(client)
        address = client.base_url
        pressed = Pressed()
        sender = Sender(lambda _: client, clock, pressed=pressed)
        delivery = DurableDelivery(
            deliveries, sender.send, apologise, clock, workers=workers, chores=chores, pressed=pressed
        )
        services = Services(
            conversation, turns, interviewing, reporting, walking, loading, drafting, editing, tracking,
            clock,
            facilitators=frozenset(facilitators), streams=streams, codebooks=codebooks, managers=managers,
            paths=paths, target_reports=target_reports,
        )  # fmt: skip
        app = build_app(services, delivery, installation, address, signing_secret)
        return cls(app, delivery, client, signing_secret)

    def run_socket_mode(self, app_token: str) -> None:
        """Work until the process is asked to end. Raises SettingsError without an app token."""
        if not app_token:
            raise SettingsError(
                "SLACK_APP_TOKEN is not set; Socket Mode needs it. Or use `plumbline serve --http`."
            )
        socket = SocketMode(self.app, app_token)
        watchdog = Watchdog(
            self.client.auth_test, _end, lambda: socket.client.connect_to_new_endpoint(force=True)
        )
        socket.client.on_message_listeners.append(watchdog.heard)
        self.delivery.start()
        socket.connect()
        watchdog.start()
        log.info("connected", extra={"mode": "socket"})
        _until_asked_to_end()
        watchdog.stop()
        # The SDK takes seconds to close; what is in hand is finished meanwhile.
        threading.Thread(target=socket.close, daemon=True).start()
        self.delivery.stop()

    def run_http(self, host: str, port: int) -> None:
        """Serve Slack's requests until the process is asked to end."""
        import waitress  # noqa: PLC0415 - Socket Mode does without

        server = waitress.create_server(
            http_application(self.app, self.signing_secret), host=host, port=port, threads=HTTP_THREADS
        )
        self.delivery.start()
        threading.Thread(target=server.run, daemon=True, name="http").start()
        log.info("connected", extra={"mode": "http", "port": server.effective_port})
        _until_asked_to_end()
        server.close()
        self.delivery.stop()


def _until_asked_to_end() -> None:
    asked = threading.Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda *_: asked.set())
    asked.wait()
    log.info("stopping")


def _end(reason: str) -> None:
    """End the process at once, for its supervisor to start another.

    A connection that hangs can't be closed in order.
    """
    log.error("ended_by_watchdog", extra={"reason": reason})
    os._exit(70)
