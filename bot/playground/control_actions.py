"""What a person can do over the control interface: each action with its arguments as JSON."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from bot.playground.colleague import Colleague
from bot.playground.errors import PlaygroundError
from bot.playground.json_values import JsonObject
from bot.playground.reading import read_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.delivery import Delivery
    from bot.playground.messages import Message
    from bot.playground.views import View

Action = Callable[[Colleague, JsonObject], JsonObject]


def _say(colleague: Colleague, given: JsonObject) -> JsonObject:
    return _posted(colleague.say(given["text"], given.get("channel"), given.get("thread")))


def _edit(colleague: Colleague, given: JsonObject) -> JsonObject:
    return _posted(colleague.edit(_message(colleague, given), given["text"]))


def _delete(colleague: Colleague, given: JsonObject) -> JsonObject:
    colleague.delete(_message(colleague, given))
    return {}


def _react(colleague: Colleague, given: JsonObject) -> JsonObject:
    return _posted(colleague.react(_message(colleague, given), given["name"]))


def _upload(colleague: Colleague, given: JsonObject) -> JsonObject:
    content = base64.b64decode(given["content"])
    text, thread = given.get("text", ""), given.get("thread")
    return _posted(colleague.upload(given["name"], content, given.get("channel"), text, thread))


def _press(colleague: Colleague, given: JsonObject) -> JsonObject:
    return _delivered(colleague.press(given["control"], _place(colleague, given)))


def _choose(colleague: Colleague, given: JsonObject) -> JsonObject:
    return _delivered(colleague.choose(given["control"], given["entry"], _place(colleague, given)))


def _submit(colleague: Colleague, given: JsonObject) -> JsonObject:
    submission = colleague.submit(given.get("entries"))
    return {"acknowledged": submission.acknowledged, "errors": dict(submission.errors)}


def _close(colleague: Colleague, given: JsonObject) -> JsonObject:
    return _delivered(colleague.close_modal(everything=bool(given.get("everything"))))


def _run(colleague: Colleague, given: JsonObject) -> JsonObject:
    return _delivered(colleague.run(given["line"], given.get("channel")))


def _shortcut(colleague: Colleague, given: JsonObject) -> JsonObject:
    if "ts" in given:
        return _delivered(colleague.use_message_shortcut(given["callback_id"], _message(colleague, given)))
    return _delivered(colleague.use_shortcut(given["callback_id"]))


def _open(colleague: Colleague, given: JsonObject) -> JsonObject:
    if given.get("tab") == "home":
        colleague.open_home()
    else:
        colleague.open_messages()
    return {}


def _stop(colleague: Colleague, given: JsonObject) -> JsonObject:
    colleague.stop_agent(_message(colleague, given))
    return {}


def _read(colleague: Colleague, given: JsonObject) -> JsonObject:
    read_all(colleague.workspace, colleague.person.id, colleague.channel(given.get("channel")))
    return {}


ACTIONS: Final[Mapping[str, Action]] = {
    "say": _say,
    "edit": _edit,
    "delete": _delete,
    "react": _react,
    "upload": _upload,
    "press": _press,
    "choose": _choose,
    "submit": _submit,
    "close": _close,
    "run": _run,
    "shortcut": _shortcut,
    "open": _open,
    "stop": _stop,
    "read": _read,
}


def _message(colleague: Colleague, given: JsonObject) -> Message:
    channel = colleague.channel(given.get("channel")).id
    message = colleague.workspace.messages.get(channel, str(given["ts"]))
    if message is None:
        raise PlaygroundError("there is no such message")
    return message


def _place(colleague: Colleague, given: JsonObject) -> Message | View:
    if "view_id" in given:
        return colleague.workspace.views.find(str(given["view_id"]))
    return _message(colleague, given)


def _posted(message: Message) -> JsonObject:
    return {"ts": message.ts, "channel": message.channel}


def _delivered(delivery: Delivery | None) -> JsonObject:
    return {"acknowledged": delivery is None or delivery.acknowledged}
