"""Sources: the list under an answer, and the modal with the passage behind a number."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.passages import passage_blocks
from bot.slack.blocks.text import plain
from knowledge.markdown import plain as bare
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.reply import Reply, Source
    from bot.slack.blocks.kit import Block, Message

_SHELVES: Final = {Shelf.FRAMEWORK: "the framework", Shelf.COMPANY: "your company's documents"}
_MOST: Final = 15
_PLACE: Final = 210
_OPENING: Final = 6
"""Words of a passage that tell it from another of the same place."""
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
    listed = [
        _entry(source, where, turn_id, mixed=mixed)
        for source, where in zip(reply.sources[:_MOST], told_apart(reply.sources), strict=False)
    ]
    left_out = len(reply.sources) - _MOST
    more = [kit.context(f"and {left_out} more")] if left_out > 0 else []
    return [kit.header("Sources"), *listed, *more] if listed else []


def places(reply: Reply) -> str:
    """Return the sources as words."""
    told = zip(reply.sources[:_MOST], told_apart(reply.sources), strict=False)
    listed = "; ".join(f"[{source.n}] {where}" for source, where in told)
    return f"Sources: {listed}" if listed else ""


def told_apart(listed: Sequence[Source]) -> list[str]:
    """Return where each source stands; of several in one place, each with the words that it begins with."""
    alike = Counter(source.passage.place for source in listed)
    return [
        place
        if alike[place := source.passage.place] == 1
        else f"{place}: “{_opening(source.passage.text)} …”"
        for source in listed
    ]


def _opening(text: str) -> str:
    return " ".join(bare(text).split()[:_OPENING]).rstrip(".,:;")


def source_modal(source: Source) -> Block:
    """Return the modal with the full passage."""
    return kit.modal(f"Source {source.n}", _opened(source, _PASSAGE))


def source_message(source: Source) -> Message:
    """Return the passage as a message, for when Slack does not open the modal."""
    summary = f"Source {source.n}: {source.passage.place}"
    return kit.message(summary, _opened(source, _PASSAGE_IN_A_MESSAGE))


def _entry(source: Source, where: str, turn_id: str, *, mixed: bool) -> Block:
    passage = source.passage
    shelf = f" ({_SHELVES[passage.shelf]})" if mixed else ""
    opener = kit.button(
        "Open source",
        action_ids.OPEN_SOURCE,
        f"{turn_id}:{source.n}",
        spoken=f"Open source {source.n}: {passage.document}",
    )
    return kit.section(f"[{source.n}] {plain(where, _PLACE)}{shelf}", opener)


def _opened(source: Source, longest: int) -> list[Block]:
    passage = source.passage
    told, whole = passage_blocks(passage.text, longest)
    return [
        kit.header(passage.heading[-1] if passage.heading else passage.document),
        kit.context(passage.place, f"From {_SHELVES[passage.shelf]}"),
        *told[: kit.BLOCKS_IN_A_MESSAGE - 3],
        *([] if whole else [kit.context(_GOES_ON)]),
    ]
