"""Text objects, confirmations, options and rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.blocks.schema import anything, boolean, by_type, fields, items, one_of, string, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.blocks.schema import Check


def plain(longest: int) -> Check:
    """Check a plain_text object."""
    return fields({"type": one_of("plain_text"), "text": string(longest)}, {"emoji": boolean})


def text(longest: int) -> Check:
    """Check a plain_text or mrkdwn object."""
    mrkdwn = fields({"type": anything, "text": string(longest)}, {"verbatim": boolean})
    return by_type({"plain_text": plain(longest), "mrkdwn": mrkdwn})


CONFIRM = fields(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)


def option(label: Check) -> Check:
    """Check an option of a menu, radio button or checkbox."""
    return fields({"text": label, "value": string(150)}, {"description": text(75), "url": string(3000)})


PLAIN_OPTION = option(plain(75))
RICH_OPTION = option(text(75))
OPTION_GROUP = fields({"label": plain(75), "options": items(PLAIN_OPTION, 100)})

_STYLE = fields({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight"), boolean))
_STYLED = {"style": _STYLE}
_INLINE = by_type({
    "text": fields({"type": anything, "text": string(40_000)}, _STYLED),
    "link": fields(
        {"type": anything, "url": string(3000)}, {"text": string(40_000), "unsafe": boolean, **_STYLED}
    ),
    "user": fields({"type": anything, "user_id": string(255)}, _STYLED),
    "usergroup": fields({"type": anything, "usergroup_id": string(255)}, _STYLED),
    "channel": fields({"type": anything, "channel_id": string(255)}, _STYLED),
    "team": fields({"type": anything, "team_id": string(255)}, _STYLED),
    "emoji": fields(
        {"type": anything, "name": string(255)}, {"unicode": string(255), "skin_tone": whole(1, 6)}
    ),
    "broadcast": fields({"type": anything, "range": one_of("here", "channel", "everyone")}),
    "color": fields({"type": anything, "value": string(255)}),
    "date": fields(
        {"type": anything, "timestamp": whole(0, 2**53), "format": string(1000)},
        {"url": string(3000), "fallback": string(1000)},
    ),
})  # fmt: skip
_BORDER = {"border": whole(0, 1)}
_SECTION = fields({"type": one_of("rich_text_section"), "elements": items(_INLINE, 1000, 0)})
_PARTS = by_type({
    "rich_text_section": _SECTION,
    "rich_text_list": fields(
        {"type": anything, "style": one_of("bullet", "ordered"), "elements": items(_SECTION, 1000)},
        {"indent": whole(0, 8), "offset": whole(0, 10_000), **_BORDER},
    ),
    "rich_text_preformatted": fields(
        {"type": anything, "elements": items(_INLINE, 1000)}, {"language": string(50), **_BORDER}
    ),
    "rich_text_quote": fields({"type": anything, "elements": items(_INLINE, 1000)}, _BORDER),
})  # fmt: skip


def rich_text(value: object, pointer: str) -> Iterator[str]:
    """Check a rich_text block, also where it stands inside another one."""
    block = fields(
        {"type": one_of("rich_text"), "elements": items(_PARTS, 1000, 0)}, {"block_id": string(255)}
    )
    yield from block(value, pointer)
