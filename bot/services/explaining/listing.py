"""Listing what a strategy holds: its targets and its guidelines, all of them or those that meet an area."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted
from bot.domain.strategy_sections import aimed
from bot.services.explaining.citing import Citing, Resting, quoted
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.contents import Contents
    from bot.domain.reply import Reply
    from bot.domain.strategy import Area, Guideline, Strategy, Target
    from bot.services.explaining.inquiry import Inquiry
    from knowledge.passages import Passage

ALL: Final = "here are all"
UNKNOWN: Final = f"I don't know which area is yours; {ALL}. In Slack I know it by the title in your profile."


def listed(inquiry: Inquiry, wanted: Contents, own: Sequence[Passage]) -> Reply | None:
    """Return what is wanted as a list; where nothing meets the area that is meant, all of it."""
    strategy, citing = inquiry.strategy, Citing(own)
    named = next((one for one in strategy.areas if stems(one.name) <= stems(inquiry.asked)), None)
    area = inquiry.asker if wanted.own else named
    met = area and any(area.id in one.areas for one in strategy.guidelines)
    _tell(citing, strategy, wanted, area if met else None)
    reply = citing.reply()
    if reply is None or met or not (wanted.own or named):
        return reply
    return replace(
        reply, notice=f"No guideline names {area.name} as affected most; {ALL}." if area else UNKNOWN
    )


def _tell(citing: Citing, strategy: Strategy, wanted: Contents, area: Area | None) -> None:
    guidelines = [one for one in strategy.guidelines if area is None or area.id in one.areas]
    if wanted.lacking:
        _lacking(citing, strategy)
    elif wanted.targets:
        aims = [(one, each) for each in guidelines for one in strategy.targets if one.guideline == each.id]
        whom = f"The guidelines that affect {area.name} most have" if area else "The strategy has"
        citing.list(f"{whom} {counted(len(aims), 'target')}:", (_target(*one) for one in aims))
    else:
        whom = f"The strategy affects {area.name} most by" if area else "The strategy has"
        citing.list(f"{whom} {counted(len(guidelines), 'guideline')}:", map(_guideline, guidelines))


def _lacking(citing: Citing, strategy: Strategy) -> None:
    """List the guidelines without a target, or say by a target of each that there is none."""
    aims = {one.guideline: one for one in reversed(strategy.targets)}
    without = [one for one in strategy.guidelines if one.id not in aims]
    if without:
        citing.list("No target belongs to:", (quoted(one.statement) for one in without))
    else:
        measured = (_measured(one, aims[one.id]) for one in strategy.guidelines)
        citing.list("None: every guideline has a target, for example:", measured)


def _guideline(guideline: Guideline) -> Resting:
    return Resting(f"{guideline.statement} {guideline.intent}", (guideline.statement, guideline.intent))


def _target(target: Target, guideline: Guideline) -> Resting:
    on = (aimed(target), guideline.statement)
    return Resting(f"{aimed(target)} It belongs to the guideline “{guideline.statement.rstrip('.')}”.", on)


def _measured(guideline: Guideline, target: Target) -> Resting:
    return Resting(f"{guideline.statement} {aimed(target)}", (guideline.statement, aimed(target)))
