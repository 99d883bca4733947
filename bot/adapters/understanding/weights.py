"""Weights: how much each piece of evidence counts, as `evals/understanding_training.py` has learned it."""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Mapping

KEPT = Path(__file__).parent / "weights.yaml"


class Line(BaseModel):
    """A sum of evidence: each by its name, times its weight."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    weights: dict[str, float]

    def sum(self, evidence: Mapping[str, float]) -> float:
        """Return the sum; raises KeyError where evidence is missing."""
        return self.bias + sum(weight * evidence[name] for name, weight in self.weights.items())

    def likely(self, evidence: Mapping[str, float]) -> float:
        """Return the sum as a likelihood."""
        return 1 / (1 + exp(-self.sum(evidence)))


class Weights(BaseModel):
    """What was learned: four likelihoods, and a level of grasp from 0 (none) to 3 (clear)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    named: Line
    reasons: Line
    matches: Line
    own_area: Line
    grasp: Line


@cache
def weights(path: Path = KEPT) -> Weights:
    """Read the weights."""
    return Weights.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
