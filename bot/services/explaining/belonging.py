"""Belonging: which strategy somebody asks about, where a workspace has several.

It is the asker's own, unless the question names what only another one has. Where nobody knows whose it is,
the words of the question tell, and else what comes first in a search.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.things_told import names
from bot.domain.why import asks_strategy
from bot.services.explaining.focusing import COMMON
from bot.services.explaining.naming import is_bare
from knowledge.following import in_context
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier import Dossier, Edition
    from bot.domain.question import Question
    from bot.services.ports import Passages

CLEAR: Final = 1 / 3
"""The share of a question's words that name what a strategy has beyond doubt; a proper name does alone."""
LOOKED_AT: Final = 20
"""Passages whose order tells which strategy is meant, where nothing else does."""


def own(question: Question, editions: Sequence[Edition]) -> list[Edition]:
    """Return the strategies that somebody may ask about: the one that is named, else their own, else all."""
    spoken_of = [one for one in editions if one.dossier.strategy.id == question.strategy]
    if len(editions) < 2 or spoken_of:
        return spoken_of or list(editions)
    theirs = [one for one in editions if one.dossier.concerns(question.asker)]
    others = [one for one in editions if one not in theirs] if theirs else []
    asked = in_context(question.text, question.history)
    return [one for one in others if _names_only(asked, one, theirs)] or theirs or list(editions)


def among_own(question: Question, editions: Sequence[Edition]) -> Question:
    """Return the question with the documents of strategies left out that somebody does not ask about."""
    return _without_others(question, own(question, editions), editions)


def meant(question: Question, editions: Sequence[Edition], passages: Passages) -> tuple[Edition, Question]:
    """Return the strategy that is asked about, and the question without the documents of all others."""
    may_be = own(question, editions)
    chosen = may_be[0] if len(may_be) == 1 else _found_first(question, may_be, editions, passages)
    return chosen, _without_others(question, [chosen], editions)


def _found_first(
    question: Question, may_be: Sequence[Edition], editions: Sequence[Edition], passages: Passages
) -> Edition:
    """Return the strategy that is found first; where nothing is named, one whose manager asks."""
    found = passages.search(_without_others(question, may_be, editions), LOOKED_AT).found
    places = {document: -at for at, document in reversed([*enumerate(one.passage.document for one in found)])}
    nothing_named = is_bare(question) or asks_strategy(question.text)

    def nearness(one: Edition) -> tuple[bool, int]:
        is_manager = nothing_named and one.dossier.area_of(question.asker) is not None
        return is_manager, max(places.get(title, -len(found)) for title in one.titles)

    return max(may_be, key=nearness)


def _without_others(question: Question, kept: Sequence[Edition], editions: Sequence[Edition]) -> Question:
    others = frozenset(one.dossier.strategy.id for one in editions if one not in kept)
    return replace(question, without=question.without | others)


def _names_only(asked: str, other: Edition, theirs: Sequence[Edition]) -> bool:
    """Say whether a question names what another strategy has, and more of that than of one's own."""
    words = stems(asked) - COMMON
    proper = stems(" ".join(names(asked))) - COMMON
    foreign = _told(words, proper, other.dossier) - {
        word for one in theirs for word in _told(words, words, one.dossier)
    }
    familiar = {word for one in theirs for word in _told(words, proper, one.dossier)}
    clear = bool(foreign & proper) or (foreign and len(foreign) >= CLEAR * len(words))
    return bool(clear) and len(foreign) > len(familiar - _told(words, words, other.dossier))


def _told(words: set[str], anywhere: set[str], dossier: Dossier) -> set[str]:
    """Return the words that stand in what has a name in a dossier, and those that stand anywhere there."""
    strategy = dossier.strategy
    named = (
        strategy.title,
        strategy.organisation,
        *(f"{area.name} {area.head}" for area in strategy.areas),
        *(f"{one.question} {' '.join(each.name for each in one.options)}" for one in strategy.decisions),
    )
    held = words & stems(" ".join(named))
    left = anywhere - held
    return held | (left & stems(dossier.model_dump_json()) if left else set())
