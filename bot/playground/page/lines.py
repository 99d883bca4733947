"""Messages as fragments. Each is rendered once for every state of it and everybody who looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.playground.escaping import unescaped
from bot.playground.page import places, telling_time
from bot.playground.page.bodies import body
from bot.playground.page.faces import face
from bot.playground.page.fragments import Fragment
from bot.playground.page.reactions import AT_HAND, offered, reactions
from bot.playground.page.templates import render
from bot.playground.retyping import typed
from bot.playground.streaming import is_open

if TYPE_CHECKING:
    from datetime import date

    from bot.playground.channels import Channel
    from bot.playground.messages import Message
    from bot.playground.people import Person
    from bot.playground.workspace import Workspace

_FACES: Final = 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a message's look depends on beside itself."""

    today: date
    continued: bool = False
    replies: tuple[Message, ...] = ()
    inside_thread: bool = False
    entered: str = ""
    streaming: bool = False


class Lines:
    """Renders messages, and remembers them as long as nothing about them changes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: dict[tuple[str, ...], tuple[Message, Surroundings, Fragment]] = {}

    def fragment(
        self, viewer: Person, channel: Channel, message: Message, around: Surroundings, prefix: str = "m"
    ) -> Fragment:
        """Return a message as this person sees it. `prefix` tells the thread's copy from the channel's."""
        key = (prefix, viewer.id, message.channel, message.ts)
        known = self._known.get(key)
        if known and known[0] is message and known[1] == around:
            return known[2]
        html = render("message.html", **self._values(viewer, channel, message, around, prefix))
        fragment = Fragment(f"{prefix}-{message.channel}-{message.ts}", html)
        self._known[key] = (message, around, fragment)
        return fragment

    def _values(
        self, viewer: Person, channel: Channel, message: Message, around: Surroundings, prefix: str
    ) -> dict[str, object]:
        moment = telling_time.local(viewer, message.ts)
        return {
            "message": message,
            "author": face(self._workspace, message.user),
            "time": telling_time.clock(moment),
            "when": telling_time.in_full(moment),
            "body": body(self._workspace, viewer, message, prefix),
            "own": message.user == viewer.id,
            "around": around,
            "streaming": around.streaming,
            "reactions": reactions(self._workspace, viewer, message),
            "thread": self._thread(viewer, channel, message, around),
            "act": f"/page/as/{viewer.id}",
            "typed": self._typed(message) if message.user == viewer.id else "",
            "at_hand": offered()[:AT_HAND],
        }

    def _typed(self, message: Message) -> str:
        """Return what its author would type to have written this."""
        return typed(message.blocks[0], self._workspace) if message.blocks else unescaped(message.text)

    def _thread(
        self, viewer: Person, channel: Channel, message: Message, around: Surroundings
    ) -> dict[str, object] | None:
        if message.ephemeral_to is not None:
            return None
        replies = around.replies
        people = list(dict.fromkeys(reply.user for reply in replies))
        last = telling_time.local(viewer, replies[-1].ts) if replies else None
        return {
            "address": places.address(viewer, channel, message.thread),
            "count": len(replies),
            "faces": [face(self._workspace, user) for user in people[:_FACES]],
            "last": telling_time.in_passing(last, around.today) if last else "",
        }


def surroundings(
    workspace: Workspace, viewer: Person, message: Message, before: Message | None, today: date
) -> Surroundings:
    """Return what surrounds a message in its channel or thread, after the message `before` it."""
    return Surroundings(
        today=today,
        continued=before is not None and _goes_on(before, message),
        entered=str(workspace.entered.get((viewer.id, message.ts), "")),
        streaming=is_open(workspace, message),
    )


def _goes_on(before: Message, message: Message) -> bool:
    return (
        before.user == message.user
        and before.ephemeral_to == message.ephemeral_to
        and before.subtype == message.subtype
        and float(message.ts) - float(before.ts) < 300
    )
