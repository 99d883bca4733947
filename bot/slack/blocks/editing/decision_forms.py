"""Fields of a decision, its criteria, options, consequences and choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.strategy import Effect, Horizon
from bot.slack.blocks import kit
from bot.slack.blocks.editing.fields import Pick, counted, dated, lined, optional, picked, scale, typed
from bot.slack.blocks.editing.strategy_forms import guideline_picks

if TYPE_CHECKING:
    from bot.domain.strategy import Consequence, Decision, Option
    from bot.services.desks import Desk
    from bot.slack.blocks.editing.keys import Key
    from bot.slack.blocks.kit import Block

EFFECTS: Final = tuple(Pick(each, each.value.capitalize()) for each in Effect)
HORIZONS: Final = tuple(Pick(each, f"{each.value.capitalize()} term") for each in Horizon)
_CURRENCY: Final = "EUR"
_ONE_A_LINE: Final = "One a line."
_SCORE: Final = "How well this option does by it."


def decision_fields(desk: Desk, key: Key) -> list[Block] | None:
    """Return the question of a decision, and who answered it."""
    now = desk.strategy.decision(key.path[0])
    if now is None and key.path[0]:
        return None
    guidelines = guideline_picks(desk.strategy)
    hint = "As somebody would ask it: Should each plant keep its own ERP?"
    return [
        typed("question", "Question", now.question if now else "", hint=hint),
        picked("guideline", "Guideline", guidelines, now.guideline if now else None),
        dated("decided_on", "Decided on", now.decided_on if now else None),
        typed(
            "decided_by",
            "Decided by",
            now.decided_by if now else "",
            hint="The board, the leadership meeting",
        ),
    ]


def criterion_fields(desk: Desk, key: Key) -> list[Block] | None:
    """Return a criterion."""
    decision = desk.strategy.decision(key.path[0])
    criteria = decision.criteria if decision else ()
    now = next((each for each in criteria if each.id == key.path[1]), None)
    if decision is None or (now is None and key.path[1]):
        return None
    weight = str(now.weight) if now else None
    return [
        typed("name", "Criterion", now.name if now else "", hint="What the options are compared by."),
        picked("weight", "Weight", scale("counts little", "counts most"), weight),
    ]


def option_fields(desk: Desk, key: Key) -> list[Block] | None:
    """Return an option, without what it means for the areas."""
    decision = desk.strategy.decision(key.path[0])
    now = decision.option(key.path[1]) if decision else None
    if decision is None or (now is None and key.path[1]):
        return None
    currency = now.cost.currency if now else _usual_currency(desk)
    risks = typed("risks", "Risks", lined(now.risks) if now else "", hint=_ONE_A_LINE, lines=True)
    return [
        typed("name", "Option", now.name if now else ""),
        typed("summary", "Summary", now.summary if now else "", hint="What would be done?", lines=True),
        counted("one_off", "Cost, once", now.cost.one_off if now else None),
        counted("yearly", "Cost, a year", now.cost.yearly if now else None),
        typed("currency", "Currency", currency),
        optional(risks),
        *_scores(decision, now),
    ]


def consequence_fields(desk: Desk, key: Key) -> list[Block] | None:
    """Return everything that an option means for one area, with room for one more."""
    decision = desk.strategy.decision(key.path[0])
    option = decision.option(key.path[1]) if decision else None
    area = desk.strategy.area(key.path[2])
    if option is None or area is None:
        return None
    now: list[Consequence | None] = [one for one in option.consequences if one.area == area.id]
    rows = [*now, None]
    intro = f"What “{option.name}” means for {area.name}. Empty a field to take a consequence out."
    return [kit.section(intro), *(field for at, one in enumerate(rows) for field in _consequence(at, one))]


def choice_fields(desk: Desk, key: Key) -> list[Block] | None:
    """Return which option was chosen, and the reasons."""
    decision = desk.strategy.decision(key.path[0])
    if decision is None or not decision.options:
        return None
    options = [Pick(each.id, each.name) for each in decision.options]
    why = typed("because", "Why this one", lined(decision.because), hint=_ONE_A_LINE, lines=True)
    hint = "Conditions that would reopen the decision, one a line."
    reopen = typed("revisit_if", "What would reopen it", lined(decision.revisit_if), hint=hint, lines=True)
    return [
        picked("chosen", "Chosen", options, decision.chosen),
        optional(why),
        *(_why_not(decision, each) for each in decision.options),
        optional(reopen),
    ]


def _scores(decision: Decision, now: Option | None) -> list[Block]:
    scores = now.scores if now else {}
    return [
        picked(
            f"score-{each.id}", f"Score: {each.name}", scale("poor", "good"),
            str(scores[each.id]) if each.id in scores else None, hint=_SCORE,
        )
        for each in decision.criteria
    ]  # fmt: skip


def _consequence(at: int, now: Consequence | None) -> list[Block]:
    number = at + 1
    return [
        optional(typed(f"text-{at}", f"Consequence {number}", now.text if now else "", lines=True)),
        optional(picked(f"effect-{at}", f"Effect {number}", EFFECTS, now.effect if now else None)),
        optional(picked(f"horizon-{at}", f"Felt {number}", HORIZONS, now.horizon if now else None)),
    ]


def _why_not(decision: Decision, option: Option) -> Block:
    reasons = (each.because for each in decision.rejected if each.option == option.id)
    hint = "Left empty for the one that was chosen."
    return optional(
        typed(f"not-{option.id}", f"Why not “{option.name}”", next(reasons, ""), hint=hint, lines=True)
    )


def _usual_currency(desk: Desk) -> str:
    costs = [option.cost.currency for decision in desk.strategy.decisions for option in decision.options]
    return max(costs, key=costs.count, default=_CURRENCY)
