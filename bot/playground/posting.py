"""Posting, editing and deleting messages, for apps and people alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.playground import events
from bot.playground.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it has a timestamp."""

    channel: str
    user: str
    text: str
    blocks: tuple[JsonObject, ...] = ()
    attachments: tuple[JsonObject, ...] = ()
    thread_ts: str | None = None
    metadata: JsonObject | None = None
    files: tuple[JsonObject, ...] = ()
    subtype: str | None = None
    broadcast: bool = False
    markdown: bool = False
    streaming: bool = False
    ephemeral_to: str | None = None


def post(workspace: Workspace, draft: Draft) -> Message:
    """Put a message into its channel and tell the app of it, if it may know."""
    author = workspace.person(draft.user)
    message = Message(
        channel=draft.channel,
        ts=workspace.clock.timestamp(),
        user=author.id,
        text=draft.text,
        blocks=draft.blocks,
        attachments=draft.attachments,
        thread_ts=draft.thread_ts,
        bot_id=author.bot_id,
        subtype=draft.subtype,
        files=draft.files,
        metadata=draft.metadata,
        broadcast=draft.broadcast,
        markdown=draft.markdown,
        streaming=draft.streaming,
        ephemeral_to=draft.ephemeral_to,
    )
    workspace.messages.put(message)
    if message.ephemeral_to is None:
        if author.bot_id:
            workspace.sessions.set_status(message.channel, message.thread, "")
        events.message_posted(workspace, message)
    return message


def edit(workspace: Workspace, before: Message, after: Message) -> Message:
    """Put `after` in the place of `before` and tell the app."""
    if after.ephemeral_to is not None:
        workspace.messages.put(after)
        return after
    after = replace(after, edited_ts=workspace.clock.timestamp())
    workspace.messages.put(after)
    events.message_edited(workspace, before, after)
    return after


def delete(workspace: Workspace, message: Message) -> None:
    """Take a message away. The first message of a thread leaves a tombstone, as in Slack."""
    if message.ephemeral_to is None and workspace.messages.replies(message.channel, message.ts):
        tombstone = replace(
            message,
            user="USLACKBOT",
            text="This message was deleted.",
            subtype="tombstone",
            blocks=(),
            files=(),
        )
        workspace.messages.put(tombstone)
    else:
        workspace.messages.remove(message)
    if message.ephemeral_to is None:
        events.message_deleted(workspace, message)


def react(workspace: Workspace, message: Message, user: str, name: str, *, add: bool) -> Message:
    """Add or take back a person's reaction, and tell the app if it subscribed."""
    users = tuple(kept for kept in message.reactions.get(name, ()) if kept != user)
    users = (*users, user) if add else users
    reactions: Mapping[str, tuple[str, ...]] = {
        kept: who for kept, who in {**message.reactions, name: users}.items() if who
    }
    after = replace(message, reactions=reactions)
    workspace.messages.put(after)
    kind = "reaction_added" if add else "reaction_removed"
    item: JsonObject = {"type": "message", "channel": message.channel, "ts": message.ts}
    event: JsonObject = {
        "type": kind,
        "user": user,
        "reaction": name,
        "item": item,
        "item_user": message.user,
    }
    if workspace.app.user in workspace.channels.find(message.channel).members:
        events.publish(workspace, event)
    return after


def post_due(workspace: Workspace) -> None:
    """Post the scheduled messages whose time has come."""
    for message in workspace.scheduled.take_due(workspace.clock.now()):
        post(workspace, message.draft)
