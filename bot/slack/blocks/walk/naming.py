"""Naming: what is said to somebody who names an option before it is told what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.strategy_sections import felt
from bot.domain.walk.position import Stage
from bot.slack.blocks import kit
from bot.slack.blocks.spoken import told
from bot.slack.blocks.walk import notes
from bot.slack.blocks.walk.steps import offered

if TYPE_CHECKING:
    from bot.domain.strategy import Option
    from bot.services.walking import Stretch
    from bot.slack.blocks.kit import Message


def named(here: Stretch, option: Option) -> Message:
    """Return what an option means, in its own words, with the button that takes it."""
    meant = [felt(here.topic.strategy, one) for one in option.consequences]
    asked = here.position.stage is Stage.OPTIONS
    blocks = [
        offered(here, option, here.topic.decision.options.index(option), asked=asked),
        *([kit.bullets(meant, "What it would mean")] if meant else []),
        *([kit.bullets(option.risks, "What could go wrong")] if option.risks else []),
        *([kit.context(notes.YOURS)] if asked else []),
    ]
    return kit.message(" ".join(told(blocks)), blocks)


def not_yet(here: Stretch) -> Message:
    """Return what is said instead of an answer that would tell what was decided, before one's own choice."""
    waits = here.position.stage in {Stage.AREA, Stage.OPTIONS}
    text = notes.CHOOSE_FIRST if waits else notes.SOON
    return kit.message(text, [kit.section(text)])
