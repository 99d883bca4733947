"""Cards: the strategies that there are, in a message or on the Home tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import day
from bot.slack.blocks import kit
from bot.slack.blocks.editing.keys import Key, Verb, press
from bot.slack.blocks.spoken import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.strategy import Strategy
    from bot.services.desks import Desk
    from bot.slack.blocks.kit import Block, Message

_MOST, _AT_HOME = 15, 5
"""How many are listed; the Home tab has room for 100 blocks in all."""
_NONE: Final = "There is no strategy yet. Begin one here, or send its folder as a ZIP archive."
_BESIDE: Final = "You can also send me the folder of a strategy as a ZIP archive, in a direct message."


def shelf(desks: Sequence[Desk]) -> Message:
    """Return the strategies in use and in the making, each to be opened."""
    listed = _listed(desks[:_MOST]) or [kit.section(_NONE)]
    blocks = [*listed, kit.actions([_begin()]), kit.context(_BESIDE)]
    return kit.message(" ".join(told(blocks)), blocks)


def at_home(desks: Sequence[Desk]) -> list[Block]:
    """Return what stands on the Home tab of a facilitator."""
    listed = _listed(desks[:_AT_HOME]) or [kit.section(_NONE)]
    return [kit.header("The company's strategy"), *listed, kit.actions([_begin()]), kit.divider()]


def holds(strategy: Strategy) -> str:
    """Say in numbers what is in a strategy."""
    parts = (
        (len(strategy.areas), "area", "areas"),
        (len(strategy.guidelines), "guideline", "guidelines"),
        (len(strategy.decisions), "decision", "decisions"),
        (len(strategy.targets), "target", "targets"),
    )
    return ", ".join(f"{number} {one if number == 1 else several}" for number, one, several in parts)


def in_use(desk: Desk) -> str:
    """Say which edition of a strategy is in use."""
    if desk.edition is None:
        return "Not in use yet: it has never been published."
    version = desk.edition.dossier.strategy.version
    since = day(desk.edition.at)
    return f"In use: edition {desk.edition.number} (version {version}), since {since}."


def unpublished(desk: Desk) -> str:
    """Say what waits to be published."""
    number = len(desk.changes)
    return f"{number} unpublished {'change' if number == 1 else 'changes'}." if number else ""


def remarks(desk: Desk) -> str:
    """Say how much there is to be said about a strategy."""
    errors = sum(finding.blocks for finding in desk.findings)
    warnings = len(desk.findings) - errors
    counted = [(errors, "error", "errors"), (warnings, "warning", "warnings")]
    said = [f"{number} {one if number == 1 else several}" for number, one, several in counted if number]
    return f"{' and '.join(said)}." if said else "Nothing is missing."


def _listed(desks: Sequence[Desk]) -> list[Block]:
    blocks = []
    for number, desk in enumerate(desks):
        strategy = desk.strategy
        text = f"{strategy.title} ({strategy.organisation}). {in_use(desk)} {holds(strategy)}."
        key = Key(strategy.id, desk.moment)
        opened = press("Open", Verb.OPEN, key, f"Open the strategy {strategy.title}", number)
        blocks += [
            kit.section(text, opened),
            kit.context(" ".join(filter(None, (unpublished(desk), remarks(desk))))),
        ]
    return blocks


def _begin() -> Block:
    return press("Begin a new strategy", Verb.BEGIN, Key(where="founding"))
