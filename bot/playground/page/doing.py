"""What a person does on the page: each act with the fields of its form, and what the page does next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bot.playground.errors import PlaygroundError
from bot.playground.page import places

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message

Form = Mapping[str, str]
Act = Callable[["Colleague", Form], "JsonObject"]


def _say(colleague: Colleague, form: Form) -> JsonObject:
    text, thread = form["text"].strip(), form.get("thread") or None
    if not text:
        raise PlaygroundError("There is nothing to send yet.")
    if text.startswith("/"):
        return _run(colleague, form["channel"], text, thread)
    message = colleague.say(text, form["channel"], thread)
    return _beside(colleague, message)


def _run(colleague: Colleague, channel: str, line: str, thread: str | None) -> JsonObject:
    if thread is not None:
        raise PlaygroundError(
            "Commands do not work in threads, as in Slack. Type it in the conversation itself."
        )
    command = line.split(maxsplit=1)[0]
    if command not in colleague.workspace.app.commands:
        raise PlaygroundError(f"{command} is not a command. Begin with a space to send it as a message.")
    delivery = colleague.run(line, channel)
    if not delivery.acknowledged:
        raise PlaygroundError(f"{command} failed: the app did not answer within three seconds. Try again.")
    return {}


def _beside(colleague: Colleague, message: Message) -> JsonObject:
    """With the app one talks in threads: a new question opens its own."""
    own = colleague.channel().id == message.channel
    if not own or message.thread_ts is not None:
        return {}
    return {"go": places.address(colleague.person, colleague.channel(), message.ts)}


def _open(colleague: Colleague, form: Form) -> JsonObject:
    if form.get("tab") == "home":
        colleague.open_home()
    else:
        colleague.open_messages()
    return {}


ACTS: Final[Mapping[str, Act]] = {
    "say": _say,
    "open": _open,
}
