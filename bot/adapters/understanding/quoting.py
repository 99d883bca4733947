"""Quoting: the words that carry a finding, taken from the answers as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.understanding.evidence import borne, carrying, signs_in
from bot.adapters.understanding.said import AREA, WHAT, WHY, WHY_NOT
from bot.domain.understanding import Aspect, Grasp, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.adapters.understanding.judgement import Judgement
    from bot.adapters.understanding.known import Known
    from bot.adapters.understanding.said import Piece, Said


def quotes(known: Known, said: Mapping[str, Said], judged: Judgement) -> Iterator[Quote]:
    """Yield a quote for each finding, where there are words for it."""
    what, why = said[WHAT].sentences, (*said[WHY].sentences, *said[WHY_NOT].sentences)
    yield from _quoted(Aspect.KNOWS_STRATEGY, _of_grasp(judged.level, what, why))
    if judged.level is not Grasp.NONE:
        yield from _of_goals(known, said, judged)
        yield from _quoted(Aspect.MATCHES_DECISION, _best(known, (*what, *why)))
    yield from _quoted(Aspect.RATIONALE_CORRECT, _held(known, why, holds=judged.reasons >= 0.5))
    yield from _quoted(
        Aspect.OWN_AREA_SPECIFIC, _held(known, said[AREA].sentences, holds=judged.own_area >= 0.5)
    )


def _of_grasp(level: Grasp, what: Sequence[Piece], why: Sequence[Piece]) -> Piece | None:
    """Return the sentence that says that nothing is known, else the first of what the strategy is."""
    if level is Grasp.NONE:
        return _first("unknowing", what) or _first("unknowing", why) or next(iter(what), None)
    return next(iter(what), None)


def _of_goals(known: Known, said: Mapping[str, Said], judged: Judgement) -> Iterator[Quote]:
    pieces = [piece for name in (WHAT, WHY, WHY_NOT, AREA) for piece in said[name].pieces]
    for matter in known.matters:
        if matter.id in judged.goals:
            first = carrying(known, matter, said[WHAT].pieces) or carrying(known, matter, pieces)
            yield from _quoted(Aspect.GOAL_NAMED, first)


def _held(known: Known, sentences: Sequence[Piece], *, holds: bool) -> Piece | None:
    """Return the sentence that is borne out most; where nothing holds, one that shows it."""
    if holds:
        return _best(known, sentences)
    return _first("unknowing", sentences) or _first("supposing", sentences) or next(iter(sentences), None)


def _best(known: Known, sentences: Sequence[Piece]) -> Piece | None:
    return max(sentences, key=lambda piece: borne(known, piece), default=None)


def _first(sign: str, sentences: Sequence[Piece]) -> Piece | None:
    return next((piece for piece in sentences if signs_in(sign, piece.text)), None)


def _quoted(aspect: Aspect, piece: Piece | None) -> Iterator[Quote]:
    if piece is not None:
        yield Quote(aspect, piece.text)
