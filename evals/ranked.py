"""Ranked lists of passages, measured by ir-measures.

A passage gains what it is the first to cover: a second passage with the same evidence is worth nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ir_measures import RR, Qrel, R, ScoredDoc, iter_calc, nDCG

from evals.measures import Measure, Outcome
from evals.scoring import newly_covered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from evals.cases import GivenQuestion

R1, R5, R10, MRR, NDCG = "R@1", "R@5", "R@10", "MRR@10", "nDCG@10"
MEASURES = tuple(Measure(name, (name,)) for name in (R1, R5, R10, MRR, NDCG))
_RECALLS = {R @ 1: R1, R @ 5: R5, R @ 10: R10}
_ORDERS = {RR @ 10: MRR, nDCG @ 10: NDCG}
_NOWHERE = "nowhere"


def outcomes(questions: Sequence[GivenQuestion], ranked: Mapping[str, Sequence[str]]) -> tuple[Outcome, ...]:
    """Score rankings: for each question's id the texts of the passages, best first.

    R@k is the share of groups of evidence that the first k passages cover.
    """
    gains = {one.id: newly_covered(ranked[one.id], one.groups) for one in questions}
    recalls = _recalls(questions, gains)
    orders = _orders(questions, gains)
    return tuple(Outcome(one.id, one.kind, recalls[one.id] | orders[one.id]) for one in questions)


def _recalls(
    questions: Sequence[GivenQuestion], gains: Mapping[str, Sequence[set[int]]]
) -> dict[str, dict[str, float]]:
    """Ask for each group by itself: the one relevant passage is the first that covers it."""
    wanted: list[Qrel] = []
    run: list[ScoredDoc] = []
    for one in questions:
        for group in range(len(one.groups)):
            topic = f"{one.id} {group}"
            ranks = (str(rank) for rank, covered in enumerate(gains[one.id]) if group in covered)
            wanted.append(Qrel(topic, next(ranks, _NOWHERE), 1))
            run += _run(topic, len(gains[one.id]))
    scores: dict[str, dict[str, float]] = {one.id: dict.fromkeys(_RECALLS.values(), 0.0) for one in questions}
    sizes = {one.id: len(one.groups) for one in questions}
    for metric in iter_calc(list(_RECALLS), wanted, run):
        case = metric.query_id.rsplit(" ", 1)[0]
        scores[case][_RECALLS[metric.measure]] += metric.value / sizes[case]
    return scores


def _orders(
    questions: Sequence[GivenQuestion], gains: Mapping[str, Sequence[set[int]]]
) -> dict[str, dict[str, float]]:
    """Ask for all groups at once; a passage counts for as many as it is the first to cover."""
    wanted = [qrel for one in questions for qrel in _qrels(one, gains[one.id])]
    run = [scored for one in questions for scored in _run(one.id, len(gains[one.id]))]
    scores: dict[str, dict[str, float]] = {one.id: dict.fromkeys(_ORDERS.values(), 0.0) for one in questions}
    for metric in iter_calc(list(_ORDERS), wanted, run):
        scores[metric.query_id][_ORDERS[metric.measure]] = metric.value
    return scores


def _qrels(question: GivenQuestion, gains: Sequence[set[int]]) -> Iterator[Qrel]:
    covered: set[int] = set()
    for rank, gain in enumerate(gains):
        covered |= gain
        if gain:
            yield Qrel(question.id, str(rank), len(gain))
    for group in set(range(len(question.groups))) - covered:
        yield Qrel(question.id, f"{_NOWHERE} {group}", 1)


def _run(topic: str, length: int) -> list[ScoredDoc]:
    return [ScoredDoc(topic, str(rank), -float(rank)) for rank in range(length)]
