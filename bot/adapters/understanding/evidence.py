"""Evidence: what answers show, as numbers that mean the same for any strategy."""

from __future__ import annotations

from math import log1p
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.adapters.listening.phrases import phrases
from bot.adapters.understanding.known import closest, figures
from bot.adapters.understanding.said import AREA, WHAT, WHY, WHY_NOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.adapters.understanding.known import Known, Matter
    from bot.adapters.understanding.said import Floats, Piece, Said

    Evidence = dict[str, float]

SIGNS: Final = str(Path(__file__).parent / "signs.yaml")
_ALIKE: Final = 0.35
"""A sentence that is less like an option is about something else."""
_MOST: Final = 4
"""More of the same says nothing new."""
_FEWEST: Final = 4
"""A sentence of fewer words cannot be borne out in full."""
_FULL: Final = 3
"""As many words that only one guideline has are as clear as it gets."""


def naming(known: Known, said: Mapping[str, Said]) -> dict[str, Evidence]:
    """Return for each guideline what speaks for its having been named."""
    what, rest = said[WHAT], [piece for name in (WHY, WHY_NOT, AREA) for piece in said[name].pieces]
    found: dict[str, Evidence] = {}
    for at, matter in enumerate(known.matters):
        near, later = _nearness(known, matter, at, what.pieces), _nearness(known, matter, at, rest)
        found[matter.id] = near | {f"rest_{name}": later[name] for name in ("lead", "share")}
    return found


def carrying(known: Known, matter: Matter, pieces: Sequence[Piece]) -> Piece | None:
    """Return the piece that names a guideline most clearly."""

    def clearness(piece: Piece) -> float:
        return _shared(known, matter, piece) / known.strange / _FULL + _cosine(matter, piece)

    return max(pieces, key=clearness, default=None)


def reasoning(known: Known, said: Mapping[str, Said]) -> Evidence:
    """Return what speaks for reasons that are those of the strategy."""
    why, why_not = said[WHY], said[WHY_NOT]
    both = (*why.sentences, *why_not.sentences)
    return {
        "why_near": _mean_of_best(_closest(known.reasons, why.sentences)),
        "why_not_near": _mean_of_best(_closest(known.reasons, why_not.sentences)),
        "why_astray": _astray(known, why.sentences),
        "why_words": _most(borne(known, piece) for piece in why.sentences),
        "why_not_words": _most(borne(known, piece) for piece in why_not.sentences),
        "figures": _counted(len((figures(why.text) | figures(why_not.text)) & known.figures)),
        "odd_figures": _counted(len((figures(why.text) | figures(why_not.text)) - known.figures)),
        "unknowing": _per_sentence("unknowing", both),
        "supposing": _per_sentence("supposing", both),
        "length": log1p(why.length + why_not.length) / 4,
    }


def meaning(known: Known, said: Mapping[str, Said], area: str | None) -> Evidence:
    """Return what speaks for its being told what changes where somebody works."""
    own = said[AREA]
    effects = known.effects.get(area or "", np.zeros((0, 1), dtype=np.float32))
    return {
        "near": _mean_of_best(_closest(effects, own.sentences)),
        "words": _most(borne(known, piece) for piece in own.sentences),
        "figures": _counted(len(figures(own.text) & known.figures)),
        "numbers": _counted(len(figures(own.text))),
        "own": _sign("own", own.text),
        "dated": _sign("dated", own.text),
        "unknowing": _per_sentence("unknowing", own.sentences),
        "supposing": _per_sentence("supposing", own.sentences),
        "length": log1p(own.length) / 4,
    }


def firmness(known: Known, said: Mapping[str, Said]) -> Evidence:
    """Return how surely it is told what the strategy is."""
    what = said[WHAT]
    every = [piece for one in said.values() for piece in one.sentences]
    return {
        "unknowing": _per_sentence("unknowing", what.sentences),
        "supposing": _per_sentence("supposing", what.sentences),
        "unknowing_all": _per_sentence("unknowing", every),
        "supposing_all": _per_sentence("supposing", every),
        "near": _mean_of_best(_closest(known.reasons, what.sentences)),
        "astray": _astray(known, what.sentences),
        "words": _most(borne(known, piece) for piece in what.sentences),
        "figures": _counted(len(figures(" ".join(one.text for one in said.values())) & known.figures)),
        "length": log1p(what.length) / 4,
    }


def signs_in(name: str, text: str) -> int:
    """Return how often a sign stands in a text."""
    return len(phrases(SIGNS)[name].findall(text.replace("’", "'")))


def _nearness(known: Known, matter: Matter, at: int, pieces: Sequence[Piece]) -> Evidence:
    """Return how near pieces come to a guideline, by itself and compared with the others."""
    if not pieces:
        return dict.fromkeys(("cosine", "lead", "above", "words", "share"), 0.0)
    cosines = np.array([[_cosine(one, piece) for one in known.matters] for piece in pieces])
    own, others = cosines[:, at], np.delete(cosines, at, axis=1)
    shared = [_shared(known, matter, piece) for piece in pieces]
    return {
        "cosine": float(own.max()),
        "lead": float((own - others.max(axis=1, initial=0.0)).max()),
        "above": float((own - cosines.mean(axis=1)).max()),
        "words": min(max(shared) / known.strange / _FULL, 1.0),
        "share": max(some / _content(known, piece) for some, piece in zip(shared, pieces, strict=True)),
    }


def _cosine(matter: Matter, piece: Piece) -> float:
    return float((matter.vectors @ piece.vector).max())


def _shared(known: Known, matter: Matter, piece: Piece) -> float:
    return sum(known.telling[word] for word in piece.words & matter.words)


def _content(known: Known, piece: Piece) -> float:
    return sum(known.telling.get(word, known.strange) for word in piece.words) or 1.0


def borne(known: Known, piece: Piece) -> float:
    """Return how much of a sentence, by the rarity of its words, stands in one sentence of the dossier."""
    unheard = max(known.rarity.values(), default=1.0)
    weight = {word: known.rarity.get(word, unheard) for word in piece.words}
    best = max((sum(weight[word] for word in piece.words & held) for held in known.told), default=0.0)
    return best / max(sum(weight.values()), _FEWEST * unheard)


def _closest(vectors: Floats, sentences: Sequence[Piece]) -> list[float]:
    if not sentences or not len(vectors):
        return []
    return [float(value) for value in closest(np.stack([piece.vector for piece in sentences]), vectors)]


def _astray(known: Known, sentences: Sequence[Piece]) -> float:
    """Return how much nearer a sentence is to what was not chosen than to what was."""
    left, taken = _closest(known.left, sentences), _closest(known.taken, sentences)
    return _most(one - other for one, other in zip(left, taken, strict=False) if one > _ALIKE)


def _mean_of_best(values: Sequence[float]) -> float:
    best = sorted(values, reverse=True)[:2]
    return sum(best) / len(best) if best else 0.0


def _most(values: Iterable[float]) -> float:
    return max(values, default=0.0)


def _counted(number: int) -> float:
    return min(number, _MOST) / _MOST


def _sign(name: str, text: str) -> float:
    return _counted(signs_in(name, text))


def _per_sentence(name: str, sentences: Sequence[Piece]) -> float:
    return sum(signs_in(name, piece.text) > 0 for piece in sentences) / len(sentences) if sentences else 1.0
