"""Leaning: whether a question is rather about the company's strategy or about the framework.

Nobody says so, and the words alone do not tell: both speak of strategies, budgets and plants. What each shelf
holds near to the question tells more. The weights are those of a logistic regression on 250 questions that
managers asked of six strategies and 660 asked of the framework; `plumbline evals run routing` says how well
they hold.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.kinds import kind_of
from bot.domain.meant import is_general, is_of_framework, is_ours
from bot.domain.why import TOLD
from knowledge.following import in_context
from knowledge.words import stems

if TYPE_CHECKING:
    from bot.domain.question import Question
    from knowledge.passages import Findings

LOOKED_AT, READ = 8, 5
"""Passages of each shelf whose nearness counts, and whose words do."""
WEIGHTS: Final = (1.1, 5.0, 14.2, 3.3, 2.5, -3.0, -0.9)
"""What leans to the strategy from the start, and what each sign adds; the start serves both sides alike."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for the strategy, each against the same for the framework."""

    support: float
    """How likely it is that the answer is there, from -1 to 1."""
    closest: float
    """The closest cosine, from -1 to 1."""
    held: float
    """The share of the question's words that a single passage holds, from -1 to 1."""
    ours: float
    """1 where people ask for reasons or consequences of what they say they decided themselves."""
    term: float
    """1 where something of the framework is named."""
    general: float
    """1 where it is about companies in general, or about what a thing is."""


def signs(question: Question, company: Findings, framework: Findings) -> Signs:
    """Read the signs off what was found on each shelf."""
    asked = stems(in_context(question.text, question.history))
    ours = bool(question.strategy) or (kind_of(question.text) in TOLD and is_ours(question.text))
    return Signs(
        company.support - framework.support,
        _closest(company) - _closest(framework),
        _held(asked, company) - _held(asked, framework),
        float(ours),
        float(is_of_framework(question.text)),
        float(is_general(question.text)),
    )


def leans_to_strategy(read: Signs) -> bool:
    """Say whether a question is rather about the strategy."""
    start, *weights = WEIGHTS
    seen: tuple[float, ...] = astuple(read)
    return start + sum(weight * sign for weight, sign in zip(weights, seen, strict=True)) > 0


def _closest(findings: Findings) -> float:
    return max((one.similarity for one in findings.found[:LOOKED_AT]), default=0.0)


def _held(asked: set[str], findings: Findings) -> float:
    texts = (" ".join((*one.passage.heading, one.passage.text)) for one in findings.found[:READ])
    return max((len(asked & stems(text)) / len(asked) for text in texts), default=0.0) if asked else 0.0
