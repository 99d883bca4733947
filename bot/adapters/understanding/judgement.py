"""Judgement: what the evidence comes to, weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.adapters.understanding.evidence import firmness, meaning, naming, reasoning
from bot.domain.understanding import Aspect, Grasp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.adapters.understanding.evidence import Evidence
    from bot.adapters.understanding.known import Known
    from bot.adapters.understanding.said import Said
    from bot.adapters.understanding.weights import Weights

LIKELY: Final = 0.5
OPEN: Final = 0.2
"""A likelihood is too close to call where it differs from a half by less."""
CLOSE: Final = 0.35
"""A level is in doubt where the evidence differs from it by more."""
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


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the evidence leaves open: a level beside the nearest, some guidelines, some findings.

    `likeliest` are all guidelines, those that were likeliest named first.
    """

    level: Grasp | None
    goals: frozenset[str]
    aspects: frozenset[Aspect]
    likeliest: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether anything is left open."""
        return self.level is not None or bool(self.goals or self.aspects)

    def decided(self, nearest: Grasp, other: Grasp) -> Grasp:
        """Return the level when somebody else says another: only one that is in doubt can give way."""
        if self.level is None or GRASPS.index(self.level) not in _between(nearest, other):
            return nearest
        return self.level


def doubts(judged: Judgement) -> Doubts:
    """Say what is too close to call."""
    nearest = GRASPS.index(judged.level)
    beside = nearest + (1 if judged.grasp > nearest else -1)
    open_level = abs(judged.grasp - nearest) > CLOSE and 0 <= beside < len(GRASPS)
    flags = {
        Aspect.RATIONALE_CORRECT: judged.reasons,
        Aspect.MATCHES_DECISION: judged.matches,
        Aspect.OWN_AREA_SPECIFIC: judged.own_area,
    }
    return Doubts(
        GRASPS[beside] if open_level else None,
        frozenset(name for name, likely in judged.named.items() if _is_open(likely)),
        frozenset(aspect for aspect, likely in flags.items() if _is_open(likely)),
        tuple(sorted(judged.named, key=lambda name: -judged.named[name])),
    )


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
    told = ("unknowing", "supposing", "unknowing_all", "supposing_all", "figures", "length", "astray")
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


def _is_open(likely: float) -> bool:
    return abs(likely - LIKELY) < OPEN


def _between(one: Grasp, other: Grasp) -> range:
    """Return the places of the levels from one to the other, both included."""
    low, high = sorted((GRASPS.index(one), GRASPS.index(other)))
    return range(low, high + 1)
