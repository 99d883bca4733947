"""Block Kit's shapes: built from rendered words, and never larger than Slack allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.slack.blocks.text import notification, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

Block = dict[str, object]

BLOCKS_IN_A_MESSAGE: Final = 50
BLOCKS_IN_A_VIEW: Final = 100
BUTTONS_IN_A_ROW: Final = 25
_SECTION, _HEADER, _LABEL, _VALUE, _TITLE, _ITEM = 3_000, 150, 75, 2_000, 24, 500


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its blocks, and the `text` that sums them up for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...]

    def arguments(self) -> dict[str, object]:
        """Return it as arguments of a method that posts or updates a message."""
        return {"text": self.text, "blocks": list(self.blocks)}


def message(text: str, blocks: Sequence[Block]) -> Message:
    """Make a message of blocks, and of words that say the same."""
    return Message(notification(text) or "Plumbline", tuple(blocks[:BLOCKS_IN_A_MESSAGE]))


def joined(*messages: Message) -> Message:
    """Return several messages as one."""
    told = [block for one in messages for block in one.blocks]
    return Message(" ".join(one.text for one in messages), tuple(told[:BLOCKS_IN_A_MESSAGE]))


def words(text: str, longest: int) -> Block:
    """Return a plain text object."""
    return {"type": "plain_text", "text": plain(text, longest) or "–", "emoji": False}


def markdown_block(rendered: str) -> Block:
    """Return a block of Markdown that `text.markdown` has made."""
    return {"type": "markdown", "text": rendered}


def section(text: str, accessory: Block | None = None) -> Block:
    """Return a paragraph, with a button beside it where one is given."""
    block: Block = {"type": "section", "text": words(text, _SECTION)}
    return block if accessory is None else block | {"accessory": accessory}


def bullets(items: Sequence[str], title: str = "") -> Block:
    """Return a list, under a title where one is given."""
    listed = [_line(words(item, _ITEM)["text"]) for item in items]
    heading = [_line(words(title, _HEADER)["text"], strong=True)] if title else []
    marked: Block = {"type": "rich_text_list", "style": "bullet", "elements": listed}
    return {"type": "rich_text", "elements": [*heading, marked]}


def header(text: str) -> Block:
    """Return a heading."""
    return {"type": "header", "text": words(text, _HEADER)}


def context(*texts: str) -> Block:
    """Return small print, at most ten pieces of it."""
    return {"type": "context", "elements": [words(text, _SECTION) for text in texts[:10]]}


def divider() -> Block:
    """Return a line."""
    return {"type": "divider"}


def button(label: str, action: str, value: str, spoken: str | None = None) -> Block:
    """Return a button; `spoken` says more than the label to those who listen to it."""
    block: Block = {
        "type": "button",
        "action_id": action,
        "text": words(label, _LABEL),
        "value": value[:_VALUE],
    }
    return block if spoken is None else block | {"accessibility_label": plain(spoken, _LABEL)}


def link_button(label: str, action: str, address: str, spoken: str) -> Block:
    """Return a button that leads to an address, which only Slack itself may have given."""
    return {**button(label, action, "link", spoken), "url": address}


def actions(buttons: Sequence[Block]) -> Block:
    """Return a row of buttons, as many as one takes."""
    return {"type": "actions", "elements": list(buttons[:BUTTONS_IN_A_ROW])}


def rows(buttons: Sequence[Block]) -> list[Block]:
    """Return any number of buttons, in as many rows as they take."""
    starts = range(0, len(buttons), BUTTONS_IN_A_ROW)
    return [actions(buttons[at : at + BUTTONS_IN_A_ROW]) for at in starts]


def modal(title: str, blocks: Sequence[Block], *, close: str = "Close", **more: object) -> Block:
    """Return a modal."""
    return {
        "type": "modal",
        "title": words(title, _TITLE),
        "close": words(close, _TITLE),
        "blocks": list(blocks[:BLOCKS_IN_A_VIEW]),
        **more,
    }


def _line(text: object, *, strong: bool = False) -> Block:
    run = {"type": "text", "text": text}
    return {
        "type": "rich_text_section",
        "elements": [run | {"style": {"bold": True}} if strong else run],
    }
