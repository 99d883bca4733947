"""Sources: the list under an answer, and the modal with the passage behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.passages import passage_blocks
from bot.slack.blocks.text import plain
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from bot.domain.reply import Reply, Source
    from bot.slack.blocks.kit import Block, Message

_SHELVES: Final = {Shelf.FRAMEWORK: "the framework", Shelf.COMPANY: "your company's documents"}
_MOST: Final = 15
_PLACE: Final = 180
_PASSAGE: Final = 15_000
_PASSAGE_IN_A_MESSAGE: Final = 8_000
_GOES_ON: Final = "The passage goes on; it is too long to be shown here in full."


def origin(reply: Reply) -> str:
    """Say which shelves an answer draws on, and who put it into words."""
    shelves = " and ".join(_SHELVES[shelf] for shelf in reply.shelves)
    writer = " · Written by a language model; every sentence points to the passage it rests on"
    return f"From {shelves}{writer if reply.model else ''}"


def sources(reply: Reply, turn_id: str) -> list[Block]:
    """Return the Sources section: each with its place and a button that opens it."""
    mixed = len(reply.shelves) > 1
    listed = [_entry(source, turn_id, mixed=mixed) for source in reply.sources[:_MOST]]
    left_out = len(reply.sources) - _MOST
    more = [kit.context(f"and {left_out} more")] if left_out > 0 else []
    return [kit.header("Sources"), *listed, *more] if listed else []


def places(reply: Reply) -> str:
    """Return the sources as words."""
    listed = "; ".join(f"[{source.n}] {source.passage.place}" for source in reply.sources[:_MOST])
    return f"Sources: {listed}" if listed else ""


def source_modal(source: Source) -> Block:
    """Return the modal with the full passage."""
    return kit.modal(f"Source {source.n}", _opened(source, _PASSAGE))


def source_message(source: Source) -> Message:
    """Return the passage as a message, for when Slack does not open the modal."""
    summary = f"Source {source.n}: {source.passage.place}"
    return kit.message(summary, _opened(source, _PASSAGE_IN_A_MESSAGE))


def _entry(source: Source, turn_id: str, *, mixed: bool) -> Block:
    passage = source.passage
    shelf = f" ({_SHELVES[passage.shelf]})" if mixed else ""
    opener = kit.button(
        "Open source",
        action_ids.OPEN_SOURCE,
        f"{turn_id}:{source.n}",
        spoken=f"Open source {source.n}: {passage.document}",
    )
    return kit.section(f"[{source.n}] {plain(passage.place, _PLACE)}{shelf}", opener)


def _opened(source: Source, longest: int) -> list[Block]:
    passage = source.passage
    told, whole = passage_blocks(passage.text, longest)
    return [
        kit.header(passage.heading[-1] if passage.heading else passage.document),
        kit.context(passage.place, f"From {_SHELVES[passage.shelf]}"),
        *told[: kit.BLOCKS_IN_A_MESSAGE - 3],
        *([] if whole else [kit.context(_GOES_ON)]),
    ]
