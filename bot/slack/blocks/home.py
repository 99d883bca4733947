"""The Home tab: what I can do, and what you asked last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.answers import ask_buttons
from bot.slack.blocks.notes import ABOUT, ways
from bot.slack.blocks.prompts import PROMPTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.slack.blocks.kit import Block

_QUESTION: Final = 200
_MORE: Final = "There is more than fits here: see it with /align my-data and /align demands."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that somebody asked, and Slack's address of its message, where it has one."""

    question: str
    link: str | None


def home_view(
    asked: Sequence[Asked] = (), interviews: Sequence[Block] = (), walks: Sequence[Block] = ()
) -> Block:
    """Return the Home tab of a person with these interviews and walks, who asked these questions last."""
    above = [
        kit.header("Plumbline"),
        kit.section(ABOUT),
        ask_buttons(PROMPTS),
        kit.context("The answer comes as a direct message, under Messages."),
        kit.divider(),
    ]
    below = [
        kit.header("What you asked last"),
        *(map(_entry, asked) if asked else [kit.section("Nothing yet. Your questions will be listed here.")]),
        kit.divider(),
        kit.header("How to ask"),
        *ways(),
    ]
    between = _fitting([*interviews, *walks], kit.BLOCKS_IN_A_VIEW - len(above) - len(below))
    return {"type": "home", "blocks": [*above, *between, *below]}


def _fitting(blocks: Sequence[Block], room: int) -> Sequence[Block]:
    return blocks if len(blocks) <= room else [*blocks[: room - 1], kit.context(_MORE)]


def _entry(asked: Asked) -> Block:
    question = kit.words(asked.question, _QUESTION)
    section: Block = {"type": "section", "text": question}
    if asked.link is None:
        return section
    spoken = f"Go to the answer to: {asked.question}"
    return section | {"accessory": kit.link_button("Show", action_ids.FOLLOW, asked.link, spoken)}
