"""Choosing from a passage what answers a question: the nearest sentences and lists, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from knowledge.markdown import Listing, Paragraph, Table, blocks, plain, sentences
from knowledge.queries import wants_list
from knowledge.words import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.markdown import Block, Item
    from knowledge.passages import Found, Passage

NEAR_ENOUGH = 0.45
"""A unit is left out where it is less than this share as near as the nearest of its passage."""
OVER, A_LITTLE_OVER = 25, 15
"""Words by which the last unit may go over the budget: where a passage answers, and where it adds."""
CARRIED = 0.6
"""How near a sentence is at the least, beside the one before it."""
LONGEST_LIST = 170
"""Words above which the items of a list that is asked for are cut to their first sentence."""
SOME = 2
"""Items of a list that a passage adds, where no list was asked for."""
NOT_ALL = "(not all shown)"
"""What is said of a list that is not given whole."""
_LEANS = re.compile(r"(?:This|These|Those|That|They|It|Its|Such|He|She|However|But|And|Instead|Therefore)\b")
_REASON = re.compile(
    r"\b(?:because|so that|reason|therefore|otherwise|leads? to|in order to)\b", re.IGNORECASE
)
_WHY = re.compile(r"\bwhy\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of a passage, or a list of it with the words that lead into it."""

    texts: tuple[str, ...]
    lead: str | None = None
    is_list: bool = False
    ordered: bool = False

    @property
    def words(self) -> int:
        """How long it is."""
        return len(" ".join((self.lead or "", *self.texts)).split())


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or a whole list, and how near it comes to the question."""

    excerpt: Excerpt
    near: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """An excerpt and the passage that it was taken from; `further` where it only adds to an answer."""

    passage: Passage
    excerpt: Excerpt
    further: bool = False


def select(question: str, found: Found, budget: int) -> list[Chosen]:
    """Choose what answers the question, in reading order, in about `budget` words; never nothing."""
    near = _Nearness(question, found)
    return _chosen(found.passage, _units(found.passage, near), budget, OVER)


def add(question: str, found: Found, budget: int) -> list[Chosen]:
    """Choose what adds to an answer, in about `budget` words; a list is whole if asked for and short."""
    near = _Nearness(question, found)
    room = budget + A_LITTLE_OVER if near.wants_list else 0
    every = _units(found.passage, near)
    units = [unit if unit.excerpt.words <= room else _shortened(unit, near) for unit in every]
    return _chosen(found.passage, units, budget, A_LITTLE_OVER)


def _chosen(passage: Passage, units: Sequence[_Unit], budget: int, over: int) -> list[Chosen]:
    """Choose the nearest units that fit; the nearest of all fits always."""
    best = max((unit.near for unit in units), default=0.0)
    chosen: set[int] = set()
    left = budget
    for number in sorted(range(len(units)), key=lambda number: -units[number].near):
        unit = units[number]
        if unit.near < NEAR_ENOUGH * best or left <= 0:
            break
        if not chosen or unit.excerpt.words <= left + over:
            chosen.add(number)
            left -= unit.excerpt.words
    chosen |= {number - 1 for number in chosen if number and _leans(units[number].excerpt)}
    return _joined([Chosen(passage, units[number].excerpt) for number in sorted(chosen)])


def has_list(found: Found) -> bool:
    """Say whether the passage holds a list that is worth the name."""
    return any(isinstance(block, Listing) and len(block.items) > 2 for block in blocks(found.passage.text))


class _Nearness:
    """How near a text comes to the question: its cosine where the search met it, and shared words."""

    def __init__(self, question: str, found: Found) -> None:
        self._hits = [(" ".join(plain(hit.text).split()), hit.similarity) for hit in found.hits]
        self._floor = min((hit.similarity for hit in found.hits), default=0.3)
        self._words = {stem(word) for word in content_words(question)}
        self._why = bool(_WHY.search(question))
        self.wants_list = wants_list(question)

    def __call__(self, text: str) -> float:
        """Return the nearness; about 0 to 1.5, comparable within a passage."""
        bare = plain(text)
        met = max(
            (similarity for hit, similarity in self._hits if bare in hit or hit in bare), default=self._floor
        )
        shared = len(self._words & {stem(word) for word in content_words(bare)}) / max(1, len(self._words))
        return met + 0.3 * shared + (0.15 if self._why and _REASON.search(bare) else 0.0)


def _units(passage: Passage, near: _Nearness) -> list[_Unit]:
    return _carried([unit for block in blocks(passage.text) for unit in _of_block(block, near)])


def _of_block(block: Block, near: _Nearness) -> Iterator[_Unit]:
    match block:
        case Paragraph(text):
            yield from (_Unit(Excerpt((sentence,)), near(sentence)) for sentence in sentences(text))
        case Listing():
            yield _list_unit(block, near)
        case Table(header, rows, lead):
            cells = (
                "; ".join(f"{h}: {c}" if h else c for h, c in zip(header, row, strict=True) if c)
                for row in rows
            )
            items = tuple(cells)
            yield _Unit(Excerpt(items, lead, is_list=True), max(map(near, items), default=0.0))
        case _:
            assert_never(block)


def _carried(units: Sequence[_Unit]) -> list[_Unit]:
    """Let each sentence carry on what the one before it says; leave out questions, which the next answers."""
    kept: list[_Unit] = []
    carried = 0.0
    for unit in units:
        near = max(unit.near, carried)
        if not unit.excerpt.is_list and unit.excerpt.texts[0].endswith("?"):
            carried = near
        else:
            kept.append(replace(unit, near=near))
            carried = CARRIED * near
    return kept


def _list_unit(listing: Listing, near: _Nearness) -> _Unit:
    items = tuple(map(_flat, listing.items))
    nearest = sorted(map(near, items), reverse=True)[:2]
    nearness = max(near(listing.lead or ""), sum(nearest) / len(nearest)) + (0.15 if near.wants_list else 0.0)
    excerpt = Excerpt(items, listing.lead, is_list=True, ordered=listing.ordered)
    if excerpt.words > LONGEST_LIST:
        excerpt = replace(excerpt, texts=tuple(sentences(item)[0] for item in items))
    return _Unit(excerpt, nearness)


def _shortened(unit: _Unit, near: _Nearness) -> _Unit:
    """Leave of a list the items that come nearest, and say that there are more."""
    texts = unit.excerpt.texts
    if not unit.excerpt.is_list or len(texts) <= SOME:
        return unit
    nearest = sorted(texts, key=lambda text: -near(text))[:SOME]
    lead = unit.excerpt.lead and f"{unit.excerpt.lead.rstrip(': ')} {NOT_ALL}:"
    some = tuple(text for text in texts if text in nearest)
    return replace(unit, excerpt=Excerpt(some, lead, is_list=True))


def _flat(item: Item) -> str:
    """Return an item as one line, what stands beneath it behind it."""
    return " ".join((item.text, *(_flat(child) for child in item.children)))


def _leans(excerpt: Excerpt) -> bool:
    return not excerpt.is_list and bool(_LEANS.match(excerpt.texts[0]))


def _joined(chosen: Sequence[Chosen]) -> list[Chosen]:
    """Put neighbouring sentences of a passage together."""
    joined: list[Chosen] = []
    for one in chosen:
        last = joined[-1] if joined else None
        if last and last.passage == one.passage and not (last.excerpt.is_list or one.excerpt.is_list):
            joined[-1] = replace(last, excerpt=Excerpt((*last.excerpt.texts, *one.excerpt.texts)))
        else:
            joined.append(one)
    return joined
