"""Why facts are missing from answers: how far each of them got."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from evals.scoring import holds, missing
from knowledge.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.answers import Answer
    from evals.cases import FrameworkCase
    from knowledge.passages import Found


class Cause(StrEnum):
    """How far a missing fact got."""

    REFUSED = "refused"
    SELECTION = "in a cited passage, but not said"
    COMPOSITION = "in a passage that was found, but not cited"
    RETRIEVAL = "in passages that were not found"
    NOWHERE = "in no passage"


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that an answer lacks; `rank` is that of the first passage found that holds it, from 1."""

    fact: tuple[str, ...]
    cause: Cause
    rank: int | None


def missing_facts(
    case: FrameworkCase, answer: Answer, found: Sequence[Found], shelf: Sequence[str]
) -> list[Missing]:
    """Trace each missing fact through what was cited, what was found, and all that stands on the shelf.

    Only an indication: a fact's patterns may be found by chance where the fact is not.
    """
    return [_traced(case.facts[number], answer, found, shelf) for number in missing(answer.text, case.facts)]


def _traced(fact: tuple[str, ...], answer: Answer, found: Sequence[Found], shelf: Sequence[str]) -> Missing:
    ranks = (rank for rank, one in enumerate(found, start=1) if holds(plain(one.passage.text), fact))
    rank = next(ranks, None)
    if not answer.answered:
        cause = Cause.REFUSED
    elif any(holds(plain(text), fact) for text in answer.cited):
        cause = Cause.SELECTION
    elif rank is not None:
        cause = Cause.COMPOSITION
    elif any(holds(plain(text), fact) for text in shelf):
        cause = Cause.RETRIEVAL
    else:
        cause = Cause.NOWHERE
    return Missing(fact, cause, rank)
