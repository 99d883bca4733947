"""The blocks: what each holds, and on which surface it may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground import limits
from bot.playground.blocks import elements
from bot.playground.blocks.schema import (
    any_of,
    anything,
    boolean,
    by_type,
    either,
    fields,
    items,
    number,
    one_of,
    string,
    whole,
)
from bot.playground.blocks.texts import plain, rich_text, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.playground.blocks.schema import Check

_ANY_ACTION = by_type(elements.ACTIONS)
_CONTEXT = by_type({"image": elements.IMAGE, "plain_text": plain(3000), "mrkdwn": text(3000)})
_ACCESSORY = by_type({**elements.ACTIONS, "image": elements.IMAGE})


def _block(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    return fields({"type": anything, **required}, {"block_id": string(limits.IDENTIFIER), **(optional or {})})


_CELL = by_type({
    # A cell has no limit of its own: the table has one for all of them.
    "raw_text": fields({"type": anything, "text": string(limits.TABLE_TEXT)}),
    "raw_number": fields({"type": anything}, {"value": number, "text": string(255)}),
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


_VIDEO = _block(
    {"video_url": string(3000), "thumbnail_url": string(3000), "alt_text": string(2000), "title": plain(199)},
    {
        "title_url": string(3000),
        "author_name": string(49),
        "provider_name": string(255),
        "provider_icon_url": string(3000),
        "description": plain(200),
    },
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
            {"image_url": string(3000), "slack_file": elements.SLACK_FILE, "title": plain(2000)},
        ),
    ),
    "input": _input(elements.INPUTS),
    "rich_text": rich_text,
    "video": _VIDEO,
}  # fmt: skip

_ROWS = items(items(_CELL, limits.TABLE_COLUMNS), limits.TABLE_ROWS)
_DATA_ROWS = items(items(_CELL, limits.TABLE_COLUMNS), limits.DATA_TABLE_ROWS, 2)
_CARD = any_of(
    ("hero_image", "title", "actions", "body"),
    _block({}, {
        "hero_image": elements.IMAGE,
        "icon": elements.IMAGE,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": items(by_type({"button": elements.BUTTON}), 3),
    }),
)  # fmt: skip


def _contained(value: object, pointer: str) -> Iterator[str]:
    """Check a block inside a container, which holds no other container."""
    yield from by_type({name: check for name, check in MESSAGE.items() if name != "container"})(
        value, pointer
    )


_CONTAINER = either(
    "title",
    "rich_text_title",
    _block({"child_blocks": items(_contained, 10)}, {
        "title": plain(150),
        "rich_text_title": rich_text,
        "subtitle": text(150),
        "width": one_of("narrow", "standard", "wide", "full"),
        "icon": elements.IMAGE,
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
    }),
)  # fmt: skip
MESSAGE: Final[Mapping[str, Check]] = {
    **_EVERYWHERE,
    "markdown": _block({"text": string(limits.MARKDOWN_TEXT)}),
    "table": _block(
        {"rows": _ROWS},
        {"column_settings": items(_COLUMN, limits.TABLE_COLUMNS)},
    ),
    "data_table": _block(
        {"caption": string(3000), "rows": _DATA_ROWS},
        {"page_size": whole(1, 100), "row_header_column_index": whole(0, limits.TABLE_COLUMNS - 1)},
    ),
    "card": _CARD,
    "carousel": _block({"elements": items(by_type({"card": _CARD}), 10)}),
    "container": _CONTAINER,
    "context_actions": _block({"elements": items(by_type(elements.CONTEXT_ACTIONS), 5)}),
    "task_card": _block(_TASK, _TASK_DETAILS),
    "plan": _block(
        {"title": string(256)},
        {"tasks": items(fields(_TASK, {"type": anything, "block_id": string(255), **_TASK_DETAILS}), 50, 0)},
    ),
    "alert": _block({"text": text(200)}, {"level": one_of("default", "info", "warning", "error", "success")}),
    "file": _block({"external_id": string(255), "source": one_of("remote")}),
}
MODAL: Final = {**_EVERYWHERE, "input": _input(elements.MODAL_INPUTS)}
HOME: Final = _EVERYWHERE
