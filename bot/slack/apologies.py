"""Apologies: what is posted where an answer was waited for and something went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.delivery import Post
from bot.slack.blocks.notes import apology
from bot.slack.incoming import text

if TYPE_CHECKING:
    from bot.services.delivery import Json

_QUESTIONS = {"message", "app_mention"}
_ABOUT_MESSAGES = {"message_changed", "message_deleted"}


def apologise(body: Json, reference: str) -> Post | None:
    """Return the apology for a request that failed, None where nobody waits for an answer."""
    message = apology(reference).arguments()
    if address := text(body, "response_url"):
        private = {"url": address, "response_type": "ephemeral", "replace_original": False}
        return Post(f"apology:{reference}", "", "response_url", {**message, **private})
    channel, thread = text(body, "event", "channel"), _thread(body)
    if text(body, "event", "type") not in _QUESTIONS or not channel or not thread:
        return None
    if text(body, "event", "subtype") in _ABOUT_MESSAGES:
        return None
    return Post(f"apology:{reference}", channel, "chat.postMessage", {**message, "thread_ts": thread})


def _thread(body: Json) -> str:
    return text(body, "event", "thread_ts") or text(body, "event", "ts")
