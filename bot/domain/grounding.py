"""Grounding: what a model writes is said only where a passage that it was given bears it out.

Each sentence must share most of its content words with the passages that it cites, and every figure and every
name in it must stand there. A sentence that cites none of them, or the wrong ones, is given the citation that
it lacks where a passage holds nearly all of it; otherwise it is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.citations import parted
from bot.domain.references import without_references
from bot.domain.reply import Statement
from knowledge.markdown import plain, sentences
from knowledge.words import content_words, is_english, stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.passages import Passage

LEAST_SHARED = 0.5
LEAST_SHARED_UNCITED = 0.8
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<!^)(?<![.!?:] )\b[A-Z][A-Za-z]+\b|\b[A-Z]{2,}[a-z]?\b")
_FIRST = re.compile(r"\W*([A-Z][A-Za-z]+)\b")
# It stops where it should say something (`The formula is.`); `how it is` says something.
_HOLLOW = re.compile(
    r"(?!.*\b(?:what|how|where|who|which|that|than|as)\b).*\b(?:is|are|was|were|the|an?|of)[\s*_]*[.:]?[\s*_]*"
)
_COUNTED = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNT = {word: str(number) for number, word in enumerate(_COUNTED, start=2)}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a model wrote as one sentence or item, with the numbers that it put behind it."""

    text: str
    cited: tuple[int, ...]


def draft(written: str) -> Draft:
    """Take the citations off a sentence: `Fit has two sides [1][3].` cites 1 and 3.

    Links and mentions go with them: nobody gets to see them, so they must not count as borne out either.
    """
    text, cited = parted(written)
    return Draft(without_references(text), cited)


def ground(written: Draft, passages: Mapping[int, Passage]) -> Statement | None:
    """Return what of a draft is borne out, with the citations that bear it out; None where nothing is.

    The sentences of a longer item are looked at one by one.
    """
    grounded = [(text, _bearing(text, written.cited, passages)) for text in sentences(written.text)]
    borne_out = [(text, numbers) for text, numbers in grounded if numbers]
    if not borne_out:
        return None
    sources = dict.fromkeys(n for _, numbers in borne_out for n in numbers)
    return Statement(" ".join(text for text, _ in borne_out), tuple(sources))


def bears_out(passage: Passage, claim: str) -> bool:
    """Say whether a claim rests on a passage, going by its words, figures and names."""
    return _shared(claim, _text(passage)) >= LEAST_SHARED


def _bearing(claim: str, cited: tuple[int, ...], passages: Mapping[int, Passage]) -> tuple[int, ...]:
    """Return which passages bear a claim out: those cited that do, else the one that holds it."""
    if _HOLLOW.fullmatch(claim):
        return ()
    known = [n for n in cited if n in passages]
    if alone := tuple(n for n in known if bears_out(passages[n], claim)):
        return alone
    # Two passages may bear out together what neither does alone.
    if len(known) > 1 and _shared(claim, " ".join(_text(passages[n]) for n in known)) >= LEAST_SHARED:
        return tuple(known)
    shares = {n: _shared(claim, _text(passage)) for n, passage in passages.items()}
    best = max(shares, key=lambda n: shares[n], default=None)
    return (best,) if best is not None and shares[best] >= LEAST_SHARED_UNCITED else ()


def _text(passage: Passage) -> str:
    return plain(f"{passage.place} {passage.text}")


def _shared(claim: str, text: str) -> float:
    """Return the share of a claim's content words that a text holds; none if it lacks a figure or name."""
    held = {_same(word) for word in words(text)}
    asked = [_same(word) for word in content_words(claim)]
    figures = set(_FIGURE.findall(claim)) <= {*_FIGURE.findall(text), *held}
    counts = {word for word in asked if word in _COUNT.values()} <= held
    names = all(stem(name.lower()) in held for name in _names(claim))
    return sum(one in held for one in asked) / len(asked) if asked and figures and counts and names else 0.0


def _same(word: str) -> str:
    """Return what a word has in common with its other forms: its stem, or the figure for `four`."""
    return _COUNT.get(word) or stem(word)


def _names(claim: str) -> list[str]:
    """Return the names in a claim; its first word is one if it is no common word."""
    first = _FIRST.match(claim)
    opening = [first[1]] if first and not is_english(first[1].lower()) else []
    return [*opening, *_NAME.findall(claim)]
