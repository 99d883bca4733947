"""Scoring: what an answer or a passage holds of what was expected. Pure functions over texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.words import content_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CITATION = re.compile(r"\s*\[\d+\]")
_MARK = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+", re.MULTILINE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def normalised(text: str) -> str:
    """Return a text without marks: bold, list marks at line starts, runs of space, capitals, curly quotes."""
    bare = _MARK.sub("", text.replace("**", ""))
    return " ".join(bare.translate(_QUOTES).lower().split())


def covered(text: str, groups: Sequence[Sequence[str]]) -> set[int]:
    """Return the numbers of the groups of evidence of which one alternative stands in the text."""
    bare = normalised(text)
    return {number for number, group in enumerate(groups) if any(normalised(one) in bare for one in group)}


def newly_covered(texts: Iterable[str], groups: Sequence[Sequence[str]]) -> list[set[int]]:
    """Return for each text, in order, the groups that it covers and none before it did."""
    seen: set[int] = set()
    new: list[set[int]] = []
    for text in texts:
        new.append(covered(text, groups) - seen)
        seen |= new[-1]
    return new


def without_citations(text: str) -> str:
    """Return an answer without the numbers of its sources."""
    return _CITATION.sub("", text)


def holds(text: str, fact: Sequence[str]) -> bool:
    """Say whether a fact stands in a text: one of its patterns is found, whatever the case of letters."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in fact)


def missing(text: str, facts: Sequence[Sequence[str]]) -> list[int]:
    """Return the numbers of the facts that do not stand in a text."""
    return [number for number, fact in enumerate(facts) if not holds(text, fact)]


def borne_out(statement: str, cited: Sequence[str]) -> bool:
    """Say whether every word of a statement that carries meaning stands in the passages that it cites."""
    held = {stem(word) for text in cited for word in words(text)}
    return all(stem(word) in held for word in content_words(statement))
