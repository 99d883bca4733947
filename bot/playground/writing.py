"""What people write and share: messages, files, edits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.playground import events, posting
from bot.playground.composing import composed, rich_text
from bot.playground.errors import PlaygroundError
from bot.playground.files import File, file_json

if TYPE_CHECKING:
    from bot.playground.channels import Channel
    from bot.playground.messages import Message
    from bot.playground.people import Person
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Document:
    """A file that somebody shares, with the words beside it."""

    name: str
    content: bytes
    text: str = ""
    thread: str | None = None


def say(workspace: Workspace, person: Person, channel: Channel, typed: str, thread: str | None) -> Message:
    """Post what a person typed."""
    with workspace.changing():
        if thread is not None:
            workspace.messages.find(channel.id, thread, otherwise="thread_not_found")
        text = composed(workspace, typed)
        blocks = (rich_text(text),) if text else ()
        draft = posting.Draft(channel.id, person.id, text, blocks, thread_ts=thread)
        return posting.post(workspace, draft)


def edit(workspace: Workspace, person: Person, message: Message, typed: str) -> Message:
    """Change a person's own message."""
    with workspace.changing():
        before = _own(workspace, person, message)
        text = composed(workspace, typed)
        return posting.edit(workspace, before, replace(before, text=text, blocks=(rich_text(text),)))


def delete(workspace: Workspace, person: Person, message: Message) -> None:
    """Delete a person's own message."""
    with workspace.changing():
        posting.delete(workspace, _own(workspace, person, message))


def upload(workspace: Workspace, person: Person, channel: Channel, document: Document) -> Message:
    """Share a file in a channel."""
    with workspace.changing():
        file = workspace.files.put(
            File(
                id=f"F{workspace.number()}",
                name=document.name,
                length=len(document.content),
                user=person.id,
                created=int(workspace.clock.now()),
                content=document.content,
                complete=True,
                channels=(channel.id,),
            )
        )
        shown = file_json(file, workspace.address, workspace.team)
        text = composed(workspace, document.text)
        draft = posting.Draft(
            channel.id, person.id, text, thread_ts=document.thread, files=(shown,), subtype="file_share"
        )
        message = posting.post(workspace, draft)
        if workspace.app.user in channel.members:
            names = {"file_id": file.id, "user_id": person.id, "channel_id": channel.id}
            events.publish(workspace, {"type": "file_shared", "file": {"id": file.id}, **names})
        return message


def _own(workspace: Workspace, person: Person, message: Message) -> Message:
    current = workspace.messages.find(message.channel, message.ts)
    if current.user != person.id:
        raise PlaygroundError(f"{person.name} did not write this message")
    return current
