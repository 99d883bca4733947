"""Overview: a strategy with its parts, and the list of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.figures import counted, day, number
from bot.slack.blocks import kit
from bot.slack.blocks.editing import cards
from bot.slack.blocks.editing.changes import change_words
from bot.slack.blocks.editing.keys import Key, Verb, press, where
from bot.slack.blocks.editing.rows import Row, add, listed, to

if TYPE_CHECKING:
    from bot.domain.strategy import Area, Decision, Guideline, Strategy, Target
    from bot.services.desks import Desk
    from bot.slack.blocks.kit import Block


def strategy_page(desk: Desk, key: Key) -> list[Block]:
    """Return what a strategy is, what it holds, and what waits to be published."""
    strategy = desk.strategy
    changed = press("Change", Verb.FORM, to(key, "head"), "Change title, mission and summary")
    parts = [
        Row(f"Areas: {_told([each.name for each in strategy.areas])}", "Areas", "areas"),
        Row(
            f"Guidelines: {_told([one.statement for one in strategy.guidelines])}", "Guidelines", "guidelines"
        ),
        Row(f"Decisions: {_told([one.question for one in strategy.decisions])}", "Decisions", "decisions"),
        Row(f"Targets: {_told([each.measure for each in strategy.targets])}", "Targets", "targets"),
        Row(f"What is missing: {cards.remarks(desk)}", "What is missing", "findings"),
    ]
    return [
        kit.header(strategy.title),
        kit.context(f"{strategy.organisation}, {strategy.horizon}. {cards.in_use(desk)}"),
        *_waiting(desk, key),
        kit.section(f"{strategy.mission} {strategy.summary}", changed),
        *listed(key, parts, Verb.GO, "Open"),
        kit.actions([press("Earlier editions", Verb.GO, to(key, "editions"), number=901)]),
    ]


def areas_page(desk: Desk, key: Key) -> list[Block]:
    """Return the areas."""
    rows = [Row(_area(each), each.name, where("area", each.id)) for each in desk.strategy.areas]
    intro = "The parts of the organisation that a manager heads. Consequences are told area by area."
    return _list(key, "Areas", intro, rows, add(key, "Add an area", "area/"))


def guidelines_page(desk: Desk, key: Key) -> list[Block]:
    """Return the guidelines."""
    strategy = desk.strategy
    rows = [
        Row(_guideline(strategy, one), one.statement, where("guideline", one.id))
        for one in strategy.guidelines
    ]
    intro = "The directions that the strategy sets. Decisions and targets belong to one of them each."
    return _list(key, "Guidelines", intro, rows, add(key, "Add a guideline", "guideline/"))


def decisions_page(desk: Desk, key: Key) -> list[Block]:
    """Return the decisions."""
    rows = [Row(_decision(one), one.question, where("decision", one.id)) for one in desk.strategy.decisions]
    intro = "Questions that were answered: the options, which one was chosen, and why."
    blocks = [kit.header("Decisions"), kit.section(intro), *listed(key, rows, Verb.GO, "Open")]
    return [*blocks, _with_guideline(desk, key, "Add a decision", "decision/")]


def targets_page(desk: Desk, key: Key) -> list[Block]:
    """Return the targets."""
    rows = [Row(_target(each), each.measure, where("target", each.id)) for each in desk.strategy.targets]
    intro = "How one sees that the strategy works, from four perspectives."
    return _list(key, "Targets", intro, rows, _with_guideline(desk, key, "Add a target", "target/"))


def _list(key: Key, title: str, intro: str, rows: list[Row], more: Block) -> list[Block]:
    return [kit.header(title), kit.section(intro), *listed(key, rows, Verb.FORM, "Change"), more]


def _with_guideline(desk: Desk, key: Key, label: str, form: str) -> Block:
    if desk.strategy.guidelines:
        return add(key, label, form)
    return kit.context("It belongs to a guideline, so add a guideline first.")


def _waiting(desk: Desk, key: Key) -> list[Block]:
    """Return what has not been published, and what can be done with it."""
    if not desk.changes:
        return []
    last = f"The last one: {change_words(desk, desk.changes[-1].change)}."
    shared = "All facilitators share them, until they are published or discarded."
    text = f"{cards.unpublished(desk)} {last} {shared}"
    outdated = [kit.section(_outdated(desk))] if desk.outdated else []
    carry = [press("Carry the changes over", Verb.CARRY, key)] if desk.outdated else []
    publish = [] if desk.outdated else [press("Publish…", Verb.GO, to(key, "publish"), number=902)]
    undo = [press("Undo the last change", Verb.UNDO, key)] if desk.undoable else []
    discard = press("Discard…", Verb.GO, to(key, "discard"), number=903)
    return [*outdated, kit.section(text), kit.actions([*carry, *publish, *undo, discard]), kit.divider()]


def _outdated(desk: Desk) -> str:
    begun = f"These changes were begun from edition {desk.manuscript.edition}"
    since = f"edition {desk.edition.number} came into use on {day(desk.edition.at)}" if desk.edition else ""
    return f"{begun}; {since}. Carry them over to it, look at them again, then publish."


def _told(names: list[str]) -> str:
    return "; ".join(names) or "none yet"


def _area(area: Area) -> str:
    side = "IT" if area.side == "it" else "business"
    return f"{area.name} ({side} side), headed by: {area.head}. {area.about}"


def _guideline(strategy: Strategy, guideline: Guideline) -> str:
    areas = [area.name for area in strategy.areas if area.id in guideline.areas]
    return f"{guideline.statement} {guideline.intent} Affects most: {', '.join(areas) or 'no area'}."


def _decision(decision: Decision) -> str:
    chosen = decision.option(decision.chosen)
    answer = f"“{chosen.name}”" if chosen else "not said yet"
    return f"{decision.question} {counted(len(decision.options), 'option')}. Chosen: {answer}."


def _target(target: Target) -> str:
    way = f"from {number(target.baseline)} to {number(target.target)} {target.unit} by {day(target.by)}"
    return f"{target.measure}: {way} ({target.perspective.replace('_', ' ')} perspective)."
