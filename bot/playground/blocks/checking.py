"""Checking whole messages and views, and adding the ids that Slack adds."""

from __future__ import annotations

import secrets
from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.playground import limits
from bot.playground.blocks import catalogue
from bot.playground.blocks.schema import anything, boolean, by_type, fields, items, problem, string
from bot.playground.blocks.tables import beyond_tables
from bot.playground.blocks.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.playground.json_values import JsonObject

# Where blocks stand inside others.
INNER_BLOCKS: Final[Mapping[str, tuple[str, ...]]] = {
    "carousel": ("elements",),
    "container": ("child_blocks",),
}
_SHARED: Final = {
    "private_metadata": string(limits.PRIVATE_METADATA, 0),
    "callback_id": string(limits.IDENTIFIER, 0),
    "external_id": string(limits.IDENTIFIER, 0),
    "clear_on_close": boolean,
    "notify_on_close": boolean,
}
_TITLE = plain(limits.VIEW_TITLE)
_MODAL = fields(
    {"type": anything, "title": _TITLE, "blocks": items(by_type(catalogue.MODAL), limits.VIEW_BLOCKS)},
    {**_SHARED, "submit": _TITLE, "close": _TITLE, "submit_disabled": boolean},
)
_HOME = fields(
    {"type": anything, "blocks": items(by_type(catalogue.HOME), limits.VIEW_BLOCKS, 0)},
    {**_SHARED, "title": _TITLE, "submit": _TITLE, "close": _TITLE},
)
_VIEW = by_type({"modal": _MODAL, "home": _HOME})
_MESSAGE = items(by_type(catalogue.MESSAGE), limits.MESSAGE_BLOCKS, 0)


def message_problems(blocks: Sequence[JsonObject]) -> list[str]:
    """Return what is wrong with the blocks of a message, in Slack's words; empty where they are right."""
    found = list(_MESSAGE(blocks, "/blocks"))
    return found or [*_repeated_ids(blocks, "/blocks"), *_beyond_a_message(blocks)]


def view_problems(view: JsonObject) -> list[str]:
    """Return what is wrong with a view, in Slack's words; empty where it is right."""
    found = list(_VIEW(view, "/view"))
    if found:
        return found
    blocks = view["blocks"]
    return [*_repeated_ids(blocks, "/view/blocks"), *_without_submit(view), *_focused_twice(blocks)]


def complete_blocks(blocks: Sequence[JsonObject]) -> list[JsonObject]:
    """Return the blocks with the block and action ids that Slack makes up where an app gives none."""
    return [_complete(block) for block in blocks]


def _complete(block: JsonObject) -> JsonObject:
    completed: JsonObject = {"block_id": secrets.token_urlsafe(4)} | block
    if completed["type"] in {"actions", "context_actions"}:
        completed["elements"] = [_with_action(element) for element in block["elements"]]
    if block.get("actions"):
        completed["actions"] = [_with_action(element) for element in block["actions"]]
    for name in INNER_BLOCKS.get(block["type"], ()):
        completed[name] = complete_blocks(block[name])
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict) and block[name].get("type") != "image":
            completed[name] = _with_action(block[name])
    return completed


def _with_action(element: JsonObject) -> JsonObject:
    return {"action_id": secrets.token_urlsafe(4)} | element


def _with_inner(blocks: Iterable[JsonObject]) -> Iterator[JsonObject]:
    for block in blocks:
        yield block
        for name in INNER_BLOCKS.get(block["type"], ()):
            yield from _with_inner(block[name])


def _repeated_ids(blocks: Sequence[JsonObject], pointer: str) -> Iterator[str]:
    ids = Counter(block["block_id"] for block in _with_inner(blocks) if block.get("block_id"))
    for block_id, times in ids.items():
        if times > 1:
            yield problem(f"block_id already exists: {block_id}", pointer)
    for number, block in enumerate(blocks):
        elements = [*block.get("elements", ()), *block.get("actions", ())]
        actions = Counter(element["action_id"] for element in elements if element.get("action_id"))
        for action_id, times in actions.items():
            if times > 1:
                yield problem(f"action_id already exists: {action_id}", f"{pointer}/{number}/elements")


def _beyond_a_message(blocks: Sequence[JsonObject]) -> Iterator[str]:
    written = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if written > limits.MARKDOWN_TEXT:
        yield problem(f"markdown blocks must be less than {limits.MARKDOWN_TEXT + 1} characters", "/blocks")
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield problem("only_one_table_allowed", "/blocks")
    yield from beyond_tables(blocks)


def _focused_twice(blocks: Sequence[JsonObject]) -> Iterator[str]:
    elements = [
        element
        for block in blocks
        for element in (block.get("element"), block.get("accessory"), *block.get("elements", ()))
        if isinstance(element, dict)
    ]
    if sum(bool(element.get("focus_on_load")) for element in elements) > 1:
        yield problem("focus_on_load may be true for one element only", "/view/blocks")


def _without_submit(view: JsonObject) -> Iterator[str]:
    asks = any(block["type"] == "input" for block in view["blocks"])
    if asks and view["type"] == "modal" and not view.get("submit"):
        yield problem("missing required field: submit", "/view")
