"""A workspace in which everything is at hand that a call may be about: messages, streams, files, triggers."""

from __future__ import annotations

from typing import Any, Final

from bot.playground.colleague import Colleague
from bot.playground.files import File
from bot.playground.installation import DEFAULT_EVENTS, DEFAULT_SCOPES, InstalledApp
from bot.playground.workspace import Workspace
from tests.playground.calling import call

_MORE: Final = {"channels:read", "groups:read", "im:read", "reactions:read", "team:read"}
_TRIGGERS: Final = ("$trigger", "$other", "$third", "$fourth")
Arguments = dict[str, Any]


class World:
    """The workspace, and calls in it whose arguments may be `$names` of what is at hand."""

    def __init__(self) -> None:
        self.workspace = Workspace(InstalledApp(scopes=DEFAULT_SCOPES | _MORE, events=DEFAULT_EVENTS))
        self._bruno = Colleague(self.workspace, self.workspace.people["U0BRUNO"])
        question = self._bruno.say("Why?")
        self._at_hand = {"$dm": question.channel, "$theirs": question.ts}
        self._at_hand |= {
            "$own": self._post("chat.postMessage", text="Because"),
            "$stopped": self._post("chat.startStream", thread_ts=question.ts),
            "$general": self._bruno.say("All?", "general").ts,
            "$foreign": self.workspace.channels.add("foreign", {"U0BRUNO"}).id,
            "$file": self.workspace.files.put(File("F9", "a.txt", 1, "U0BRUNO", 0, content=b"a")).id,
            **{name: self.workspace.views.trigger("U0BRUNO") for name in _TRIGGERS},
            "$soon": str(int(self.workspace.clock.now()) + 3_600),
        }
        self._bruno.stop_agent(question)
        self._at_hand["$stream"] = self._post("chat.startStream", thread_ts=question.ts)

    def error(self, method: str, arguments: Arguments) -> str | None:
        """Return how a call is refused. `before` are calls made first, `wait` is time that passes."""
        arguments = {**arguments}
        token = arguments.pop("token", "")
        for earlier, more in arguments.pop("before", ()):
            assert self.error(earlier, more) is None
        self.workspace.clock.advance(arguments.pop("wait", 0.0))
        code = call(self.workspace, method, token, **self._filled_in(arguments)).get("error")
        return None if code is None else str(code)

    def _post(self, method: str, **arguments: Any) -> str:
        answer = call(self.workspace, method, channel=self._at_hand["$dm"], **arguments)
        assert answer["ok"], answer
        return str(answer["ts"])

    def _filled_in(self, value: Any) -> Any:
        match value:
            case str():
                return self._at_hand.get(value, value)
            case dict():
                return {name: self._filled_in(inner) for name, inner in value.items()}
            case list():
                return [self._filled_in(inner) for inner in value]
            case _:
                return value
