"""Pages of a decision and of one of its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.figures import day
from bot.domain.strategy_sections import spent
from bot.slack.blocks import kit
from bot.slack.blocks.editing.keys import Key, Verb, press, where
from bot.slack.blocks.editing.rows import SOME, Row, add, found, listed, to

if TYPE_CHECKING:
    from bot.domain.strategy import Area, Decision, Option
    from bot.services.desks import Desk
    from bot.slack.blocks.kit import Block


def decision_page(desk: Desk, key: Key) -> list[Block] | None:
    """Return a decision: its question, criteria, options, choice; None where it is gone."""
    decision = desk.strategy.decision(key.path[0])
    if decision is None:
        return None
    guideline = desk.strategy.guideline(decision.guideline)
    changed = press("Change", Verb.FORM, to(key, key.where), "Change the question", 0)
    told = f"Decided on {day(decision.decided_on)} by: {decision.decided_by}."
    return [
        kit.header(decision.question),
        kit.section(f"Guideline: {guideline.statement if guideline else '–'} {told}", changed),
        *_criteria(key, decision),
        *_options(key, decision),
        *_choice(key, decision),
        *found(key, [one for one in desk.findings if one.item and one.item.path[0] == decision.id]),
        kit.actions([press("Remove this decision…", Verb.REMOVE, to(key, key.where))]),
    ]


def option_page(desk: Desk, key: Key) -> list[Block] | None:
    """Return an option, and what it means area by area; None where it is gone."""
    decision = desk.strategy.decision(key.path[0])
    option = decision.option(key.path[1]) if decision else None
    if decision is None or option is None:
        return None
    scores = ", ".join(f"{one.name} {option.scores.get(one.id, '–')}" for one in decision.criteria)
    risks = "; ".join(option.risks) or "none named"
    scored = f"Scores: {scores or 'no criteria yet'}. Risks: {risks}."
    text = f"{option.summary} It costs {spent(option.cost)}. {scored}"
    changed = press("Change", Verb.FORM, to(key, key.where), f"Change the option {option.name}", 0)
    rows = [
        Row(_felt(area, option), area.name, where("consequences", *key.path, area.id))
        for area in desk.strategy.areas
    ]
    return [
        kit.header(option.name),
        kit.context(decision.question),
        kit.section(text, changed),
        kit.section(
            "What it means for each area:" if rows else "Add areas first, to say what it means for each."
        ),
        *listed(key, rows, Verb.FORM, "Change"),
        kit.actions([press("Remove this option…", Verb.REMOVE, to(key, key.where))]),
    ]


def _criteria(key: Key, decision: Decision) -> list[Block]:
    rows = [
        Row(f"{each.name}, weight {each.weight}", each.name, where("criterion", decision.id, each.id))
        for each in decision.criteria
    ]
    intro = kit.section("Criteria that the options are compared by, with their weight from 1 to 5:")
    new = add(key, "Add a criterion", where("criterion", decision.id, ""))
    return [kit.divider(), intro, *listed(key, rows, Verb.FORM, "Change", SOME), new]


def _options(key: Key, decision: Decision) -> list[Block]:
    rows = [
        Row(_option(decision, each), each.name, where("option", decision.id, each.id))
        for each in decision.options
    ]
    intro = kit.section("Options that there were:")
    shown = listed(key, rows, Verb.GO, "Open", SOME)
    new = add(key, "Add an option", where("option", decision.id, ""))
    return [kit.divider(), intro, *shown, new]


def _choice(key: Key, decision: Decision) -> list[Block]:
    if not decision.options:
        return [kit.divider(), kit.context("Which option was chosen, and why, comes once there are options.")]
    chosen = decision.option(decision.chosen)
    said = f"Chosen: “{chosen.name}”." if chosen else "It is not said yet which option was chosen."
    reasons = (
        f"Reasons: {len(decision.because)}. Conditions that would reopen it: {len(decision.revisit_if)}."
    )
    form = to(key, where("choice", decision.id))
    return [
        kit.divider(),
        kit.section(f"{said} {reasons}", press("Choice and reasons", Verb.FORM, form, number=904)),
    ]


def _option(decision: Decision, option: Option) -> str:
    mark = "Chosen. " if option.id == decision.chosen else ""
    score = f"Weighted score: {decision.weighted(option)}. " if decision.criteria else ""
    return f"{option.name}. {mark}{score}Consequences: {len(option.consequences)}."


def _felt(area: Area, option: Option) -> str:
    told = [
        f"{each.effect}, {each.horizon} term: {each.text}"
        for each in option.consequences
        if each.area == area.id
    ]
    return f"{area.name}: {' '.join(told) or 'nothing said yet.'}"
