"""Outcomes: how likely each is, by turns of phrase, by words, and by what the whole is like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from bot.adapters.listening.levels import likelihood
from bot.adapters.listening.signs import signs
from bot.domain.listening import Outcome

if TYPE_CHECKING:
    from bot.adapters.listening.reading import Read
    from bot.adapters.listening.weights import Weights

VECTOR: Final = 4.0
TERMS: Final = 2.0
SIGNS: Final = 2.0
"""How much the vector, the words and the signs count beside one another."""


def outcomes(weights: Weights, read: Read) -> dict[Outcome, float]:
    """Return how likely each outcome is."""
    places, values = weights.row(read.terms[0])
    logits = (
        VECTOR * read.vectors[0] @ weights.outcome_vector
        + TERMS * values @ weights.outcome_terms[places]
        + SIGNS * np.array(signs(read), dtype=np.float32) @ weights.outcome_signs
        + weights.outcome_bias
    )
    return {
        Outcome(name): float(share) for name, share in zip(weights.outcomes, likelihood(logits), strict=True)
    }
