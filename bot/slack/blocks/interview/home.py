"""Interviews on the Home tab: which are open, how far each has come, and what can be begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.interview.position import Finished
from bot.domain.interview.progress import progress
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.interview.cards import (
    enough_buttons,
    erase_button,
    offer,
    part_lines,
    reminder_button,
    standing_line,
)
from bot.slack.blocks.interview.keys import Key, Verb, press
from bot.slack.blocks.interview.reviewing import change_menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.changes import Change
    from bot.slack.blocks.kit import Block, Message
    from knowledge.instrument import Instrument

_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Listed:
    """An interview, and Slack's address of where it waits, if it is known."""

    change: Change
    link: str | None = None


def interviews(listed: Sequence[Listed], offered: Sequence[Instrument]) -> list[Block]:
    """Return somebody's interviews, open ones first, and those that can be begun."""
    ordered = sorted(listed, key=lambda each: isinstance(each.change.step, Finished))
    shown = [block for each in ordered[:_MOST] for block in _interview(each)]
    begun = [block for at, instrument in enumerate(offered) for block in offer(instrument, at)]
    return [
        kit.header("Your interviews"),
        *(shown or [kit.section("None yet.")]),
        *([kit.header("Begin an interview"), *begun] if begun else []),
        kit.divider(),
    ]


def mine(listed: Sequence[Listed]) -> Message:
    """Return what is kept of somebody's interviews, with the buttons that erase them."""
    intro = "These are your interviews; erasing one erases all of its answers."
    titles = "; ".join(each.change.instrument.title for each in listed[:_MOST])
    shown = [block for each in listed[:_MOST] for block in _interview(each)]
    return kit.message(f"{intro} {titles}", [kit.section(intro), *shown])


def _interview(listed: Listed) -> list[Block]:
    change = listed.change
    done = progress(change.instrument, change.after)
    finished = isinstance(change.step, Finished)
    buttons = [
        _go_there(listed, finished=finished),
        *([change_menu(change)] if done.done else []),
        *([] if finished else [reminder_button(change)]),
        *enough_buttons(change),
        erase_button(change),
    ]
    return [
        kit.section(change.instrument.title),
        kit.context(standing_line(change, done), part_lines(done)),
        kit.actions(buttons),
    ]


def _go_there(listed: Listed, *, finished: bool) -> Block:
    title = listed.change.instrument.title
    label = "Look at it" if finished else "Continue"
    if listed.link is None:
        return press(label, Verb.RESUME, Key(listed.change.after.id), f"{label}: {title}")
    return kit.link_button(label, action_ids.FOLLOW, listed.link, f"{label}: {title}")
