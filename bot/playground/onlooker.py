"""What a person sees in Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import PlaygroundError
from bot.playground.sessions import Prompts
from bot.playground.streaming import is_open
from bot.playground.waiting import wait_for

if TYPE_CHECKING:
    from bot.playground.channels import Channel
    from bot.playground.messages import Message
    from bot.playground.people import Person
    from bot.playground.views import View
    from bot.playground.workspace import Workspace

DEFAULT_TIMEOUT = 10.0


class Onlooker:
    """One person's eyes. Channels are meant by name or id; None is the direct message with the app."""

    def __init__(self, workspace: Workspace, person: Person) -> None:
        self.workspace = workspace
        self.person = person

    def channel(self, name: str | None = None) -> Channel:
        """Return a channel that the person is in."""
        with self.workspace.changed:
            if name is None:
                return self.workspace.channels.direct(self.person.id, self.workspace.app.user)
            found = [channel for channel in self.workspace.channels if name in {channel.id, channel.name}]
        if not found:
            raise PlaygroundError(f"there is no channel called {name}")
        if not self._is_in(found[0]):
            raise PlaygroundError(f"{self.person.name} is not in {name}")
        return found[0]

    def channels(self) -> list[Channel]:
        """Return the channels that the person is in, and the direct message with the app first."""
        direct = self.channel()
        return [direct, *(c for c in self.workspace.channels if c.kind != "im" and self._is_in(c))]

    def messages(self, channel: str | None = None, thread: str | None = None) -> list[Message]:
        """Return everything in a channel (threads included) or in one thread, oldest first."""
        found = self.workspace.messages.of(self.channel(channel).id)
        return [message for message in found if thread in {None, message.thread}]

    def answers(self, channel: str | None = None, thread: str | None = None) -> list[Message]:
        """Return the app's messages, oldest first."""
        return [message for message in self.messages(channel, thread) if message.bot_id]

    def ephemerals(self, channel: str | None = None) -> list[Message]:
        """Return the messages in a channel that only this person sees."""
        return self.workspace.messages.ephemerals(self.person.id, self.channel(channel).id)

    def current(self, message: Message) -> Message:
        """Return a message as it is by now."""
        found = self.workspace.messages.ephemeral(message.ts)
        return found or self.workspace.messages.find(message.channel, message.ts)

    def replies_to(self, message: Message) -> list[Message]:
        """Return what the app wrote after a message, in its thread or on top level; no open streams."""
        return [
            reply
            for reply in self.messages(message.channel)
            if reply.bot_id
            and reply.ts > message.ts
            and (reply.thread == message.thread or reply.thread_ts is None)
            and not is_open(self.workspace, reply)
        ]

    def wait_for_reply(self, message: Message, timeout: float = DEFAULT_TIMEOUT) -> Message:
        """Wait for the app's first complete answer to a message."""
        return wait_for(
            self.workspace, lambda: self.replies_to(message), timeout, f"a reply to {message.text!r}"
        )[0]

    def wait_for_ephemeral(self, channel: str | None = None, timeout: float = DEFAULT_TIMEOUT) -> Message:
        """Wait for a message that only this person sees, and return the last one."""
        return wait_for(self.workspace, lambda: self.ephemerals(channel), timeout, "an ephemeral message")[-1]

    def wait_for_modal(self, title: str | None = None, timeout: float = DEFAULT_TIMEOUT) -> View:
        """Wait for a modal (of this title) on top of the screen."""

        def top() -> View | None:
            view = self.modal()
            return view if view is not None and title in {None, view.title} else None

        return wait_for(self.workspace, top, timeout, f"the modal {title or ''}".strip())

    def modal(self) -> View | None:
        """Return the modal on top of the screen."""
        stack = self.workspace.views.stack(self.person.id)
        return stack[-1] if stack else None

    def home(self) -> View | None:
        """Return the app's Home tab as this person sees it."""
        return self.workspace.views.home(self.person.id)

    def status(self, channel: str | None = None, thread: str | None = None) -> str:
        """Return the loading status in a thread, or the first one anywhere in the channel; empty without."""
        with self.workspace.changed:
            place = self.channel(channel).id
            statuses = self.workspace.sessions.statuses.items()
            return next(
                (text for (where, ts), text in statuses if where == place and thread in {None, ts}), ""
            )

    def prompts(self, channel: str | None = None) -> Prompts:
        """Return the suggested prompts: those that the app set, or else those of its manifest."""
        installed = Prompts(prompts=self.workspace.app.prompts)
        return self.workspace.sessions.prompts.get(self.channel(channel).id, installed)

    def _is_in(self, channel: Channel) -> bool:
        return self.person.id in channel.members
