"""Offers: what can be chosen in a menu, in groups, whoever made the list: the app, or the workspace."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.playground.channels import Channel
    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: `key` goes into the form, `chosen` into the state, `text` is what people read."""

    key: str
    chosen: object
    text: JsonObject
    description: JsonObject | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Offers that belong together, under a heading where there is one."""

    label: str | None
    offers: tuple[Offer, ...]


def groups(element: JsonObject, context: Context) -> list[Group]:
    """Return what an element offers. External menus offer nothing: their app does, when it is asked."""
    match str(element["type"]).removeprefix("multi_"):
        case "users_select":
            return [Group(None, tuple(_people(context)))]
        case "channels_select":
            return [
                Group(
                    None,
                    tuple(_channel(c, context) for c in context.workspace.channels if c.kind == "channel"),
                )
            ]
        case "conversations_select":
            found = _conversations(element.get("filter") or {}, context)
            return [Group(None, tuple(_channel(channel, context) for channel in found))]
        case _:
            return _options(element)


def offers(element: JsonObject, context: Context) -> list[Offer]:
    """Return what an element offers, without its groups."""
    return [offer for group in groups(element, context) for offer in group.offers]


def loaded(option: JsonObject) -> Offer:
    """Return an option that an app gave for an external menu. Its key holds all of it: nothing else does."""
    return Offer(json.dumps(option, sort_keys=True), option, option["text"], option.get("description"))


def _options(element: JsonObject) -> list[Group]:
    if element.get("option_groups"):
        return [
            Group(group["label"]["text"], tuple(map(_option, group["options"])))
            for group in element["option_groups"]
        ]
    return [Group(None, tuple(map(_option, element.get("options", ()))))]


def _option(option: JsonObject) -> Offer:
    return Offer(str(option.get("value", "")), option, option["text"], option.get("description"))


def _people(context: Context) -> Iterator[Offer]:
    for person in sorted(context.workspace.people.values(), key=lambda person: person.name):
        if not person.deleted:
            yield Offer(person.id, person.id, _plain(person.name))


def _conversations(wanted: JsonObject, context: Context) -> Iterable[Channel]:
    kinds = {"public": "channel", "private": "group", "im": "im"}
    include = {kinds.get(kind) for kind in wanted.get("include", kinds)}
    app = context.workspace.app.user
    for channel in context.workspace.channels:
        hidden = wanted.get("exclude_bot_users") and channel.kind == "im" and app in channel.members
        known = channel.kind == "channel" or context.viewer.id in channel.members
        if channel.kind in include and known and not hidden:
            yield channel


def _channel(channel: Channel, context: Context) -> Offer:
    if channel.kind == "im":
        partner = context.workspace.people.get(channel.partner(context.viewer.id))
        return Offer(channel.id, channel.id, _plain(partner.name if partner else channel.id))
    return Offer(channel.id, channel.id, _plain(f"#{channel.name}"))


def _plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text, "emoji": False}
