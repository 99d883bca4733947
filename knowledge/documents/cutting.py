"""Cutting sections into passages: pieces that can be read and cited alone, each within a size.

Most sections are one passage, or part of one. A larger one is cut where it hurts least: between blocks rather
than inside a list, between items rather than inside one, and so that the pieces are of similar size. A list
that is cut repeats its lead-in, and an item its own words above the items beneath it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.documents.atoms import MOST, Atom, atoms, coarser, together, tokens
from knowledge.documents.gathering import gathered
from knowledge.markdown import blocks, render
from knowledge.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.documents.values import Document
    from knowledge.passages import Shelf

AIM = 300
"""How many tokens a piece of a cut section should have, about."""


def passages(document: Document, shelf: Shelf) -> list[Passage]:
    """Return the passages of a document, in order."""
    return [passage for passage, _ in questioned(document, shelf)]


def questioned(document: Document, shelf: Shelf) -> list[tuple[Passage, tuple[str, ...]]]:
    """Return the passages of a document, each with the questions that its section is known to answer."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    cut = (replace(section, text=text) for section in document.sections for text in pieces(section.text))
    for piece in gathered(cut):
        key = _key(shelf, document.name, piece.heading, seen[piece.heading], piece.text)
        seen[piece.heading] += 1
        found.append((Passage(key, shelf, document.title, piece.heading, piece.text), piece.questions))
    return found


def _key(shelf: Shelf, name: str, heading: Sequence[str], number: int, text: str) -> str:
    """Return an id that stays the same as long as the passage and its place under its heading do."""
    parts = (shelf.value, name, str(len(heading)), *heading, str(number), text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def pieces(text: str) -> list[str]:
    """Cut one section's text."""
    if tokens(text) <= MOST:
        return [text] if text.strip() else []
    found = list(coarser(atoms(blocks(text))))
    starts = _best_starts(found)
    return [render(together(found[start:end])) for start, end in pairwise([*starts, len(found)])]


def _best_starts(found: Sequence[Atom]) -> list[int]:
    """Return the atoms at which pieces start: those of the cheapest way to cut (dynamic programming)."""
    cheapest: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(found) + 1):
        cheapest.append(min(_ways(found, end, cheapest)))
    starts, end = [], len(found)
    while end:
        end = cheapest[end][1]
        starts.append(end)
    return starts[::-1]


def _ways(
    found: Sequence[Atom], end: int, cheapest: Sequence[tuple[float, int]]
) -> Iterator[tuple[float, int]]:
    """Yield what it costs to end a piece here, for each place where it might start."""
    own = 0
    for start in range(end - 1, -1, -1):
        own += found[start].tokens
        size = own + found[start].repeated
        if size > MOST and start < end - 1:
            return
        yield cheapest[start][0] + found[start].loss + (size - AIM) ** 2 / AIM, start
