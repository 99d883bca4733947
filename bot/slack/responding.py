"""Responding: posts to the address that came with a command or a press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_sdk import WebClient

    from bot.services.delivery import Post


def respond(client: WebClient, post: Post) -> None:
    """Post to the address that came with a command or a click; nobody can be asked whether it arrived."""
    arguments = dict(post.arguments)
    hook = WebhookClient(str(arguments.pop("url")), timeout=client.timeout, retry_handlers=[])
    response = hook.send_dict(arguments)
    if response.status_code != 200:
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
