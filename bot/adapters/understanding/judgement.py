"""Judgement: what the evidence comes to, weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.adapters.understanding.evidence import firmness, meaning, naming, reasoning
from bot.domain.understanding import Grasp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.adapters.understanding.evidence import Evidence
    from bot.adapters.understanding.known import Known
    from bot.adapters.understanding.said import Said
    from bot.adapters.understanding.weights import Weights

LIKELY: Final = 0.5
GRASPS: Final = tuple(Grasp)
_MANY: Final = 5
"""Goals; whoever names more of them does not know the strategy any better."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely each guideline was named and each finding holds; `grasp` from 0 (none) to 3 (clear)."""

    named: dict[str, float]
    reasons: float
    matches: float
    own_area: float
    grasp: float

    @property
    def level(self) -> Grasp:
        """The level of grasp that is nearest."""
        return GRASPS[min(max(round(self.grasp), 0), len(GRASPS) - 1)]

    @property
    def goals(self) -> tuple[str, ...]:
        """The guidelines that were named, the likeliest first."""
        ordered = sorted(self.named, key=lambda name: -self.named[name])
        return tuple(name for name in ordered if self.named[name] >= LIKELY)


def judge(weights: Weights, known: Known, said: Mapping[str, Said], area: str | None) -> Judgement:
    """Weigh what was said."""
    named = {name: weights.named.likely(found) for name, found in naming(known, said).items()}
    why, how = reasoning(known, said), firmness(known, said)
    reasons = weights.reasons.likely(why)
    matches = weights.matches.likely(matching(why, how))
    own_area = weights.own_area.likely(meaning(known, said, area))
    grasp = weights.grasp.sum(grasping(named, (reasons, matches, own_area), how))
    return Judgement(named, reasons, matches, own_area, grasp)


def matching(why: Evidence, how: Evidence) -> Evidence:
    """Return what speaks for a picture that fits what was decided."""
    return why | {f"what_{name}": value for name, value in how.items()}


def grasping(named: Mapping[str, float], flags: tuple[float, float, float], how: Evidence) -> Evidence:
    """Return what speaks for knowing the strategy: breadth, reasons, and how surely it is told."""
    reasons, matches, own_area = flags
    count = sum(value >= LIKELY for value in named.values())
    whole = len(named) or 1
    told = ("unknowing", "supposing", "unknowing_all", "supposing_all", "figures", "length")
    return {
        "breadth": sum(named.values()) / whole,
        "count": min(count, _MANY) / _MANY,
        "share": count / whole,
        "clearest": max(named.values(), default=0.0),
        "reasons": reasons,
        "matches": matches,
        "own_area": own_area,
        **{name: how[name] for name in told},
    }
