"""Modals and Home tabs: who sees which view, and the triggers that allow opening one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.playground import limits
from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.clock import Clock
    from bot.playground.json_values import JsonObject

HASH_CONFLICT = "hash_conflict"


@dataclass(frozen=True, slots=True)
class View:
    """One view on one person's screen. `content` is what the app sent; `values` what the person entered."""

    id: str
    user: str
    content: JsonObject
    hash: str
    root: str
    previous: str | None = None
    values: Mapping[str, Mapping[str, JsonObject]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The heading that the person reads."""
        return str(self.content.get("title", {}).get("text", ""))


class Views:
    """All open modals (a stack a person) and Home tabs of a workspace."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}
        self._triggers: dict[str, tuple[str, float]] = {}
        self._used: set[str] = set()

    def trigger(self, user: str) -> str:
        """Make a trigger id, which opens one modal for this person within three seconds."""
        trigger = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._triggers[trigger] = (user, self._clock.now())
        return trigger

    def redeem(self, trigger: str) -> str:
        """Return whom a trigger id belongs to, and use it up."""
        if trigger in self._used:
            raise SlackError("exchanged_trigger_id")
        if trigger not in self._triggers:
            raise SlackError("invalid_trigger_id")
        user, made = self._triggers[trigger]
        if self._clock.now() - made > limits.TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        self._used.add(trigger)
        return user

    def stack(self, user: str) -> list[View]:
        """Return a person's open modals, the top one last."""
        return list(self._stacks.get(user, ()))

    def home(self, user: str) -> View | None:
        """Return a person's Home tab."""
        return self._homes.get(user)

    def open(self, user: str, content: JsonObject) -> View:
        """Show a modal as the first of a new stack."""
        self._stacks[user] = []
        return self.push(user, content)

    def push(self, user: str, content: JsonObject) -> View:
        """Show a modal on top of the others; push_limit_reached above three."""
        stack = self._stacks.setdefault(user, [])
        if len(stack) >= limits.VIEW_STACK:
            raise SlackError("push_limit_reached")
        self._check_external_id(content, None)
        identifier = f"V{secrets.token_hex(5).upper()}"
        root, previous = (stack[0].id, stack[-1].id) if stack else (identifier, None)
        view = View(identifier, user, content, self._hash(), root, previous)
        stack.append(view)
        return view

    def update(self, view: View, content: JsonObject, expected_hash: str | None = None) -> View:
        """Replace what a view shows; what the person entered stays where the block and action ids stay."""
        if expected_hash is not None and expected_hash != view.hash:
            raise SlackError(HASH_CONFLICT)
        self._check_external_id(content, view)
        return self.keep(replace(view, content=content, hash=self._hash(), errors={}))

    def keep(self, view: View) -> View:
        """Store a new state of a known view."""
        home = self._homes.get(view.user)
        if home is not None and home.id == view.id:
            self._homes[view.user] = view
        stack = self._stacks.get(view.user, [])
        self._stacks[view.user] = [view if kept.id == view.id else kept for kept in stack]
        return view

    def publish(self, user: str, content: JsonObject, expected_hash: str | None = None) -> View:
        """Show a Home tab."""
        known = self._homes.get(user)
        if known is not None:
            return self.update(known, content, expected_hash)
        self._check_external_id(content, None)
        identifier = f"V{secrets.token_hex(5).upper()}"
        self._homes[user] = View(identifier, user, content, self._hash(), identifier)
        return self._homes[user]

    def find(self, identifier: str | None = None, external_id: str | None = None) -> View:
        """Return a view by one of its ids; not_found where it is not open."""
        for view in self._all():
            if identifier == view.id or (external_id and view.content.get("external_id") == external_id):
                return view
        raise SlackError("not_found")

    def close(self, view: View, *, everything: bool = False) -> None:
        """Take the view, or the whole stack, off the person's screen."""
        stack = self._stacks.get(view.user, [])
        self._stacks[view.user] = [] if everything else [kept for kept in stack if kept.id != view.id]

    def _all(self) -> list[View]:
        return [view for stack in self._stacks.values() for view in stack] + list(self._homes.values())

    def _check_external_id(self, content: JsonObject, view: View | None) -> None:
        wanted = content.get("external_id")
        for other in self._all():
            if (
                wanted
                and other.content.get("external_id") == wanted
                and (view is None or other.id != view.id)
            ):
                raise SlackError("duplicate_external_id")

    def _hash(self) -> str:
        return f"{int(self._clock.now())}.{secrets.token_hex(4)}"


def view_json(view: View, team: str, app: str, bot_id: str) -> JsonObject:
    """Return the view object of `views.open` and of interaction payloads."""
    shown: JsonObject = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "submit": None,
        "close": None,
    }
    return (
        shown
        | view.content
        | {
            "id": view.id,
            "team_id": team,
            "app_id": app,
            "app_installed_team_id": team,
            "bot_id": bot_id,
            "hash": view.hash,
            "root_view_id": view.root,
            "previous_view_id": view.previous,
            "state": {"values": {block: dict(actions) for block, actions in view.values.items()}},
        }
    )
