"""Wording: what the fields of demands and gaps are called, and how they are asked for, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Wording:
    """A field in plain words: its label, the question for it, and a hint or an example."""

    label: str
    question: str
    hint: str = ""


_DAY: Final = "Choose a day, or type it."
_ONE_A_LINE: Final = "One on a line, or parted by semicolons."

_CONTRIBUTION: Final = {
    "area": Wording("Area", "Which area is it?"),
    "what": Wording("What", "What exactly is it?"),
    "by": Wording("By when", "By when?", _DAY),
}
_PARTS: Final = {
    **{f"needs_from.{name}": wording for name, wording in _CONTRIBUTION.items()},
    **{f"offers_to.{name}": wording for name, wording in _CONTRIBUTION.items()},
    "effort.area": _CONTRIBUTION["area"],
    "effort.period": Wording("Quarter", "In which quarter is it spent?", "For example: 2028-Q1."),
    "effort.person_days": Wording("Person-days", "How many person-days are spent in that quarter?"),
    "steps.what": Wording("Step", "What is done in this step?"),
    "steps.result": Wording("What will be there", "What will be there after this step?"),
    "steps.by": _CONTRIBUTION["by"],
    "depends_on.area": _CONTRIBUTION["area"],
    "depends_on.what": _CONTRIBUTION["what"],
}
_DEMAND: Final = {
    "owner": Wording("Owner", "Which of these roles is yours?"),
    "area": Wording("Area", "Which area do you speak for?"),
    "guideline": Wording("Guideline", "Which guideline of the strategy is it about?"),
    "translation": Wording(
        "What it means for us",
        "In your own words: what does this guideline mean for your area?",
        "One to three sentences, as you would say it to your own people.",
    ),
    "target_outcome": Wording(
        "Outcome",
        "What will be different once it is done?",
        "Something that people outside of your area would notice.",
    ),
    "indicator": Wording(
        "How we will know", "By which figure will you know, from where to where, and by when?"
    ),
    "indicator.name": Wording(
        "Figure",
        "By which figure will you know that it is done: where is it today, where shall it be, by when?",
        "For example: calls answered within a minute, from 55 to 80 percent, by June 2028.",
    ),
    "indicator.baseline": Wording("Today", "Where does that figure stand today?", "A number."),
    "indicator.target": Wording("Shall be", "Where shall that figure be?", "A number."),
    "indicator.unit": Wording("Unit", "In which unit is that figure counted?", "Percent, days, people …"),
    "indicator.by": Wording("By when", "By when shall that figure be reached?", _DAY),
    "needs_from": Wording(
        "What we need from others",
        "What do you need from other areas, and by when?",
        "For example: from Finance, a named person for the tests, by March 2028.",
    ),
    "priority": Wording("Priority", "How badly do you want it?"),
    "latest": Wording("Latest", "When must it be done, at the latest?", _DAY),
    "risk_if_not_done": Wording("Risk if we don't", "What happens if it is not done?"),
    "size": Wording(
        "Size",
        "How big is it?",
        "S: some weeks of one team. M: some months. L: half a year and several teams. XL: more than that.",
    ),
    "offers_to": Wording(
        "What we offer to others",
        "What will you give to other areas, and by when?",
        "For example: to Sales, two experienced people for their tests, by May 2028.",
    ),
    "affects.processes": Wording("Processes it touches", "Which processes does it touch?", _ONE_A_LINE),
    "affects.systems": Wording("Systems it touches", "Which systems does it touch?", _ONE_A_LINE),
    "in_scope": Wording("Part of it", "What is part of it?", _ONE_A_LINE),
    "out_of_scope": Wording("Not part of it", "What is not part of it?", _ONE_A_LINE),
    "assumptions": Wording("Assumptions", "What do you take for granted?", _ONE_A_LINE),
    "risk_if_done": Wording("Risk if we do it", "What could go wrong if it is done?"),
    "earliest": Wording("Earliest", "When can it begin, at the earliest?", _DAY),
    "effort": Wording(
        "Our effort",
        "How many person-days can be spent on it, and in which quarters?",
        "For example: 30 person-days in the first quarter of 2028, 20 in the second.",
    ),
}
_GAP: Final = {
    "owner": _DEMAND["owner"],
    "demands": Wording("Demands it serves", "Which demands does closing this gap serve?"),
    "current_state": Wording(
        "Today",
        "How is it today?",
        "What happens, how often, and to whom; a recent example helps most.",
    ),
    "target_state": Wording("Where it shall be", "How shall it be instead?"),
    "evidence_of_target": Wording(
        "What will prove it", "What will prove that you are there?", "Something that can be seen or counted."
    ),
    "causes": Wording("Causes", "Why is it as it is today?", _ONE_A_LINE),
    "steps": Wording(
        "Steps",
        "Which steps lead there, what will be there after each, and by when?",
        "For example: clean the item list, one list instead of four, by April 2028.",
    ),
    "first_step_30_days": Wording(
        "First step",
        "What is the first step, within the next 30 days?",
        "Small enough that you can take it without asking anybody.",
    ),
    "resources.person_days": Wording("Person-days", "How many person-days does it take?", "A number."),
    "resources.budget": Wording("Budget", "What budget does it take, in the strategy's currency?"),
    "resources.skills": Wording("Skills", "Which skills does it take?", _ONE_A_LINE),
    "day_to_day_relief": Wording(
        "Relief from daily business",
        "What of the daily business is dropped or covered, so that this can happen?",
        "If it is nothing, skip this; the plan will say so.",
    ),
    "depends_on": Wording(
        "What it waits for",
        "What does it wait for from other areas?",
        "For example: from Finance, a new approval rule.",
    ),
    "barriers": Wording("Barriers", "What stands in the way?", _ONE_A_LINE),
    "practices": Wording(
        "Practices it improves",
        "Which practices of the alignment assessment does it improve?",
        _ONE_A_LINE,
    ),
    "confidence": Wording(
        "Confidence", "How sure are you that it will be closed?", "From 1, hardly, to 5, very sure."
    ),
}
_WORDINGS: Final[Mapping[Kind, Mapping[str, Wording]]] = {
    Kind.DEMAND: {**_PARTS, **_DEMAND},
    Kind.GAP: {**_PARTS, **_GAP},
}


def wording(kind: Kind, name: str) -> Wording:
    """Return the words of a field, named by its path without positions."""
    return _WORDINGS[kind][name]


def has_wording(kind: Kind, name: str) -> bool:
    """Say whether a path without positions names a field."""
    return name in _WORDINGS[kind]
