"""The blocks: what each holds, and on which surface it may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground import limits
from bot.playground.blocks import elements
from bot.playground.blocks.schema import (
    anything,
    boolean,
    by_type,
    either,
    fields,
    items,
    one_of,
    string,
)
from bot.playground.blocks.texts import plain, rich_text, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.blocks.schema import Check

_ANY_ACTION = by_type(elements.ACTIONS)
_CONTEXT = by_type({"image": elements.IMAGE, "plain_text": plain(3000), "mrkdwn": text(3000)})
_ACCESSORY = by_type({**elements.ACTIONS, "image": elements.IMAGE})


def _block(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    return fields({"type": anything, **required}, {"block_id": string(limits.IDENTIFIER), **(optional or {})})


_CELL = by_type({
    "raw_text": fields({"type": anything, "text": string(3000)}),
    "raw_number": fields({"type": anything}, {"value": anything, "text": string(255)}),
    "rich_text": rich_text,
})  # fmt: skip
_COLUMN = fields({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})
_TASK: Mapping[str, Check] = {
    "task_id": string(limits.IDENTIFIER),
    "title": string(256),
}
_TASK_DETAILS: Mapping[str, Check] = {
    "status": one_of("pending", "in_progress", "complete", "error"),
    "details": rich_text,
    "output": rich_text,
    "sources": items(elements.SOURCE, 50, 0),
}


def _input(allowed: Mapping[str, Check]) -> Check:
    return _block(
        {"label": plain(2000), "element": by_type(allowed)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    )


_EVERYWHERE: Mapping[str, Check] = {
    "section": either(
        "text",
        "fields",
        _block({}, {
            "text": text(3000),
            "fields": items(text(2000), 10),
            "accessory": _ACCESSORY,
            "expand": boolean,
        }),
    ),
    "header": _block({"text": plain(150)}),
    "context": _block({"elements": items(_CONTEXT, 10)}),
    "divider": _block({}),
    "actions": _block({"elements": items(_ANY_ACTION, 25)}),
    "image": either(
        "image_url",
        "slack_file",
        _block(
            {"alt_text": string(2000)},
            {"image_url": string(3000), "slack_file": anything, "title": plain(2000)},
        ),
    ),
    "input": _input(elements.INPUTS),
    "rich_text": rich_text,
}  # fmt: skip

MESSAGE: Final[Mapping[str, Check]] = {
    **_EVERYWHERE,
    "markdown": _block({"text": string(limits.MARKDOWN_TEXT)}),
    "table": _block(
        {"rows": items(items(_CELL, limits.TABLE_COLUMNS), limits.TABLE_ROWS)},
        {"column_settings": items(_COLUMN, limits.TABLE_COLUMNS)},
    ),
    "context_actions": _block({"elements": items(by_type(elements.CONTEXT_ACTIONS), 5)}),
    "task_card": _block(_TASK, _TASK_DETAILS),
    "plan": _block(
        {"title": string(256)},
        {"tasks": items(fields(_TASK, {"type": anything, "block_id": string(255), **_TASK_DETAILS}), 50, 0)},
    ),
    "alert": _block(
        {"text": text(3000)}, {"level": one_of("default", "info", "warning", "error", "success")}
    ),
    "file": _block({"external_id": string(255), "source": one_of("remote")}),
}
MODAL: Final = {**_EVERYWHERE, "input": _input(elements.MODAL_INPUTS)}
HOME: Final = _EVERYWHERE
