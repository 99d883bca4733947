"""The smallest bot on durable delivery: it repeats each question, in its thread. For the chaos test."""

from __future__ import annotations

import os
import signal
import threading
from datetime import UTC, datetime

from slack_bolt import App, BoltContext
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.adapters.database.cipher import read_keys
from bot.adapters.database.storage import open_storage
from bot.domain.reply import Courtesy, Pleasantry
from bot.services.delivery import Post
from bot.services.ports import Turn
from bot.slack.delivery import DurableDelivery
from bot.slack.sending import Sender


def main() -> None:
    """Run until a SIGTERM."""
    settings = os.environ
    storage = open_storage(settings["PLUMBLINE_DATABASE_URL"], read_keys(settings["PLUMBLINE_KEYS"]), _now)
    client = WebClient(settings["SLACK_BOT_TOKEN"], settings["SLACK_API_URL"], timeout=10, retry_handlers=[])
    app = App(
        client=WebClient(base_url=settings["SLACK_API_URL"], retry_handlers=[]),
        authorize=_authorize,
        process_before_response=True,
        signing_secret="not used over Socket Mode",
    )
    app.event("message")(_answer)
    app.event("app_mention")(_answer)
    delivery = DurableDelivery(storage.deliveries, Sender(lambda _: client, _now).send, _apologise, _now)
    delivery.attach(app)
    delivery.start()
    handler = SocketModeHandler(app, settings["SLACK_APP_TOKEN"])
    handler.connect()
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    over.wait()
    handler.close()
    delivery.stop()
    storage.close()


def _answer(event: dict[str, str], context: BoltContext) -> None:
    work, ts = context["work"], event["ts"]
    thread = event.get("thread_ts", ts)
    said = Pleasantry(Courtesy.GREETING, event["text"])
    turn_id = f"{event['channel']}-{ts}"
    work.record(
        Turn(
            turn_id, work.workspace, event["channel"], thread, event["user"], event["text"], said, ts, _now()
        )
    )
    arguments = {"text": f"You said: {event['text']}", "thread_ts": thread}
    work.post(Post(f"answer:{turn_id}", event["channel"], "chat.postMessage", arguments))


def _apologise(body: object, reference: str) -> None:
    del body, reference


def _authorize() -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None,
        team_id="TLOCAL",
        bot_user_id="U0PLUMBLINE",
        bot_id="B0PLUMBLINE",
        bot_token=os.environ["SLACK_BOT_TOKEN"],
    )


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
