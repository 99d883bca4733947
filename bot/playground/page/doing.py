"""What a person does on the page: each act with the fields of its form, and what the page does next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bot.playground import posting, reading
from bot.playground.colleague import Colleague
from bot.playground.errors import PlaygroundError
from bot.playground.json_values import JsonObject
from bot.playground.page import filling, places
from bot.playground.page.forms import Form

if TYPE_CHECKING:
    from bot.playground.delivery import Delivery
    from bot.playground.messages import Message

# What the page does next: `go` names another address; nothing, mostly, because changes show by themselves.
Act = Callable[[Colleague, Form], JsonObject]


def _say(colleague: Colleague, form: Form) -> JsonObject:
    text, thread = form["text"].rstrip(), form.get("thread") or None
    if not text.strip():
        raise PlaygroundError("There is nothing to send yet.")
    if text.startswith("/"):
        return _run(colleague, form["channel"], text, thread)
    message = colleague.say(text.strip(), form["channel"], thread)
    return _beside(colleague, message)


def _run(colleague: Colleague, channel: str, line: str, thread: str | None) -> JsonObject:
    command = line.split(maxsplit=1)[0]
    if thread is not None:
        raise PlaygroundError(
            f"{command} does not work in threads, as in Slack. Close the thread, type it there."
        )
    if command not in colleague.workspace.app.commands:
        raise PlaygroundError(f"{command} is not a command. Begin with a space to send it as a message.")
    return _heard(colleague, colleague.run(line, channel))


def _beside(colleague: Colleague, message: Message) -> JsonObject:
    """With the app one talks in threads: a new question opens its own."""
    own = colleague.channel()
    if own.id != message.channel or message.thread_ts is not None:
        return {}
    return {"go": places.address(colleague.person, own, message.ts)}


def _edit(colleague: Colleague, form: Form) -> JsonObject:
    if not form["text"].strip():
        raise PlaygroundError("A message cannot be empty. Delete it instead.")
    colleague.edit(_message(colleague, form), form["text"].strip())
    return {}


def _delete(colleague: Colleague, form: Form) -> JsonObject:
    message = _message(colleague, form)
    colleague.delete(message)
    gone = colleague.workspace.messages.get(message.channel, message.ts) is None
    return {"gone": message.ts} if gone else {}


def _react(colleague: Colleague, form: Form) -> JsonObject:
    message = _message(colleague, form)
    chosen = colleague.person.id in message.reactions.get(form["name"], ())
    with colleague.workspace.changing():
        posting.react(colleague.workspace, message, colleague.person.id, form["name"], add=not chosen)
    return {}


def _dismiss(colleague: Colleague, form: Form) -> JsonObject:
    message = _message(colleague, form)
    if message.ephemeral_to != colleague.person.id:
        raise PlaygroundError("Only a message that only you see can be dismissed.")
    with colleague.workspace.changing():
        colleague.workspace.messages.remove(message)
    return {}


def _open(colleague: Colleague, form: Form) -> JsonObject:
    """Tell the app that somebody looks at one of its tabs."""
    if form["tab"] == "home":
        colleague.open_home()
    else:
        colleague.open_messages()
    return {}


def _read(colleague: Colleague, form: Form) -> JsonObject:
    reading.read_all(colleague.workspace, colleague.person.id, colleague.channel(form["channel"]))
    return {}


def _stop(colleague: Colleague, form: Form) -> JsonObject:
    colleague.stop_agent(_message(colleague, form))
    return {}


def _shortcut(colleague: Colleague, form: Form) -> JsonObject:
    return _heard(colleague, colleague.use_shortcut(form["callback_id"]))


def _message_shortcut(colleague: Colleague, form: Form) -> JsonObject:
    return _heard(colleague, colleague.use_message_shortcut(form["callback_id"], _message(colleague, form)))


def _message(colleague: Colleague, form: Form) -> Message:
    channel = colleague.channel(form["channel"]).id
    message = colleague.workspace.messages.get(channel, form["ts"])
    if message is None:
        raise PlaygroundError("This message is gone.")
    return message


def _heard(colleague: Colleague, delivery: Delivery) -> JsonObject:
    if not delivery.acknowledged:
        raise PlaygroundError(filling.silence(colleague))
    return {}


ACTS: Final[Mapping[str, Act]] = {
    "say": _say,
    "edit": _edit,
    "delete": _delete,
    "react": _react,
    "dismiss": _dismiss,
    "open": _open,
    "read": _read,
    "stop": _stop,
    "shortcut": _shortcut,
    "message-shortcut": _message_shortcut,
    "interact": filling.interact,
    "submit": filling.submit,
    "close": filling.close,
    "options": filling.options,
}
