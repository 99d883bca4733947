"""Responding: posts to the address that came with a command or a press, which Slack does not count.

What was pressed is changed through the address of the press: `chat.update` may be called some fifty times a
minute in a workspace, which thirty people in interviews use up. Addresses are kept in memory only. They are
secrets, they are worth nothing after half an hour, and without one a message is changed all the same.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.slack import failures
from bot.slack.incoming import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_sdk import WebClient

    from bot.services.delivery import Json

log = logging.getLogger(__name__)

Shown = tuple[str, str, str]  # workspace, channel or person, timestamp

_USES = 5
_SECONDS = 29 * 60.0  # Slack says 30 minutes, and the press was a little earlier
_CONTENT = ("text", "blocks", "attachments")


@dataclass(slots=True)
class _Address:
    url: str
    until: float
    uses: int = _USES


class Pressed:
    """The addresses of messages that were pressed. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._addresses: dict[Shown, _Address] = {}
        self._lock = threading.Lock()

    def note(self, workspace: str, body: Json) -> None:
        """Remember the address that came with a press on a message; of any other request, nothing."""
        channel, ts = text(body, "container", "channel_id"), text(body, "container", "message_ts")
        if not (url := text(body, "response_url")) or not channel or not ts:
            return
        # Posts to a person name the person, not the direct message.
        places = (channel, text(body, "user", "id")) if channel.startswith("D") else (channel,)
        with self._lock:
            now = self._clock()
            self._forget(now)
            address = _Address(url, now + _SECONDS)
            for place in places:
                self._addresses.pop((workspace, place, ts), None)  # the latest stand last
                self._addresses[workspace, place, ts] = address

    def replace(self, client: WebClient, shown: Shown, arguments: Json) -> bool:
        """Put a message in the place of one that was pressed; False where it takes another way."""
        if (url := self._use(shown)) is None:
            return False
        content = {name: arguments[name] for name in _CONTENT if name in arguments}
        manner = {"replace_original": True, "unfurl_links": False, "unfurl_media": False}
        try:
            respond(client, url, {**content, **manner})
        except Exception as error:  # noqa: BLE001 - whatever it is, the other way tells
            log.info("address_refused", extra=failures.fields(error))
            with self._lock:
                self._addresses.pop(shown, None)
            return False
        return True

    def _use(self, shown: Shown) -> str | None:
        with self._lock:
            address = self._addresses.get(shown)
            if address is None or address.uses == 0 or address.until <= self._clock():
                return None
            address.uses -= 1
            return address.url

    def _forget(self, now: float) -> None:
        while (first := next(iter(self._addresses), None)) and self._addresses[first].until <= now:
            del self._addresses[first]


def respond(client: WebClient, url: str, arguments: Json) -> None:
    """Post to the address that came with a command or a press; nobody can be asked whether it arrived."""
    hook = WebhookClient(url, timeout=client.timeout, retry_handlers=[])
    response = hook.send_dict(dict(arguments))
    if response.status_code != 200 or '"ok":false' in response.body:
        answer = {"ok": False, "error": response.body[:80]}
        raise _error(_Answer(answer, response.status_code, response.headers))


def _error(answer: _Answer) -> SlackApiError:
    return SlackApiError("response_url", answer)  # type: ignore[no-untyped-call] # the SDK is not annotated here


class _Answer(dict[str, Any]):
    """What `faults` reads of a SlackResponse."""

    def __init__(self, data: dict[str, Any], status_code: int, headers: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.status_code = status_code
        self.headers = headers
