"""What a question about a strategy is about: a decision, some of its options, an area.

The passages that were found vote for decisions, and so do the words of the question, each the more the fewer
decisions, options or areas have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.weighed import WEIGHING
from bot.services.explaining.spelling import spelt_out
from bot.services.explaining.voting import names_of, runs_of, shares_of, votes_of, words_of
from bot.services.explaining.ways import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.strategy import Area, Decision, Option, Strategy
    from knowledge.passages import Found

COMMON: Final = stems(
    "decision decide decided option choice choose chosen strategy strategic area management company board "
    "people look again think reason explain somebody everybody thing way want need back now today "
    "itself ourselves themselves himself herself myself yourself"
)
"""What every question of this kind may speak of, so that it tells nothing."""

COSTING: Final = stems("cost costs expensive money invest price pay year yearly once euro million thousand")
"""What every question about costs may speak of."""
MOSTLY: Final = 0.5
WORDS, NAMES = 0.8, 0.4
"""How much the words of a question count beside the passages that it found, and those that name an option."""
RUN: Final = 0.15
"""How much it counts that two words of an option's name stand together in the question: `two systems`."""
NAMED: Final = 0.35
"""The share of a question's telling words that an option must hold to count as named."""
RUNNER_UP: Final = 0.6
"""A second option is named too where it holds at least this share of what the first does."""
TELLING: Final = 5
"""Letters of a stem from which on it may stand for an option by itself; shorter ones mean many things."""
CERTAIN: Final = 2
"""The words of an option's name that name it beyond doubt."""
BESIDE: Final = 0.75
"""A second decision may be meant as well where it scores at least this share of what the first does."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What is asked about. `options` are those that the question names, the clearest first.

    `beside` is another decision that may be meant as well, None where the first stands out. `found` is the
    option that the search found first; it `is_certain` where the search found the decision before all else,
    or the question names an option in full.
    """

    decision: Decision
    options: tuple[Option, ...]
    area: Area | None
    beside: Decision | None = None
    found: Option | None = None
    is_certain: bool = True


def focus(strategy: Strategy, question: str, found: Sequence[Found]) -> Focus | None:
    """Return what a question is about, None where no decision has anything to do with it."""
    for decision in strategy.decisions:
        if decision.question in question:
            return _quoted(strategy, decision, question)
    asked = stems(spelt_out(question, strategy)) - COMMON - _deciding(strategy, stems(question))
    shares = shares_of(asked, {decision.id: stems(words_of(decision)) for decision in strategy.decisions})
    votes, names = votes_of(strategy, found), names_of(strategy, asked)
    runs = runs_of(strategy, question)
    scores = {
        one.id: votes.get(one.id, 0.0)
        + WORDS * shares[one.id]
        + NAMES * names[one.id]
        + RUN * (one.id in runs)
        for one in strategy.decisions
    }
    ordered = sorted(strategy.decisions, key=lambda decision: -scores[decision.id])
    if not ordered or scores[ordered[0].id] <= 0:
        return None
    best, *others = ordered
    beside = others[0] if others and scores[others[0].id] >= BESIDE * scores[best.id] else None
    options = _named(best, asked)
    naming = {word for option in options for word in stems(option.name)}
    in_full = any(words and words <= asked for words in (stems(option.name) for option in best.options))
    certain = in_full or found[0].passage.heading[:1] == (best.question,)
    return Focus(best, options, _area(strategy, asked - naming), beside, _found(best, found), certain)


def _deciding(strategy: Strategy, asked: set[str]) -> set[str]:
    """Return the words of a question that name who decided: they tell nothing of what was decided."""
    bodies = [stems(one.decided_by) for one in strategy.decisions]
    return {word for body in bodies if body <= asked for word in body}


def _found(decision: Decision, found: Sequence[Found]) -> Option | None:
    """Return the option of a decision that the search found first."""
    about = [one for one in found if one.passage.heading[:1] == (decision.question,)]
    told = (
        text for one in about for text in (f"{one.passage.heading[-1]}:", *(hit.text for hit in one.hits))
    )
    return next((one for text in told for one in decision.options if text.startswith(f"{one.name}:")), None)


def _quoted(strategy: Strategy, decision: Decision, question: str) -> Focus:
    """Return what a question is about that holds what was decided on, word by word."""
    beyond = stems(question.replace(decision.question, "")) - COMMON
    return Focus(decision, _named(decision, beyond), _area(strategy, beyond))


def _area(strategy: Strategy, asked: set[str]) -> Area | None:
    """Return the area that is named, None where none is, or several alike."""
    shares = shares_of(asked, {area.id: stems(f"{area.name} {area.head}") for area in strategy.areas})
    most = max(shares.values(), default=0.0)
    named = [area for area in strategy.areas if most and shares[area.id] == most]
    return named[0] if len(named) == 1 else None


def named(decision: Decision, text: str) -> tuple[Option, ...]:
    """Return the options of a decision that a text names beyond doubt, the clearest first."""
    words = stems(text) - COMMON
    return tuple(one for one in _named(decision, words) if len(words & stems(one.name)) >= CERTAIN)


def is_called(option: Option, text: str) -> bool:
    """Say whether a text holds a word of an option's name, and not only of what it is about."""
    return bool(stems(option.name) & (stems(text) - COMMON))


def is_about(decision: Decision, question: str) -> bool:
    """Say whether what a question speaks of is mostly what a decision speaks of."""
    asked = stems(question) - COMMON - COSTING - WEIGHING
    options = (f"{option.name} {option.summary}" for option in decision.options)
    return len(asked & stems(" ".join((decision.question, *options)))) >= MOSTLY * len(asked)


def known_by(strategy: Strategy, decision: Decision, text: str) -> tuple[Option, ...]:
    """Return the options of a decision whose names hold a word of the text that nothing else is called by."""
    words = stems(text) - COMMON
    called = {
        one.id: stems(f"{one.name} {one.summary}") for each in strategy.decisions for one in each.options
    }
    areas = {word for area in strategy.areas for word in stems(area.name)}

    def is_known(option: Option) -> bool:
        others = {word for key, some in called.items() if key != option.id for word in some}
        return any(len(word) >= TELLING for word in words & (stems(option.name) - others - areas))

    return tuple(option for option in decision.options if is_known(option))


def _named(decision: Decision, asked: set[str]) -> tuple[Option, ...]:
    shares = shares_of(
        asked, {option.id: stems(f"{option.name} {option.summary}") for option in decision.options}
    )
    names = shares_of(asked, {option.id: stems(option.name) for option in decision.options})
    held = {option.id: max(shares[option.id], names[option.id]) for option in decision.options}
    most = max(held.values(), default=0.0)
    ordered = sorted(decision.options, key=lambda option: -held[option.id])
    return tuple(one for one in ordered if held[one.id] >= NAMED and held[one.id] >= RUNNER_UP * most)
