"""Blocks on a page of their own: rendered, filled in, and read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.playground.blocks import complete_blocks
from bot.playground.page.kit import Context, action_of, render_blocks, state_of
from bot.playground.workspace import Workspace
from tests.playground.calling import plain
from tests.playground.page.browser import Screen

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject

OPTIONS = [{"text": plain("Business"), "value": "b"}, {"text": plain("IT"), "value": "i"}]


@dataclass
class Page:
    """A message or view of these blocks, as Bruno sees it."""

    blocks: list[JsonObject]
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    workspace: Workspace = field(default_factory=Workspace)
    viewer: str = "U0BRUNO"

    def __post_init__(self) -> None:
        self.blocks = complete_blocks(self.blocks)
        person = self.workspace.people[self.viewer]
        self.context = Context(self.workspace, person, "here", self.values, self.errors)
        self.screen = Screen(self.html)

    @property
    def html(self) -> str:
        return str(render_blocks(self.blocks, self.context))

    def state(self) -> JsonObject:
        """Return the state of the one element in the one block."""
        return self.values_now()[self.blocks[0]["block_id"]]["x"]

    def values_now(self) -> dict[str, Any]:
        return state_of(self.screen.sent(), self.blocks, self.context)

    def act(self, selector: str) -> JsonObject:
        """Return the action that the app is told of when this acts."""
        return action_of(self.screen.sent(self.screen.one(selector)), self.blocks, self.context)


def asked(element: str, label: str = "What?", **more: Any) -> Page:
    """A page with one input."""
    values = {name: more.pop(name) for name in ("values", "errors", "workspace") if name in more}
    own = {name: more.pop(name) for name in ("optional", "dispatch_action", "hint") if name in more}
    inner = {"type": element, "action_id": "x", **more}
    block = {"type": "input", "block_id": "b", "label": plain(label), "element": inner, **own}
    return Page([block], **values)


def offered(element: str, **more: Any) -> Page:
    """A page with one element in a row of actions."""
    inner = {"type": element, "action_id": "x", **more}
    return Page([{"type": "actions", "block_id": "b", "elements": [inner]}])
