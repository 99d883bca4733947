"""Judging by rules and similarity: what is said is compared with the dossier, and weighed as was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.adapters.understanding.evidence import naming
from bot.adapters.understanding.judgement import LIKELY, doubts, judge
from bot.adapters.understanding.known import knowledge_of
from bot.adapters.understanding.quoting import quotes
from bot.adapters.understanding.said import WHAT, Said, listened
from bot.adapters.understanding.weights import weights
from bot.domain.understanding import OTHER, Coded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from langchain_core.embeddings import Embeddings

    from bot.adapters.understanding.judgement import Doubts
    from bot.adapters.understanding.known import Known
    from bot.domain.dossier import Dossier, OwnWords
    from bot.domain.strategy import Area

MEANT: Final = 0.4
"""A first sentence that is less likely to mean a guideline than this names a goal of the person's own."""


class RulesJudging:
    """Implements `Judging` by similarity to the dossier and learned weights."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._embeddings = embeddings
        self._prepared: tuple[Dossier, Known] | None = None

    def judge(self, answers: OwnWords, dossier: Dossier, area: Area | None) -> Coded:
        """Return what the answers come to."""
        return self.weigh(answers, dossier, area)[0]

    def weigh(self, answers: OwnWords, dossier: Dossier, area: Area | None) -> tuple[Coded, Doubts]:
        """Return the same, with what is too close to call."""
        known, said = self._known(dossier), listened(answers, self._embeddings)
        judged = judge(weights(), known, said, area.id if area else None)
        own = _own_goal(known, said)
        coded = Coded(
            knows_strategy=judged.level,
            goals=(*judged.goals, *([f"{OTHER}{own}"] if own else [])),
            matches_decision=judged.matches >= LIKELY,
            own_area_specific=judged.own_area >= LIKELY,
            rationale_correct=judged.reasons >= LIKELY,
            quotes=tuple(quotes(known, said, judged)),
        )
        return coded, doubts(judged)

    def _known(self, dossier: Dossier) -> Known:
        """Prepare a dossier once, as long as it is the same that is asked about."""
        prepared = self._prepared
        if prepared is None or prepared[0] is not dossier:
            prepared = self._prepared = dossier, knowledge_of(dossier, self._embeddings)
        return prepared[1]


def _own_goal(known: Known, said: Mapping[str, Said]) -> str | None:
    """Return the first sentence on what the strategy is, where it means none of the guidelines."""
    what = said[WHAT]
    if not what.sentences:
        return None
    first = what.sentences[0]
    pieces = tuple(piece for piece in what.pieces if piece.sentence == first.text)
    alone = dict.fromkeys(said, Said("", (), ())) | {WHAT: Said(first.text, (first,), pieces)}
    likely = (weights().named.likely(found) for found in naming(known, alone).values())
    return first.text if max(likely, default=0.0) < MEANT else None
