"""A person at their Slack: everything they can do there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import acting, events, interactions, modals, posting, response_urls, writing
from bot.playground.composing import composed_command
from bot.playground.errors import PlaygroundError
from bot.playground.messages import Message
from bot.playground.onlooker import DEFAULT_TIMEOUT, Onlooker
from bot.playground.streaming import is_open

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.delivery import Delivery
    from bot.playground.entering import Entry
    from bot.playground.json_values import JsonObject
    from bot.playground.modals import Submission
    from bot.playground.screen import Control
    from bot.playground.views import View


class Colleague(Onlooker):
    """One person. Without a channel, what they do happens in the direct message with the app."""

    def say(self, text: str, channel: str | None = None, thread: Message | str | None = None) -> Message:
        """Write a message; `@handle`, `#channel` and links become what Slack makes of them."""
        return writing.say(self.workspace, self.person, self.channel(channel), text, _thread(thread))

    def mention(self, text: str, channel: str, thread: Message | str | None = None) -> Message:
        """Write a message that begins with a mention of the app."""
        return self.say(f"@{self.workspace.app.handle} {text}", channel, thread)

    def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        return writing.edit(self.workspace, self.person, message, text)

    def delete(self, message: Message) -> None:
        """Delete one's own message."""
        writing.delete(self.workspace, self.person, message)

    def react(self, message: Message, name: str) -> Message:
        """Add a reaction."""
        with self.workspace.changing():
            return posting.react(self.workspace, self.current(message), self.person.id, name, add=True)

    def upload(
        self,
        name: str,
        content: bytes,
        channel: str | None = None,
        text: str = "",
        thread: Message | str | None = None,
    ) -> Message:
        """Share a file."""
        document = writing.Document(name, content, text, _thread(thread))
        return writing.upload(self.workspace, self.person, self.channel(channel), document)

    def press(self, name: str, on: Message | View) -> Delivery:
        """Press a button by its label, action id or value, and wait for the acknowledgement."""
        delivery = acting.press(self.workspace, self.person, self._now(on), name)
        delivery.wait(DEFAULT_TIMEOUT)
        return delivery

    def press_control(self, control: Control, on: Message | View) -> Delivery:
        """Press this very button, as found by `screen.buttons`."""
        delivery = acting.press_control(self.workspace, self.person, self._now(on), control)
        delivery.wait(DEFAULT_TIMEOUT)
        return delivery

    def choose(self, name: str, entry: Entry, on: Message | View) -> Delivery | None:
        """Choose in a menu or fill in an input by its label, action id or block id."""
        delivery = acting.choose(self.workspace, self.person, self._now(on), name, entry)
        if delivery is not None:
            delivery.wait(DEFAULT_TIMEOUT)
        return delivery

    def choose_control(self, control: Control, entry: Entry, on: Message | View) -> Delivery | None:
        """Choose in this very menu or input, as found by `screen.controls`."""
        delivery = acting.choose_control(self.workspace, self.person, self._now(on), control, entry)
        if delivery is not None:
            delivery.wait(DEFAULT_TIMEOUT)
        return delivery

    def submit(self, entries: Mapping[str, Entry] | None = None) -> Submission:
        """Fill in and submit the modal on top."""
        return modals.submit(self.workspace, self.person, entries or {})

    def close_modal(self, *, everything: bool = False) -> Delivery | None:
        """Close the modal on top, or all of them."""
        return modals.close(self.workspace, self.person, everything=everything)

    def run(self, line: str, channel: str | None = None) -> Delivery:
        """Run a slash command like `/align help`; what the acknowledgement carries is shown at once."""
        name, _, text = line.strip().partition(" ")
        if name not in self.workspace.app.commands:
            raise PlaygroundError(f"{name} is not a valid command")
        place = self.channel(channel)
        if name in self.workspace.app.escaped_commands:
            text = composed_command(self.workspace, text)
        with self.workspace.changing():
            payload = interactions.command(self.workspace, self.person, place, name, text.strip())
            delivery = self.workspace.deliver("slash_commands", payload)
        if delivery.wait(DEFAULT_TIMEOUT) and delivery.response:
            with self.workspace.changing():
                occasion = response_urls.Occasion(place.id, self.person.id)
                response_urls.answer(self.workspace, occasion, delivery.response)
        return delivery

    def use_message_shortcut(self, callback_id: str, message: Message) -> Delivery:
        """Choose a message shortcut from the menu of a message."""
        self._require_shortcut(callback_id)
        current = self.current(message)
        with self.workspace.changing():
            payload = interactions.message_shortcut(self.workspace, self.person, callback_id, current)
            delivery = self.workspace.deliver("interactive", payload)
        delivery.wait(DEFAULT_TIMEOUT)
        return delivery

    def use_shortcut(self, callback_id: str) -> Delivery:
        """Choose a global shortcut."""
        self._require_shortcut(callback_id)
        with self.workspace.changing():
            payload = interactions.global_shortcut(self.workspace, self.person, callback_id)
            delivery = self.workspace.deliver("interactive", payload)
        delivery.wait(DEFAULT_TIMEOUT)
        return delivery

    def use_prompt(self, number: int) -> Message:
        """Choose a suggested prompt by its number, from 1."""
        return self.say(self.prompts().prompts[number - 1][1])

    def open_home(self) -> None:
        """Look at the app's Home tab."""
        home = self.home()
        shown = {"view": interactions.shown_view(self.workspace, home)} if home else {}
        self._open_tab("home", shown)

    def open_messages(self) -> None:
        """Look at the app's Messages tab, where a conversation begins."""
        self._open_tab("messages", {})

    def stop_agent(self, thread: Message) -> None:
        """Press the stop button of an agent that works in a thread; its open streams end."""
        with self.workspace.changing():
            messages = self.workspace.messages.of(thread.channel)
            streams = [m for m in messages if m.thread == thread.thread and is_open(self.workspace, m)]
            for stream in streams:
                self.workspace.messages.put(replace(stream, streaming=False, stopped_by_user=True))
            event: JsonObject = {
                "type": "agent_session_stopped",
                "channel": thread.channel,
                "thread_ts": thread.thread,
                "user": self.person.id,
                "streaming_message_ts": [stream.ts for stream in streams],
            }
            events.publish(self.workspace, event)

    def _open_tab(self, tab: str, more: JsonObject) -> None:
        channel = self.channel().id
        with self.workspace.changing():
            event: JsonObject = {
                "type": "app_home_opened",
                "user": self.person.id,
                "channel": channel,
                "tab": tab,
            }
            events.publish(self.workspace, event | more)

    def _now(self, place: Message | View) -> Message | View:
        if isinstance(place, Message):
            return self.current(place)
        return self.workspace.views.find(place.id)

    def _require_shortcut(self, callback_id: str) -> None:
        known = self.workspace.app.shortcuts
        if known is not None and callback_id not in known:
            raise PlaygroundError(f"the app has no shortcut {callback_id!r}")


def _thread(thread: Message | str | None) -> str | None:
    return thread.thread if isinstance(thread, Message) else thread
