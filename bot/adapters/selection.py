"""Choosing from one passage what answers a question: a list where one is asked for, else a few sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from knowledge.lexical import content_words, stem
from knowledge.markdown import Listing, Paragraph, Table, blocks, plain, sentences
from knowledge.queries import wants_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.markdown import Block, Item
    from knowledge.passages import Found

MOST_SENTENCES = 3
MOST_LIST_WORDS = 150
SHORT_LIST_WORDS = 80
NEAR_BEST = 0.8
_LEANS = re.compile(r"(?:This|These|Those|That|They|It|Its|Such|He|She|However|But|And|Instead|Therefore)\b")
_REASON = re.compile(
    r"\b(?:because|so that|reason|therefore|otherwise|leads? to|in order to)\b", re.IGNORECASE
)
_WHY = re.compile(r"\bwhy\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d|[a-z,] [A-Z][a-z]+ [A-Z][a-z]+")
_FIGURE_ASKED = re.compile(r"\b(?:who|when|how (?:many|often|much|long)|target|example)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of a passage, or a list of it with the words that lead into it."""

    texts: tuple[str, ...]
    lead: str | None = None
    is_list: bool = False
    ordered: bool = False


def select(question: str, found: Found, *, brief: bool = False) -> Excerpt:
    """Choose what answers the question; `brief` asks for a sentence or two rather than three."""
    nearness = _Nearness(question, found)
    text = blocks(found.passage.text)
    listing = _best_listing(text, nearness)
    running = [sentence for block in text for sentence in _sentences(block)]
    nearest_item = max((nearness(item) for item in _items(listing)), default=0.0)
    nearest_sentence = max((nearness(sentence) for sentence in running), default=0.0)
    asked = wants_list(question) and nearest_item >= NEAR_BEST * nearest_sentence
    if listing is not None and (asked or nearest_item > nearest_sentence or not running):
        return _of_listing(listing, nearness, whole=asked or not running)
    return Excerpt(_nearest(running, nearness, 2 if brief else MOST_SENTENCES))


class _Nearness:
    """How near a text of the passage comes to the question: its cosine where the search met it, and shared words."""

    def __init__(self, question: str, found: Found) -> None:
        self._hits = [(" ".join(plain(hit.text).split()), hit.similarity) for hit in found.hits]
        self._words = {stem(word) for word in content_words(question)}
        self._why = bool(_WHY.search(question))
        self._figure = bool(_FIGURE_ASKED.search(question))

    def __call__(self, text: str) -> float:
        bare = plain(text)
        met = max((similarity for hit, similarity in self._hits if bare in hit or hit in bare), default=0.1)
        shared = len(self._words & {stem(word) for word in content_words(bare)}) / max(1, len(self._words))
        reason = 0.15 if self._why and _REASON.search(bare) else 0.0
        figure = 0.1 if self._figure and _FIGURE.search(bare) else 0.0
        return met + 0.3 * shared + reason + figure


def _sentences(block: Block) -> list[str]:
    match block:
        case Paragraph(text):
            return sentences(text)
        case Listing():
            return []
        case Table(header, rows, _):
            return [
                "; ".join(f"{head}: {cell}" for head, cell in zip(header, row, strict=True) if cell)
                for row in rows
            ]
        case _:
            assert_never(block)


def _items(listing: Listing | None) -> list[str]:
    return [_flat(item) for item in listing.items] if listing else []


def _flat(item: Item) -> str:
    """Return an item as one line, what stands beneath it behind it."""
    return " ".join((item.text, *(_flat(child) for child in item.children)))


def _best_listing(text: Sequence[Block], nearness: _Nearness) -> Listing | None:
    def near(listing: Listing) -> float:
        items = sorted(map(nearness, _items(listing)), reverse=True)[:2]
        return max(nearness(listing.lead or ""), sum(items) / len(items))

    return max((block for block in text if isinstance(block, Listing)), key=near, default=None)


def _of_listing(listing: Listing, nearness: _Nearness, *, whole: bool) -> Excerpt:
    items = _items(listing)
    words = sum(len(item.split()) for item in items)
    if not whole and words > SHORT_LIST_WORDS:
        best = max(map(nearness, items))
        items = [item for item in items if nearness(item) >= NEAR_BEST * best]
    elif words > MOST_LIST_WORDS:
        items = [sentences(item)[0] for item in items]
    return Excerpt(tuple(items), listing.lead, is_list=True, ordered=listing.ordered and len(items) > 1)


def _nearest(running: Sequence[str], nearness: _Nearness, most: int) -> tuple[str, ...]:
    """Return the nearest sentences in reading order, each with the one before it where it leans on that."""
    ranked = sorted(range(len(running)), key=lambda number: -nearness(running[number]))
    best = nearness(running[ranked[0]]) if ranked else 0.0
    chosen = {number for number in ranked[:most] if nearness(running[number]) >= NEAR_BEST * best}
    for number in sorted(chosen):
        if number and _LEANS.match(running[number]):
            chosen.add(number - 1)
    return tuple(running[number] for number in sorted(chosen))
