"""A strategy as text that can be cited: sections for guidelines, decisions, options and targets.

What is said about the strategy rests on these sections, as other answers rest on passages of documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted, day, money, number
from bot.domain.strategy import Horizon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.strategy import Consequence, Cost, Decision, Guideline, Option, Strategy, Target

ABOUT: Final = "What the strategy is"
TARGETS: Final = "Targets"
OPTIONS: Final = "The options compared"
REASONS: Final = "Why it was decided so"
REOPENING: Final = "What would reopen this decision"
SCORED: Final = "Weighted score"
BELONGS: Final = "The decision belongs to the guideline"
CONSEQUENCES, RISKS = "Consequences of", "Risks of"
CHOICES: Final = "The options that there were:"
AFFECTED: Final = "The areas that this guideline affects most:"
DECIDED: Final = "The decisions that belong to this guideline:"
NAMES: Final = (CHOICES, AFFECTED, DECIDED)
"""What leads into lists of bare names, which say nothing by themselves."""
OF_OPTION: Final = (CONSEQUENCES, RISKS)
"""How lists begin whose items mean nothing without the option that they are about."""


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a strategy under its path of headings; `decision` and `option` name what it is about."""

    heading: tuple[str, ...]
    text: str
    decision: str | None = None
    option: str | None = None


def sections(strategy: Strategy) -> list[Section]:
    """Return the strategy in the order in which one would tell it."""
    told = [
        Section((ABOUT,), _about(strategy)),
        *(_guideline(strategy, guideline) for guideline in strategy.guidelines),
        *(section for decision in strategy.decisions for section in _decision(strategy, decision)),
        Section((TARGETS,), _targets(strategy)),
    ]
    return [section for section in told if section.text]


def option_heading(decision: Decision, option: Option) -> tuple[str, ...]:
    """Return the headings under which an option stands."""
    return (decision.question, option.name)


def adopted(strategy: Strategy) -> str:
    """Say who adopted which version of the strategy, when, and for how long."""
    version = f"“{strategy.title}” (version {strategy.version})"
    return f"{strategy.organisation} adopted {version} on {day(strategy.adopted)} for {strategy.horizon}."


def spent(cost: Cost) -> str:
    """Return what a cost comes to: `DKK 44 million once and DKK 6 million a year`, or `nothing`."""
    told = ((cost.one_off, "once"), (cost.yearly, "a year"))
    return " and ".join(f"{money(one, cost.currency)} {how}" for one, how in told if one) or "nothing"


def scored(decision: Decision, option: Option) -> str:
    """Return an option's row among the options compared: its costs, its scores, and their weighted sum."""
    scores = " | ".join(str(option.scores.get(one.id, "–")) for one in decision.criteria)
    once = money(option.cost.one_off, option.cost.currency)
    yearly = money(option.cost.yearly, option.cost.currency)
    return f"| {option.name} | {once} | {yearly} | {scores} | {decision.weighted(option)} |"


def felt(strategy: Strategy, consequence: Consequence) -> str:
    """Return a consequence with whom it meets: `Plant Operations (negative, in the long run): …`."""
    area = strategy.area(consequence.area)
    term = "at first" if consequence.horizon is Horizon.SHORT else "in the long run"
    return f"{area.name if area else consequence.area} ({consequence.effect}, {term}): {consequence.text}"


def aimed(target: Target) -> str:
    """Return a target in a sentence."""
    return (
        f"{target.measure}: from {number(target.baseline)} to {number(target.target)} {target.unit} "
        f"by {day(target.by)}."
    )


def _about(strategy: Strategy) -> str:
    lines = (guideline.statement for guideline in strategy.guidelines)
    listed = _listed(f"The strategy has {counted(len(strategy.guidelines), 'guideline')}:", lines)
    return "\n\n".join((adopted(strategy), f"The mission: {strategy.mission}", strategy.summary, listed))


def _guideline(strategy: Strategy, guideline: Guideline) -> Section:
    areas = [area.name for area in map(strategy.area, guideline.areas) if area]
    decided = [decision.question for decision in strategy.decisions if decision.guideline == guideline.id]
    parts = [
        guideline.statement,
        f"The intent of this guideline: {guideline.intent}",
        _listed(AFFECTED, areas),
        _listed(DECIDED, decided),
    ]
    return Section((f"Guideline: {guideline.statement}",), "\n\n".join(filter(None, parts)))


def _decision(strategy: Strategy, decision: Decision) -> Iterator[Section]:
    yield Section((decision.question,), _outcome(strategy, decision), decision.id)
    yield Section((decision.question, REASONS), _reasons(decision), decision.id)
    for option in decision.options:
        yield Section(
            option_heading(decision, option), _option(strategy, decision, option), decision.id, option.id
        )
    yield Section((decision.question, OPTIONS), _compared(decision), decision.id)
    lead = f"What would reopen the decision “{decision.question}”:"
    yield Section((decision.question, REOPENING), _listed(lead, decision.revisit_if), decision.id)


def _outcome(strategy: Strategy, decision: Decision) -> str:
    chosen, guideline = decision.option(decision.chosen), strategy.guideline(decision.guideline)
    parts = [
        f"{decision.decided_by} decided on {day(decision.decided_on)}: “{chosen.name}”." if chosen else "",
        chosen.summary if chosen else "",
        f"{BELONGS} “{guideline.statement}”." if guideline else "",
        _listed(CHOICES, (option.name for option in decision.options)),
    ]
    return "\n\n".join(filter(None, parts))


def _reasons(decision: Decision) -> str:
    chosen = decision.option(decision.chosen)
    reasons = _listed(f"Why “{chosen.name if chosen else decision.chosen}” was chosen:", decision.because)
    names = {option.id: option.name for option in decision.options}
    against = [f"{names.get(one.option, one.option)}: {one.because}" for one in decision.rejected]
    return "\n\n".join(filter(None, (reasons, _listed("Why the other options were not taken:", against))))


def _option(strategy: Strategy, decision: Decision, option: Option) -> str:
    name = f"“{option.name}”"
    parts = [
        option.summary,
        _fate(decision, option, name),
        f"{name} costs {spent(option.cost)}.",
        _listed(f"{CONSEQUENCES} {name}:", (felt(strategy, one) for one in option.consequences)),
        _listed(f"{RISKS} {name}:", option.risks),
    ]
    return "\n\n".join(filter(None, parts))


def _fate(decision: Decision, option: Option, name: str) -> str:
    if option.id == decision.chosen:
        return f"{name} was chosen."
    against = next((one.because for one in decision.rejected if one.option == option.id), None)
    return f"{name} was not chosen: {against}" if against else f"{name} was not chosen."


def _compared(decision: Decision) -> str:
    names = " | ".join(f"{one.name} (weight {one.weight})" for one in decision.criteria)
    rows = [
        f"| Option | Once | A year | {names} | {SCORED} |",
        "|" + "---|" * (len(decision.criteria) + 4),
    ]
    rows += (scored(decision, option) for option in decision.options)
    lead = f"The options of “{decision.question}” by cost, and by score from 1 (poor) to 5 (good):"
    return "\n".join((lead, "", *rows))


def _targets(strategy: Strategy) -> str:
    named = (
        f"{target.perspective.replace('_', ' ').capitalize()}: {aimed(target)}" for target in strategy.targets
    )
    return _listed("The targets of the strategy, by perspective of the balanced scorecard:", named)


def _listed(lead: str, items: Iterable[str]) -> str:
    """Return a list with its lead, and nothing where there are no items."""
    lines = [f"- {item}" for item in items]
    return "\n".join((lead, *lines)) if lines else ""
