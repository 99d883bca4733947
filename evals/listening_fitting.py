"""Fitting: what can be learned from answers whose outcome and level are known.

Levels are kernel ridge regressions in closed form: answers to the same practice count in full, those to
others by `ACROSS`. Outcomes are a logistic regression. How sharp the likelihoods may be is chosen on answers
that were left out: by folds for practices that are known, practice by practice for those that are not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.adapters.listening import outcomes as mixing
from bot.adapters.listening.levels import TERMS, closeness, scores, together
from bot.adapters.listening.rules import LEAST_LEVEL, LEAST_NEAR
from bot.adapters.listening.signs import signs
from bot.adapters.listening.weights import ANY_PRACTICE, Weights, practice_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.adapters.listening.reading import Read, Reader
    from bot.adapters.listening.weights import Floats
    from knowledge.instrument import RatedQuestion

RIDGE: Final = 0.3
ACROSS: Final = 0.05
FEWEST: Final = 2
"""How many answers must hold a term for it to count."""
FOLDS: Final = 10
LOGISTIC: Final = 1.0
RARER: Final = 2.5
"""How much more an answer counts that tells no level: in interviews they are few, but must not be missed."""
SEED: Final = 20260101


@dataclass(frozen=True, slots=True)
class Told:
    """An answer whose outcome and level are known."""

    question: RatedQuestion
    answer: str
    outcome: str
    level: int | None
    read: Read


@dataclass(frozen=True, slots=True)
class Check:
    """How proposals fare on answers that were left out, of all answers that tell a level."""

    proposed: float
    exact: float
    near: float


def fit(answers: Sequence[Told], digressing: Sequence[Told]) -> Weights:
    """Fit everything but the sharpness."""
    return _fit_outcomes(fit_levels(answers), [*answers, *digressing])


def fit_levels(answers: Sequence[Told]) -> Weights:
    """Fit what levels are judged by, leaving outcomes alone."""
    counts = Counter(term for one in answers for term in one.read.terms[0])
    vocabulary = tuple(sorted(term for term, count in counts.items() if count >= FEWEST))
    rarity = np.log(len(answers) / np.array([counts[term] for term in vocabulary], dtype=np.float32))
    practices = ("", *sorted({practice_key(one.question.id, one.question.name) for one in answers}))
    nothing = np.zeros(0, dtype=np.float32)
    blank = Weights(
        practices, vocabulary, rarity, nothing, nothing, (), nothing, nothing, nothing, nothing, nothing
    )
    vectors, terms = _level_blocks(blank, [one for one in answers if one.level is not None])
    return replace(blank, level_vectors=vectors, level_terms=terms)


def _level_blocks(blank: Weights, answers: Sequence[Told]) -> tuple[Floats, Floats]:
    vectors = np.array([one.read.vectors[0] for one in answers])
    terms = _term_rows(blank, answers)
    blocks = np.array([blank.block(one.question) for one in answers])
    wanted = np.eye(5)[[(one.level or 0) - 1 for one in answers]] - 0.2
    alike = (vectors @ vectors.T + TERMS * terms @ terms.T) * (
        (blocks[:, None] == blocks[None]) + np.float32(ACROSS)
    )
    solved = np.linalg.solve(alike + RIDGE * np.eye(len(answers)), wanted).astype(np.float32)
    by_vector, by_terms = [], []
    for block in range(len(blank.practices)):
        counting = np.where(blocks == block, 1 + ACROSS, ACROSS).astype(np.float32)[:, None] * solved
        by_vector.append(vectors.T @ counting)
        by_terms.append(terms.T @ counting)
    return np.array(by_vector, dtype=np.float32), np.array(by_terms, dtype=np.float32)


def _fit_outcomes(blank: Weights, answers: Sequence[Told]) -> Weights:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - takes a second, for those who fit

    rows = outcome_rows(blank, answers)
    model = LogisticRegression(C=LOGISTIC, max_iter=300, tol=1e-3)
    counting = [1.0 if one.level is not None else RARER for one in answers]
    model.fit(rows, [one.outcome for one in answers], sample_weight=counting)
    coefficients = model.coef_.T.astype(np.float32)
    dimensions, size = answers[0].read.vectors.shape[1], len(blank.vocabulary)
    return replace(
        blank,
        outcomes=tuple(map(str, model.classes_)),
        outcome_vector=coefficients[:dimensions],
        outcome_terms=coefficients[dimensions : dimensions + size],
        outcome_signs=coefficients[dimensions + size :],
        outcome_bias=model.intercept_.astype(np.float32),
    )


def outcome_rows(blank: Weights, answers: Sequence[Told]) -> Floats:
    """Return what outcomes are told from, a row for each answer."""
    return np.hstack(
        [
            mixing.VECTOR * np.array([one.read.vectors[0] for one in answers]),
            mixing.TERMS * _term_rows(blank, answers),
            mixing.SIGNS * np.array([signs(one.read) for one in answers], dtype=np.float32),
        ]
    )


def _term_rows(blank: Weights, answers: Sequence[Told]) -> Floats:
    rows = np.zeros((len(answers), len(blank.vocabulary)), dtype=np.float32)
    for number, one in enumerate(answers):
        places, values = blank.row(one.read.terms[0])
        rows[number, places] = values
    return rows


def sharpened(fitted: Weights, answers: Sequence[Told], reader: Reader) -> tuple[Weights, dict[str, Check]]:
    """Choose how sharp the likelihoods are, on answers left out of what they are judged by.

    Returns also how these fare, of practices that are known and of those that are not.
    """
    rated = [one for one in answers if one.level is not None]
    random = np.random.default_rng(SEED).integers(0, FOLDS, len(rated))
    names = sorted({one.question.id for one in rated})
    practices = np.array([names.index(one.question.id) % FOLDS for one in rated])
    known = _left_out(rated, random, known=True)
    unknown = _left_out(rated, practices, known=False)
    anchors: Floats = np.array([closeness(one.read, reader.anchors(one.question)) for one in rated])
    level = np.array([(one.level or 0) - 1 for one in rated])
    sharp = np.arange(1, 16, 0.5).astype(np.float32)
    best = max(sharp, key=lambda one: _fits(one * known, level))
    pairs = [(one, other) for one in sharp for other in np.arange(0, 20, 1, dtype=np.float32)]
    both = max(pairs, key=lambda pair: _fits(pair[0] * unknown + pair[1] * anchors, level))
    checks = {
        "known practices": _check(best * known, level),
        "other practices": _check(both[0] * unknown + both[1] * anchors, level),
    }
    return replace(fitted, sharpness=np.array([best, *both], dtype=np.float32)), checks


def _check(logits: Floats, level: NDArray[np.int64]) -> Check:
    likely = np.exp(_logs(logits))
    best = likely.argmax(axis=1)
    beside = np.abs(np.arange(5)[None] - best[:, None]) <= 1
    proposed = (likely.max(axis=1) >= LEAST_LEVEL) & ((likely * beside).sum(axis=1) >= LEAST_NEAR)
    error = np.abs(best - level)[proposed]
    return Check(float(proposed.mean()), float((error == 0).mean()), float((error <= 1).mean()))


def _left_out(rated: Sequence[Told], folds: NDArray[np.int64], *, known: bool) -> Floats:
    scored = np.zeros((len(rated), 5), dtype=np.float32)
    for fold in range(FOLDS):
        fitted = fit_levels([one for one, of in zip(rated, folds, strict=True) if of != fold])
        for number in np.flatnonzero(folds == fold).tolist():
            one = rated[number]
            block = fitted.block(one.question) if known else ANY_PRACTICE
            scored[number] = together(scores(fitted, block, one.read))
    return scored


def _fits(logits: Floats, level: NDArray[np.int64]) -> float:
    """Return the mean log likelihood of the true levels."""
    return float(_logs(logits)[np.arange(len(level)), level].mean())


def _logs(logits: Floats) -> Floats:
    highest = logits.max(axis=1, keepdims=True)
    return np.asarray(logits - highest - np.log(np.exp(logits - highest).sum(axis=1, keepdims=True)))
