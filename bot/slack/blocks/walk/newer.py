"""Newer: what is said in a walk once another edition of the strategy has come into use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.walk.position import Stage
from bot.slack.blocks import kit

if TYPE_CHECKING:
    from bot.domain.dossier import Edition
    from bot.services.walking import Stretch
    from bot.slack.blocks.kit import Block, Message


def since(here: Stretch) -> list[Block]:
    """Say that another edition is in use, at the first step after it came, and at the end."""
    newer = here.newer
    if newer is None or not (here.position.stage is Stage.END or _is_first_since(here, newer)):
        return []
    text = (
        f"Since you began, “{newer.title}” has come into use (edition {newer.number}). This walk goes on in "
        f"the edition that you began with ({here.after.edition}). {_changed(here, newer)}"
    )
    return [kit.context(text)]


def after_newer(here: Stretch, told: Message) -> Message:
    """Return what is told of a demand from a walk, after that it begins in another edition, where it does."""
    if here.newer is None:
        return told
    text = (
        f"You walked through edition {here.after.edition}; “{here.newer.title}” is in use since (edition "
        f"{here.newer.number}), and the demand begins in that. {_changed(here, here.newer)}"
    )
    return kit.message(f"{text} {told.text}", [kit.section(text), *told.blocks])


def _is_first_since(here: Stretch, newer: Edition) -> bool:
    """Say whether the edition came between the step before and this one."""
    times = [here.after.started, *(entry.at for entry in here.after.entries)]
    return len(times) > 1 and times[-2] <= newer.at <= times[-1]


def _changed(here: Stretch, newer: Edition) -> str:
    now = newer.dossier.strategy.decision(here.after.decision)
    if now is None:
        return "This decision is not part of it any more."
    if now == here.topic.decision:
        return "This decision stands in it unchanged."
    return "This decision reads differently in it: begin it anew with /align walk."
