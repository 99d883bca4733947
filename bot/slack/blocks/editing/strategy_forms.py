"""Fields of the strategy itself, its areas, guidelines and targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.strategy import Perspective
from bot.slack.blocks.editing.fields import Pick, counted, dated, optional, picked, ticked, typed
from knowledge.instrument import Side

if TYPE_CHECKING:
    from bot.domain.strategy import Strategy
    from bot.services.desks import Desk
    from bot.slack.blocks.editing.keys import Key
    from bot.slack.blocks.kit import Block

SIDES: Final = (Pick(Side.BUSINESS, "Business"), Pick(Side.IT, "IT"))
PERSPECTIVES: Final = tuple(Pick(each, each.value.replace("_", " ").capitalize()) for each in Perspective)
_MISSION: Final = "One sentence: what is the strategy for?"
_SUMMARY: Final = "One paragraph: what will change until when, and within which frame?"
_AREAS: Final = (
    "One a line: name, business or IT, who heads it. For example: Sales, business, Director of sales"
)


def founding_fields() -> list[Block]:
    """Return what it takes to begin a strategy."""
    named = typed("id", "Short name", hint="Left empty, I make one of the title. Later editions keep it.")
    return [
        *_head_fields(None),
        optional(named),
        typed("areas", "Areas", hint=_AREAS, lines=True),
        typed(
            "statement", "The first guideline", hint="A direction that the strategy sets, in one sentence."
        ),
        typed(
            "intent", "What for?", hint="What will be possible then that is not possible today?", lines=True
        ),
    ]


def head_fields(desk: Desk, key: Key) -> list[Block]:
    """Return what the strategy is called, and what it is about."""
    del key
    return _head_fields(desk.strategy)


def area_fields(desk: Desk, key: Key) -> list[Block] | None:
    """Return an area."""
    now = desk.strategy.area(key.path[0])
    if now is None and key.path[0]:
        return None
    return [
        typed("name", "Name", now.name if now else ""),
        picked("side", "Side", SIDES, now.side if now else None),
        typed("head", "Headed by", now.head if now else "", hint="The role, not the person."),
        typed("about", "About", now.about if now else "", hint="One sentence: what does it do?", lines=True),
    ]


def guideline_fields(desk: Desk, key: Key) -> list[Block] | None:
    """Return a guideline."""
    now = desk.strategy.guideline(key.path[0])
    if now is None and key.path[0]:
        return None
    areas = [Pick(area.id, area.name) for area in desk.strategy.areas]
    affected = (
        [ticked("areas", "Areas that it affects most", areas, now.areas if now else ())] if areas else []
    )
    return [
        typed("statement", "Guideline", now.statement if now else "", hint="One sentence."),
        typed("intent", "What for?", now.intent if now else "", lines=True),
        *affected,
    ]


def target_fields(desk: Desk, key: Key) -> list[Block] | None:
    """Return a target."""
    now = next((each for each in desk.strategy.targets if each.id == key.path[0]), None)
    if now is None and key.path[0]:
        return None
    return [
        typed("measure", "What is measured", now.measure if now else ""),
        picked("perspective", "Perspective", PERSPECTIVES, now.perspective if now else None),
        picked("guideline", "Guideline", guideline_picks(desk.strategy), now.guideline if now else None),
        counted("baseline", "Today", now.baseline if now else None),
        counted("target", "Target", now.target if now else None),
        typed("unit", "Unit", now.unit if now else "", hint="For example: days, percent"),
        dated("by", "By", now.by if now else None),
    ]


def guideline_picks(strategy: Strategy) -> list[Pick]:
    """Return the guidelines to choose from."""
    return [Pick(guideline.id, guideline.statement) for guideline in strategy.guidelines]


def _head_fields(now: Strategy | None) -> list[Block]:
    return [
        typed("title", "Title", now.title if now else ""),
        typed("organisation", "Organisation", now.organisation if now else ""),
        typed("horizon", "Horizon", now.horizon if now else "", hint="For example: 2027-2029"),
        typed("mission", "Mission", now.mission if now else "", hint=_MISSION, lines=True),
        typed("summary", "Summary", now.summary if now else "", hint=_SUMMARY, lines=True),
    ]
