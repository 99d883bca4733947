"""response_url: an app's short-lived way to answer an interaction or a command."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.playground import limits, posting
from bot.playground.errors import SlackError
from bot.playground.web_api.drafts import checked_blocks

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where an app may answer: to whom, in which channel, and about which message if any."""

    channel: str
    user: str
    original: str | None = None
    thread_ts: str | None = None


@dataclass(slots=True)
class _Grant:
    occasion: Occasion
    made: float
    uses: int = 0


class ResponseUrls:
    """All response URLs that were handed out. Five uses each, within thirty minutes."""

    def __init__(self) -> None:
        self._grants: dict[str, _Grant] = {}

    def issue(self, workspace: Workspace, channel: str, user: str, message: Message | None = None) -> str:
        """Return a new response URL for a person in a channel, about a message where there is one."""
        token = secrets.token_urlsafe(18)
        original, thread = (message.ts, message.thread_ts) if message else (None, None)
        self._grants[token] = _Grant(Occasion(channel, user, original, thread), workspace.clock.now())
        return f"{workspace.address}/response/{token}"

    def respond(self, workspace: Workspace, token: str, body: JsonObject) -> None:
        """Post, replace or delete, as the body says; raise SlackError where the URL is used up or expired."""
        grant = self._grants.get(token)
        if grant is None:
            raise SlackError("no_service")
        if workspace.clock.now() - grant.made > limits.RESPONSE_URL_SECONDS:
            raise SlackError("expired_url")
        if grant.uses >= limits.RESPONSE_URL_USES:
            raise SlackError("used_url")
        grant.uses += 1
        answer(workspace, grant.occasion, body)


def answer(workspace: Workspace, occasion: Occasion, body: JsonObject) -> None:
    """Show what an app answers to a command or an interaction: by default to this person only."""
    message = _original(workspace, occasion)
    if body.get("delete_original"):
        if message is not None:
            posting.delete(workspace, message)
        return
    blocks, text = tuple(checked_blocks(body.get("blocks"))), str(body.get("text") or "")
    if not blocks and not text.strip():
        raise SlackError("no_text")
    if message is not None and body.get("replace_original"):
        posting.edit(workspace, message, replace(message, text=text, blocks=blocks))
        return
    only = None if body.get("response_type") == "in_channel" else occasion.user
    thread = body.get("thread_ts") or occasion.thread_ts
    posting.post(
        workspace,
        posting.Draft(
            occasion.channel, workspace.app.user, text, blocks, thread_ts=thread, ephemeral_to=only
        ),
    )


def _original(workspace: Workspace, occasion: Occasion) -> Message | None:
    return workspace.messages.get(occasion.channel, occasion.original) if occasion.original else None
