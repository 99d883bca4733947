"""Streamed messages: opened, appended to, stopped, and closed by Slack after about five minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import limits
from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.workspace import Workspace

TASK_STATUSES = frozenset({"pending", "in_progress", "complete", "error"})


def append(workspace: Workspace, message: Message, chunks: Sequence[JsonObject]) -> Message:
    """Add chunks to a streaming message."""
    text, blocks = message.text, list(message.blocks)
    for chunk in chunks:
        match chunk.get("type"):
            case "markdown_text" if isinstance(chunk.get("text"), str):
                text += chunk["text"]
            case "plan_update" if isinstance(chunk.get("title"), str):
                blocks = _with_plan(blocks, chunk["title"])
            case "task_update" if (
                chunk.get("status") in TASK_STATUSES and chunk.get("id") and chunk.get("title")
            ):
                blocks = _with_task(blocks, chunk)
            case "blocks" if isinstance(chunk.get("blocks"), list):
                blocks += chunk["blocks"]
            case _:
                raise SlackError("invalid_chunks")
    after = replace(message, text=text, blocks=tuple(blocks))
    workspace.messages.put(after)
    return after


def is_open(workspace: Workspace, message: Message) -> bool:
    """Tell whether a message still streams: neither stopped nor closed by Slack for its age."""
    age = workspace.clock.now() - float(message.ts)
    return message.streaming and age <= limits.STREAM_SECONDS


def require_open(workspace: Workspace, message: Message) -> None:
    """Raise Slack's error where nothing can be appended any more."""
    if message.stopped_by_user:
        raise SlackError("stopped_by_user")
    if not is_open(workspace, message):
        raise SlackError("message_not_in_streaming_state")


def _with_plan(blocks: list[JsonObject], title: str) -> list[JsonObject]:
    others = [block for block in blocks if block.get("type") != "plan"]
    return [{"type": "plan", "block_id": "plan", "title": title}, *others]


def _with_task(blocks: list[JsonObject], chunk: JsonObject) -> list[JsonObject]:
    kept = {"title": chunk["title"], "status": chunk["status"]}
    card: JsonObject = {
        "type": "task_card",
        "block_id": f"task-{chunk['id']}",
        "task_id": chunk["id"],
        **kept,
    }
    if not any(block.get("task_id") == chunk["id"] for block in blocks):
        return [*blocks, card]
    return [card if block.get("task_id") == chunk["id"] else block for block in blocks]
